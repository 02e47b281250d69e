"""Snapshots of every screen: its text, then its styled runs. UPDATE_SNAPSHOTS=1 writes them again."""

import os
from pathlib import Path

import pytest
from link_samples import read_links
from mail_samples import ANSWER, THREADS
from structured import REPORT

from tui.collection.sources import Source
from tui.settings import themes
from tui.settings.config import Config

SEED = Path(__file__).parents[2] / "seeds" / "abu-dhabi-talks.txt"
PICTURES = Path(__file__).parent / "snapshots"
FLOOD = SEED.with_name("flood-response-orla-valley.md")
"""A text with headings, for the sessions that are about them."""
SIZES = [(120, 36), (80, 24), (60, 20)]
WIDE = (200, 50)
STRUCTURE = [(200, 50), *SIZES]
SESSIONS = {
    # name: (sizes that are drawn one after the other in one session, keys)
    "start": ([SIZES[0]], []),
    "start-medium": ([SIZES[1]], []),
    "start-small": ([SIZES[2]], []),
    "searching": (SIZES, ["/", *"russia"]),
    "no-hit": (SIZES[::-1], ["/", *"rusia"]),
    "regex": ((every := [*SIZES, (200, 50)]), ["/", "ctrl+t", "ctrl+t", *r"russia\w+"]),
    "selection": (every, ["j", "v", "j", "j"]),
    "hits": ([SIZES[0]], (hits := ["2", "j", "enter", "/", *"russia", "enter", "n"])),
    "hits-medium": ([SIZES[1]], hits),
    "hits-small": ([SIZES[2]], hits),
    "marks": (SIZES, ["m", "a", "G", "m", "z", "'"]),
    "entity-in-focus": ([SIZES[0]], (focus := ["2", "j", "j", "j", "enter"])),
    "entity-in-focus-medium": ([SIZES[1]], focus),
    "entity-in-focus-small": ([SIZES[2]], focus),
    "next-mention": (SIZES[::-1], ["]", "enter", "n"]),
    "mouse": (SIZES, ["M"]),
    "commands": (SIZES[::-1], ["ctrl+p", *"theme"]),
    "export": (SIZES, ["e"]),
    "pasting": (SIZES, ["i", "v", *"The quay burned.", "enter", "enter", *"Nobody was hurt."]),
    "messages": (SIZES[::-1], ["!"]),
    "why": (SIZES, ["w"]),
    "about": (SIZES[::-1], ["2", "j", "o"]),
    "noted": (SIZES[:2], ["P", *"ask them", "enter"]),
    "noted-small": ([SIZES[2]], ["P", *"ask them", "enter", "1"]),
    "filtered": (SIZES, ["f", *"un"]),
    "alone": ([SIZES[0]], ["1", "z"]),
    "alone-medium": ([SIZES[1]], ["M", "z"]),
    "links": (SIZES, ["L", "down"]),
    "links-wide": ([WIDE], ["L", "down"]),
    "settings": (SIZES, ["ctrl+p", *"settings"]),
    "settings-wide": ([WIDE], ["ctrl+p", *"settings"]),
    "outline": ([(200, 50), *SIZES], [")", ")", "T", "down"]),
    "outline-filtered": (SIZES, ["T", *"re"]),
    "help": ([SIZES[0]], ["?"]),
    "help-medium": ([SIZES[1]], ["2", "?", *"mention"]),
    "help-small": ([SIZES[2]], ["?"]),
}
"""Where a screen depends on the size that it was opened at, each size has a session of its own."""

LINKS = {
    "Abu Dhabi": "https://example.org/abu-dhabi/talks-of-the-second-day?page=1",
    "157 prisoners of war": "https://example.org/" + "prisoners-of-war/" * 8,
    "Steve Witkoff": "mailto:envoy@example.org",
    "sustained diplomatic engagement is delivering tangible results": "/statements/12",
    "European Command": "https://example.org/kommando/öst",
    "Zelenskyy": "Zelenskyy",
}

LOOKS = {
    # name: (theme, what the terminal is)
    "ansi-light": ("auto", themes.Terminal(light=True, depth=16)),
    "nord": ("nord", themes.Terminal()),
    "no-color": ("nord", themes.Terminal(depth=0)),
}
"""In each the same screen, with an entity in focus and a warning; in ansi-dark the others are."""


def picture_name(session: str, size: tuple[int, int]) -> str:
    name = session.removesuffix("-medium").removesuffix("-small").removesuffix("-wide")
    return f"{name}-{size[0]}x{size[1]}"


@pytest.mark.parametrize("session", SESSIONS)
async def test_screen_matches_its_snapshot(desk, session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.__about__.version", lambda: "0.0")
    if session.startswith("links"):
        read_links(monkeypatch, LINKS)
    sizes, keys = SESSIONS[session]
    source = FLOOD if session.startswith("outline") else SEED
    config = Config(file=Path("config.toml")) if session.startswith("settings") else None
    text = source.read_text(encoding="utf-8")
    async with desk(text, size=sizes[0], names=[source.name], config=config) as it:
        if session == "messages":
            it.app.messages += ["talks.txt: is empty: there is nothing to read", "[/] " + "a long one " * 9]
        await it.press(*keys)
        if session in ("why", "about"):
            await it.found_out()
        if session == "regex":
            await it.until(lambda: it.reader.search.complete)
            await it.quiet()
        compare(picture_name(session, sizes[0]), it.picture())
        for size in sizes[1:]:
            await it.resize(*size)
            compare(picture_name(session, size), it.picture())


@pytest.mark.parametrize("place", ["start", "end"])
async def test_structure_matches_its_snapshot(desk, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One report with every kind of structure, seen from its first and its last line."""
    monkeypatch.setattr("summarizer.readers.plain.text.read", lambda *_: iter([REPORT]))
    async with desk("any text", size=STRUCTURE[0], names=["report.txt"]) as it:
        for size in STRUCTURE:
            await it.resize(*size)
            await it.press("G" if place == "end" else "g")
            compare(picture_name(f"structure-{place}", size), it.picture())


async def test_structure_matches_its_snapshot_without_colors(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.readers.plain.text.read", lambda *_: iter([REPORT]))
    terminal = themes.Terminal(depth=0, boxes=False)
    async with desk("any text", size=(100, 60), names=["report.txt"], terminal=terminal) as it:
        compare("structure-no-color", it.picture())


@pytest.mark.parametrize("name", LOOKS)
async def test_theme_matches_its_snapshot(desk, name: str) -> None:
    theme, terminal = LOOKS[name]
    config = Config(theme=theme, colors={"person": "blue"} if name == "nord" else {})
    text = SEED.read_text(encoding="utf-8")
    async with desk(text, size=(80, 24), names=[SEED.name], config=config, terminal=terminal) as it:
        await it.press("]", "enter", "1", "p")
        it.app.warn("talks.txt: is empty")
        await it.quiet()
        compare(name, it.picture())


@pytest.mark.parametrize("size", every)
async def test_list_of_threads_matches_its_snapshot(desk, size: tuple[int, int]) -> None:
    async with desk(Source("mail.mbox", Path("mail.mbox"), THREADS), size=size, listed=True) as it:
        await it.until(lambda: len(it.app.catalog.view) == 6)
        await it.until(lambda: it.app.filler._looking is not None and it.app.filler._looking.done())
        await it.press("s", "s", "r", "G", "*", "k", "*", "k", "r", "g")
        compare(picture_name("threads", size), it.picture())


@pytest.mark.parametrize("size", every)
async def test_folded_quotation_matches_its_snapshot(desk, size: tuple[int, int]) -> None:
    async with desk(Source("quay.eml", Path("quay.eml"), ANSWER), size=size) as it:
        await it.press("3")
        compare(picture_name("quoted", size), it.picture())


def compare(name: str, picture: str) -> None:
    file = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        PICTURES.mkdir(exist_ok=True)
        file.write_text(picture, encoding="utf-8")
    assert picture == file.read_text(encoding="utf-8")


def test_snapshots_belong_to_sessions() -> None:
    drawn = [picture_name(session, size) for session, (sizes, _) in SESSIONS.items() for size in sizes]
    drawn += [picture_name(f"structure-{place}", size) for place in ("start", "end") for size in STRUCTURE]
    drawn += [picture_name(name, size) for name in ("threads", "quoted") for size in every]
    assert {file.stem for file in PICTURES.iterdir()} == {*drawn, *LOOKS, "structure-no-color"}
