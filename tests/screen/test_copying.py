"""Copying to the clipboard: the text of an export, and its length."""

import pytest

from summarizer.export.text import to_text


async def test_c_copies_the_displayed_summary(desk, copied) -> None:
    async with desk(config=desk.two_sentences) as it:
        await it.press("j", "p", "c")
        text = to_text(it.reading.analysis, it.reading.summary)
        assert copied == [text]
        assert "The harbor stayed closed. (¶ 1, sentence 2)" in text
        assert it.status == f"copied 2 sentences, {len(text)} characters"
        await it.press("-", "c")
        assert it.status.startswith("copied 1 sentence, ")


async def test_C_copies_the_sentence_without_citation(desk, copied) -> None:
    async with desk() as it:
        await it.press("j", "C", "1", "C", "2", "C")
        assert copied == ["The harbor stayed closed.", "Anna Berg met Peter Novak in Lund on Monday."]
        assert it.status == "no sentence here: to copy one, go to it in the summary or the source"
        await it.press("1", "C")
        assert it.status == "copied the sentence, 44 characters"


async def test_Y_copies_the_sentence_with_its_citation(desk, copied) -> None:
    text = f"Date: 30 January 2026\n\n{desk.text}"
    async with desk(text, names=["talks/ferry.txt"]) as it:
        await it.press("j", "j", "Y", "1", "g", "Y", "2", "Y")
        citations = ["¶ 2, sentence 2", "¶ 2, sentence 1"]
        sentences = ["The harbor stayed closed.", "Anna Berg met Peter Novak in Lund on Monday."]
        assert copied == [
            f"{sentence} (ferry, 2026-01-30, {where}, talks/ferry.txt)"
            for sentence, where in zip(sentences, citations, strict=True)
        ]
        assert it.status == "no sentence here: to copy one, go to it in the summary or the source"


async def test_copy_is_truncated_to_the_terminal_limit_and_reported(desk, copied) -> None:
    long = "Ä" * 60_000
    async with desk(f"{long} end of it.\n") as it:
        await it.press("C")
        cut = "copied the first 37,497 of 60,011 characters: the clipboard takes no more"
        assert it.status == f"{cut} (e exports all of it)"
        assert copied == [long[:37_497]]


@pytest.mark.parametrize("key", ["c", "C", "Y"])
async def test_copy_before_the_analysis_copies_nothing(desk, key: str, copied) -> None:
    async with desk(settled=False) as it:
        await it.press(key)
        assert it.status == "the summary is not ready yet"
        assert copied == []
