"""Pictures of every screen: its text, then each run of style. UPDATE_SNAPSHOTS=1 draws them anew."""

import os
from pathlib import Path

import pytest

from tui.settings import themes
from tui.settings.config import Config

SEED = Path(__file__).parents[2] / "seeds" / "abu-dhabi-talks.txt"
PICTURES = Path(__file__).parent / "snapshots"
SIZES = [(120, 36), (80, 24), (60, 20)]
ASKED = {
    "searching": ["/", *"russia"],
    "hits": ["2", "j", "enter", "/", *"russia", "enter", "n"],
    "no-hit": ["/", *"rusia"],
    "marks": ["m", "a", "G", "m", "z", "'"],
    "entity-in-focus": ["2", "j", "j", "j", "enter"],
    "next-mention": ["]", "enter", "n"],
    "mouse": ["M"],
    "commands": ["ctrl+p", *"theme"],
    "export": ["e"],
    "messages": ["!"],
}
SCREENS = {
    # name: (size, keys)
    "start-120x36": ((120, 36), []),
    "start-80x24": ((80, 24), []),
    "start-60x20": ((60, 20), []),
    **{f"{name}-{size[0]}x{size[1]}": (size, keys) for name, keys in ASKED.items() for size in SIZES},
    "why-120x36": ((120, 36), ["w"]),
    "why-80x24": ((80, 24), ["w"]),
    "why-60x20": ((60, 20), ["w"]),
    "about-120x36": ((120, 36), ["2", "j", "o"]),
    "about-80x24": ((80, 24), ["2", "j", "o"]),
    "about-60x20": ((60, 20), ["2", "j", "o"]),
    "noted-120x36": ((120, 36), ["P", *"ask them", "enter"]),
    "noted-80x24": ((80, 24), ["P", *"ask them", "enter"]),
    "noted-60x20": ((60, 20), ["P", *"ask them", "enter", "1"]),
    "filtered-120x36": ((120, 36), ["f", *"un"]),
    "filtered-80x24": ((80, 24), ["f", *"un"]),
    "filtered-60x20": ((60, 20), ["f", *"un"]),
    "alone-120x36": ((120, 36), ["1", "z"]),
    "alone-80x24": ((80, 24), ["M", "z"]),
    "help-120x36": ((120, 36), ["?"]),
    "help-80x24": ((80, 24), ["2", "?", *"mention"]),
    "help-60x20": ((60, 20), ["?"]),
}

LOOKS = {
    # name: (theme, what the terminal is)
    "ansi-light": ("auto", themes.Terminal(light=True, depth=16)),
    "nord": ("nord", themes.Terminal()),
    "no-color": ("nord", themes.Terminal(depth=0)),
}
"""In each the same screen, with an entity in focus and a warning; in ansi-dark the others are."""


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(desk, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.__about__.version", lambda: "0.0")
    size, keys = SCREENS[name]
    async with desk(SEED.read_text(encoding="utf-8"), size=size, names=["abu-dhabi-talks.txt"]) as it:
        if name.startswith("messages"):
            it.app.messages += ["talks.txt: is empty: there is nothing to read", "[/] " + "a long one " * 9]
        await it.press(*keys)
        if name.startswith(("why", "about")):
            await it.found_out()
        compare(name, it.picture())


@pytest.mark.parametrize("name", LOOKS)
async def test_a_look_is_what_it_was(desk, name: str) -> None:
    theme, terminal = LOOKS[name]
    config = Config(theme=theme, colors={"person": "blue"} if name == "nord" else {})
    text = SEED.read_text(encoding="utf-8")
    async with desk(text, size=(80, 24), names=[SEED.name], config=config, terminal=terminal) as it:
        await it.press("]", "enter", "1", "p")
        it.app.warn("talks.txt: is empty")
        await it.quiet()
        compare(name, it.picture())


def compare(name: str, picture: str) -> None:
    file = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        PICTURES.mkdir(exist_ok=True)
        file.write_text(picture, encoding="utf-8")
    assert picture == file.read_text(encoding="utf-8")


def test_no_picture_is_left_over() -> None:
    assert {file.stem for file in PICTURES.iterdir()} == {*SCREENS, *LOOKS}
