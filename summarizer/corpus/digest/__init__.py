"""Compose one Markdown digest of many briefings, by threads, without repeats, with every sentence cited."""
