"""The screen shows the detected language, and explains that names are found in English only."""

from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.document import Entity, Span
from tui.model.navigation import MentionIndex

ROWS = dict(
    line.split("\t")
    for line in Path(__file__).parents[1].joinpath("paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
ONLY = "names are found in English only"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("de", "3 sentences · 1 min · German: no names"),
        ("POLISH", "3 sentences · 1 min · weaker ranking · language unknown: no names"),
    ],
)
async def test_header_shows_the_language(desk, code: str, said: str) -> None:
    async with desk(ROWS[code]) as it:
        assert said in it.lines()[0]


async def test_header_omits_english(desk) -> None:
    async with desk(ROWS["en"]) as it:
        assert "English" not in "\n".join(it.lines())
        assert "unknown" not in it.lines()[0]


async def test_entities_pane_explains_missing_names(desk) -> None:
    async with desk(ROWS["de"]) as it:
        assert it.column("entities")[0] == "ENTITIES 0"
        shown = " ".join(line for line in it.column("entities")[1:] if line)
        assert shown == ONLY


async def test_explanation_wraps_in_a_narrow_pane(desk) -> None:
    async with desk(ROWS["de"], size=(30, 20)) as it:
        await it.press("2")
        lines = [line for line in it.column("entities")[1:] if line]
        assert len(lines) > 1
        assert " ".join(lines) == ONLY


@pytest.mark.parametrize("keys", [["]"], ["["], ["n"], ["N"], ["enter"], ["2", "enter"]])
async def test_keys_for_names_explain_missing_names(desk, keys: list[str]) -> None:
    async with desk(ROWS["POLISH"]) as it:
        await it.press(*keys)
        assert it.status == ONLY


async def test_missing_names_are_not_explained_before_the_analysis(desk) -> None:
    async with desk(ROWS["de"], settled=False) as it:
        assert ONLY not in "\n".join(it.lines())
        await it.press("]")
        assert it.status == "names not found yet"


async def test_header_says_where_only_the_user_s_names_are_found(desk) -> None:
    async with desk(ROWS["de"]) as it:
        named = replace(it.reading.analysis, entities=(Entity("e1", "Berlin", "place", (Span(0, 3),)),))
        it.reader.settle(replace(it.reading, analysis=named), MentionIndex(named))
        await it.quiet()
        assert "3 sentences · 1 min · German: only your names" in it.lines()[0]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
@pytest.mark.parametrize(
    ("code", "said"), [("de", "German: no names"), ("POLISH", "language unknown: no names")]
)
async def test_header_says_what_is_missing_at_every_size(desk, size, code: str, said: str) -> None:
    title = "A title that takes half of a narrow header, and more"
    async with desk(f"# {title}\n\n{ROWS[code]}", size=size, names=["a.md"]) as it:
        assert said in it.lines()[0]
