"""Export analyses and summaries as Markdown, plain text and JSON, with citations and explanations.

May import: `analysis`, `summary`, `ranking`, `document`, `readers.styles`. All functions return text; none
opens a file.
"""
