"""In a real terminal, the screen is the same with Textual's way of drawing and with ours, style by style."""

from mended_pyte import Terminal

KEYS = ["Tab", "j", "Tab", "j", "Enter", "n", "PageDown", "+", "w", "Escape", "G", "?", "q", "i"]


def drawn(terminal) -> list[list[tuple[str, str]]]:
    """Every cell; a blank that was written is one that was not."""
    shown = Terminal(int(terminal.ask("pane_width")), int(terminal.ask("pane_height")))
    for row, line in enumerate(terminal("capture-pane", "-p", "-e", "-N").splitlines(), start=1):
        shown.feed(f"\x1b[{row}H{line}")
    return shown.cells()


def test_screen_is_identical_with_both_drivers_after_each_key(tmux, seed, folder):
    (folder / "scripts.txt").write_text(
        "東京 and e\u0301 met “Anna Berg” in Lund – \U0001f680 too.\n" * 3, encoding="utf-8"
    )
    light = tmux(100, 30)
    plain = tmux(100, 30, BRIEFING_PLAIN_DRIVER="1", XDG_STATE_HOME=str(folder / "other"))
    for terminal in light, plain:
        terminal.open("--no-state", "scripts.txt", str(seed), text="SOURCE")
        terminal.wait_for("SOURCE")
    before = None
    for key in KEYS:
        light.wait_until(lambda _, before=before: before != drawn(light) == drawn(plain), "the same screen")
        before = drawn(light)
        for terminal in light, plain:
            terminal.send(key)
    light.settled()
    plain.settled()
    light.wait_until(lambda _: drawn(light) == drawn(plain), "the same screen in the end")


def test_light_driver_can_be_turned_off(tmux, seed, folder):
    """Then moving the focus sends much, and else next to nothing."""
    (folder / "plain.toml").write_text("[terminal]\nplain_driver = true\n")
    sent = {}
    for name in ("light", "environment", "settings"):
        terminal = tmux(120, 36, **({"BRIEFING_PLAIN_DRIVER": "1"} if name == "environment" else {}))
        terminal.open(*(["--config", "plain.toml"] if name == "settings" else []), str(seed))
        terminal.settled()
        terminal("pipe-pane", f"cat > {folder / name}")
        terminal.send("Tab")
        terminal.wait_for("enter show")
        terminal.settled()
        sent[name] = len((folder / name).read_bytes())
    assert sent["light"] < 500 < 5000 < min(sent["environment"], sent["settings"])
