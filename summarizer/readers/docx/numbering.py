"""Work out the numbers of list items, and which runs are hidden, from the styles and lists of a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from summarizer.patterns import compiled

MARK_START, MARK_END = "\ue0f0", "\ue0f1"
"""Characters around the number of a list item at the start of its text."""
_LEVELS = 9
_PLACE = compiled(r"%([1-9])")
_ENDS = ".):]-–—"
_LONGEST = 30
"""Maximum characters of the form of a number."""
_MOST_BASES = 20
"""Maximum styles that a style may be based on in turn."""
_NO_NUMBER = frozenset(("bullet", "none"))


class _Level(NamedTuple):
    format: str
    start: int
    text: str = ""
    """The number as Word writes it, such as `%1.%2)`; empty if the document does not say."""
    legal: bool = False
    """Whether the numbers of all levels are written in digits."""


class Numbering:
    """The lists and styles of a document, and the numbers of the items so far."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, str] = {}
        """The definition of each list, by the list's id."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        self._styles: dict[str, Element] = {}
        for element in () if styles is None else styles:
            if local(element) == "style" and (ident := value_of(element, "styleId")):
                self._styles[ident] = element
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Element) -> None:
        for element in numbering:
            if local(element) == "abstractNum":
                ident = value_of(element, "abstractNumId") or ""
                for level in element:
                    if local(level) == "lvl":
                        found = _Level(
                            value_of(child_of(level, "numFmt")) or "decimal",
                            _number(value_of(child_of(level, "start")), 1),
                            value_of(child_of(level, "lvlText")) or "",
                            is_on(child_of(level, "isLgl")),
                        )
                        self._levels[ident, _number(value_of(level, "ilvl"), 0)] = found
            elif local(element) == "num":
                ident = value_of(element, "numId") or ""
                self._lists[ident] = value_of(child_of(element, "abstractNumId")) or ""
                for override in element:
                    start = value_of(child_of(override, "startOverride"))
                    if local(override) == "lvlOverride" and start is not None:
                        self._overrides.setdefault(ident, {})[_number(value_of(override, "ilvl"), 0)] = (
                            _number(start, 1)
                        )

    def mark_of(self, paragraph: Element) -> str:
        """Count a paragraph, and return its number between marks; empty if it has none."""
        if not self._lists:
            return ""
        properties = child_of(paragraph, "pPr")
        given = child_of(properties, "numPr")
        if given is None:
            given = self._of_style(value_of(child_of(properties, "pStyle")), ("pPr", "numPr"))
        ident = value_of(child_of(given, "numId"))
        depth = min(_LEVELS - 1, _number(value_of(child_of(given, "ilvl")), 0))
        if ident is None or ident not in self._lists:
            return ""
        definition = self._lists[ident]
        level = self._levels.get((definition, depth), _Level("bullet", 1))
        if ident not in self._begun:
            self._begun.add(ident)
            for at, start in self._overrides.get(ident, {}).items():
                self._counts[definition, at] = start - 1
        key = definition, depth
        self._counts[key] = self._counts.get(key, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            self._counts.pop((definition, deeper), None)
        if level.format in _NO_NUMBER:
            return ""
        return f"{MARK_START}{self._as_shown(definition, depth, level)}{MARK_END}"

    def _as_shown(self, definition: str, depth: int, level: _Level) -> str:
        """Return the number of an item with those of the levels above it and the marks around it."""

        def of_level(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            above = self._levels.get((definition, other), _Level("decimal", 1))
            count = self._counts.get((definition, other), above.start)
            return _written(count, "decimal" if level.legal and other != depth else above.format)

        found = _PLACE.sub(of_level, level.text[:_LONGEST])
        if "%" in level.text and any(map(str.isalnum, found)):
            return found if found[-1] in _ENDS else f"{found}."
        return f"{_written(self._counts[definition, depth], level.format)}."

    def is_hidden(self, run: Element, by_paragraph: bool = False) -> bool:
        """Return whether the text of a run is hidden: by itself, by its style or by that of its paragraph."""
        properties = child_of(run, "rPr")
        own = child_of(properties, "vanish")
        if own is None:
            own = self._of_style(value_of(child_of(properties, "rStyle")), ("rPr", "vanish"))
        return by_paragraph if own is None else is_on(own)

    def hides_text(self, paragraph: Element) -> bool:
        """Return whether the style of a paragraph hides its text."""
        style = value_of(child_of(paragraph, "pPr", "pStyle"))
        return style is not None and is_on(self._of_style(style, ("rPr", "vanish")))

    def _of_style(self, ident: str | None, path: tuple[str, ...]) -> Element | None:
        """Return a property of a style or of the styles that it is based on."""
        for _ in range(_MOST_BASES):
            style = self._styles.get(ident or "")
            if style is None:
                return None
            if (found := child_of(style, *path)) is not None:
                return found
            ident = value_of(child_of(style, "basedOn"))
        return None


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else default


def _written(number: int, format: str) -> str:
    if number < 1:
        return str(number)
    return _FORMATS.get(format, str)(number)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * min(20, (number - 1) // 26 + 1)


def _roman(number: int) -> str:
    found = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        times, number = divmod(min(number, 4999), value)
        found += sign * times
    return found


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value_of(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute by its local name; None if there is no such element or attribute."""
    if element is None:
        return None
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def child_of(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def is_on(element: Element | None) -> bool:
    """Return whether a switch such as `w:vanish` is there and on."""
    return element is not None and (value_of(element) or "").lower() not in ("0", "false", "off")
