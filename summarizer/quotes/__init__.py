"""Find direct quotations, turns of transcripts and reported speech, each with its speaker.

`marks` and `single_marks` find quotations by quotation marks, `dialogue` those after dashes; `scare_quotes`
recognizes titles and nicknames among them. `turns` finds transcripts by their `labels`, and `interviews` by
questions alone. `segments` splits a sentence into words, names and quotations; `cues` finds the speech verbs
in it, `subjects` their subjects and `joint` those of several people. `speakers` resolves pronouns and roles
with `genders` and `roles`. `direct` attributes quotations, with `adjacent` for verbs right beside them, and
`reported` extracts reported clauses. Only sentences with a quotation or a speech verb are analyzed.
"""

from summarizer.quotes.find import find_marked, find_quotes

__all__ = ["find_marked", "find_quotes"]
