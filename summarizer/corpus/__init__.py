"""Work across briefings: search, near-duplicates, names in several briefings, novelty, the digest.

All that needs stems or name lists is computed once, while a briefing is analyzed, and stored with its
analysis as numbers (`summarizer.facts`). Modules here that run in the process of the screen read these alone:
it loads neither NLTK nor the lists. May import: `export`, `analysis` and what lies below.
"""
