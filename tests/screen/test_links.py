"""The page of links: what it lists, copies, opens and refuses."""

import subprocess
from contextlib import contextmanager

import pytest
from link_samples import read_links

from tui.model.export_target import Permissions
from tui.settings import keys, themes
from tui.settings.config import Config
from tui.terminal import browser

LINKS = {
    "Anna Berg": "https://example.org/berg?a=1&b=2",
    "Ferries": "/timetable",
    "Nobody": "mailto:desk@example.org?attach=/etc/passwd",
    "Oslo": "file:///etc/passwd",
}
OPENS = Config(open_links=True)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the command lines of the programs started so far; none of them is really started."""
    found: list[list[str]] = []

    class Started:
        def __init__(self, command: list[str], **how: object) -> None:
            assert how.get("start_new_session")
            assert {how[name] for name in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}
            assert not how.get("shell")
            found.append(command)

        def wait(self) -> None:
            pass

    monkeypatch.setattr(browser.subprocess, "Popen", Started)
    monkeypatch.setenv("BROWSER", "firefox")
    return found


@pytest.fixture(autouse=True)
def links(monkeypatch: pytest.MonkeyPatch) -> None:
    read_links(monkeypatch, LINKS)


def listed(it) -> list[str]:
    return [" ".join(line.split()) for line in it.lines()[1:-2] if line.strip()]


async def test_L_lists_the_links_with_place_and_address(desk) -> None:
    async with desk() as it:
        await it.press("L")
        assert it.lines()[0].split() == ["LINKS", "4"]
        assert listed(it) == [
            "▸ ¶ 1 Anna Berg",
            "https://example.org/berg?a=1&b=2",
            "¶ 2 Ferries",
            "/timetable",
            "¶ 3 Nobody",
            "mailto:desk@example.org?attach=/etc/passwd",
            "¶ 4 Oslo",
            "file:///etc/passwd",
        ]


async def test_long_address_is_shown_whole_at_every_width(desk) -> None:
    address = "https://example.org/" + "minutes/" * 12 + "end"
    async with desk(f"See [Anna Berg]({address}).", size=(60, 20), names=["berg.md"]) as it:
        await it.press("L")
        assert listed(it) == ["▸ ¶ 1 Anna Berg", address[:56], address[56:112], address[112:]]
        await it.resize(130, 20)
        assert listed(it) == ["▸ ¶ 1 Anna Berg", address]


async def test_address_that_is_its_own_text_is_repeated_only_where_it_is_cut(desk) -> None:
    text = "https://example.org/harbor/minutes"
    async with desk(f"See <{text}> for more.", size=(60, 20), names=["harbor.md"]) as it:
        await it.press("L")
        assert listed(it) == [f"▸ ¶ 1 {text}"]
        await it.resize(30, 20)
        assert listed(it)[1:] == [text[:26], text[26:]]


async def test_list_begins_at_the_link_after_the_cursor(desk) -> None:
    async with desk() as it:
        await it.press("j", "j", "j", "L")
        assert "▸ ¶ 3 Nobody" in listed(it)


async def test_enter_copies_the_address_at_the_cursor(desk, copied) -> None:
    async with desk() as it:
        await it.press("L", "down", "enter")
        assert copied == ["/timetable"]
        assert it.status == "copied /timetable"
        await it.press("escape", "escape")
        assert it.app.screen is it.reader


async def test_typing_filters_by_text_and_address(desk, copied) -> None:
    async with desk() as it:
        await it.press("L", *"passwd mail")
        assert it.lines()[0].split() == ["LINKS", "1", "of", "4"]
        assert listed(it)[0] == "▸ ¶ 3 Nobody"
        await it.press("escape")
        assert it.lines()[0].split() == ["LINKS", "4"]
        await it.press(*"zzz", "enter")
        assert listed(it) == ["no match"]
        assert copied == []


async def test_ctrl_g_goes_to_the_link_in_the_source(desk) -> None:
    async with desk() as it:
        await it.press("L", *"mail", "ctrl+g")
        assert it.sentence == "Nobody was hurt."
        await it.press("<")
        assert it.sentence.startswith("Anna Berg met")


async def test_links_key_is_not_offered_without_links(desk, monkeypatch) -> None:
    key = next(key for key in keys.KEYS if key.id == "links")
    async with desk() as it:
        assert it.reader.works(key)
    read_links(monkeypatch, {})
    async with desk() as it:
        assert not it.reader.works(key)
        await it.press("L")
        assert it.status == "no links in this briefing"


async def test_ctrl_o_opens_a_link_detached_if_the_settings_allow_it(desk, started) -> None:
    async with desk(config=OPENS) as it:
        await it.press("L", "ctrl+o")
        assert started == [["firefox", "https://example.org/berg?a=1&b=2"]]
        assert it.status == "opened https://example.org/berg?a=1&b=2"


async def test_opened_mail_address_loses_its_parameters(desk, started) -> None:
    async with desk(config=OPENS) as it:
        await it.press("L", *"nobody", "ctrl+o")
        assert started == [["firefox", "mailto:desk@example.org"]]


@pytest.mark.parametrize("typed", ["ferries", "oslo"])
async def test_other_addresses_are_not_opened(desk, started, typed) -> None:
    async with desk(config=OPENS) as it:
        await it.press("L", *typed, "ctrl+o")
        assert started == []
        assert it.status == "only http, https and mailto addresses are opened"


@pytest.mark.parametrize(
    "given",
    [{}, {"config": OPENS, "permissions": Permissions(None, restricted=True)}],
    ids=["default", "restricted"],
)
async def test_ctrl_o_does_nothing_unless_allowed(desk, started, given) -> None:
    async with desk(**given) as it:
        await it.press("L")
        assert "ctrl+o" not in it.footer
        await it.press("ctrl+o")
        assert started == []
        assert it.lines()[0].split() == ["LINKS", "4"]


async def test_missing_browser_is_reported(desk, monkeypatch) -> None:
    async with desk(config=OPENS) as it:
        monkeypatch.delenv("BROWSER", raising=False)
        await it.press("L", "ctrl+o")
        assert "set the variable BROWSER" in it.status
        monkeypatch.setenv("BROWSER", "/nowhere/at-all")
        await it.press("ctrl+o")
        assert it.status == "at-all: No such file or directory"


async def test_browser_for_the_terminal_runs_while_the_reader_is_suspended(desk, monkeypatch) -> None:
    events: list[object] = []

    @contextmanager
    def suspend():
        events.append("suspended")
        yield
        events.append("resumed")

    monkeypatch.setattr(browser.subprocess, "run", lambda command, check: events.append(command))
    monkeypatch.setenv("BROWSER", "w3m -M %s:firefox")
    async with desk(config=OPENS) as it:
        monkeypatch.setattr(it.app, "suspend", suspend)
        await it.press("L", "ctrl+o")
    assert events == ["suspended", ["w3m", "-M", "https://example.org/berg?a=1&b=2"], "resumed"]


def marked(it) -> dict[str, str]:
    """Return the text of the screen that has a hyperlink, and its address."""
    found = [segment for strip in it.strips() for segment in strip if segment.style and segment.style.link]
    return {segment.text: segment.style.link for segment in found}


async def test_terminal_gets_hyperlinks_of_addresses_that_may_be_opened(desk) -> None:
    async with desk(config=Config(hyperlinks="on")) as it:
        await it.press("z")
        assert marked(it) == {
            "Anna": "https://example.org/berg?a=1&b=2",  # the cursor is on the first word
            " Berg": "https://example.org/berg?a=1&b=2",
            "Nobody": "mailto:desk@example.org",
        }


@pytest.mark.parametrize(
    ("wanted", "able", "restricted", "sent"),
    [
        ("auto", True, False, True),
        ("auto", False, False, False),
        ("off", True, False, False),
        ("on", True, True, False),
    ],
)
async def test_hyperlinks_depend_on_setting_terminal_and_session(
    desk, wanted, able, restricted, sent
) -> None:
    permissions = Permissions(None, restricted=True) if restricted else None
    terminal = themes.Terminal(hyperlinks=able)
    async with desk(config=Config(hyperlinks=wanted), terminal=terminal, permissions=permissions) as it:
        assert bool(marked(it)) is sent
