"""`briefing digest`, and `--since` of digest and of summarize."""

import datetime
import re

import pytest

from summarizer.workers import jobs
from tui.batch import process_pool
from tui.commands.since import day

BEFORE = (
    "Orla\n\n12 March 2026\n\n"
    "The dam at Orla broke on Monday. Mayor Anna Berg said two villages were emptied.\n"
)
AFTER = (
    "Orla\n\n13 March 2026\n\n"
    "On Monday the dam at Orla broke. Engineer Olof Palm found a crack of 40 meters in the wall. "
    "Two villages were emptied, Mayor Anna Berg said.\n"
)
CRACK = "Engineer Olof Palm found a crack of 40 meters in the wall."


@pytest.fixture
def days(folder):
    for name, text in (("days/12.txt", BEFORE), ("days/13.txt", AFTER)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def quoted(text):
    return re.findall(r"^> (?!— )(.+)$", text, re.MULTILINE)


def test_digest_combines_many_briefings_in_markdown(briefing, days):
    done = briefing("digest", "dam.txt", "days")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith('---\ntitle: "Digest of 3 briefings"\n')
    assert CRACK in quoted(done.out)
    assert "\n### Orla (2026-03-13)\n" in done.out
    assert "> — ¶ 3, sentence 2\n" in done.out
    assert briefing("digest", "--length", "1", "harbor.txt").out.count("\n> — ¶ 1,") == 1


def test_failed_briefing_is_reported_and_the_others_digested(briefing):
    done = briefing("digest", "gone.txt", "harbor.txt")
    assert (done.status, done.err) == (1, "briefing: gone.txt: no such file\n")
    assert "Digest of 1 briefing" in done.out
    done = briefing("digest", "gone.txt")
    assert (done.status, done.out) == (1, "")


def test_output_file_is_kept_unless_overwrite_is_given(briefing, folder):
    printed = briefing("digest", "dam.txt", "harbor.txt").out
    line = ("digest", "dam.txt", "harbor.txt", "-o", "out.md")
    assert briefing(*line) == (0, "", "briefing: written to out.md\n")
    assert (folder / "out.md").read_text(encoding="utf-8") == printed
    assert briefing(*line).status == 1
    assert briefing(*line, "--overwrite").status == 0
    done = briefing("digest", "gone.txt", "-o", "none.md")
    assert done.status == 1
    assert not (folder / "none.md").exists()


@pytest.mark.parametrize(
    "since",
    [
        ("2026-03-13", "days"),
        ("days/12.txt", "days/13.txt"),
        ("days/12.txt", "--since", "harbor.txt", "days/13.txt"),
    ],
)
def test_since_restricts_digest_and_summary_to_new_sentences(briefing, days, since):
    done = briefing("digest", "--since", *since)
    assert (done.status, done.err) == (0, "")
    assert quoted(done.out) == [CRACK]
    assert "| Olof Palm | person, new | 1 | 1 |" in done.out
    done = briefing("summarize", "--since", *since)
    assert done.out.splitlines()[:4] == [
        "Orla",
        "1 of 1 new sentences, 3 in all, 1 min in full",
        "",
        f"{CRACK} (¶ 3, sentence 2)",
    ]


def test_nothing_new_is_reported_as_such(briefing, days):
    assert "nothing new in 2 sentences" in briefing("summarize", "--since", "days", "days/12.txt").out
    assert "\nNothing new.\n" in briefing("digest", "--since", "days", "days/12.txt").out


def test_undated_briefing_is_included_with_since_date(briefing, days):
    done = briefing("digest", "--since", "2026-03-13", "days", "harbor.txt")
    assert "Digest of 2 briefings" in done.out
    assert any("harbor" in text for text in quoted(done.out))


def test_since_without_earlier_briefings_treats_everything_as_new(briefing, days):
    done = briefing("summarize", "--since", "2020-01-01", "days/12.txt")
    assert (done.status, done.err) == (
        0,
        "briefing: --since: no earlier briefing to compare with, so everything is new\n",
    )
    assert done.out == briefing("summarize", "days/12.txt").out
    assert briefing("summarize", "--since", "gone", "days/12.txt").status == 1


def no_process():
    raise OSError("this process does the work, where it can be made to break")


def test_failed_earlier_briefing_is_reported_once(briefing, days, monkeypatch):
    real = jobs.analyze

    def breaks(document, **options):
        if document.date == "2026-03-12":
            raise KeyError("k")
        return real(document, **options)

    monkeypatch.setattr(jobs, "analyze", breaks)
    monkeypatch.setattr(process_pool, "_server", no_process)
    done = briefing("digest", "--since", "2026-03-13", "days")
    assert done.status == 1
    assert done.err.count("days/12.txt: the analysis failed") == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-01-30", "2026-01-30"),
        ("today", "2026-03-02"),
        ("yesterday", "2026-03-01"),
        ("7d", "2026-02-23"),
        ("2w", "2026-02-16"),
        ("./yesterday", None),
        ("briefings", None),
        ("2026-1-30", None),
    ],
)
def test_since_accepts_dates_and_day_counts(text, found):
    meant = day(text, datetime.date(2026, 3, 2))
    assert (meant and meant.isoformat()) == found


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01"])
def test_impossible_date_raises_value_error(text):
    with pytest.raises(ValueError, match=text):
        day(text, datetime.date(2026, 3, 2))
