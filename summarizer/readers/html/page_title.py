"""Find the title of a web page: the part of its `title` element that a heading or a line of it repeats.

The `title` element usually adds the name of the site or of a section, and the first heading may be the name
of the site: what both have is the title.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from summarizer.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

_CERTAIN = compiled(r"\s+(?:[|»›]|::)\s+|\s?[|｜]\s?")
"""Separators that rarely occur within a title."""
_AT_SITE = compiled(r"(?:\s+[|–—·•»›:-]|\s+::)\s+|\s?[|»：｜]\s?|: ")
_HEADINGS = ("h1", "h2", "h3")
_LINES = ("div", "span", "p", "b", "strong", "font", "td")
_MOST, _ELEMENTS = 16, 3000
_LONGEST, _PARTS = 400, 8
_WORDS = 3
"""Minimum words of a title that is cut from the `title` element without a heading that repeats it."""
_LABEL = 2
"""Maximum words that say what a page is, before its title."""
_SHARE = 0.3
"""Minimum share of the `title` element that a heading must repeat."""
_HOME = compiled(r"(?:https?://[^/]{1,99})?/?(?:index\.\w{2,5}|start)?")


def page_title(tree: _Element, known: str | None) -> str | None:
    """Return the title of a page.

    `known` is the title that metadata names, returned if nothing on the page repeats the `title` element.
    """
    element = next(tree.iter("title"), None)
    whole = _line(element) if element is not None else ""
    if not whole or len(whole) > _LONGEST:
        return known
    site = _site(tree)
    headings = [(one, _line(one)) for one in islice(tree.iter(*_HEADINGS), _MOST)]
    repeated = [(one, text) for one, text in headings if text.casefold() != site and _is_part(text, whole)]
    own = [text for one, text in repeated if not _leads_home(one)]
    if own:
        return max(own, key=len)
    tails = [text.partition(": ") for one, text in headings if one.tag == "h1"]
    if tail := next((one for one in tails if one[2].casefold() != site and _is_part(one[2], whole)), None):
        # The heading may say what the page is: "Thread: Rear hub clicks".
        return tail[2] if len(tail[0].split()) <= _LABEL else "".join(tail)
    if known and not _is_part(known, whole):
        return known  # A heading that the `title` element words differently.
    lines = (_line(one) for one in islice(tree.iter(*_LINES), _ELEMENTS))
    line = next((one for one in lines if len(one.split()) >= _WORDS and _is_part(one, whole)), None)
    return line or _cut(known or whole, site)


def _is_part(text: str, whole: str) -> bool:
    """Return whether a `title` element has a text from its beginning or to its end, apart from the rest."""
    text, whole = text.casefold(), whole.casefold()
    if not text or len(text) < _SHARE * len(whole):
        return False
    at = whole.find(text)
    end = at + len(text)
    return at >= 0 and not whole[max(0, at - 1) : at].isalnum() and not whole[end : end + 1].isalnum()


def _leads_home(heading: _Element) -> bool:
    link = next(heading.iter("a"), None)
    return link is not None and _HOME.fullmatch(link.get("href") or "x") is not None


def _line(element: _Element) -> str:
    """Return the text of an element on one line; its beginning if it is longer than a title."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > _LONGEST:
            break
    return " ".join("".join(pieces).split())


def _site(tree: _Element) -> str:
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in ("og:site_name", "application-name"):
            return " ".join((meta.get("content") or "").split()).casefold()
    return ""


def _cut(title: str, site: str) -> str:
    """Return a title without the name of the site at its end."""
    cuts = list(islice(_AT_SITE.finditer(title), _PARTS))
    for cut in cuts:
        if site and title[cut.end() :].strip().casefold() == site:
            return title[: cut.start()]
    certain = list(islice(_CERTAIN.finditer(title), _PARTS))
    if certain and len(title[: certain[-1].start()].split()) >= _WORDS:
        return title[: certain[-1].start()]
    return title
