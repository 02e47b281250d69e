"""Translate extensions of Markdown that CommonMark lacks, before and after parsing.

Before: footnotes are taken out of the text, and admonitions of GitHub, GitLab, Obsidian, MkDocs, Docusaurus,
MyST and pandoc become ordinary paragraphs, in one pass over the lines; lines of code stay as they are. After:
references to footnotes, wikilinks and other inline marks are written as plain words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from summarizer.patterns import compiled

_FENCE = compiled(r" {0,3}(?P<marks>`{3,}|~{3,})")
_NOTE = compiled(r" {0,3}\[\^(?P<label>[^\]\n]{1,80})\]:[ \t]*(?P<text>.*)")
_INLINE_NOTE = compiled(r"\^\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\]){1,2000})\]")
_CALLOUT = compiled(r" {0,3}> ?\[!(?P<kind>[\w-]{1,40})\][+-]?[ \t]*(?P<title>.*)")
_QUOTED = compiled(r" {0,3}> ?(?P<text>.*)")
_DIRECTIVE = compiled(r" {0,3}(?P<marks>`{3,}|~{3,})[ \t]*\{(?P<kind>[\w-]{1,40})\}[ \t]*(?P<title>[^`]*)")
_TEXTS = frozenset(
    (
        *("note", "warning", "tip", "important", "caution", "danger", "attention"),
        *("hint", "error", "seealso", "admonition", "topic", "sidebar", "epigraph"),
        *("pull-quote", "highlights", "versionadded", "versionchanged", "deprecated", "todo", "info"),
        *("abstract", "question", "success", "failure", "bug", "example", "quote"),
        *("exercise", "solution", "definition", "theorem", "proof", "remark", "dropdown"),
        *("card", "aside", "margin"),
    )
)
"""Directives of MyST that contain text; the others contain code or data."""
_OPTION = compiled(r"[ \t]*:[\w-]{1,40}:(?:[ \t].*)?$")
_TAB = compiled(r"===[!+]?[ \t]+\"(?P<title>[^\"]*)\"[ \t]*$")
_DEFINITION = compiled(r" {0,3}:[ \t]+(?P<text>\S.*)")
_SHORTCODE = compiled(r"\{\{[<%][^{}\n]{0,500}?[>%]\}\}|\{%[^{}%\n]{0,300}%\}")
"""Tags of Hugo and of Liquid, which enclose text or insert something that is not in the file."""
_CODE_TAG = compiled(r"\{%-?\s{0,9}highlight\b[^%]{0,200}%\}")
_END_OF_CODE = "{% endhighlight %}"
_STYLE = compiled(r" {0,3}\{:[^}\n]{0,200}\}[ \t]*$")
"""A line that gives the paragraph before it a class (kramdown)."""
_ADMONITION = compiled(r"(?:!!!|\?\?\?\+?|///)[ \t]+(?P<kind>[\w-]{1,40}(?:[ \t]+[\w-]{1,40}){0,3})"
                         r"(?:[ \t]*(?:\"(?P<title>[^\"]*)\"|\|[ \t]*(?P<bar>.*)))?[ \t]*$")  # fmt: skip
_CONTAINER = compiled(r" {0,3}:{3,}(?!:)[ \t]*(?:\{[^}]*\}|(?P<kind>[\w-]{1,40})(?:\[(?P<title>[^\]]*)\]"
                        r"|[ \t]+(?P<rest>(?:[^{\s][^{\n]*)?))?(?:\{[^}]*\})?)?")  # fmt: skip
_CONTENTS = compiled(
    r"\s*(?:\[toc\]|\[\[_toc_\]\]|\{:? ?\.?toc\}|\\tableofcontents|\{\{< ?toc ?>\}\})\s*$", re.I
)
_ATTRIBUTES = compiled(r"(?P<heading>#{1,6} .*\S)[ \t]+\{[:#.][^{}\n]{0,200}\}[ \t]*$")
_INDENT = compiled(r"(?: {4}|\t)(?P<text>.*)")
_REFERENCE = compiled(r"\[\^(?P<label>[^\]\n]{1,80})\]")
_WIKILINK = compiled(
    r"(?P<embed>!?)\[\[(?P<page>[^\[\]|#]{0,200})(?:#[^\[\]|]{0,200})?(?:\\?\|(?P<text>[^\[\]]{1,200}))?\]\]"
)
_PICTURE = compiled(r".*\.(?:png|jpe?g|gif|svg|webp|bmp|avif|mp[34]|webm|pdf)", re.I)
_MARKED = compiled(r"==(?P<text>[^=\s](?:[^=\n]{0,500}[^=\s])?)==|%%[^%\n]{0,500}%%")


_ALERT = compiled(r">>>[ \t]+\[![\w-]{1,40}\][ \t]*(?P<title>.*)")
_LONGEST_MARK = 40
_DEEPEST = 20
"""Maximum callouts or admonitions around a line."""
_OWN = "note"


class Footnote(NamedTuple):
    """A footnote, and its text in Markdown."""

    label: str
    text: str


def prepared(source: str) -> tuple[str, list[Footnote]]:
    """Return a text without the extensions that concern whole lines, and its footnotes in order."""
    lines = source.split("\n")
    walk = _LineWalk(Counter(line.strip() for line in lines if len(line) <= _LONGEST_MARK))
    for line in lines:
        walk.take(line)
    return "\n".join(walk.lines), [Footnote(label, "\n".join(text).strip()) for label, text in walk.notes]


class _LineWalk:
    """A pass over the lines, tracking the code block, callout, admonition or footnote they belong to."""

    def __init__(self, marks: Counter[str]) -> None:
        """Set up the pass; `marks` counts the short lines that have not been processed."""
        self.lines: list[str] = []
        self.notes: list[tuple[str, list[str]]] = []
        self._marks = marks
        self._fence = ""
        self._fence_depth = 0
        """Number of admonitions around the code block."""
        self._callouts = 0
        """Number of callouts around the line."""
        self._depth = 0
        """Number of admonitions by indentation around the line."""
        self._in_note = False
        self._directives: list[str] = []
        """The fences of the open directives that contain text."""
        self._options = False
        """Whether options of a directive may follow."""
        self._end = ""
        """The line that ends a quotation, a remark or code of Liquid; empty outside of these."""
        self._kind = ""
        """What it ends: `quote`, `text`, `hidden` or `code`."""

    def take(self, line: str) -> None:
        """Process a line."""
        self._marks[line.strip()] -= 1
        line = self._inside(line)
        if self._end and (
            self._kind in ("hidden", "code") or (not self._fence and line.strip() == self._end)
        ):
            self._in_pair(line)
            return
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
        self._begin(line)

    def _inside(self, line: str) -> str:
        """Return a line without the marks of the callout or of the admonitions that it stands in."""
        if self._depth and line.strip():
            depth = 0
            while depth < self._depth and (indented := _INDENT.match(line)):
                line, depth = indented["text"], depth + 1
            if self._fence and depth < self._fence_depth:
                self._write(self._fence)
                self._fence = ""
            self._depth = depth
        elif self._callouts:
            depth = 0
            while depth < self._callouts and (quoted := _QUOTED.match(line)):
                line, depth = quoted["text"], depth + 1
            if depth < self._callouts:
                self._callouts = depth
                self._write(self._fence)
                self._fence = ""
        return line

    def _in_pair(self, line: str) -> None:
        """Process a line of a remark, of code, or the one that ends them."""
        ends = line.strip() == self._end
        if self._kind == "code":
            self._write("```" if ends else line)
        elif ends:
            self._write("")
        if ends:
            self._end = ""

    def _begin(self, line: str) -> None:
        bare = line.strip()
        if self._options and _OPTION.match(line):
            return
        self._options = False
        if not self._end and self._begins_pair(bare):
            return
        if self._directives and _closes(bare, self._directives[-1]):
            self._directives.pop()
            self._write("")
        elif (directive := _DIRECTIVE.match(line)) and directive["kind"].lower() in _TEXTS:
            self._directives.append(directive["marks"])
            self._options = True
            self._title(directive["title"])
        elif fence := _FENCE.match(line):
            self._fence, self._fence_depth = fence["marks"], self._depth
            self._write(line)
        elif note := _NOTE.match(line):
            self.notes.append((note["label"], [note["text"]]))
            self._in_note = True
            self._write("")
        elif callout := _CALLOUT.match(line):
            self._callouts = min(self._callouts + 1, _DEEPEST)
            self._title(callout["title"])
        elif admonition := _ADMONITION.match(line):
            self._depth = min(self._depth + (not line.startswith("///")), _DEEPEST)
            self._title(admonition["title"] or admonition["bar"] or "")
        elif tab := _TAB.match(line):
            self._depth = min(self._depth + 1, _DEEPEST)
            self._title(tab["title"])
        elif bare == "///":
            self._write("")
        elif container := _container(line):
            self._title(container["title"] or container["rest"] or "")
        elif _CONTENTS.match(line) or _STYLE.match(line):
            self._write("")
        elif attributes := _ATTRIBUTES.match(line):
            self._write(self._inline(attributes["heading"]))
        elif definition := _DEFINITION.match(line):
            self._write("")
            self._write(self._inline(definition["text"]))
        else:
            self._write(("> " if self._end and self._kind == "quote" else "") + self._inline(line))

    def _begins_pair(self, bare: str) -> bool:
        """Begin a quotation, a remark or code if a line begins one and another ends it."""
        alert = _ALERT.fullmatch(bare)
        code = _CODE_TAG.fullmatch(bare)
        end = _END_OF_CODE if code else ">>>" if alert else bare if bare in (">>>", "%%") else ""
        if not end or self._marks[end] <= 0:
            return False
        self._end = end
        self._kind = "code" if code else "text" if alert else "quote" if end == ">>>" else "hidden"
        if code:
            self._write("```")
        else:
            self._title(alert["title"] if alert else "")
        return True

    def _inline(self, line: str) -> str:
        """Take the footnotes out of a line that stand in it, and remove the tags of site generators."""
        if "{" in line:
            line = _outside_code(_SHORTCODE, line, lambda _: "")
        if "^[" in line:
            line = _outside_code(_INLINE_NOTE, line, self._take_note)
        return line

    def _take_note(self, match: re.Match[str]) -> str:
        label = f"{_OWN} {len(self.notes) + 1}"
        self.notes.append((label, [match["text"]]))
        return f"[^{label}]"

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


def _closes(line: str, fence: str) -> bool:
    return line.startswith(fence) and not line.strip(fence[0])


def _outside_code(pattern: re.Pattern[str], line: str, write: Callable[[re.Match[str]], str]) -> str:
    """Replace the matches in a line that do not stand in code."""
    if "`" not in line:
        return pattern.sub(write, line)
    pieces = line.split("`")  # Every other piece is code.
    return "`".join(piece if at % 2 else pattern.sub(write, piece) for at, piece in enumerate(pieces))


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
