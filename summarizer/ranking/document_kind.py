"""Compute the document-level features that indicate the kind of document (news, minutes, interview)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.ranking.scene import Scene

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MINUTES = re.compile(
    r"\b(?:minutes|note of meeting|meeting|council|committee|steering|board)\b", re.IGNORECASE
)
_SITUATION = re.compile(
    r"\b(?:sitrep|situation|update|flash|incident|polrep|overnight|daily|weekly|status|outage)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:advisory|alert|bulletin|warning|vulnerab\w+|security|recall|notice|cve)\b", re.IGNORECASE
)
_REPORT = re.compile(
    r"\b(?:report|review|audit|evaluation|study|paper|analysis|outlook|summary|survey|evidence)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:speech|statement|remarks|address|keynote|lecture)\b", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|judgment|judge|appeal|v\.?|petition|tribunal|case)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}[A-Z](?:,| \(|\b).{0,50}?(?:[-–—]{1,2}|\))\s")


def kind_of(scene: Scene, texts: Sequence[str], own: Mapping[str, NDArray[np.float64]]) -> tuple[float, ...]:
    """Return the features of the group `KIND` in its order, the same for all units of the document.

    Args:
        texts: the eligible units, each on one line.
        own: columns of the unit features by name, one value for each eligible unit.
    """
    count = len(texts)
    mean = {name: float(column.mean()) if count else 0.0 for name, column in own.items()}
    reasons = [sentence.excluded for sentence in scene.sentences if sentence.excluded]
    headings = sum(reason == "heading" for reason in reasons)
    running = max(1, len(scene.sentences) - headings)
    head = " ".join(scene.document.text[:400].split())
    first = texts[0] if texts else ""
    paragraphs = len({scene.sentences[current].paragraph for current in scene.layout.body}) or 1
    return (
        math.log1p(count),
        count / paragraphs,
        mean["list"],
        headings / running,
        float(((own["i"] > 0) | (own["we"] > 0)).mean()) if count else 0.0,
        mean["quotation"],
        float((own["numbers"] > 0).mean()) if count else 0.0,
        sum(reason == "question" for reason in reasons) / running,
        mean["speaker"],
        float(
            any(sentence.kind == "byline" for sentence in scene.sentences[:4])
            and "@" in scene.document.text[:600]
        ),
        float(own["heading top"].any() or own["label top"].any()) if count else 0.0,
        float((own["decision"] > 0).mean()) if count else 0.0,
        mean["words"],
        mean["attribution"],
        float(_MINUTES.search(head) is not None),
        float(_SITUATION.search(head) is not None),
        float(_ADVICE.search(head) is not None),
        float(_REPORT.search(head) is not None),
        float(_SPEECH.search(head) is not None),
        float(_COURT.search(head) is not None),
        float(_DATELINE.match(first) is not None),
        len(reasons) / max(1, len(scene.sentences)),
        math.log1p(scene.layout.sections),
        float((own["you"] > 0).mean()) if count else 0.0,
        mean["long"],
        float((own["future"] > 0).mean()) if count else 0.0,
        mean["lower case"],
        mean["labelled"],
    )
