"""Editing the summary: keep, drop, undo; the export agrees with the screen."""

import pytest

from summarizer.export.markdown import to_markdown


async def test_kept_sentence_stays_at_any_length(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press("j", "j", "p")
        assert it.status == "kept: ¶ 2, sentence 1 (1 kept, 0 dropped; u undoes)"
        assert it.column("source")[4].startswith("▸█")
        kept = [line for line in it.column("summary") if "█" in line]
        assert [line.split(" ", 1)[1] for line in kept] == ["Ferries waited outside for two"]
        await it.press("-", "-")
        assert [excerpt.sentence for excerpt in it.reading.summary.excerpts] == [2]
        await it.press("p")
        assert it.status.startswith("neither kept nor dropped: ¶ 2, sentence 1 (0 kept")
        assert [excerpt.sentence for excerpt in it.reading.summary.excerpts] == [0]


async def test_dropped_sentence_is_replaced_by_the_next(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        before = [excerpt.sentence for excerpt in it.reading.summary.excerpts]
        assert before == [0, 1]
        await it.press("1", "j", "x")
        assert it.status == "dropped: ¶ 1, sentence 2 (0 kept, 1 dropped; u undoes)"
        after = [excerpt.sentence for excerpt in it.reading.summary.excerpts]
        assert len(after) == 2
        assert 1 not in after
        assert it.summary_cursor in after
        await it.press("3", "g", "j")
        assert any("×" in line[:6] for line in it.column("source")), "the source says what was dropped"
        await it.press("x")
        assert [excerpt.sentence for excerpt in it.reading.summary.excerpts] == before


async def test_undo_reverts_steps_in_reverse_order(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        first = it.reading.summary
        await it.press("p", "j", "x", "x", "p")
        assert it.reading.choice[:2] == (frozenset({0, 1}), frozenset())
        for expected in [({0}, set()), ({0}, {1}), ({0}, set()), (set(), set())]:
            await it.press("u")
            assert it.reading.choice[:2] == tuple(map(frozenset, expected))
        assert it.reading.summary.excerpts == first.excerpts
        assert it.status.startswith("neither kept nor dropped: ¶ 1, sentence 1")
        await it.press("u")
        assert it.status == "nothing to undo"


async def test_kept_and_dropped_are_exclusive(desk) -> None:
    async with desk() as it:
        await it.press("p", "x")
        assert it.reading.choice[:2] == (frozenset(), frozenset({0}))
        await it.press("p")
        assert it.reading.choice[:2] == (frozenset({0}), frozenset())


@pytest.mark.parametrize("key", ["p", "x"])
async def test_keep_and_drop_need_a_body_sentence_and_the_analysis(desk, key: str) -> None:
    done = {"p": "kept", "x": "dropped"}[key]
    async with desk(
        "# Ferries\n\nOne waited in Lund. It was late.\n", names=["ferry.md"], settled=False
    ) as it:
        await it.press(key)
        assert it.status == "the summary is not ready yet"
        await it.settle()
        await it.press("g", key)
        assert it.status == f"only body sentences can be {done}"
        await it.press("2", key)
        assert it.status == f"a sentence can be {done} only in the summary or the source"
        assert "p keep" not in it.footer
        await it.press("3", "j")
        assert "p keep" in it.footer
        assert it.reading.choice[:2] == (frozenset(), frozenset())


async def test_exported_summary_equals_the_displayed_one(desk, tmp_path) -> None:
    async with desk(config=desk.export_to(tmp_path), size=(120, 40)) as it:
        await it.press("j", "p", "j", "j", "x", "e", "enter")
        written = (tmp_path / "ferry.summary.md").read_text(encoding="utf-8")
        assert written == to_markdown(it.reading.analysis, it.reading.summary)
        assert "The harbor stayed closed." in written
        assert "Berg said the talks in Lund went well." not in written.split("## Entities")[0]


async def test_kept_sentence_stays_when_an_entity_is_in_focus(desk) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press("j", "j", "p", "2", "j", "enter")
        assert 2 in [excerpt.sentence for excerpt in it.reading.summary.excerpts]
        await it.press("escape")
        assert it.reading.choice.pinned == {2}
