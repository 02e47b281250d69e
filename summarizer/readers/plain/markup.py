"""Take the tags out of the HTML that Markdown lets through, in time proportional to its length.

This is no HTML parser: it knows tags, comments and entities, and which tags part two paragraphs.
"""

from __future__ import annotations

import html
import re

_HIDDEN = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<script\b", re.I), re.compile(r"</script\s*>", re.I)),
    (re.compile(r"<style\b", re.I), re.compile(r"</style\s*>", re.I)),
)
# Neither branch crosses another "<", so that no tag is looked for twice.
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*)[^<>]*>|<[!?][^<>]*>")
_BLOCK = re.compile(r"\n[ \t]*\n")
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
    """Whether a tag breaks a line."""
    match = _TAG.match(tag)
    return bool(match and (match["name"] or "").lower() == "br")


def text_blocks(markup: str) -> list[str]:
    """The paragraphs of a piece of HTML, each on one line, without tags, comments and scripts."""
    for opening, closing in _HIDDEN:
        markup = _without(markup, opening, closing)
    plain = html.unescape(_TAG.sub(_replacement, markup))
    return [" ".join(block.split()) for block in _BLOCK.split(plain) if block.strip()]


def _replacement(tag: re.Match[str]) -> str:
    return "" if (tag["name"] or "").lower() in _INLINE else "\n\n"


def _without(markup: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Drop what stands between two marks; what is never closed is dropped to the end, as browsers do."""
    kept: list[str] = []
    at = 0
    while start := opening.search(markup, at):
        kept.append(markup[at : start.start()])
        end = closing.search(markup, start.end())
        if not end:
            return "".join(kept)
        at = end.end()
    return "".join([*kept, markup[at:]])
