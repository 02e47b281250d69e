"""`briefing summarize` and `briefing entities`."""

import json

import pytest

from summarizer.workers import jobs

RULE = "-" * 72


def test_summarize_supports_each_format(briefing):
    text = briefing("summarize", "--length", "1", "dam.txt")
    assert text.out.splitlines()[:2] == ["dam", "1 of 3 sentences, 1 min in full"]
    assert briefing("summarize", "--format", "markdown", "dam.txt").out.startswith('---\ntitle: "dam"\n')
    line = json.loads(briefing("summarize", "--format", "json", "--length", "2", "dam.txt").out)
    assert [sentence["selected"] for sentence in line["sentences"]].count(True) == 2


def test_several_summaries_are_separated(briefing):
    first, second = (briefing("summarize", name).out for name in ("dam.txt", "harbor.txt"))
    assert briefing("summarize", "dam.txt", "harbor.txt").out == f"{first}\n{RULE}\n\n{second}"
    first, second = (briefing("summarize", "--format=markdown", n).out for n in ("dam.txt", "harbor.txt"))
    assert briefing("summarize", "--format=markdown", "dam.txt", "harbor.txt").out == f"{first}\n{second}"


def test_failed_briefing_adds_no_separator(briefing):
    alone = briefing("summarize", "harbor.txt").out
    done = briefing("summarize", "gone.txt", "harbor.txt", "gone.md")
    assert (done.status, done.out) == (1, alone)
    assert done.err == "briefing: gone.txt: no such file\nbriefing: gone.md: no such file\n"


def test_pinned_sentences_are_included_and_dropped_ones_excluded(briefing):
    done = briefing("summarize", "--length", "2", "--pin", "2", "--pin", "1", "--drop", "0", "dam.txt")
    assert "broke" not in done.out
    assert "villages" in done.out
    assert "Nobody" in done.out


def test_pinning_a_missing_sentence_fails_for_that_briefing(briefing):
    done = briefing("summarize", "--pin", "2", "dam.txt", "harbor.txt")
    assert (done.status, "Nobody" in done.out) == (1, True)
    assert done.err == "briefing: harbor.txt: there is no sentence 2: the last is 1\n"


def test_focus_selects_sentences_about_the_entity(briefing):
    done = briefing("summarize", "--focus", "berg", "--length", "1", "dam.txt", "harbor.txt")
    assert done.status == 1
    assert "Mayor Anna Berg said" in done.out
    assert done.err == ("briefing: harbor.txt: no entity matches 'berg' (briefing entities lists them)\n")


def test_output_file_is_kept_unless_overwrite_is_given(briefing, folder):
    printed = briefing("summarize", "--format", "markdown", "dam.txt").out
    line = ("summarize", "--format", "markdown", "dam.txt", "-o", "out.md")
    done = briefing(*line)
    assert (done.status, done.out, done.err) == (0, "", "briefing: written to out.md\n")
    assert (folder / "out.md").read_text(encoding="utf-8") == printed

    (folder / "out.md").write_text("mine")
    done = briefing(*line)
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        "briefing: out.md: exists already; nothing was written (--overwrite replaces a file)\n"
    )
    assert (folder / "out.md").read_text() == "mine"

    assert briefing(*line, "--overwrite").status == 0
    assert (folder / "out.md").read_text(encoding="utf-8") == printed


def test_output_file_is_not_written_without_a_summary(briefing, folder):
    done = briefing("summarize", "gone.txt", "-o", "out.txt")
    assert done.status == 1
    assert done.err.splitlines() == [
        "briefing: gone.txt: no such file",
        "briefing: out.txt: not written, since there is no summary",
    ]
    assert not (folder / "out.txt").exists()


def test_file_over_the_size_limit_is_reported(briefing):
    done = briefing("--max-size", "97", "summarize", "dam.txt", "harbor.txt")
    assert done.status == 1
    assert done.err == ("briefing: dam.txt: is 98 bytes, over the limit of 97 bytes (--max-size raises it)\n")
    assert "harbor" in done.out


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (MemoryError(), "not enough memory to analyze it"),
        (KeyError("k"), "the analysis failed (KeyError: 'k')"),
    ],
)
def test_failed_analysis_is_reported_in_one_line(briefing, monkeypatch, error, says):
    def breaks(document, **_):
        raise error

    monkeypatch.setattr(jobs, "analyze", breaks)
    done = briefing("summarize", "dam.txt")
    assert (done.status, done.out, done.err) == (1, "", f"briefing: dam.txt: {says}\n")


def test_interrupted_summarize_exits_with_130(briefing, monkeypatch):
    def interrupted(document, **_):
        raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "analyze", interrupted)
    assert briefing("summarize", "dam.txt") == (130, "", "")


def test_entities_are_listed_by_type(briefing):
    done = briefing("entities", "dam.txt", "gone.txt", "harbor.txt")
    assert (done.status, done.err) == (1, "briefing: gone.txt: no such file\n")
    dam, harbor = done.out.split(f"\n{RULE}\n\n")
    assert "People\n    1  Anna Berg" in dam
    assert harbor.startswith("harbor\n")
