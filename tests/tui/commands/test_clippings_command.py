"""`briefing clippings`: what was kept, across briefings."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from summarizer.export.clippings import from_json, to_csv, to_markdown
from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from tui.store.clips import clips_of
from tui.store.state import opened
from tui.store.store import Store

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


@pytest.fixture
def kept(folder, state_folder):
    """One sentence of each briefing is kept, on different days."""

    def keep(name: str, when: datetime, note: str = "", cache: bool = True) -> None:
        store = Store(state_folder, cache=cache)
        (document,) = open_documents(folder / name)
        analysis = analyze(document)
        state = opened(store.resume(document, folder / name).state, document, folder / name, when, 17)
        clips = clips_of(analysis, {0}, {}, frozenset(), when)
        notes = {0: note} if note else {}
        outline = store.secret.outline(analysis)
        store.save(replace(state, pinned=frozenset({0}), notes=notes, clips=clips, outline=outline))
        store.close()

    keep("dam.txt", NOON, "who pays? #Dam/cost")
    keep("harbor.txt", NOON.replace(month=2, day=1))
    return keep


DAM, HARBOR = "The dam at Orla broke on Monday.", "The harbor at Lund reopened on Friday."


def test_clippings_are_grouped_by_day(briefing, folder, kept):
    done = briefing("clippings")
    assert (done.status, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if line.startswith(("## ", "> The"))] == [
        "## 2026-01-31",
        f"> {DAM}",
        "## 2026-02-01",
        f"> {HARBOR}",
    ]
    assert "Note: who pays? \\#Dam/cost" in done.out
    assert "¶ 1, sentence 1, " in done.out


def test_clippings_are_grouped_by_name(briefing, kept):
    done = briefing("clippings", "--by", "name")
    assert "## Lund\n" in done.out
    assert done.out.index("## Lund\n") < done.out.index("## Orla\n")


@pytest.mark.parametrize("tag", ["dam", "#dam", "Dam/Cost"])
def test_tag_selects_notes_with_it(briefing, kept, tag):
    done = briefing("clippings", "--tag", tag)
    assert DAM in done.out
    assert HARBOR not in done.out
    assert HARBOR not in briefing("clippings", "--tag", "harbor").out


def test_since_selects_by_the_day_of_keeping(briefing, kept):
    assert DAM not in briefing("clippings", "--since", "2026-02-01").out
    assert DAM in briefing("clippings", "--since", "2026-01-31").out


def test_json_gives_the_output_of_the_other_formats(briefing, kept):
    found = from_json(briefing("clippings", "--format", "json").out)
    assert len(found) == 2
    for by in ("day", "name"):
        assert to_markdown(found, by) == briefing("clippings", "--by", by).out
        assert to_csv(found, by) == briefing("clippings", "--format", "csv", "--by", by).out


def test_csv_is_read_by_a_spreadsheet(briefing, kept):
    rows = [*csv.DictReader(io.StringIO(briefing("clippings", "--format", "csv").out))]
    assert [(row["day"], row["text"], row["tags"]) for row in rows] == [
        ("2026-01-31", DAM, "dam/cost"),
        ("2026-02-01", HARBOR, ""),
    ]


def test_text_that_is_not_stored_is_said(briefing, folder, kept):
    (folder / "fog.txt").write_text("Fog closed the port of Hull.\n", encoding="utf-8")
    kept("fog.txt", NOON, "my note", cache=False)
    done = briefing("clippings")
    assert done.status == 0
    assert "> (text not stored)" in done.out
    assert "Note: my note" in done.out
    assert "Hull" not in done.out
    assert done.err.startswith("briefing: the text of 1 sentence is not stored (--no-cache")
    assert done.err.count("\n") == 1


def test_forgotten_briefing_has_no_clippings(briefing, kept):
    briefing("forget", "dam.txt")
    assert DAM not in briefing("clippings").out
    assert HARBOR in briefing("clippings").out


@pytest.mark.parametrize(
    ("form", "out"),
    [("json", ""), ("csv", "day,kept,text,note,tags,names,title,date,place,path,part,sha256")],
)
def test_empty_store_gives_no_clippings(briefing, state_folder, form, out):
    done = briefing("clippings", "--format", form)
    assert (done.status, done.out.strip()) == (0, out)
    assert done.err == "briefing: nothing is stored yet\n"
    assert not state_folder.exists()
    assert briefing("clippings").out.endswith("# Clippings\n\nNo kept sentence.\n")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--since folder", "'folder' is not a date"),
        ("--since 2026-02-31", "no such date"),
        ("--tag a,b", "'a,b' is not a tag"),
        ("--tag 3", "'3' is not a tag"),
        ("--by place", "place"),
        ("--format html", "html"),
        ("dam.txt", "unrecognized arguments: dam.txt"),
    ],
)
def test_wrong_option_gives_one_line(briefing, line, says):
    done = briefing("clippings", *line.split())
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1


def test_newer_store_fails_in_one_line(briefing, state_folder, kept):
    import sqlite3

    from tui.store.deferred import NAME

    with sqlite3.connect(state_folder / NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    done = briefing("clippings")
    assert (done.status, done.out) == (1, "")
    assert "newer version" in done.err
