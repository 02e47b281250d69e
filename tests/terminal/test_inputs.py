"""Where the briefing comes from and where the screen goes; what the environment says."""

import shlex

import pytest

NONSENSE = {
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_ANIMATIONS": "full",
    "TEXTUAL_COLOR_SYSTEM": "nonsense",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DRIVER": "no.such:Driver",
    "TEXTUAL_FPS": "many",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_PRESS": "q",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_THEME": "none",
    "ESCDELAY": "soon",
    "COLUMNS": "7",
    "LINES": "three",
}


@pytest.mark.parametrize("line", ["cat {} | briefing", "briefing - < {}"])
def test_keys_work_when_the_briefing_comes_from_stdin(tmux, seed, line):
    terminal = tmux()
    terminal.type(line.format(shlex.quote(str(seed))))
    terminal.wait_for("sentences ·", "their second day")
    terminal.send("G")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("C-z")
    terminal.wait_for("Stopped")
    terminal.type("fg")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("q")
    assert terminal.status() == "0"


def test_text_pasted_into_a_terminal_is_read(tmux, folder):
    (folder / "paste").write_text(
        "Ilse Brandt opened the yard.\n\nThe crane stays closed.\n", encoding="utf-8"
    )
    terminal = tmux()
    terminal.type("briefing -")
    terminal.wait_for("Paste a briefing", "ctrl+d ends it and opens it", "ctrl+d: read (not stored)")
    terminal("load-buffer", str(folder / "paste"))
    terminal("paste-buffer", "-p")
    terminal.wait_for("The crane stays closed.", "54 characters")
    terminal.send("C-d")
    terminal.wait_for("2 sentences ·", "not stored")
    terminal.send("i")
    terminal.wait_for("BRIEFINGS", "pasted text")
    terminal.send("q")
    assert terminal.status() == "0"
    terminal.type("briefing -")
    terminal.wait_for("Paste a briefing")
    terminal.send("Escape")
    assert terminal.status() == "0"


@pytest.mark.parametrize("line", ["briefing {} 2>file", "briefing {} < /dev/null", "TERM=dumb briefing {}"])
def test_summary_is_printed_without_a_usable_terminal(tmux, folder, seed, line):
    terminal = tmux(100, 60)
    terminal.type(line.format(shlex.quote(str(seed))))
    terminal.wait_for("5 of 16 sentences", "Ukraine and Russia have completed")
    assert terminal.status() == "0"
    if "file" in line:
        assert (folder / "file").read_text() == ""


def test_environment_variables_do_not_change_the_screen(tmux, folder, seed):
    plain, odd = tmux(100, 30), tmux(100, 30, **NONSENSE)
    for terminal in (plain, odd):
        terminal.open(str(seed), text="sentences ·")
    assert odd.settled() == plain.settled()
    for terminal in (plain, odd):
        terminal.send("]", "Enter")
        terminal.wait_for("mention 1 of")
        terminal.send("Escape")
        terminal.wait_for("focus cleared")
        terminal.send("C-c")
        assert terminal.status() == "0"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "extra",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=["C", "latin-1"],
)
def test_character_outside_the_encoding_has_a_stand_in(tmux, seed, extra):
    terminal = tmux(100, 30, **extra)
    terminal.open(str(seed), text="16 sentences")
    terminal.send("]", "G")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("g")
    terminal.wait_for("sentence 1 of 16", "Russia's Ministry of Defence")
    terminal.send("q")
    assert terminal.status() == "0"


def test_c_locale_is_treated_as_utf_8(tmux, seed):
    terminal = tmux(100, 30, LANG="C", LC_ALL="POSIX")
    terminal.open(str(seed), text="16 sentences")
    terminal.send("q")
    assert terminal.status() == "0"
