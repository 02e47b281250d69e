"""Find mentions of names, dates and quantities in a document and give each a type."""
