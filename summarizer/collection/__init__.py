"""Many briefings at once: what a list shows of them, and search over all. It runs in a process of its own.

`summarizer.librarian` is that process. What it sends is in `answers`, which the screen's process may import.
"""
