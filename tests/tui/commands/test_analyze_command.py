"""`briefing analyze --json`: a line a document, in the order given."""

import json

import fastjsonschema


def lines(done) -> list[dict]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_failed_document_has_an_error_row_in_its_place(briefing):
    done = briefing("analyze", "--json", "harbor.txt", "gone.txt", "dam.txt")
    first, failed, last = lines(done)
    assert done.status == 1
    assert [first["source"]["path"], last["source"]["path"]] == ["harbor.txt", "dam.txt"]
    assert failed == {
        "schema": "briefing/2",
        "source": {"path": "gone.txt", "part": None},
        "error": "no such file",
    }
    assert done.err == "briefing: gone.txt: no such file\n"


def test_folder_with_an_unreadable_file_yields_a_row_for_each(briefing, folder):
    week = folder / "week"
    week.mkdir()
    (week / "2.txt").write_bytes(b"%PDF-1.7\n")
    for name in ("10.txt", "1.txt"):
        (week / name).write_text("An ink spot spread.")
    done = briefing("analyze", "--json", "week")
    assert [line["source"]["path"] for line in lines(done)] == ["week/1.txt", "week/2.txt", "week/10.txt"]
    assert [("error" in line) for line in lines(done)] == [False, True, False]
    assert done.status == 1


def test_length_option_sets_the_selected_sentences(briefing):
    (line,) = lines(briefing("analyze", "--json", "--length", "1", "dam.txt"))
    assert [s["rank"] for s in line["sentences"] if s["selected"]] == [1]


def test_json_output_is_ascii(briefing, folder):
    (folder / "é.txt").write_text("Größe zählt – “immer”.", encoding="utf-8")
    done = briefing("analyze", "--json", "é.txt")
    assert done.out.isascii()
    assert lines(done)[0]["source"]["path"] == "é.txt"


def test_printed_schema_validates_each_row(briefing):
    valid = fastjsonschema.compile(json.loads(briefing("analyze", "--schema").out))
    found = lines(briefing("analyze", "--json", "harbor.txt", "gone.txt", "dam.txt"))
    assert len(found) == 3
    for line in found:
        valid(line)
