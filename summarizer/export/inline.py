"""Write a line of a briefing as inline Markdown, with its emphasis, code and links.

No text of the briefing can become markup. Characters that CommonMark or the extensions of GitHub and GitLab
would interpret are escaped with a backslash, which CommonMark 0.31 (section 2.4) allows before any ASCII
punctuation. Markup that CommonMark would not recognize where it stands, such as emphasis within a word, is
left out.
"""

from __future__ import annotations

import re
import string
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from summarizer.document import Document, Sentence, Stretch, Style, at_offset
from summarizer.patterns import compiled
from summarizer.readers.styles import collapsed, divided, moved
from summarizer.summary import CUT, Excerpt

_ANYWHERE = compiled(
    r"[\\`*_\[\]<~|$^{}#@]"  # emphasis, links, code, HTML, tables, formulas, footnotes, mentions
    r"|&(?=#?\w+;)"  # &amp;
    r"|(?<=[Ww]{3})\.|:(?=//)"  # www.x.org, https://x
    r"|:(?=(?!\d\d?:)[+\w-]+:)"  # :smile:, but not 10:30:00
)
_AT_THE_START = compiled(r"^(?:[-+=:>]|\d+(?=[.)]))")
_OPENING = {"emphasis": "*", "strong": "**", "strike": "~~", "link": "["}
_FOLLOWED = compiled(r"(?:https?|ftp|mailto):", re.IGNORECASE)
"""Addresses that lead to the same place from a file of notes; relative ones do not."""
_AUTOLINK = compiled(r"https?://[\w\-.~:/?#@!$&+'()*,;=%]+", re.IGNORECASE | re.ASCII)
_IN_ADDRESS = "-._~:/?#@!$&'*+,;=%"
"""Characters of an address, other than letters and digits, that are not encoded."""
_ENTITY = compiled(r"&(?=#?\w+;)")
_BACKTICKS = compiled("`+")


def escape(text: str) -> str:
    """Return inline Markdown, in one line, that renders as `text`."""
    return styled(" ".join(text.split()), ())


def escape_within(text: str) -> str:
    """Return Markdown for a text that does not stand at the start of a line; white space stays."""
    return _ANYWHERE.sub(lambda match: "\\" + match[0], text)


def escape_start(line: str) -> str:
    """Escape what would be markup at the start of a line only."""
    return _AT_THE_START.sub(_escape_start, line)


def _escape_start(match: re.Match[str]) -> str:
    """Escape a bullet or underline at the start of a line, or the full stop after a number."""
    return match[0] + "\\" if match[0].isdigit() else "\\" + match[0]


def quotation(excerpt: Excerpt, document: Document, sentences: Sequence[Sentence]) -> str:
    """Return an excerpt as inline Markdown: `Excerpt.text` with its emphasis, code and links."""
    text, styles = "", list[Style]()
    unit = sentences[excerpt.sentence]
    stretches: tuple[Stretch, ...] = (*unit.context, unit)
    for stretch in stretches:
        text += " " if text else ""
        line = document.line(stretch)
        styles += moved(_styles_in(document, stretch), len(text))
        text += line if stretch is unit or line[-1:] == ":" else f"{line}:"
    if excerpt.cut_before:
        styles = moved(styles, len(CUT) + 1)
        text = f"{CUT} {text}"
    return styled(f"{text} {CUT}" if excerpt.cut_after else text, styles)


def _styles_in(document: Document, stretch: Stretch) -> list[Style]:
    """Return the styles of a stretch of one paragraph, relative to `Document.line` of it."""
    paragraph = document.paragraphs[at_offset(document.paragraphs, stretch.start)]
    first = bisect_left(document.styles, paragraph.start, key=lambda style: style.start)
    end = bisect_left(document.styles, stretch.end, key=lambda style: style.start)
    own = next(divided(document.styles[first:end], [(stretch.start, stretch.end)]))
    return collapsed(own, document.at(stretch)) if own else own


def styled(text: str, styles: Sequence[Style]) -> str:
    """Return inline Markdown that renders as a text in one line with its styles."""
    writer = _Writer(text)
    for style in _nested(text, styles):
        writer.begin(style)
    writer.close(len(text) + 1)
    writer.text(len(text))
    return "".join(writer.pieces)


class _Writer:
    """Writes a text piece by piece, with the markup of styles that are given in the order of their starts."""

    def __init__(self, text: str) -> None:
        self.pieces: list[str] = []
        self._text = text
        self._at = 0
        self._escapes = sorted({match.start() for match in _ANYWHERE.finditer(text)} | _at_the_start(text))
        """Offsets of the characters that need a backslash."""
        self._open: list[Style] = []

    def begin(self, style: Style) -> None:
        """Write the text before a style, and its opening mark; or all of it if it contains no other."""
        self.close(style.start + 1)
        self.text(style.start)
        words = self._text[style.start : style.end]
        is_bare = style.address == words and _AUTOLINK.fullmatch(words) and not _ENTITY.search(words)
        if style.kind == "code" or is_bare:
            self.pieces.append(_code(words) if style.kind == "code" else f"<{words}>")
            self._at = style.end
        else:
            self.pieces.append(_OPENING[style.kind])
            self._open.append(style)

    def close(self, before: int) -> None:
        """Write the closing marks of the open styles that end before an offset."""
        while self._open and self._open[-1].end < before:
            style = self._open.pop()
            self.text(style.end)
            self.pieces.append(f"]({_target(style.address)})" if style.address else _OPENING[style.kind])

    def text(self, end: int) -> None:
        """Write the text up to an offset, escaped."""
        for index in range(bisect_left(self._escapes, self._at), bisect_left(self._escapes, end)):
            self.pieces += (self._text[self._at : self._escapes[index]], "\\")
            self._at = self._escapes[index]
        self.pieces.append(self._text[self._at : end])
        self._at = max(self._at, end)


def _at_the_start(text: str) -> set[int]:
    """Return the offset of a bullet or underline at the start of a line, or of the mark after a number."""
    match = _AT_THE_START.match(text)
    return set() if match is None else {match.end() if match[0].isdigit() else 0}


def _nested(text: str, styles: Sequence[Style]) -> Iterator[Style]:
    """Yield the styles that Markdown can show, outer ones first, without those that cross another."""
    open_: list[Style] = []
    ended: set[int] = set()
    """Where emphasis or code ended, next to which marks of another would be misread."""
    for style in sorted(styles, key=lambda style: (style.start, -style.end)):
        while open_ and open_[-1].end <= style.start:
            open_.pop()
        outer = open_[-1].end if open_ else len(text)
        kinds = {each.kind for each in open_}
        if style.end > outer or "code" in kinds or style.kind in kinds or style.start in ended:
            continue
        if style.kind == "link" and _FOLLOWED.match(style.address):
            open_.append(style)
            yield style
        elif style.kind in ("code", *_OPENING) and style.kind != "link" and _stands_alone(text, style):
            open_.append(style)
            ended.add(style.end)
            yield style


def _stands_alone(text: str, style: Style) -> bool:
    """Return whether a style is set off by spaces or punctuation, where CommonMark recognizes its marks."""
    before, after = text[: style.start][-1:], text[style.end :][:1]
    return all(not each or each.isspace() or _is_punctuation(each) for each in (before, after))


def _is_punctuation(character: str) -> bool:
    return (character in string.punctuation or unicodedata.category(character)[0] == "P") and character != "`"


def _code(words: str) -> str:
    """Return a code span, with more backticks around it than it contains in a row."""
    marks = "`" * (1 + max(map(len, _BACKTICKS.findall(words)), default=0))
    padding = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{marks}{padding}{words}{padding}{marks}"


def _target(address: str) -> str:
    """Return an address as the target of a link, in which no character ends the link or begins another."""
    return _ENTITY.sub(r"\\&", quote(address, safe=_IN_ADDRESS))
