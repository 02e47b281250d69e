"""Search, marks and jumps, key by key, where the keys come from a terminal and the map is drawn on one."""


def test_search_marks_and_jumps_work_in_a_terminal(tmux, seed):
    terminal = tmux(80, 24)
    terminal.open(str(seed))
    terminal.send("/")
    terminal.wait_for("search: ▏", "enter accept")
    terminal.send(*"russia")
    screen = terminal.wait_for("search: russia▏ match 1 of 10, ¶ 1")
    assert any(line.endswith("█") for line in screen.splitlines()), "the map"
    terminal.send("Enter", "n", "n")
    terminal.wait_for("match 3 of 10 for “russia”")
    terminal.send("N")
    terminal.wait_for("match 2 of 10 for “russia”", "n next match")
    terminal.send("m", "a")
    terminal.wait_for("mark a: ¶ 2")
    terminal.send("G")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("'")
    terminal.wait_for("go to mark: ▏ a ¶ 2, ' before the last jump")
    terminal.send("a")
    terminal.wait_for("sentence 2 of 16")
    terminal.send("<")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("<", "<", ">")
    terminal.wait_for("sentence 2 of 16")
    terminal.send("Escape")
    screen = terminal.wait_for("search cleared")
    assert not any(line.endswith("█") for line in screen.splitlines())
    terminal.send("q")
    assert terminal.status() == "0"


def test_pasted_text_is_searched(tmux, seed):
    terminal = tmux(60, 20)
    terminal.open(str(seed))
    terminal.send("/")
    terminal.wait_for("search: ▏")
    terminal("set-buffer", "Volodymyr\nzelenskyy")
    terminal("paste-buffer", "-p")
    terminal.wait_for("search: Volodymyr zelenskyy▏ no match")
    terminal.send("C-w")
    terminal.wait_for("search: Volodymyr ▏ match 1 of")
    terminal.send("C-c")
    assert terminal.status() == "0"
