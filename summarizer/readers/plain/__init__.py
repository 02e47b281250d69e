"""Read plain text and Markdown: lines, wrapped paragraphs, headings, lists, tables."""
