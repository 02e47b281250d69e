"""Export a summary as Markdown in which every sentence has a citation.

Quoted sentences keep their emphasis, code and links; no other text of the briefing can become markup (see
`inline`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from summarizer import __about__
from summarizer.analysis import Analysis
from summarizer.document import Entity
from summarizer.export import citation
from summarizer.export.inline import escape, quotation
from summarizer.summary import Summary


def to_markdown(analysis: Analysis, summary: Summary) -> str:
    """Return the Markdown file: front matter, sentences as block quotes, entities in tables."""
    return "\n".join([*_front_matter(analysis), "", *_body(analysis, summary)]) + "\n"


def _front_matter(analysis: Analysis) -> Iterator[str]:
    document = analysis.document
    values = {
        "title": document.title,
        "source": document.path,
        "part": document.part,
        "author": document.author,
        "cc": list(document.message.cc) if document.message and document.message.cc else None,
        "date": document.date,
        "date_from": document.date_from if document.date_from == "inferred" else None,
        "language": document.language,
        "words": analysis.words(),
        "sha256": document.sha256,
        "generator": f"briefing-reader {__about__.version()}",
    }
    yield "---"
    for name, value in values.items():
        if value is not None or name not in ("part", "author", "cc", "date_from"):
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
    yield "---"


def _body(analysis: Analysis, summary: Summary) -> Iterator[str]:
    yield f"# {escape(analysis.document.title)}"
    yield ""
    focus = analysis.entity(summary.focus)
    what = "Summary" if summary.only is None else "What is new"
    yield f"## {what}: {escape(focus.name)}" if focus else f"## {what}"
    if not summary.excerpts:
        yield from ("", "No sentence to quote." if summary.only is None else "Nothing new.")
    for excerpt in summary.excerpts:
        start = analysis.sentences[excerpt.sentence].start
        yield ""
        yield f"> {quotation(excerpt, analysis.document, analysis.sentences)}"
        yield ">"
        yield f"> — {citation.sentence(analysis, start)}"
        if excerpt.note:
            yield from ("", f"Note: {escape(excerpt.note)}")
    by_type = [
        (title, [entity for entity in analysis.entities if entity.type == kind])
        for kind, title in citation.TYPE_NAMES.items()
    ]
    if analysis.entities:
        yield from ("", "## Entities")
    for title, entities in by_type:
        if entities:
            yield from ("", f"### {title}", "", *_table(analysis, entities))


def _table(analysis: Analysis, entities: Iterable[Entity]) -> Iterator[str]:
    yield "| Name | Also | Mentions | First |"
    yield "| --- | --- | ---: | --- |"
    for entity in entities:
        also = ", ".join(map(escape, entity.aliases))
        first = citation.sentence(analysis, entity.mentions[0].start)
        yield f"| {escape(entity.name)} | {also} | {len(entity.mentions)} | {first} |"
