"""State of the reader as plain values, and pure functions on them: navigation, search, line layout.

May import: `summarizer`. Never Textual.
"""
