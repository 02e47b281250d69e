"""Compute the features of every eligible unit and of its document for the ranking model.

Features come in groups, since a score is a sum of one part for each group. The weight of a feature depends on
the kind of document (news, minutes, situation report, interview). The group `KIND` describes it by statistics
of the layout and is the same for all units of a document. Words are compared as tf-idf rows (`term_index`).
Sums over all units are running sums, never sums over pairs, so the time is linear.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.cancellation import stop_if, stoppable
from summarizer.document import Quote, Span, Stretch, overlapping
from summarizer.patterns import compiled
from summarizer.ranking.scene import Layout, Named, Scene
from summarizer.ranking.term_index import centrality
from summarizer.ranking.wording import PROMISES, class_names, dependence, figures, label, promise, wording

SHORT, LONG = (4, 10), (45, 100)
"""Words between which "short" falls from 1 to 0, and between which "long" rises from 0 to 1."""
_READ = 1_000
"""Maximum code points of a unit whose wording is examined."""
_QUOTED = 0.2
"""Minimum quoted share of a unit for its "we" to be another speaker's."""
_FAR = 40.0
"""Maximum of positions; later ones are clipped to it."""
_TICKED = compiled(r"\W*\[[xX✓]\]")
_OPEN = compiled(r"\W*\[ ?\]")
_SAID = compiled(r"\b(?:said|says|told|asked|added|wrote)\b")
Floats = NDArray[np.float64]

POSITION = (
    "index", "inverse", "share", "paragraph", "paragraph inverse", "in paragraph", "paragraph size",
    "opens paragraph", "section number", "section share", "in section", "opens section", "closes section",
    "remaining", "before headings", "list item",
)  # fmt: skip
SECTION = (*(f"heading {name}" for name in PROMISES), *(f"label {name}" for name in PROMISES), "labelled")
FIGURE_FEATURES = ("numbers", "money", "percent", "counted", "date", "year", "range")
CENTRALITY = ("centrality", "mean", "shared", "density", "lead", "next", "previous")
TITLE = ("title", "title recall", "heading")
NAMES = ("weight", "distinct", "new", "subject", "people", "places", "bodies")
LENGTH = ("words", "short", "long")
FORM = (
    "list", "ticked", "unticked", "quotation", "attribution", "answer", "dependence", "needed", "fragment",
    "lower case", "capitals", "alone", "speaker", "semicolon", "parentheses",
)  # fmt: skip
KIND = (
    "units", "paragraph length", "lists", "headings", "first person", "quoted", "figures", "questions",
    "speakers", "mail", "has summary", "decisions", "unit length", "said", "minutes", "situation",
    "advice", "report", "speech", "court", "dateline", "excluded", "sections", "you", "long", "future",
    "lower", "labels",
)  # fmt: skip


def groups() -> dict[str, tuple[str, ...]]:
    """Return the feature names by group, in column order; the last group describes the document."""
    return {
        "position": POSITION,
        "section": SECTION,
        "wording": class_names(),
        "figures": FIGURE_FEATURES,
        "centrality": CENTRALITY,
        "title": TITLE,
        "names": NAMES,
        "length": LENGTH,
        "form": FORM,
        "kind": KIND,
    }


def features(scene: Scene, cancelled: Callable[[], bool] = lambda: False) -> Floats:
    """Return the feature matrix of the eligible units, shape (units, features).

    Rows are in text order, columns in the order of `groups`.

    Raises:
        Cancelled: if `cancelled()` is true.
    """
    body = scene.layout.body
    texts = [unit_text(scene, current) for current in stoppable(body, cancelled)]
    related = _related(scene, cancelled)
    rows = []
    for number, current in enumerate(body):
        stop_if(cancelled)
        turns = wording(texts[number], english=scene.english)
        rows.append(
            [
                *_position(scene.layout, number),
                *_section(scene, number, texts[number]),
                *(min(3.0, turns.get(name, 0.0)) for name in class_names()),
                *figures(texts[number]).values(),
                *related[number],
                *_names(scene.named, current),
                *_length(scene.words[current]),
                *_form(scene, number, current, texts, turns),
            ]
        )
    names = [name for group, columns in groups().items() if group != "kind" for name in columns]
    units = np.array(rows, np.float64).reshape(len(body), len(names))
    kind = kind_of(scene, texts, dict(zip(names, units.T, strict=True)))
    return np.column_stack([units, np.tile(np.array(kind), (len(body), 1))])


def unit_text(scene: Scene, current: int) -> str:
    """Return the text of a unit on one line, without the name of its speaker."""
    sentence = scene.sentences[current]
    start = past_speaker(overlapping(scene.quotes, sentence), sentence)
    return scene.document.line(Span(start, min(sentence.end, start + _READ)))


def past_speaker(said: Sequence[Quote], sentence: Stretch) -> int:
    """Return the start of a unit after the name of its speaker, as in a transcript, or its own start."""
    turn = next((quote for quote in said if quote.kind == "direct" and quote.cue is None), None)
    return turn.start if turn and sentence.start < turn.start and turn.end == sentence.end else sentence.start


def _position(layout: Layout, number: int) -> tuple[float, ...]:
    place, total = layout.places[number], len(layout.body)
    return (
        min(_FAR, number),
        1 / (1 + number),
        number / total,
        min(_FAR, place.paragraph),
        1 / (1 + place.paragraph),
        min(10.0, place.in_paragraph),
        min(10.0, place.paragraph_size),
        float(place.in_paragraph == 0),
        min(_FAR, place.section),
        place.section / max(1, layout.sections),
        min(10.0, place.in_section),
        float(place.in_section == 0),
        float(place.closes_section),
        min(10.0, total - 1 - number),
        float(place.heading is None),
        float(place.list_item),
    )


def _section(scene: Scene, number: int, text: str) -> tuple[float, ...]:
    heading = scene.layout.places[number].heading
    promised = promise(scene.document.line(scene.sentences[heading])[:100]) if heading is not None else None
    labelled, there = label(text) if scene.english else (None, False)
    return (
        *(float(promised == name) for name in PROMISES),
        *(float(labelled == name) for name in PROMISES),
        float(there),
    )


def _related(scene: Scene, cancelled: Callable[[], bool]) -> list[Sequence[float]]:
    """Return the features of the groups `CENTRALITY` and `TITLE` for each eligible unit."""
    index, body = scene.index, scene.layout.body
    central = centrality(index, body, cancelled)
    total = [0.0] * index.size
    spread = [0] * index.size
    for current in stoppable(body, cancelled):
        for term, weight in index.row(current):
            total[term] += weight
            spread[term] += 1
    length = math.sqrt(sum(value * value for value in total)) or 1.0
    rows: list[dict[int, float]] = [dict(index.row(current)) for current in stoppable(body, cancelled)]
    lead = rows[0] if rows else {}
    title = _title(scene)
    found: list[Sequence[float]] = []
    most = math.log1p(len(body))
    for number, current in enumerate(stoppable(body, cancelled)):
        row = rows[number]
        again = sum(spread[term] - 1 for term in row)
        heading = scene.layout.places[number].heading
        own = dict(index.row(heading)) if heading is not None else {}
        after = rows[number + 1] if number + 1 < len(rows) else {}
        before = rows[number - 1] if number else {}
        found.append(
            (
                central[current],
                sum(weight * total[term] for term, weight in row.items()) / length,
                math.log1p(again) / (most or 1.0),
                sum(spread[term] > 1 for term in row) / max(1, len(row)),
                _cosine(row, lead) if number else 0.0,
                _cosine(row, after),
                _cosine(row, before),
                _cosine(row, title),
                sum(term in row for term in title) / max(1, len(title)),
                _cosine(row, own),
            )
        )
    return found


def _cosine(row: Mapping[int, float], other: Mapping[int, float]) -> float:
    if len(other) < len(row):
        row, other = other, row
    return sum(weight * other.get(term, 0.0) for term, weight in row.items())


def _title(scene: Scene) -> dict[int, float]:
    """Return the tf-idf row of the title: the first unit if it is a heading, else an empty row."""
    first = next(iter(scene.sentences), None)
    return dict(scene.index.row(0)) if first is not None and first.kind == "heading" else {}


def _names(named: Named, current: int) -> tuple[float, ...]:
    types = named.types[current]
    return (
        1 - math.exp(-named.weight[current]),
        min(6.0, named.distinct[current]),
        min(4.0, named.new[current]),
        float(current in named.subjects),
        min(3.0, types.get("person", 0)),
        min(3.0, types.get("place", 0) + types.get("nationality", 0)),
        min(3.0, types.get("organization", 0)),
    )


def _length(words: int) -> tuple[float, ...]:
    return (
        min(80.0, words),
        min(1.0, max(0.0, (SHORT[1] - words) / (SHORT[1] - SHORT[0]))),
        min(1.0, max(0.0, (words - LONG[0]) / (LONG[1] - LONG[0]))),
    )


def _form(
    scene: Scene, number: int, current: int, texts: Sequence[str], turns: Mapping[str, float]
) -> tuple[float, ...]:
    sentence, text, place = scene.sentences[current], texts[number], scene.layout.places[number]
    said = overlapping(scene.quotes, sentence)
    start = past_speaker(said, sentence)
    alone = Span(start, sentence.end)
    opening = scene.document.paragraphs[sentence.paragraph].start
    mark = scene.document.text[opening : opening + 8]
    follows = (
        current + 1 < len(scene.sentences) and scene.sentences[current + 1].paragraph == sentence.paragraph
    )
    after = number + 1 < len(texts) and scene.layout.body[number + 1] == current + 1 and follows
    return (
        float(sentence.kind == "list"),
        float(_TICKED.match(mark) is not None),
        float(_OPEN.match(mark) is not None),
        share_quoted(said, sentence),
        float(_SAID.search(text) is not None),
        float(current > 0 and scene.sentences[current - 1].excluded == "question"),
        dependence(scene.document, alone, said, english=scene.english),
        float(after and points_back(texts[number + 1], english=scene.english)),
        turns["fragment"],
        float(text.lstrip(" •*-–[]x·0123456789.()")[:1].islower()),
        sum(map(str.isupper, text)) / max(1, sum(map(str.isalpha, text))),
        float(place.paragraph_size == 1),
        float(start > sentence.start),
        float(";" in text),
        float("(" in text),
    )


_BACK = compiled(
    r"\W*(?:it|they|he|she|this|these|that|those|its|their|his|her|both|all|none|of these|the two)\b",
    re.IGNORECASE,
)


def points_back(text: str, *, english: bool) -> bool:
    """Return whether a unit opens with a word that refers to the unit before it."""
    return english and _BACK.match(text) is not None


def share_quoted(said: Sequence[Quote], sentence: Stretch) -> float:
    """Return the share of a unit's code points within quotation marks, 0 to 1."""
    direct = (quote for quote in said if quote.kind == "direct" and quote.cue is not None)
    inside = sum(min(quote.end, sentence.end) - max(quote.start, sentence.start) for quote in direct)
    return inside / max(1, sentence.end - sentence.start)


_MINUTES = compiled(
    r"\b(?:minutes|note of meeting|meeting|council|committee|steering|board)\b", re.IGNORECASE
)
_SITUATION = compiled(
    r"\b(?:sitrep|situation|update|flash|incident|polrep|overnight|daily|weekly|status|outage)\b",
    re.IGNORECASE,
)
_ADVICE = compiled(
    r"\b(?:advisory|alert|bulletin|warning|vulnerab\w+|security|recall|notice|cve)\b", re.IGNORECASE
)
_REPORT = compiled(
    r"\b(?:report|review|audit|evaluation|study|paper|analysis|outlook|summary|survey|evidence)\b",
    re.IGNORECASE,
)
_SPEECH = compiled(r"\b(?:speech|statement|remarks|address|keynote|lecture)\b", re.IGNORECASE)
_COURT = compiled(r"\b(?:court|judgment|judge|appeal|v\.?|petition|tribunal|case)\b", re.IGNORECASE)
_DATELINE = compiled(r"[A-Z][A-Z .,'’-]{2,40}[A-Z](?:,| \(|\b).{0,50}?(?:[-–—]{1,2}|\))\s")


def kind_of(scene: Scene, texts: Sequence[str], own: Mapping[str, Floats]) -> tuple[float, ...]:
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
