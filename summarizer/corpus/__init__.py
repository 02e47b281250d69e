"""Work across briefings: search, near-duplicates, names in several briefings, novelty, the digest.

Everything that needs stems or name lists is computed once during the analysis of a briefing, and stored in
the analysis as numbers (`summarizer.facts`). Modules here that run in the process of the screen use only
these numbers, so that it loads neither NLTK nor the lists. May import: `export`, `analysis` and the rooms
below it.
"""
