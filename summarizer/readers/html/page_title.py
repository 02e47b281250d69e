"""Find the title of a web page: the part of its `title` element that a heading or a line of it repeats.

The `title` element usually adds the name of the site or of a section, and the first heading may be the name
of the site: what both have is the title.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»›:-]|::)\s+|\s?[|»：｜]\s?| :: |: ")
_CERTAIN = re.compile(r"\s+(?:[|»›]|::)\s+|\s?[|｜]\s?")
"""Separators that rarely occur within a title."""
_HEADINGS = ("h1", "h2")
_MOST, _ELEMENTS = 12, 3000
_LONGEST, _PARTS = 400, 8
_WORDS = 3
"""Minimum words of a title that is cut from the `title` element without a heading that repeats it."""


def page_title(tree: _Element, known: str | None) -> str | None:
    """Return the title of a page.

    `known` is the title that metadata names, returned if nothing on the page repeats the `title` element.
    """
    element = next(tree.iter("title"), None)
    whole = _line(element) if element is not None else ""
    if not whole or len(whole) > _LONGEST:
        return known
    parts = _ends(whole)
    headings = [_line(one) for one in islice(tree.iter(*_HEADINGS), _MOST)]
    site = _site(tree)
    repeated = [one for one in headings if one.casefold() in parts and one.casefold() != site]
    if repeated:
        return max(repeated, key=len)
    if known and known.casefold() != whole.casefold() and known.casefold() not in parts:
        return known  # A heading that the `title` element words differently.
    lines = (
        _line(one) for one in islice(tree.iter("div", "span", "p", "b", "strong", "font", "td"), _ELEMENTS)
    )
    line = next((one for one in lines if one.casefold() in parts and len(one.split()) >= _WORDS), None)
    return line or _cut(known or whole, site)


def _line(element: _Element) -> str:
    """Return the text of an element on one line; its beginning if it is longer than a title."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > _LONGEST:
            break
    return " ".join("".join(pieces).split())


def _ends(whole: str) -> set[str]:
    """Return what of a `title` element may be the title: all that precedes or follows a separator."""
    cuts = list(islice(_SEPARATOR.finditer(whole), _PARTS))
    found = {whole, *(whole[: cut.start()] for cut in cuts), *(whole[cut.end() :] for cut in cuts)}
    return {one.strip().casefold() for one in found if one.strip()}


def _site(tree: _Element) -> str:
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in ("og:site_name", "application-name"):
            return " ".join((meta.get("content") or "").split()).casefold()
    return ""


def _cut(title: str, site: str) -> str:
    """Return a title without the name of the site at its end."""
    cuts = list(islice(_SEPARATOR.finditer(title), _PARTS))
    for cut in cuts:
        if site and title[cut.end() :].strip().casefold() == site:
            return title[: cut.start()]
    certain = list(islice(_CERTAIN.finditer(title), _PARTS))
    if certain and len(title[: certain[-1].start()].split()) >= _WORDS:
        return title[: certain[-1].start()]
    return title
