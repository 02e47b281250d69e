"""Translate extensions of Markdown that CommonMark lacks, before and after parsing.

Before: footnotes are taken out of the text, and admonitions of GitHub, Obsidian, MkDocs, Docusaurus and
pandoc become ordinary paragraphs, in one pass over the lines; lines of code stay as they are. After:
references to footnotes, wikilinks and other inline marks are written as plain words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})")
_NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,80})\]:[ \t]*(?P<text>.*)")
_CALLOUT = re.compile(r" {0,3}> ?\[!(?P<kind>[\w-]{1,40})\][+-]?[ \t]*(?P<title>.*)")
_QUOTED = re.compile(r" {0,3}> ?(?P<text>.*)")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|///)[ \t]+(?P<kind>[\w-]{1,40}(?:[ \t]+[\w-]{1,40}){0,3})"
                         r"(?:[ \t]*(?:\"(?P<title>[^\"]*)\"|\|[ \t]*(?P<bar>.*)))?[ \t]*$")  # fmt: skip
_CONTAINER = re.compile(r" {0,3}:{3,}(?!:)[ \t]*(?:\{[^}]*\}|(?P<kind>[\w-]{1,40})(?:\[(?P<title>[^\]]*)\]"
                        r"|[ \t]+(?P<rest>(?:[^{\s][^{\n]*)?))?(?:\{[^}]*\})?)?")  # fmt: skip
_CONTENTS = re.compile(
    r"\s*(?:\[toc\]|\[\[_toc_\]\]|\{:? ?\.?toc\}|\\tableofcontents|\{\{< ?toc ?>\}\})\s*$", re.I
)
_ATTRIBUTES = re.compile(r"(?P<heading>#{1,6} .*\S)[ \t]+\{[:#.][^{}\n]{0,200}\}[ \t]*$")
_INDENT = re.compile(r"(?: {4}|\t)(?P<text>.*)")
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s]{1,80})\]")
_WIKILINK = re.compile(
    r"(?P<embed>!?)\[\[(?P<page>[^\[\]|#]{0,200})(?:#[^\[\]|]{0,200})?(?:\\?\|(?P<text>[^\[\]]{1,200}))?\]\]"
)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|svg|webp|bmp|avif|mp[34]|webm|pdf)", re.I)
_MARKED = re.compile(r"==(?P<text>[^=\s](?:[^=\n]{0,500}[^=\s])?)==|%%[^%\n]{0,500}%%")


class Footnote(NamedTuple):
    """A footnote, and its text in Markdown."""

    label: str
    text: str


def prepared(source: str) -> tuple[str, list[Footnote]]:
    """Return a text without the extensions that concern whole lines, and its footnotes in order."""
    walk = _LineWalk()
    for line in source.split("\n"):
        walk.take(line)
    return "\n".join(walk.lines), [Footnote(label, "\n".join(text).strip()) for label, text in walk.notes]


class _LineWalk:
    """A pass over the lines, tracking the code block, callout, admonition or footnote they belong to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.notes: list[tuple[str, list[str]]] = []
        self._fence = ""
        self._callout = False
        self._indented = False
        self._in_note = False

    def take(self, line: str) -> None:
        """Process a line."""
        if self._fence:
            self._write(line)
            if line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
                self._fence = ""
            return
        if self._in_note and (not line.strip() or _INDENT.match(line) or self._goes_on(line)):
            indented = _INDENT.match(line)
            self.notes[-1][1].append(indented["text"] if indented else line)
            return
        self._in_note = False
        if self._indented:
            if not line.strip() or (indented := _INDENT.match(line)):
                line = indented["text"] if line.strip() and indented else ""
            else:
                self._indented = False
        elif self._callout:
            if quoted := _QUOTED.match(line):
                line = quoted["text"]
            else:
                self._callout = False
                self._write("")
        self._begin(line)

    def _begin(self, line: str) -> None:
        if fence := _FENCE.match(line):
            self._fence = fence["marks"]
            self._write(line)
        elif note := _NOTE.match(line):
            self.notes.append((note["label"], [note["text"]]))
            self._in_note = True
            self._write("")
        elif callout := _CALLOUT.match(line):
            self._callout = True
            self._title(callout["title"])
        elif admonition := _ADMONITION.match(line):
            self._indented = not line.startswith("///")
            self._title(admonition["title"] or admonition["bar"] or "")
        elif line.strip() == "///":
            self._write("")
        elif container := _container(line):
            self._title(container["title"] or container["rest"] or "")
        elif _CONTENTS.match(line):
            self._write("")
        elif attributes := _ATTRIBUTES.match(line):
            self._write(attributes["heading"])
        else:
            self._write(line)

    def _goes_on(self, line: str) -> bool:
        """Return whether a line that is not indented continues the paragraph of a footnote."""
        text = self.notes[-1][1]
        if not text[-1].strip() or (len(text) > 1 and not text[-2].strip()):
            return False
        return not _NOTE.match(line) and not re.match(
            r"\s{0,3}(?:#{1,6} |[-*+>] |\d{1,9}[.)] |:::|!!!|```|~~~)", line
        )

    def _title(self, title: str) -> None:
        self._write("")
        if title.strip():
            self._write(title.strip())
            self._write("")

    def _write(self, line: str) -> None:
        self.lines.append(line)


def _container(line: str) -> re.Match[str] | None:
    """Match the first or last line of a fenced container, whose first line may end with colons, too."""
    line = line.rstrip()
    bare = line.rstrip(":")
    if bare.strip() and (bare[-1].isspace() or bare[-1] in "}]"):
        line = bare.rstrip()
    return _CONTAINER.fullmatch(line)


def plain_words(text: str, notes: frozenset[str]) -> str:
    """Write the inline extensions in a piece of text as plain words.

    `notes` are the labels of the footnotes, references to which are removed.
    """
    if "[" in text:
        if notes:
            text = _REFERENCE.sub(lambda match: "" if match["label"] in notes else match[0], text)
        if "[[" in text:
            text = _WIKILINK.sub(_linked, text)
    if "==" in text or "%%" in text:
        text = _MARKED.sub(lambda match: match["text"] or "", text)
    return text


def _linked(match: re.Match[str]) -> str:
    page = match["page"].strip()
    if match["embed"] and _PICTURE.fullmatch(page):
        return ""
    shown = match["text"] or page.rpartition("/")[2] or match[0].strip("![]#")
    return shown.strip()
