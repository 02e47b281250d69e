"""Names in the judged briefings, whose records list every form of a name instead of marking each place.

A form is marked wherever it stands as whole words, the longest first. One that two entities share is marked
as unknown: the record doesn't say which of the two is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from summarizer.document import Document
from summarizer.readers import open_documents
from training.corpora import BRIEFINGS, Name, Passage
from training.judged_sets import judged_documents

_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "nationality": "NAT"}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})
_UNKNOWN = "*"


def read(folders: Iterable[Path], leave_out: int) -> Iterator[Passage]:
    """Read sets of judged briefings whose names are marked, without the documents of one fold."""
    for folder in folders:
        for fold, record, content in judged_documents(folder):
            if fold != leave_out and record["entities"]:
                yield _passage(record, content)


def _passage(record: dict[str, Any], content: bytes) -> Passage:
    found = open_documents(BytesIO(content), name=record["file"])
    text = "\n".join(document.text for document in found if isinstance(document, Document))
    return Passage(BRIEFINGS, text, tuple(_names(text, record["entities"])), marks_others=True)


def _names(text: str, entities: Iterable[dict[str, Any]]) -> Iterator[Name]:
    kinds: dict[str, str] = {}
    owners: dict[str, int] = {}
    for number, entity in enumerate(entities):
        kind = _KINDS.get(entity["type"], "MISC")
        for form in (entity["name"], *entity["aliases"]):
            plain = " ".join(form.translate(_APOSTROPHES).split())
            shared = owners.setdefault(plain, number) != number and kinds[plain] != kind
            kinds[plain] = _UNKNOWN if shared else kind
    if not kinds:
        return
    longest_first = sorted(kinds, key=len, reverse=True)
    forms = "|".join(re.sub(r"\\?\s+", r"\\s+", re.escape(form)) for form in longest_first)
    for match in re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text.translate(_APOSTROPHES)):
        yield Name(match.start(), match.end(), kinds[re.sub(r"\s+", " ", match.group())])
