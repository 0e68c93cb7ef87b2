"""Parts of pages: painted lists, the editor, forms."""
