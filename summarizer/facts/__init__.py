"""Reduce each sentence to 64-bit fingerprints of its facts, to compare briefings without their text.

May import: `document`, `entities`, `language`. The comparison of briefings is in `corpus`.
"""
