"""`briefing summarize -o DIR`: a file for each briefing, named after it; `--resume`."""

import json
import shutil

import pytest
from mail_samples import REPLY, mailbox, part, with_parts

from summarizer.workers import jobs

LINE = ("summarize", "--length", "1")


@pytest.fixture
def week(folder):
    """A folder of briefings beside the two, one of which has a namesake in it."""
    (folder / "week").mkdir()
    for name, text in (("dam.txt", "The dam was mended."), ("note.md", "# Note\n\nA note was found.")):
        (folder / "week" / name).write_text(text, encoding="utf-8")
    return folder


def results(folder) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.name[0] != "."}


@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_each_briefing_has_a_result_file_with_the_printed_output(briefing, folder, form, ending):
    line = (*LINE, "--format", form)
    printed = {name: briefing(*line, f"{name}.txt").out for name in ("dam", "harbor")}
    done = briefing(*line, "-o", "out/", "dam.txt", "harbor.txt")
    assert (done.status, done.out, done.err) == (0, "", "briefing: 2 written to out\n")
    assert results(folder / "out") == {f"{name}.summary.{ending}": text for name, text in printed.items()}


def test_results_in_the_source_folder_are_not_read_as_briefings(briefing, folder):
    for form in ("text", "markdown", "json"):
        assert briefing(*LINE, "--format", form, "-o", ".", ".").err == "briefing: 2 written to .\n"
    assert briefing("analyze", "--json", ".").out.count("\n") == 2


def test_result_names_are_distinct_and_independent_of_order(briefing, week):
    assert briefing(*LINE, "-o", "one/", "dam.txt", "week", "dam.txt").status == 0
    assert briefing(*LINE, "-o", "two/", "week", "dam.txt").status == 0
    one = results(week / "one")
    assert one == results(week / "two")
    assert len(one) == 3
    assert sum(name.startswith("dam-") for name in one) == 2

    assert briefing(*LINE, "-o", "three/", "dam.txt").status == 0
    assert list(results(week / "three")) == ["dam.summary.txt"]
    done = briefing(*LINE, "-o", "three/", "--resume", "week", "dam.txt")
    assert done.err == "briefing: 2 written to three, 1 there already\n"
    three = results(week / "three")
    assert "broke on Monday" in three["dam.summary.txt"]
    assert [text for name, text in three.items() if "mended" in text] == [
        text for name, text in one.items() if "mended" in text
    ]


def test_existing_results_need_no_analysis(briefing, folder, monkeypatch):
    assert briefing(*LINE, "-o", "out/", "dam.txt").status == 0
    (folder / "out.txt").write_text("mine")
    monkeypatch.setattr(jobs, "analyze", lambda *_, **__: pytest.fail("it was analyzed"))
    for line in (("-o", "out"), ("-o", "out.txt"), ("-o", "none/out.txt")):
        done = briefing(*LINE, "dam.txt", *line)
        assert done.status == 1
        assert "exists already" in done.err or "folder does not exist" in done.err
    done = briefing(*LINE, "dam.txt", "-o", "out", "--resume")
    assert (done.status, done.err) == (0, "briefing: 0 written to out, 1 there already\n")


def test_resume_repeats_changed_briefings_only_with_overwrite(briefing, week):
    line = (*LINE, "-o", "out/", "--resume", "week", "harbor.txt")
    assert briefing(*line).err == "briefing: 3 written to out\n"
    (week / "harbor.txt").write_text("The harbor was closed. No ship came.\n")
    done = briefing(*line)
    assert done.status == 1
    assert done.err.splitlines() == [
        "briefing: out/harbor.summary.txt: exists already; nothing was written; its text or the options have "
        "changed since (--overwrite replaces a file)",
        "briefing: 0 written to out, 2 there already, 1 failed",
    ]
    done = briefing(*line, "--overwrite")
    assert (done.status, done.err) == (0, "briefing: 1 written to out, 2 there already\n")
    assert "closed" in (week / "out" / "harbor.summary.txt").read_text()
    assert briefing(*line).err == "briefing: 0 written to out, 3 there already\n"


@pytest.mark.parametrize(
    "other", [["--length", "2"], ["--focus", "Berg"], ["--pin", "2"], ["--drop", "0"], ["--explain"]]
)
def test_resume_repeats_results_of_other_options(briefing, folder, other):
    assert briefing(*LINE, "-o", "out/", "dam.txt").status == 0
    done = briefing(*LINE, "-o", "out/", "dam.txt", "--resume", "--overwrite", *other)
    assert done.err == "briefing: 1 written to out\n"


def test_resume_repeats_deleted_results_but_keeps_edited_ones(briefing, folder):
    line = (*LINE, "-o", "out/", "--resume", "dam.txt", "harbor.txt")
    assert briefing(*line).status == 0
    (folder / "out" / "dam.summary.txt").write_text("My own words.")
    (folder / "out" / "harbor.summary.txt").unlink()
    done = briefing(*line)
    assert (done.status, done.err.splitlines()[1]) == (1, "briefing: 1 written to out, 1 failed")
    assert (folder / "out" / "dam.summary.txt").read_text() == "My own words."


@pytest.mark.parametrize("left", ["", '{"source": "../dam.t', '{"source": "../dam.txt"}\n[1]\nnull\n\xff\n'])
def test_resume_compares_results_if_the_manifest_is_unusable(briefing, folder, left):
    """As after a kill between a result and its line, or in the middle of the line."""
    assert briefing(*LINE, "-o", "out/", "dam.txt").status == 0
    (folder / "out" / ".briefing-results").write_text(left, encoding="latin-1")
    (folder / "out" / "harbor.summary.txt").write_text("Somebody else's.")
    done = briefing(*LINE, "-o", "out/", "--resume", "dam.txt", "harbor.txt")
    assert done.status == 1
    assert done.err.splitlines() == [
        "briefing: out/harbor.summary.txt: exists already; nothing was written (--overwrite replaces a file)",
        "briefing: 0 written to out, 1 there already, 1 failed",
    ]
    assert briefing(*LINE, "-o", "out/", "--resume", "dam.txt").err.endswith("1 there already\n")


def test_manifest_paths_cannot_leave_the_folder(briefing, folder):
    assert briefing(*LINE, "-o", "out/", "dam.txt").status == 0
    record = folder / "out" / ".briefing-results"
    entry = json.loads(record.read_text())
    entry["files"] = {"../dam.txt": batch_sha(folder / "dam.txt")}
    record.write_text(json.dumps(entry) + "\n")
    assert briefing(*LINE, "-o", "out/", "--resume", "dam.txt").err.endswith("1 there already\n")
    assert json.loads(record.read_text().splitlines()[-1])["files"].keys() == {"dam.summary.txt"}


def batch_sha(path):
    from tui.batch.folder import digest_of

    return digest_of(path)


def test_resume_works_after_moving_sources_and_results_together(briefing, week, monkeypatch):
    monkeypatch.chdir(week / "week")
    assert briefing(*LINE, "-o", "out/", ".").err == "briefing: 2 written to out\n"
    shutil.move(week / "week", week / "moved")
    monkeypatch.chdir(week)
    done = briefing(*LINE, "-o", "moved/out", "--resume", "moved")
    assert done.err == "briefing: 0 written to moved/out, 2 there already\n"


def test_failed_briefing_has_no_result_and_is_retried(briefing, folder):
    (folder / "bad.txt").write_bytes(b"%PDF-1.7\n")
    done = briefing(*LINE, "-o", "out/", "--resume", "dam.txt", "bad.txt", "gone.txt")
    assert done.status == 1
    assert done.err.splitlines()[-1] == "briefing: 1 written to out, 2 failed"
    (folder / "bad.txt").write_text("Now it is a text.")
    done = briefing(*LINE, "-o", "out/", "--resume", "dam.txt", "bad.txt")
    assert done.err == "briefing: 1 written to out, 1 there already\n"
    assert list(results(folder / "out")) == ["bad.summary.txt", "dam.summary.txt"]


@pytest.mark.parametrize("name", ["\x1b]0;x\x07.txt", "é" * 120 + ".txt", "a\nb.txt"])
def test_unusual_file_name_gives_a_printable_result_name(briefing, folder, name):
    (folder / name).write_text("An ink spot spread.")
    done = briefing(*LINE, "-o", "out/", name)
    assert (done.status, done.err) == (0, "briefing: 1 written to out\n")
    ((result, text),) = results(folder / "out").items()
    assert result.isprintable()
    assert "ink" in text


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--resume dam.txt", "--resume requires -o DIR"),
        ("--resume -o out.txt dam.txt", "--resume requires -o DIR"),
        ("--jobs 0 dam.txt", "N must be a number of processes, 1 to 128, not '0'"),
        ("--jobs two dam.txt", "not 'two'"),
        ("--dask here dam.txt", "'here' is not the address of a Dask scheduler"),
        ("--jobs 2 --dask a:1 dam.txt", "--jobs and --dask can't be combined"),
        ("--resume -o out/ --since week dam.txt", "--resume can't be combined with --since"),
        ("--dask a:1 --since week dam.txt", "--since can't be combined with --dask"),
    ],
)
def test_invalid_option_combination_is_rejected(briefing, line, says):
    done = briefing("summarize", *line.split())
    assert (done.status, done.out) == (2, "")
    assert says in done.err


def test_each_part_of_a_file_has_its_own_result(briefing, folder):
    notes = part("They left Oslo early on Monday.", "text/plain; name=notes.txt")
    (folder / "box").write_bytes(mailbox(with_parts(part("They met in Lund."), notes), REPLY))
    assert briefing(*LINE, "-o", "out/", "box").status == 0
    assert list(results(folder / "out")) == [
        "box-message 1-notes.txt.summary.txt",
        "box-message 1.summary.txt",
        "box-message 2.summary.txt",
    ]
    lines = briefing("analyze", "--json", "box").out.splitlines()
    parts = ["message 1", "message 1/notes.txt", "message 2"]
    assert [json.loads(line)["source"]["part"] for line in lines] == parts
    assert (
        briefing(*LINE, "-o", "out/", "--resume", "box").err
        == "briefing: 0 written to out, 1 there already\n"
    )
