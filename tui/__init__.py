"""The terminal program `briefing`: command line, screens, and the store of what was read.

May import: `summarizer`, Textual, rich. Textual is imported only when a screen opens.
"""
