"""Strip the tags from HTML within Markdown, in time proportional to its length.

This is not an HTML parser: it handles tags, comments and entities, and knows which tags separate paragraphs.
"""

from __future__ import annotations

import html
import re

from summarizer.document import StyleKind
from summarizer.patterns import compiled
from summarizer.readers.addresses import safe_address
from summarizer.readers.styles import TAGS

_HIDDEN = (
    (compiled(r"<!--"), compiled(r"-->")),
    (compiled(r"<script\b", re.I), compiled(r"</script\s*>", re.I)),
    (compiled(r"<style\b", re.I), compiled(r"</style\s*>", re.I)),
)
# Neither branch crosses another "<", so that no text is scanned twice.
_TAG = compiled(r"</?(?P<name>[a-zA-Z][\w-]*)[^<>]*>|<[!?][^<>]*>")
_HREF = compiled(r"\shref\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')", re.I)
_CELL = "\x1f"
"""Placeholder for the end of a table cell; safe text does not contain it."""
_BLOCK = compiled(r"\n[ \t]*\n")
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
        ),
        *(
            "kbd",
            "mark",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
        ),
    )
)


def is_break(tag: str) -> bool:
    """Return whether a tag is a line break (`<br>`)."""
    match = _TAG.match(tag)
    return bool(match and (match["name"] or "").lower() == "br")


def style_of(tag: str) -> tuple[StyleKind | None, str, bool]:
    """Return the style of an inline tag or None, the target of a link, and whether the tag ends the style."""
    match = _TAG.match(tag)
    name = (match["name"] or "").lower() if match else ""
    if name == "a":
        target = _HREF.search(tag)
        return (
            "link",
            safe_address(html.unescape(target[1] or target[2] or "")) if target else "",
            tag[1] == "/",
        )
    return TAGS.get(name), "", tag[1:2] == "/"


def text_blocks(markup: str) -> list[str]:
    """Return the paragraphs of an HTML fragment, each on one line, without tags, comments and scripts.

    The cells of a table row are separated by tabs.
    """
    for opening, closing in _HIDDEN:
        markup = _without(markup, opening, closing)
    plain = html.unescape(_TAG.sub(_replacement, markup))
    rows = ([" ".join(cell.split()) for cell in block.split(_CELL)] for block in _BLOCK.split(plain))
    return ["\t".join(cells).rstrip("\t") for cells in rows if any(cells)]


def _replacement(tag: re.Match[str]) -> str:
    name = (tag["name"] or "").lower()
    if name in ("td", "th"):
        return _CELL if tag[0].startswith("</") else ""
    return "" if name in _INLINE else "\n\n"


def _without(markup: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Remove text between opening and closing marks; without a closing mark up to the end, as browsers do."""
    pieces: list[str] = []
    at = 0
    while start := opening.search(markup, at):
        pieces.append(markup[at : start.start()])
        end = closing.search(markup, start.end())
        if not end:
            return "".join(pieces)
        at = end.end()
    return "".join([*pieces, markup[at:]])
