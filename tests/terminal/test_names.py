"""Rules about names on a terminal, from the user's names.toml to the pane of entities."""

import shutil
from pathlib import Path

RULES = 'hidden = ["{hidden}"]\n\n[[entity]]\nname = "Steve Witkoff"\ntype = "event"\n'


def test_changed_rules_give_a_new_analysis_of_a_cached_briefing(tmux, folder: Path, seed: Path):
    (home := folder.parent / "home" / "config" / "briefing").mkdir(parents=True)
    for hidden, shown in (("Kirill Dmitriev", "Marco Rubio"), ("Marco Rubio", "Kirill Dmitriev")):
        (home / "names.toml").write_text(RULES.format(hidden=hidden), encoding="utf-8")
        terminal = tmux(120, 60)
        terminal.open(str(seed), text="SUMMARY 5 of 16")
        terminal.send("2", "z")
        terminal.wait_until(
            lambda screen, hidden=hidden, shown=shown: shown in screen and hidden not in screen, shown
        )
        terminal.wait_until(lambda screen: "Steve Witkoff" in screen.partition("Events")[2], "an event")
        terminal.send("q")
        assert terminal.status() == "0"


def test_broken_rules_are_reported_before_and_on_the_screen(tmux, folder: Path, seed: Path):
    (folder / "names.toml").write_text("[[entity]\n", encoding="utf-8")
    terminal = tmux(120, 30)
    terminal.open("--names", "names.toml", str(seed), text="SUMMARY 5 of 16")
    terminal.send("!")
    terminal.wait_for("names.toml: line 1: not TOML")
    terminal.send("C-q")
    assert terminal.status() == "0"


def test_restricted_session_uses_the_rules_that_are_named(tmux, folder: Path, seed: Path):
    (folder / "texts").mkdir()
    shutil.copy(seed, folder / "texts")
    (folder / "served.toml").write_text(RULES.format(hidden="Marco Rubio"), encoding="utf-8")
    terminal = tmux(120, 60)
    terminal.open("--restricted", "texts", "--names", "served.toml", text="SUMMARY 5 of 16")
    terminal.send("2", "z")
    terminal.wait_until(
        lambda screen: "Kirill Dmitriev" in screen and "Marco Rubio" not in screen, "Kirill Dmitriev"
    )
    terminal.send("q")
    assert terminal.status() == "0"
