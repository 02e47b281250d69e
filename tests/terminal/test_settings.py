"""Settings in a real terminal: saved from the command palette, and Hebrew in visual order."""

WRITTEN = "# mine\n[look]\nreorder_rtl = true\nwrap = 88 # wide\n"


def test_setting_is_saved_and_hebrew_is_reordered(tmux, folder):
    file = folder / "config.toml"
    file.write_text(WRITTEN)
    (folder / "note.txt").write_text("Plain words. בית ליד הים.\n", encoding="utf-8")
    terminal = tmux(120, 36)
    terminal.open("--config", "config.toml", "note.txt")
    assert terminal.screen().count("Plain words. םיה דיל תיב.") == 1
    terminal.send("C-p")
    terminal.wait_for("COMMANDS")
    terminal("send-keys", "-l", "60 columns")
    terminal.wait_for("wrap the source at 60")
    terminal.send("Enter")
    terminal.wait_for("saved: look.wrap = 60 in config.toml")
    assert file.read_text() == WRITTEN.replace("88", "60")
    terminal.send("q")
    assert terminal.status() == "0"
