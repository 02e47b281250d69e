"""The client of the process that matches regular expressions, with a real process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from summarizer.document import Document, Paragraph
from summarizer.workers.process import CannotStart
from tui.model.search_pattern import PatternMatches, checked
from tui.workers import matcher
from tui.workers.matcher import MatcherClient, MatcherFailed


def document(*paragraphs: str, kind: str = "body") -> Document:
    spans, at = [], 0
    for text in paragraphs:
        spans.append(Paragraph(at, at + len(text), kind))
        at += len(text) + 2
    return Document("\n\n".join(paragraphs), tuple(spans), "a briefing")


@asynccontextmanager
async def client() -> AsyncIterator[MatcherClient]:
    it = MatcherClient()
    yield it
    it.close()
    if it._worker.process is not None:
        it._worker.process.wait()


def texts(of: Document, found: PatternMatches | None) -> list[str]:
    assert found is not None
    assert found.problem == ""
    return [of.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


async def test_text_sent_in_pieces_is_searched_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matcher, "_CHARACTERS", 7)
    monkeypatch.setattr(matcher, "_UNITS", 1)
    one = document("The harbor of Lund", "Lund and Orla", "Nobody")
    other = document("a = 1\nb = 2", kind="code")
    async with client() as it:
        assert texts(one, await it.find(one, checked("lund"))) == ["Lund", "Lund"]
        assert texts(other, await it.find(other, checked("^."))) == ["a", "b"]
        assert texts(one, await it.find(one, checked("^.o"))) == ["No"]


async def test_longer_version_of_a_text_is_sent_from_where_it_was() -> None:
    short, long = document("Lund and Orla"), document("Lund and Orla", "Lund again")
    sent = [kind for kind, _ in matcher._text_of(long, short)]
    assert sent == ["more", "units"]
    async with client() as it:
        assert texts(short, await it.find(short, checked("lund"))) == ["Lund"]
        assert texts(long, await it.find(long, checked("lund"))) == ["Lund", "Lund"]
        assert texts(short, await it.find(short, checked("lund"))) == ["Lund"]


async def test_process_that_has_ended_is_replaced_by_the_next_search() -> None:
    one = document("Lund and Orla")
    async with client() as it:
        assert texts(one, await it.find(one, checked("l"))) == ["L", "l"]
        it._worker.process.kill()
        await it._worker.ended()
        assert texts(one, await it.find(one, checked("a"))) == ["a", "a"]


async def test_process_that_cannot_start_fails_the_search() -> None:
    def none() -> None:
        raise CannotStart("no process could be started: process limit reached (ulimit -u)")

    with pytest.raises(MatcherFailed, match="search failed: no process could be started"):
        await MatcherClient(none).find(document("Lund"), checked("l"))


async def test_later_search_replaces_one_that_waits() -> None:
    import asyncio

    one = document("Lund and Orla")
    async with client() as it:
        first = asyncio.create_task(it.find(one, checked("l")))
        await asyncio.sleep(0)
        assert texts(one, await it.find(one, checked("a"))) == ["a", "a"]
        assert await first is None
