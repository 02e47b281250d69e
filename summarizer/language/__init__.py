"""Sentence boundaries, words, stems, stop words and language detection.

May import: `document`, `cancellation`. NLTK is imported inside functions, since it takes 0.2 s.
"""
