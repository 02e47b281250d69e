"""Kept sentences of many briefings as Markdown, CSV and JSON."""

import csv
import io
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from summarizer.export.clippings import (
    COLUMNS,
    ClippedName,
    Clipping,
    from_json,
    harmless,
    to_csv,
    to_json,
    to_markdown,
)

BERG, LUND = ClippedName("Anna Berg", "person"), ClippedName("Lund", "place")
FIRST = Clipping(
    kept="2026-01-30T09:00:00+01:00",
    text="Anna Berg met Peter Novak in Lund.",
    note="who else? #harbor",
    names=(BERG, LUND),
    title="Ferry",
    date="2026-01-29",
    place="p. 3, ¶ 2, sentence 1",
    path="/briefings/ferry.pdf",
    part=None,
    sha256="00aa",
)
SECOND = replace(
    FIRST, kept="2026-01-31T08:00:00+01:00", text="Lund waits.", note="", names=(LUND,), place="¶ 1"
)
OLD = replace(SECOND, kept=None, text=None, names=(), title=None, date=None, path=None, sha256="00bb")


def headings(markdown: str) -> list[str]:
    return [line.removeprefix("## ") for line in markdown.splitlines() if line.startswith("## ")]


def test_markdown_by_day_quotes_each_sentence_with_its_citation():
    text = to_markdown([OLD, SECOND, FIRST], "day")
    assert headings(text) == ["2026-01-30", "2026-01-31", "Day not recorded"]
    assert (
        "## 2026-01-30\n\n> Anna Berg met Peter Novak in Lund.\n>\n"
        "> — Ferry, 2026-01-29, p. 3, ¶ 2, sentence 1, /briefings/ferry.pdf\n\n"
        "Note: who else? \\#harbor\n" in text
    )
    assert "> (text not stored)\n>\n> — ¶ 1, standard input\n" in text
    assert text.startswith(
        '---\ntitle: "Clippings"\nsentences: 3\nbriefings: 2\n'
        'from: "2026-01-30"\nto: "2026-01-31"\ntags: ["harbor"]\n'
    )


def test_markdown_by_name_repeats_a_sentence_under_each_name():
    text = to_markdown([SECOND, OLD, FIRST], "name")
    assert headings(text) == ["Anna Berg", "Lund", "Without a name"]
    lund = text.partition("## Lund")[2]
    assert lund.index("Anna Berg met") < lund.index("Lund waits.")


def test_name_of_two_types_is_followed_by_its_type():
    other = replace(SECOND, names=(ClippedName("Lund", "person"),))
    assert headings(to_markdown([SECOND, other], "name")) == ["Lund (person)", "Lund (place)"]


def test_csv_has_a_row_for_each_sentence_of_each_group():
    rows = [*csv.DictReader(io.StringIO(to_csv([SECOND, FIRST], "name")))]
    assert [row["name"] for row in rows] == ["Anna Berg", "Lund", "Lund"]
    assert rows[0]["tags"] == "harbor"
    assert rows[0]["names"] == "Anna Berg; Lund"
    assert [*rows[0]] == ["name", *COLUMNS]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_csv_cell_is_never_a_formula(start):
    hostile = replace(FIRST, text=f"{start}cmd|' /C calc'!A0", title="=1", note="@SUM(A1)")
    (row,) = csv.DictReader(io.StringIO(to_csv([hostile], "day")))
    assert row["text"].startswith("'")
    assert (row["title"], row["note"]) == ("'=1", "'@SUM(A1)")
    assert [harmless(cell) for cell in ("\t=1", "\r=1", "1+1", "")] == ["'\t=1", "'\r=1", "1+1", ""]


@pytest.mark.parametrize("by", ["day", "name"])
@pytest.mark.parametrize("found", [[FIRST, SECOND, OLD], [OLD, OLD, SECOND], []])
def test_json_gives_the_same_markdown_and_csv(found, by):
    lines = to_json(found, by)
    assert lines.isascii()
    again = from_json(lines)
    assert {*again} == {*found}
    unique = [*dict.fromkeys(found)]
    for order in ("day", "name"):
        assert to_markdown(again, order) == to_markdown(unique, order)
        assert to_csv(again, order) == to_csv(unique, order)


@pytest.mark.parametrize(
    "line", ["{}", "[]", "3", '{"schema": "briefing/2"}', "{", '{"schema": "clipping/1"}']
)
def test_other_json_raises_value_error(line):
    with pytest.raises(ValueError, match=r"clipping/1|Expecting"):
        from_json(line)


def test_hostile_briefing_is_text_in_markdown():
    hostile = "# x ![a](b) <script>alert(1)</script> [[link]] `code` | a | **b** https://example.org"
    each = replace(
        FIRST,
        text=hostile,
        note=hostile,
        title=hostile,
        part=hostile,
        names=(ClippedName(hostile, "person"),),
    )
    for by in ("day", "name"):
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(
            to_markdown([each], by).split("---\n", 2)[2]
        )
        kinds = {child.type for token in tokens for child in token.children or ()}
        assert kinds <= {"text", "text_special"}
        shown = [t for t in tokens if t.type == "inline"]
        assert any("".join(c.content for c in t.children) == hostile for t in shown)
