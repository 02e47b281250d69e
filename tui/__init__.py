"""The terminal program `briefing`: command line, screens, and the store of reading states.

May import: `summarizer`, Textual, rich. Textual is imported only when a screen opens.
"""
