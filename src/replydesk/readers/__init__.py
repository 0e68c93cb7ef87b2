"""Files somebody else made, turned into paragraphs."""
