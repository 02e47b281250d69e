"""The picture and the recording of README are made from the program as it is, and need nothing else."""

import importlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style

DOCS = Path(__file__).parents[2] / "docs"
NAMES = ("screenshot.svg", "recording.svg")


@pytest.fixture
def script(monkeypatch):
    """Import a script of docs/."""
    monkeypatch.syspath_prepend(str(DOCS))
    return importlib.import_module


@pytest.mark.linux
@pytest.mark.parametrize(("name", "make"), [("screenshot.svg", "picture"), ("recording.svg", "recording")])
async def test_picture_is_of_the_program_as_it_is(script, name, make):
    made = await getattr(script("screenshot"), make)()
    assert made == (DOCS / name).read_text(encoding="utf-8"), "run python docs/screenshot.py"


@pytest.mark.parametrize("name", NAMES)
def test_picture_fetches_nothing_and_runs_no_script(name):
    text = (DOCS / name).read_text(encoding="utf-8")
    drawn = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}
    assert drawn <= {"svg", "title", "style", "rect", "g", "text"}
    assert re.findall(r"url\(|@import|href|\bon\w+=", text) == []
    assert len(text) < 300_000


def test_shared_row_is_drawn_once_and_the_others_in_turn(script):
    frames = script("frames")
    shared, one, other = ([Segment(text)] for text in ("shared", "one", "other"))
    first = frames.Frame([shared, one], seconds=3)
    second = frames.Frame([shared, other], caption="n: next", seconds=1)
    made = frames.drawing([first, second], "title", columns=10)
    assert [made.count(f">{text}<") for text in ("shared", "one", "other", "n: next")] == [1, 1, 1, 1]
    rules = dict(re.findall(r"@keyframes (\w+)\{(.*)\}$", made, re.MULTILINE))
    shown = {text: rules[group_of(made, text)] for text in ("one", "other", "n: next")}
    assert shown["one"] == "0%{visibility:visible}75%{visibility:hidden}"
    assert shown["other"] == shown["n: next"] == "0%{visibility:hidden}75%{visibility:visible}"


def test_first_frame_alone_is_shown_without_motion(script):
    frames = script("frames")
    made = frames.drawing([frames.Frame([[Segment(text)]]) for text in ("one", "other")], "title", columns=10)
    assert "@media (prefers-reduced-motion:reduce){g{animation:none!important}}" in made
    hidden = set(re.findall(r"^\.(\w+)\{visibility:hidden;", made, re.MULTILINE))
    assert group_of(made, "one") not in hidden
    assert group_of(made, "other") in hidden


def test_single_frame_has_no_motion(script):
    frames = script("frames")
    made = frames.drawing([frames.Frame([[Segment("<one>")]])], "title", columns=10)
    assert "&lt;one&gt;" in made
    assert "animation" not in made


def test_reverse_text_is_dark_on_a_bright_ground(script):
    frames = script("frames")
    made = frames.drawing([frames.Frame([[Segment(" one", Style(reverse=True))]])], "title", columns=10)
    assert 'width="40" height="20" fill="#c5c8c6"/>' in made
    assert ".s0{fill:#292929}" in made
    assert '<text x="10" y="15" textLength="30" class="s0">one</text>' in made


def group_of(made: str, text: str) -> str:
    """The class of the group that a text is drawn in."""
    return re.findall(r'<g class="(\w+)">', made.partition(f">{text}<")[0])[-1]
