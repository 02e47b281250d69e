"""Markdown for Logseq: an outline whose blocks have ids, with page properties in place of front matter.

https://docs.logseq.com: "Properties", "Block reference". An id is derived from the content of the briefing
and the number of the sentence, so that references still hold after another export.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from summarizer.document import Entity
from summarizer.export.inline import escape_start
from summarizer.export.obsidian import Obsidian, within
from summarizer.export.wikilinks import linkable, linked, with_label, with_tags
from summarizer.patterns import compiled
from summarizer.summary import Excerpt

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://logseq.com/briefing-reader")
_REFERENCE = compiled(r"\((?=\()|(?<=\()\(")


def _within(text: str) -> str:
    """Escape a text within a line, leaving white space alone; `((` would begin a reference to a block."""
    return _REFERENCE.sub(r"\(", within(text))


class Logseq(Obsidian):
    """The parts of an export for Logseq."""

    link = staticmethod(with_label)

    def escape(self, text: str) -> str:
        return escape_start(_within(" ".join(text.split())))

    def front(self) -> Iterator[str]:
        """Yield the page properties. A comma outside a link separates values."""
        lists = {"tags": self.tags(), "people": self.people()}
        title = self.document.title
        if linkable(title):
            yield f"alias:: [[{title}]]"
        elif "," not in title:
            yield f"alias:: {self.escape(title)}"
        for name, text in (("source", self.source), ("date", self.document.date)):
            if text:
                yield f"{name}:: {self.escape(text)}"
        for name, values in lists.items():
            if values:
                yield f"{name}:: {', '.join(values)}"
        yield f"sha256:: {self.document.sha256 or ''}".rstrip()

    def title(self) -> Iterator[str]:
        yield f"- # {self.escape(self.document.title)}"

    def summary(self) -> Iterator[str]:
        for heading, found in self.sections():
            yield f"- ## {self.escape(heading)}"
            yield from (
                f"\t{line}" for line in (self.quotations(found) if found else [f"- {self.nothing()}"])
            )

    def quotations(self, found: Iterable[Excerpt]) -> Iterator[str]:
        for excerpt in found:
            yield f"- {self.words(excerpt)}"
            yield f"  id:: {self.anchor(excerpt)}"
            yield f"\t- — {self.place(excerpt)}"
            if excerpt.note:
                yield f"\t- Note: {self.noted(excerpt.note)}"

    def words(self, excerpt: Excerpt) -> str:
        return escape_start(linked(self.analysis, excerpt, _within, self.link))

    def anchor(self, excerpt: Excerpt) -> str:
        """Return the id of the block of a sentence."""
        document = self.document
        content = document.part_sha256 or document.sha256 or document.text
        return str(uuid.uuid5(_SPACE, f"{content} {document.part or ''} {excerpt.sentence}"))

    def noted(self, note: str) -> str:
        return with_tags(note, _within)

    def entities(self) -> Iterator[str]:
        if self.analysis.entities:
            yield "- ## Entities"
        for title, entities in self.by_type():
            yield f"\t- ### {title}"
            yield from (f"\t\t- {self._entity(entity)}" for entity in entities)

    def _entity(self, entity: Entity) -> str:
        also = f", also {', '.join(map(self.escape, entity.aliases))}" if entity.aliases else ""
        counted = f"{len(entity.mentions)} mention{'s' if len(entity.mentions) != 1 else ''}"
        return f"{self.name(entity)}{also}: {counted}, first in {self.first(entity)}"
