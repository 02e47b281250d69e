"""Write names as links between notes, `[[Anna Berg]]`, for Obsidian and Logseq.

Only a name of plain characters becomes a link: a link may hold no bracket, and its target is the name of a
file. Any other name is text like the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from summarizer.analysis import Analysis
from summarizer.document import Entity, Span, Stretch, overlapping
from summarizer.export.tags import found as tags_in
from summarizer.patterns import compiled
from summarizer.summary import CUT, Excerpt

LINKED = ("person", "place", "organization")
"""Types of the entities that are linked."""
_PLAIN = compiled(r"[^\W_](?:[^\W_]|[ .,'’&()–-])*")
_ADDRESS = compiled(r"www\.", re.IGNORECASE)
Escape = Callable[[str], str]
Link = Callable[[str, str], str]
"""Returns a link to a name that is shown as another text; both are linkable."""


def linkable(name: str) -> bool:
    """Return whether a name can be a link and the name of a file."""
    return _PLAIN.fullmatch(name) is not None and not _ADDRESS.search(name) and name == " ".join(name.split())


def with_pipe(name: str, shown: str) -> str:
    """Return a link as Obsidian writes it."""
    return f"[[{name}]]" if name == shown else f"[[{name}|{shown}]]"


def with_label(name: str, shown: str) -> str:
    """Return a link as Logseq writes it."""
    return f"[[{name}]]" if name == shown else f"[{shown}]([[{name}]])"


def linked(analysis: Analysis, excerpt: Excerpt, escape: Escape, link: Link) -> str:
    """Return a quoted sentence with its context, as `Excerpt.text`, in which names are links.

    Args:
        analysis: the analysis that the excerpt is of.
        excerpt: the sentence.
        escape: escapes a text within a line, leaving white space alone.
        link: makes a link.
    """
    unit = analysis.sentences[excerpt.sentence]
    lines = []
    for context in unit.context:
        line = _line(analysis, context, escape, link)
        lines.append(line if analysis.document.line(context)[-1:] == ":" else f"{line}:")
    lines.append(_line(analysis, unit, escape, link))
    cut = escape(CUT)
    return " ".join([*[cut] * excerpt.cut_before, *lines, *[cut] * excerpt.cut_after])


def _line(analysis: Analysis, where: Stretch, escape: Escape, link: Link) -> str:
    text, at, pieces = analysis.document.text, where.start, list[str]()
    for mention, entity in _mentions(analysis, where):
        pieces.append(escape(text[at : mention.start]))
        shown = " ".join(text[mention.start : mention.end].split())
        # `![[x]]` would be embedded, `[[x]](y)` would be a link to y
        alone = text[mention.start - 1 : mention.start] == "!" or text[mention.end : mention.end + 1] == "("
        plain = linkable(entity.name) and linkable(shown) and not alone
        pieces.append(link(entity.name, shown) if plain else escape(shown))
        at = mention.end
    pieces.append(escape(text[at : where.end]))
    return " ".join("".join(pieces).split())


def _mentions(analysis: Analysis, where: Stretch) -> Iterable[tuple[Span, Entity]]:
    """Return the mentions within a span that may be links, in text order."""
    found = [
        (mention, entity)
        for entity in analysis.entities
        if entity.type in LINKED
        for mention in overlapping(entity.mentions, where)
        if where.start <= mention.start and mention.end <= where.end
    ]
    return sorted(found, key=lambda each: each[0].start)


def with_tags(note: str, escape: Escape) -> str:
    """Return a note in which the tags are tags and all else is escaped."""
    return "".join(_tagged(note, escape))


def _tagged(note: str, escape: Escape) -> Iterator[str]:
    at = 0
    for match in tags_in(note):
        yield escape(note[at : match.start()])
        yield match[0]
        at = match.end()
    yield escape(note[at:])
