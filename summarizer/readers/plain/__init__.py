"""Read plain text and Markdown: wrapped paragraphs, headings, lists, tables and code."""
