"""What a terminal is sent of colors, and that whatever a text is written in, columns stay columns."""

import re

import pytest

TEXT = (
    "東京で会談が行われた。Anna Berg met Peter Novak in Lund. Zalgo e\u030d\u0302 was here.\n\n"
    "Anna Berg said “no” – twice. \U0001f469 and \U0001f680 met שלום עולם in Lund.\tTab here.\n\n"
    "ก็ตามที่ and قال الرئيس and 漢字 stand in Oslo, said Anna Berg.\n"
)


def colors(terminal) -> set[str]:
    """The numbers of all colors that are on the screen, as tmux has them: foreground and background."""
    drawn = terminal("capture-pane", "-p", "-e")
    codes = re.findall(r"\x1b\[([\d;:]*)m", drawn)
    found = set()
    for code in codes:
        found |= {f"{a}{b}" for a, b in re.findall(r"\b([34]8;[25]);([\d;]+)", code)}
        found |= set(re.findall(r"(?<![\d;])(?:[39][0-7]|4[0-7]|10[0-7])(?![\d;]*;[25])", code))
    return found - {"39", "49"}


def opened(tmux, seed, *arguments: str, term: str, **extra: str):
    terminal = tmux(120, 36, **extra)
    terminal.line(f"export TERM={term}")  # tmux has set its own
    terminal.open(*arguments, str(seed))
    terminal.send("]", "Enter")
    terminal.wait_for("mention 1 of")
    return terminal


def test_default_theme_uses_the_terminal_palette(tmux, seed):
    """A terminal of 16 colors is in `test_theme_beyond_16_colors_is_reported`."""
    terminal = opened(tmux, seed, term="xterm-256color")
    found = colors(terminal)
    assert {"32", "33", "36"} <= found
    assert found <= {"31", "32", "33", "34", "35", "36"}


def test_light_background_uses_darker_hues(tmux, seed):
    terminal = opened(tmux, seed, term="xterm", COLORFGBG="0;15")
    found = colors(terminal)
    assert {"34", "35"} <= found
    assert found <= {"31", "34", "35"}


def test_no_color_leaves_only_attributes(tmux, seed, folder):
    (folder / "my.toml").write_text('[look]\ntheme = "nord"\n')
    terminal = opened(tmux, seed, "--config", "my.toml", term="xterm-256color", NO_COLOR="1")
    assert colors(terminal) == set()
    drawn = terminal("capture-pane", "-p", "-e")
    codes = {part for code in re.findall(r"\x1b\[([\d;]*)m", drawn) for part in code.split(";")}
    assert {"1", "2", "3", "4", "7"} <= codes
    terminal.send("e")
    terminal.wait_for("enter: save")
    assert colors(terminal) == set()


def test_theme_is_shown_in_256_colors(tmux, seed, folder):
    (folder / "my.toml").write_text('[look]\ntheme = "nord"\n')
    terminal = opened(tmux, seed, "--config", "my.toml", term="xterm-256color")
    found = colors(terminal)
    assert found
    assert all(code.startswith(("38;5", "48;5")) for code in found)


def test_theme_beyond_16_colors_is_reported(tmux, seed, folder):
    (folder / "my.toml").write_text('[look]\ntheme = "nord"\n')
    terminal = tmux(120, 36)
    terminal.line("export TERM=linux")
    terminal.open("--config", "my.toml", str(seed))
    terminal.wait_for("theme nord needs 256 colors, the terminal has 16; using ansi-dark")
    assert colors(terminal) <= {"31", "32", "33", "35", "36"}


@pytest.mark.parametrize(
    ("rule", "extra"),
    [("│", {}), ("|", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})],
    ids=["UTF-8", "ASCII"],
)
def test_columns_align_in_every_script(tmux, folder, rule, extra):
    """Cut at the rule's cell, each line has the rule there, as a terminal counts cells."""
    from rich.cells import cell_len

    (folder / "scripts.txt").write_text(TEXT, encoding="utf-8")
    terminal = tmux(80, 24, **extra)
    terminal.open("scripts.txt", text="SOURCE")
    terminal.wait_for("Tab here", "Oslo")
    lines = terminal.settled().splitlines()
    at = lines[1].index(f"{rule} SOURCE")
    for line in lines[1:21]:
        before = [n for n in range(len(line)) if cell_len(line[:n]) == at and line[n] == rule]
        assert before, line
