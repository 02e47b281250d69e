"""The driver between Textual and the terminal: a grid of cells, minimal updates, input, signals, clipboard.

May import: `settings`. Nothing here knows about briefings.
"""
