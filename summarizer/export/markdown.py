"""Export a summary as Markdown in which every sentence has a citation.

No text of the briefing can become markup (see `inline`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from summarizer import __about__
from summarizer.analysis import Analysis
from summarizer.document import Entity
from summarizer.export import citation
from summarizer.export.inline import escape, quotation
from summarizer.summary import Excerpt, Summary, divided


def to_markdown(analysis: Analysis, summary: Summary) -> str:
    """Return the Markdown file: front matter, sentences as block quotes, entities in tables.

    What the reader kept stands apart from what the program chose.
    """
    return assembled(Markdown(analysis, summary))


def assembled(layout: Markdown) -> str:
    """Return all parts of a layout in their usual order."""
    parts = (layout.front(), layout.title(), layout.summary(), layout.entities())
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines) + "\n"


class ExcerptSection(NamedTuple):
    """The excerpts under one heading."""

    heading: str
    excerpts: Sequence[Excerpt]


class Markdown:
    """The parts of an export, each as lines. Subclasses write the Markdown of other programs."""

    def __init__(self, analysis: Analysis, summary: Summary) -> None:
        self.analysis, self.made = analysis, summary
        self.document = analysis.document
        self.source = self.document.path
        """The path in the front matter."""
        self.kept, self.chosen = divided(summary, analysis.sentences, analysis.quotes)

    def escape(self, text: str) -> str:
        """Return inline Markdown, in one line, that renders as `text`."""
        return escape(text)

    # Front matter

    def facts(self) -> dict[str, Any]:
        """Return the values of the front matter, by name; None is written, but for values that are rare."""
        document = self.document
        values = {
            "title": document.title,
            "source": self.source,
            "part": document.part,
            "author": document.author,
            "cc": list(document.message.cc) if document.message and document.message.cc else None,
            "date": document.date,
            "date_from": document.date_from if document.date_from == "inferred" else None,
            "language": document.language,
            "words": self.analysis.words(),
            "sha256": document.sha256,
            "generator": f"briefing-reader {__about__.version()}",
        }
        rare = ("part", "author", "cc", "date_from")
        return {name: value for name, value in values.items() if value is not None or name not in rare}

    def front(self) -> Iterator[str]:
        """Yield the front matter: each value is JSON, which is YAML, too."""
        yield "---"
        yield from (
            f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in self.facts().items()
        )
        yield "---"

    # Sentences

    def title(self) -> Iterator[str]:
        """Yield the title as a heading."""
        yield f"# {self.escape(self.document.title)}"

    def sections(self) -> list[ExcerptSection]:
        """Return what was kept and what was chosen, with their headings; without the former, one section."""
        focus = self.analysis.entity(self.made.focus)
        new = self.made.only is not None
        about = f": {focus.name}" if focus else ""
        if not self.kept:
            return [ExcerptSection(("What is new" if new else "Summary") + about, self.chosen)]
        chosen = "Chosen by the program" + (", from what is new" if new else "") + about
        others = [ExcerptSection(chosen, self.chosen)] if self.chosen else []
        return [ExcerptSection("Kept by the reader", self.kept), *others]

    def summary(self) -> Iterator[str]:
        """Yield the sections of sentences with their headings."""
        for number, (heading, found) in enumerate(self.sections()):
            yield from [""] if number else []
            yield f"## {self.escape(heading)}"
            yield ""
            yield from self.quotations(found) if found else [self.nothing()]

    def nothing(self) -> str:
        """Return the line that stands for no sentence."""
        return "No sentence to quote." if self.made.only is None else "Nothing new."

    def quotations(self, found: Iterable[Excerpt]) -> Iterator[str]:
        """Yield sentences as block quotes, each with its citation and its note."""
        for number, excerpt in enumerate(found):
            yield from [""] if number else []
            yield f"> {self.words(excerpt)}"
            yield ">"
            yield f"> — {self.place(excerpt)}"
            yield from self.after(excerpt)

    def words(self, excerpt: Excerpt) -> str:
        """Return a sentence as inline Markdown, with its emphasis, code and links."""
        return quotation(excerpt, self.document, self.analysis.sentences)

    def place(self, excerpt: Excerpt) -> str:
        """Return the citation of a sentence within its briefing."""
        return citation.sentence(self.analysis, self.analysis.sentences[excerpt.sentence].start)

    def after(self, excerpt: Excerpt) -> Iterator[str]:
        """Yield what follows a quotation: its note."""
        if excerpt.note:
            yield from ("", f"Note: {self.noted(excerpt.note)}")

    def noted(self, note: str) -> str:
        """Return the reader's note as inline Markdown."""
        return self.escape(note)

    # Entities

    def by_type(self) -> list[tuple[str, list[Entity]]]:
        """Return the entities of each type that has some, with its heading."""
        found = [
            (title, [entity for entity in self.analysis.entities if entity.type == kind])
            for kind, title in citation.TYPE_NAMES.items()
        ]
        return [(title, entities) for title, entities in found if entities]

    def entities(self) -> Iterator[str]:
        """Yield the entities, a table for each type."""
        if self.analysis.entities:
            yield "## Entities"
        for title, entities in self.by_type():
            yield from (
                "",
                f"### {title}",
                "",
                "| Name | Also | Mentions | First |",
                "| --- | --- | ---: | --- |",
            )
            for entity in entities:
                also = ", ".join(map(self.escape, entity.aliases))
                yield f"| {self.name(entity)} | {also} | {len(entity.mentions)} | {self.first(entity)} |"

    def name(self, entity: Entity) -> str:
        """Return the name of an entity as inline Markdown."""
        return self.escape(entity.name)

    def first(self, entity: Entity) -> str:
        """Return the citation of the first mention of an entity."""
        return citation.sentence(self.analysis, entity.mentions[0].start)
