"""Small texts in which names are marked, for tests of coreference.

"[p:Anna Berg] met [p:Berg]" has two mentions of a person. p is a person, o an organization, l a place
(location), n a nationality, e an event, d a date, x something else; a figure after the letter is the
certainty, 3 if there is none.
"""

from __future__ import annotations

import re

from summarizer.document import Document, EntityType, Paragraph
from summarizer.entities.coreference.merge import merge
from summarizer.entities.recognition.candidates import Mention

TYPES: dict[str, EntityType] = {
    "p": "person",
    "o": "organization",
    "l": "place",
    "n": "nationality",
    "e": "event",
    "d": "date",
    "x": "other",
}


def marked(text: str) -> tuple[Document, list[Mention]]:
    plain, mentions = "", []
    for piece in re.split(r"(\[\w+:[^\]]*\])", text):
        mark = re.fullmatch(r"\[(\w)(\d?):([^\]]*)\]", piece)
        if mark:
            start = len(plain)
            plain += mark[3]
            mentions.append(Mention(start, len(plain), TYPES[mark[1]], int(mark[2] or 3)))
        else:
            plain += piece
    return Document(plain, (Paragraph(0, len(plain)),), ""), mentions


def entities(text: str) -> list[list[str]]:
    """Return the forms of each entity, mention by mention."""
    document, mentions = marked(text)
    groups = merge(document, mentions, lambda: False)
    assert sorted(mention for group in groups for mention in group.mentions) == mentions
    return [[document.at(mention) for mention in group.mentions] for group in groups]
