"""Write an analysis for use elsewhere: Markdown, plain text, JSON, citations, explanations.

May import: `analysis`, `summary`, `explain`, `document`. Functions from values to text; none opens a file.
"""
