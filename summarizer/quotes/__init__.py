"""Find direct quotations, turns of transcripts and reported speech, each with its speaker.

`marks` finds quotations by quotation marks and dashes, `transcripts` the turns of transcripts, and
`interviews` the answers of interviews without labels. `segments` splits a sentence into words, names and
quotations; `cues` finds the speech verbs in it, and `subjects` their subjects. `speakers` resolves pronouns
and roles by the `traits` of people and the chains of `pronouns`. `find` attributes quotations, with
`adjacent` for the words right beside them, and `reported` extracts reported clauses. `verbs` has the tables
of words. Only sentences with a quotation or a speech verb are analyzed.
"""

from summarizer.quotes.find import find_marked, find_quotes

__all__ = ["find_marked", "find_quotes"]
