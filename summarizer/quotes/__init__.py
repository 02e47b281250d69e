"""Who said what: quotations between marks, turns of a transcript and reported clauses, each with its speaker.

The parts meet at few seams. `marks` finds quotations by their marks alone and `turns` the labels of a
transcript; `pieces` reads a sentence with these as single pieces, `cues` finds the verbs of speech in it and
`subjects` whose they are, with `cast` to tell whom "he" means; `direct` and `reported` give out what was
said. Only sentences with a quotation or a verb of speech are ever read.
"""

from summarizer.quotes.find import find_marked, find_quotes

__all__ = ["find_marked", "find_quotes"]
