"""A letter turned into a file."""
