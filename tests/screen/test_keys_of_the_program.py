"""Keys that switch briefings, open pages and quit."""

from pathlib import Path

import pytest

from summarizer.export.markdown import to_markdown


async def test_comma_and_full_stop_switch_briefings(desk) -> None:
    async with desk("One fell in Oslo. It broke.", "Two rose. It held.", "Three slept.") as it:
        assert "1 of 3" in it.lines()[0]
        assert ". next briefing" in it.footer
        await it.press("j", ".")
        await it.turned()
        assert "2 of 3" in it.lines()[0]
        assert it.sentence == "Two rose."
        await it.press(",")
        await it.turned()
        assert it.sentence == "It broke.", "one comes back to where one was"
        await it.press(",")
        await it.turned()
        assert it.status == "this is the first briefing"
        for _ in range(3):
            await it.press(".")
            await it.turned()
        assert it.status == "this is the last briefing"
        assert "next briefing" not in it.footer


async def test_single_briefing_has_no_next(desk) -> None:
    async with desk() as it:
        await it.press(".")
        assert it.status == "no other briefing"
        assert "next briefing" not in it.footer


async def test_messages_are_shown_whole_on_their_page(desk) -> None:
    async with desk() as it:
        await it.press("!")
        assert it.lines()[1].strip() == "no messages"
        await it.press("!")
        assert it.focus == "source"
        it.app.warn("talks.txt: [/] no such file " + "and so on " * 20 + "to the end")
        await it.quiet()
        assert it.status.startswith("talks.txt: [/] no such file")
        await it.press("!")
        page = " ".join(line.strip() for line in it.lines()[1:-2])
        assert page.split() == [
            "talks.txt:",
            "[/]",
            "no",
            "such",
            "file",
            *["and", "so", "on"] * 20,
            "to",
            "the",
            "end",
        ]


async def test_redraw_and_suspend_keys_call_their_actions(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """tests/terminal checks that the terminal is redrawn; here, only that the keys call the actions."""
    async with desk() as it:
        called: list[str] = []
        monkeypatch.setattr(it.app, "refresh_all", lambda: called.append("all"))
        monkeypatch.setattr(it.app, "action_suspend_process", lambda: called.append("suspended"))
        await it.press("ctrl+l", "ctrl+z")
        assert called == ["all", "suspended"]


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_q_quits_and_stops_the_analysis(desk, key: str) -> None:
    async with desk(settled=False) as it:
        it.send(key)
        await it.app._task
        assert it.analyzer.closed
        assert it.app.return_code == 0


async def test_export_key_writes_the_displayed_summary(desk, tmp_path: Path) -> None:
    async with desk(config=desk.export_to(tmp_path)) as it:
        await it.press("+", "e")
        assert str(tmp_path / "ferry.summary.md") in it.lines()[1]
        await it.press("enter")
        written = tmp_path / "ferry.summary.md"
        assert written.read_text(encoding="utf-8") == to_markdown(it.reading.analysis, it.reading.summary)
        assert it.status == f"written: {written}"
