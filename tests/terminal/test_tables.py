"""A table in a real terminal: aligned at every size, and scrolled sideways where it is too wide."""

import pytest

OWNERS = ("Port Authority of Lund", "Mercy Relief")
REPORT = f"""# Berths

The berths of the harbor were counted in March, and the list is kept by the pilots.

| Berth | Calls | Hours | Pilots on duty | Owner of the berth | Inspected |
| --- | --- | --- | --- | --- | --- |
| North Pier | 14 | 96.5 | Berg and Novak | {OWNERS[0]} | February |
| East Quay | 131 | 1,204 | Lindqvist | {OWNERS[1]} | never |
"""


@pytest.fixture
def report(folder):
    (file := folder / "berths.md").write_text(REPORT, encoding="utf-8")
    return str(file)


def column(screen: str, *words: str) -> set[int]:
    """Return the columns after the words, the first on the screen of each."""
    lines = screen.splitlines()
    return {next(line.index(word) + len(word) for line in lines if word in line) for word in words}


def test_numbers_are_aligned_at_every_size_and_hidden_columns_come_into_view(tmux, report):
    terminal = tmux(120, 36)
    terminal.open(report)
    terminal.send("3")
    for columns, rows in ((120, 36), (80, 24), (60, 20), (200, 50)):
        terminal("resize-window", "-x", str(columns), "-y", str(rows))

        def fits(screen: str, columns: int = columns) -> bool:
            whole = all(text in screen for text in ("Calls", "1,204", "North Pier     14"))
            return whole and ("›" in screen) == (columns < 200)

        screen = terminal.wait_until(fits, f"the table at {columns} columns")
        assert len(column(screen, "North Pier     14", "East Quay     131", "Berth       Calls")) == 1

    terminal("resize-window", "-x", "60", "-y", "20")
    terminal.wait_for("North Pier", "›")
    terminal.send(*["S-Right"] * 5)
    screen = terminal.wait_for("February", "never", "North Pier", "‹")
    assert "Calls" not in screen
    terminal.send(*["S-Left"] * 5)
    terminal.wait_until(lambda screen: "Calls" in screen and "February" not in screen)
    terminal.send("q")
    assert terminal.status() == "0"
