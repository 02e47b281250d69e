"""The outline of a document: its headings as a tree, with the size of each section.

A section reaches to the next heading that is not below it, so that the numbers of a chapter include those of
its sections.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.document import Document, Stretch
from summarizer.language.folding import folded

LONGEST = 200
"""Maximum length of a title in code points: no pane shows more of it."""


class Section(NamedTuple):
    """A heading with its section. Sections are in text order."""

    start: int
    end: int
    """The start of the next heading that is not below this one, or the end of the text."""
    title: str
    depth: int
    """Number of sections around it."""


def sections(document: Document) -> tuple[Section, ...]:
    """Return the sections of a document, in linear time.

    A section begins with a heading, or where the reader of the format names another section, as in a book
    whose chapter has its title only in the table of contents. A heading of unknown level stands at the depth
    of the heading before it.
    """
    found: list[Section] = []
    around: list[tuple[int, int]] = []  # index and level of the open sections, the innermost last
    name: str | None = None
    for paragraph in document.paragraphs:
        is_heading, before, name = paragraph.kind == "heading", name, paragraph.place.section
        if not is_heading and (not name or name == before):
            continue
        level = paragraph.level if is_heading else 0
        while around and (not level or around[-1][1] >= level or not around[-1][1]):
            closed, its = around.pop()
            found[closed] = found[closed]._replace(end=paragraph.start)
            if not level:  # it takes the place of the innermost section
                level = its
                break
        end = min(paragraph.end, paragraph.start + LONGEST)
        title = " ".join((document.text[paragraph.start : end] if is_heading else name or "").split())
        around.append((len(found), level))
        found.append(Section(paragraph.start, len(document.text), title, len(around) - 1))
    return tuple(found)


class SectionSize(NamedTuple):
    """What there is in a section."""

    words: int
    """Number of words of the body, as in the header."""
    keys: int
    """Number of key sentences."""


def sizes(
    listed: Sequence[Section], words_before: Callable[[int], int], keys: Sequence[Stretch]
) -> tuple[SectionSize, ...]:
    """Return the sizes of sections; `words_before` counts the words of the body before an offset."""

    def keys_before(offset: int) -> int:
        return bisect_left(keys, offset, key=lambda span: span.start)

    return tuple(
        SectionSize(
            words_before(section.end) - words_before(section.start),
            keys_before(section.end) - keys_before(section.start),
        )
        for section in listed
    )


def matching(titles: Sequence[str], typed: str) -> list[int]:
    """Return the indices of the titles that contain every typed word. Titles were given to `folded`."""
    words = folded(typed).split()
    return [number for number, title in enumerate(titles) if all(word in title for word in words)]
