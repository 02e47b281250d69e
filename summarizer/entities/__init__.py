"""Recognize the entities of a document, each with its mentions, a display name and a weight.

`recognize.recognize` runs the stages: `recognition` finds mentions, `coreference` merges the mentions of one
entity and picks a display name, and `weight` rates the importance of each entity. `lexicon` contains the word
lists, and `tagger` the trained model. May import: `document`, `language`, `cancellation`.
"""
