"""Find direct quotations, turns of transcripts and reported speech, each with its speaker.

`marks` finds quotations by quotation marks, and `turns` the speaker labels of transcripts. `segments` splits
a sentence into words, names and quotations; `cues` finds the speech verbs in it, `subjects` their subjects,
and `speakers` resolves pronouns and roles. `direct` attributes quotations, and `reported` extracts reported
clauses. Only sentences with a quotation or a speech verb are analyzed.
"""

from summarizer.quotes.find import find_marked, find_quotes

__all__ = ["find_marked", "find_quotes"]
