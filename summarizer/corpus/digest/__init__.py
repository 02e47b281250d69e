"""Compose one Markdown digest of many briefings: threads, repeats left out, every sentence cited."""
