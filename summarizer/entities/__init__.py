"""Entities of a document: who and what it names, each with its mentions, a name to show and a weight.

`recognize.recognize` runs the four stages: `recognition` finds mentions, `coreference` merges those of one
entity and picks a display name, `weight` tells how much it matters. `lexicon` holds the word lists, `tagger`
the trained model. May import: `document`, `language`, `cancellation`.
"""
