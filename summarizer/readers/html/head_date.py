"""Find a date that stands alone in the head of an article, between its title and its first prose.

Many pages name no date in their markup, and show it in a line of its own or beside the author: "30.05.2025",
"By Ida Morrow, March 3, 2026". Facts of an infobox and dates of cards are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.patterns import compiled
from summarizer.readers import dates
from summarizer.readers.html.blocks import is_layout
from summarizer.readers.html.page_frame import AROUND, is_named_so
from summarizer.readers.lines import ends_sentence
from summarizer.readers.month_names import in_english

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADER = compiled(r"header|meta|byline|dateline|social|share", re.I)
"""Names of elements that head an article, though other elements around the text have them, too."""
CHANGED = compiled(r"(?:last )?(?:updated|modified|changed|edited|reviewed|aktualisiert|mis à jour)", re.I)
OTHER = compiled(
    r"\b(?:deadline|due|expires?|clos(?:e|es|ing)|from|until|event|starts?|begins?|valid|effective|born|died|"
    r"next|founded|copyright)\b|©",
    re.I,
)
"""Words beside a date that is not the date of publication."""
_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "select", "title"))
_INLINE = frozenset(("br", "a", "abbr", "b", "cite", "em", "i", "span", "strong", "time"))
"""Elements after which a line goes on, or begins."""
_ABOVE, _BELOW, _TITLES = 8, 80, 20
"""Maximum texts above and below the title that are looked at, and maximum titles."""
_LONGEST, _WORDS = 100, 8
"""Maximum length of a line with a date, and maximum words in it besides the date."""
_PROSE = 90
"""Minimum length of a sentence with which the text begins."""


def head_date(article: _Element) -> str | None:
    """Return the date in the head of an article in ISO 8601, or None.

    `article` is the element that holds the main text; the title may stand outside of it.
    """
    changed = None
    label = ""
    around = {article, *article.iterancestors()}
    for element, text in _head(article):
        line = in_english(text)
        found = dates.find(line)
        if found is None:
            label = text
            continue
        rest = f"{label} {line[: found.start]} {line[found.end :]}" if found.start < 3 else line
        if OTHER.search(rest) or len(line.split()) > _WORDS + 4 or _is_beside(element, around):
            continue
        if not CHANGED.search(rest):
            return found.iso
        changed = changed or found.iso
        label = ""
    return changed


def _head(article: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield the short texts around the title, those above it last, each with its element."""
    above: list[tuple[_Element, str]] = []
    below: list[tuple[_Element, str]] = []
    titled = False
    inside = set(article.iter())
    titles = {each for title in islice(article.getroottree().iter("h1"), _TITLES) for each in title.iter()}
    for element, text in _texts(article, inside):
        if element in titles:
            if not titled:
                above, below, titled = below[-_ABOVE:], [], True
            continue
        if len(text) > _PROSE and ends_sentence(text, len(text)) and (titled or element in inside):
            break
        if len(text) <= _LONGEST:
            below.append((element, text))
        if titled and len(below) > _BELOW:
            break
    yield from below[:_BELOW] if titled else below[-_ABOVE:]
    yield from above


def _texts(article: _Element, inside: set[_Element]) -> Iterator[tuple[_Element, str]]:
    """Yield the texts of the page up to the end of the article, each with the element it stands in."""
    root = article.getroottree().getroot()
    body = root.find("body")
    passed = False
    for element in (root if body is None else body).iter():
        if element.tag in _SKIPPED or not isinstance(element.tag, str):
            continue
        if element is article:
            passed = True
        if passed and element not in inside:
            return
        titled = element.get("title") if element.tag == "abbr" else None
        if titled:
            yield element, titled
        if element.text and (text := " ".join(element.text[:999].split())):
            yield element, text
        if element.tag in _INLINE and element.tail and (text := " ".join(element.tail[:999].split())):
            yield element, text


def _is_beside(element: _Element, around: set[_Element]) -> bool:
    """Return whether an element belongs to a card, a menu or a table of facts."""
    for each in (element, *element.iterancestors()):
        if each in around:
            return False
        if each.tag in AROUND - {"header", "footer"} or (each.tag == "table" and not is_layout(each)):
            return True
        if is_named_so(each) and not HEADER.search(f"{each.get('class') or ''} {each.get('id') or ''}"):
            return True
    return False
