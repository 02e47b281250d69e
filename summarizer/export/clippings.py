"""Export kept sentences of many briefings as Markdown, CSV and JSON Lines, by day or by name.

JSON has all fields, so that Markdown and CSV can be made from it again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from summarizer import __about__
from summarizer.export.citation import cited
from summarizer.export.inline import escape
from summarizer.export.tags import tags

SCHEMA = "clipping/1"
NO_TEXT = "text not stored"
NO_DAY, NO_NAME = "Day not recorded", "Without a name"
"""Headings of the groups that come last."""
Order = Literal["day", "name"]
ORDERS: tuple[Order, ...] = ("day", "name")


@dataclass(frozen=True, slots=True)
class ClippedName:
    """An entity in a kept sentence."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Clipping:
    """A kept sentence with its note and its citation."""

    kept: str | None
    """Local time with its offset, ISO 8601; None if it was not recorded."""
    text: str | None
    """The sentence on one line; None if it is not stored."""
    note: str
    names: tuple[ClippedName, ...]
    title: str | None
    date: str | None
    """Date of the briefing; None if it has none or none is stored."""
    place: str
    """Page, paragraph and sentence."""
    path: str | None
    """Absolute path of the file; None for standard input."""
    part: str | None
    sha256: str

    @property
    def day(self) -> str | None:
        """Return the day on which it was kept."""
        return self.kept[:10] if self.kept else None

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags of the note."""
        return tags(self.note)

    @property
    def source(self) -> str:
        """Return the file, and the part if the file contains many."""
        path = self.path or "standard input"
        return f"{path} [{self.part}]" if self.part else path


def in_order(clippings: Iterable[Clipping]) -> list[Clipping]:
    """Sort clippings: the first kept first, those without a time last."""
    return sorted(clippings, key=lambda each: (each.kept is None, each.kept or "", each.source, each.place))


def grouped(clippings: Iterable[Clipping], by: Order) -> list[tuple[str, list[Clipping]]]:
    """Return the groups with their headings, in order. By name, a sentence is in the group of each name."""
    ordered = in_order(clippings)
    if by == "day":
        days: dict[str | None, list[Clipping]] = {}
        for each in ordered:
            days.setdefault(each.day, []).append(each)
        return [(day or NO_DAY, found) for day, found in days.items()]
    return _by_name(ordered)


def _by_name(ordered: Sequence[Clipping]) -> list[tuple[str, list[Clipping]]]:
    """Group by name and type, whatever the case; a name of several types is followed by its type."""
    groups: dict[tuple[str, str], tuple[str, list[Clipping]]] = {}
    unnamed = []
    for each in ordered:
        for name in dict.fromkeys((own.name.casefold(), own.type) for own in each.names):
            shown = next(own.name for own in each.names if own.name.casefold() == name[0])
            groups.setdefault(name, (shown, []))[1].append(each)
        if not each.names:
            unnamed.append(each)
    types: dict[str, int] = {}
    for folded, _ in groups:
        types[folded] = types.get(folded, 0) + 1
    named = [
        (f"{shown} ({kind})" if types[folded] > 1 else shown, found)
        for (folded, kind), (shown, found) in sorted(groups.items())
    ]
    return [*named, *([(NO_NAME, unnamed)] if unnamed else [])]


# Markdown


def to_markdown(clippings: Sequence[Clipping], by: Order) -> str:
    """Return a Markdown file in which each sentence has its citation and its note."""
    return "\n".join([*_front_matter(clippings), "", *_body(clippings, by)]) + "\n"


def _front_matter(clippings: Sequence[Clipping]) -> Iterator[str]:
    days = sorted(filter(None, {each.day for each in clippings}))
    values = {
        "title": "Clippings",
        "sentences": len(clippings),
        "briefings": _briefings(clippings),
        "from": days[0] if days else None,
        "to": days[-1] if days else None,
        "tags": sorted({tag for each in clippings for tag in each.tags}),
        "generator": f"briefing-reader {__about__.version()}",
    }
    yield "---"
    yield from (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    yield "---"


def _briefings(clippings: Iterable[Clipping]) -> int:
    return len({(each.sha256, each.part) for each in clippings})


def _body(clippings: Sequence[Clipping], by: Order) -> Iterator[str]:
    yield "# Clippings"
    if not clippings:
        yield from ("", "No kept sentence.")
    for heading, found in grouped(clippings, by):
        yield from ("", f"## {escape(heading)}")
        for each in found:
            words = f"({NO_TEXT})" if each.text is None else each.text
            source = cited(each.title, each.date, each.place, each.source)
            yield from ("", f"> {escape(words)}", ">", f"> — {escape(source)}")
            if each.note:
                yield from ("", f"Note: {escape(each.note)}")


# CSV

COLUMNS = ("kept", "text", "note", "tags", "names", "title", "date", "place", "path", "part", "sha256")
_FORMULA = (*"=+-@", "\t", "\r", *"＝＋－＠")
"""First characters by which a spreadsheet takes a cell for a formula (OWASP, "CSV Injection")."""


def to_csv(clippings: Sequence[Clipping], by: Order) -> str:
    """Return CSV with a header: a row for each sentence in each group, the heading of the group first.

    A cell that a spreadsheet would take for a formula begins with an apostrophe: a briefing may be hostile,
    and whoever opens the file did not write it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((by, *COLUMNS))
    for heading, found in grouped(clippings, by):
        for each in found:
            writer.writerow([harmless(cell) for cell in (heading, *_cells(each))])
    return out.getvalue()


def _cells(each: Clipping) -> Iterator[str]:
    joined = {"tags": " ".join(each.tags), "names": "; ".join(own.name for own in each.names)}
    for column in COLUMNS:
        value = joined[column] if column in joined else getattr(each, column)
        yield "" if value is None else str(value)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


# JSON


def to_json(clippings: Sequence[Clipping], by: Order) -> str:
    """Return a line of ASCII JSON for each sentence, once, in the order of its first group."""
    ordered = dict.fromkeys(each for _, found in grouped(clippings, by) for each in found)
    return "".join(f"{json.dumps(_fields(each))}\n" for each in ordered)


def _fields(each: Clipping) -> dict[str, Any]:
    return {"schema": SCHEMA, **asdict(each), "day": each.day, "tags": list(each.tags)}


def from_json(lines: str) -> list[Clipping]:
    """Return the clippings of `to_json`.

    Raises:
        ValueError: it is not the output of `to_json`.
    """
    try:
        return [_clipping(json.loads(line)) for line in lines.splitlines() if line.strip()]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a line of {SCHEMA}") from error


def _clipping(fields: dict[str, Any]) -> Clipping:
    if fields["schema"] != SCHEMA:
        raise ValueError(f"not a line of {SCHEMA}")
    own = {name: fields[name] for name in Clipping.__dataclass_fields__}
    return Clipping(**{**own, "names": tuple(ClippedName(**name) for name in fields["names"])})


FORMATS = {"markdown": to_markdown, "json": to_json, "csv": to_csv}
