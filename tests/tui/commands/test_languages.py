"""The commands on a briefing that is not English: they say what can't be found in it, and do the rest."""

from pathlib import Path

import pytest

ROWS = dict(
    line.split("\t")
    for line in Path(__file__).parents[2].joinpath("paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
ONLY = "names are found in English only"


@pytest.mark.parametrize("code", ["de", "CHINESE"])
def test_entities_of_other_languages_are_explained_as_missing(briefing, folder: Path, code: str) -> None:
    (folder / "other.txt").write_text(ROWS[code], encoding="utf-8")
    done = briefing("entities", "other.txt", "dam.txt")
    assert done.err == f"briefing: other.txt: {ONLY}\n"
    assert done.out.startswith("other\n")
    assert "Anna Berg" in done.out
    assert done.status == 0


def test_focus_in_another_language_fails_with_the_reason(briefing, folder: Path) -> None:
    (folder / "other.txt").write_text(ROWS["de"], encoding="utf-8")
    done = briefing("summarize", "--focus", "Berlin", "other.txt")
    assert ONLY in done.err
    assert done.status == 1
