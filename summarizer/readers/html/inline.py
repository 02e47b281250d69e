"""Simplify inline elements of a tree that would break or falsify the text around them.

Note numbers, the pronunciation of ruby annotations and the markup of formulas are changed within the tree, so
that everything that reads the tree sees the same text. Elements are emptied, not removed, because removing
one copies the text before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.patterns import compiled
from summarizer.readers import superscripts

if TYPE_CHECKING:
    from lxml.etree import _Element

_ANNOTATIONS = frozenset(("rt", "rp", "rtc"))
_NOT_SHOWN = frozenset(("annotation", "annotation-xml"))
_LINKS = frozenset(("a", "ref", "noteref"))
_TRANSPARENT = frozenset(("a", "b", "em", "font", "i", "span", "strong", "small", "sup", "cite", "u"))
_NOTE_KIND = compiled(r"noteref|footnote-?ref|fnref|footnote-anchor|reference-note", re.I)
_NOTE_TARGET = compiled(r"#_?(?:fn|ftn|edn|note|footnote|endnote|cite_note)[\w:.-]{0,40}$", re.I)
_BRACKETED = compiled(r"\[(?:\d{1,3}|[*†‡])\]")
"""A number in brackets, which a link to another place of the text has only if that is a note."""
_OF_EDITOR = compiled(r"\b(?:mw-editsection|headerlink|header-anchor|heading-anchor|anchor-?link)\b")
"""Classes of links beside headings that edit a section or lead to it."""
_LONGEST = 200
_LEVELS, _SIBLINGS = 4, 8
"""Maximum number of parents, and of siblings each, in which the text before an element is looked for."""


def simplify(tree: _Element) -> None:
    """Write notes, formulas and ruby annotations of a tree as plain text, in place."""
    for link in list(tree.iter("a", "span")):
        if _OF_EDITOR.search(link.get("class") or ""):
            link.clear(keep_tail=True)
        elif link.tag == "a" and _is_note(link):
            _write_raised(link, linked=True)
    for element in list(tree.iter("sup", "math", "{*}math", *_ANNOTATIONS)):
        tag = element.tag.rpartition("}")[2]
        if tag in _ANNOTATIONS:
            element.clear(keep_tail=True)
            element.tag = "span"
        elif tag == "math":
            text = "".join(_formula(element))
            element.clear(keep_tail=True)
            element.tag, element.text = "span", " ".join(text.split())
        else:
            _write_raised(element)


def _formula(math: _Element) -> list[str]:
    found: list[str] = []
    for element in math.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] not in _NOT_SHOWN:
            found.append(element.text or "")
        if element is not math:
            found.append(element.tail or "")
    return found


def _is_note(link: _Element) -> bool:
    """Return whether a link is a reference to a note that a style sheet raises, not a `sup` element."""
    kinds = " ".join(link.get(name) or "" for name in ("epub:type", "type", "role", "class"))
    target = link.get("href") or ""
    named = (
        _NOTE_KIND.search(kinds[:_LONGEST])
        or (target[:1] == "#" and _NOTE_TARGET.match(target))
        or ("#" in target and not len(link) and _BRACKETED.fullmatch(link.text or ""))
    )
    return bool(named) and next(link.iter("sup"), None) is None


def _write_raised(sup: _Element, *, linked: bool = False) -> None:
    text = "".join(piece for piece, _ in zip(sup.itertext(), range(9), strict=False))
    if len(text.strip()) > superscripts.LONGEST:
        return
    before, parent = _before(sup), sup.getparent()
    if sup.tag == "a" and before[-1:].isspace():
        return  # The link is a word of the sentence: "See note 7."
    linked = (
        linked
        or next(sup.iter(*_LINKS), None) is not None
        or (parent is not None and parent.tag in _LINKS and not (parent.text or "").strip())
    )
    written = superscripts.written(text, before, linked=linked)
    if written != text:
        sup.clear(keep_tail=True)
        sup.text = written


def _before(element: _Element) -> str:
    """Return the end of the text before an element within its block."""
    for _ in range(_LEVELS):
        previous, parent = element.getprevious(), element.getparent()
        for _ in range(_SIBLINGS):
            if previous is None:
                break
            if previous.tail and (previous.tail.strip() or previous.tag == "br"):
                return str(previous.tail)
            if previous.tag == "br":
                return ""
            text = "".join(previous.itertext()) if isinstance(previous.tag, str) else ""
            if text.strip():
                return text + (previous.tail or "")
            previous = previous.getprevious()
        if parent is None:
            return ""
        if (parent.text or "").strip() or parent.tag not in _TRANSPARENT:
            return parent.text or ""
        element = parent
    return ""
