"""`briefing --restricted` on a terminal: nothing that is the user's own or in the environment has a part."""

import shutil
from pathlib import Path

WIDENING = {
    "PYTHONINSPECT": "1",
    "PYTHONSTARTUP": "start.py",
    "PYTHONDONTWRITEBYTECODE": "",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_PRESS": "q",
    "BRIEFING_PLAIN_DRIVER": "1",
    "EDITOR": "vi",
    "PAGER": "less",
    "BROWSER": "links",
}


def test_restricted_session_ignores_settings_state_and_environment(tmux, folder: Path, seed: Path):
    (home := folder.parent / "home" / "config" / "briefing").mkdir(parents=True)
    (home / "config.toml").write_text('[summary]\nlength = "1"\n[keys]\nquit = "f9"\n', encoding="utf-8")
    (home / "names.toml").write_text('hidden = ["Steve Witkoff"]\nabbreviations = 5\n', encoding="utf-8")
    (folder / "texts").mkdir()
    shutil.copy(seed, folder / "texts")
    terminal = tmux(100, 30, **WIDENING)
    terminal.open("--restricted", "texts", text="SUMMARY 5 of 16")
    terminal.send("2")
    terminal.wait_for("Steve Witkoff")
    terminal.send("3", "G")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("q")
    assert terminal.status() == "0"  # the shell's answer: no Python prompt is there
    terminal = tmux(100, 30, **WIDENING)
    terminal.open("--restricted", "texts", text="SUMMARY 5 of 16")
    terminal.send("j")
    terminal.wait_for("sentence 2 of 16")  # nothing was remembered
    terminal.send("q")
    assert terminal.status() == "0"
    assert not (folder.parent / "home" / "state").exists()
    assert [path.name for path in folder.iterdir()] == ["texts"]
    assert [path.name for path in (folder / "texts").iterdir()] == [seed.name]


def test_restricted_session_reports_missing_input_in_one_line(tmux, folder: Path):
    terminal = tmux(120, 30)
    (folder / "empty").mkdir()
    for line, said in (
        ("nowhere", "briefing: nowhere: no such file"),
        ("empty", "empty: there is no briefing in this folder"),
        ("empty --export-dir gone", "briefing: gone: no such file"),
    ):
        terminal.type(f"clear; briefing --restricted {line}; echo ended=$?")
        # a long line is cut at the edge of the screen, also within a word
        joined = said.replace(" ", "")
        terminal.wait_until(lambda screen, joined=joined: joined in "".join(screen.split()), said)
        terminal.wait_for("ended=1")
        terminal.gone()


def test_export_limits_are_enforced_and_reported(tmux, folder: Path, seed: Path):
    (folder / "texts").mkdir()
    (folder / "out").mkdir()
    shutil.copy(seed, folder / "texts")
    terminal = tmux(120, 30)
    limits = ("--max-exports", "1", "--max-export-size", "1M")
    terminal.open("--restricted", "texts", "--export-dir", "out", *limits, text="SUMMARY 5 of 16")
    terminal.send("e")
    terminal.wait_for("enter: save")
    terminal.send("C-u", *"-rf", "Enter")
    terminal.wait_for("not written: use letters, digits, spaces")
    terminal.send("C-u", *"one.md", "Enter")
    terminal.wait_for("written: one.md")
    terminal.send("e")
    terminal.wait_for("enter: save")
    terminal.send("C-u", *"two.md", "Enter")
    terminal.wait_for("not written: the folder contains 1 of 1 files allowed")
    terminal.send("C-c")
    assert terminal.status() == "0"
    assert [path.name for path in (folder / "out").iterdir()] == ["one.md"]
