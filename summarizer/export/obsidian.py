"""Markdown for Obsidian: links between notes, properties in the front matter, block anchors.

https://help.obsidian.md: "Internal links", "Properties", "Link to a block in a note". In addition to what
`markdown` escapes, `%%` would begin a comment, `==` a highlight, `::` a field of Dataview.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summarizer.document import Entity
from summarizer.export.inline import escape_start, escape_within
from summarizer.export.markdown import Markdown
from summarizer.export.tags import tags
from summarizer.export.wikilinks import LINKED, linkable, linked, with_pipe, with_tags
from summarizer.patterns import compiled
from summarizer.summary import Excerpt

TAG = "briefing"
"""The tag of every export."""
_ALSO = compiled(r"%|=(?==)|(?<==)=|(?<=:):")


def within(text: str) -> str:
    """Escape a text within a line, leaving white space alone."""
    return _ALSO.sub(lambda match: "\\" + match[0], escape_within(text))


class Obsidian(Markdown):
    """The parts of an export for Obsidian."""

    link = staticmethod(with_pipe)

    def escape(self, text: str) -> str:
        return escape_start(within(" ".join(text.split())))

    def tags(self) -> list[str]:
        """Return the tags of the file: its own, and those of the notes."""
        noted = (tag for excerpt in self.made.excerpts for tag in tags(excerpt.note))
        return [*dict.fromkeys((TAG, *noted))]

    def people(self) -> list[str]:
        """Return the persons as links; a name that can't be one is left out."""
        names = (entity.name for entity in self.analysis.entities if entity.type == "person")
        return [f"[[{name}]]" for name in names if linkable(name)]

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        own = {"aliases": [self.document.title], "tags": self.tags(), "people": self.people()}
        return {"title": found.pop("title"), **own, **found}

    def words(self, excerpt: Excerpt) -> str:
        return escape_start(linked(self.analysis, excerpt, within, self.link))

    def after(self, excerpt: Excerpt) -> Iterator[str]:
        """Yield the anchor of a quotation, between empty lines as Obsidian wants it, and its note."""
        yield from ("", f"^s{excerpt.sentence + 1}")
        yield from super().after(excerpt)

    def noted(self, note: str) -> str:
        return with_tags(note, within)

    def name(self, entity: Entity) -> str:
        linked = entity.type in LINKED and linkable(entity.name)
        return f"[[{entity.name}]]" if linked else self.escape(entity.name)
