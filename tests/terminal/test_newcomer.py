"""README's first minute, played as it stands there."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
NAMES = {"enter": "Enter", "esc": "Escape"}
"""Of keys, as tmux calls them."""


def script() -> list[tuple[list[str], str]]:
    """What is typed, and what is seen then, row by row."""
    table = README.read_text(encoding="utf-8").partition("## A first minute")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| `")]
    return [(re.findall("`([^`]+)`", typed), seen.strip(" `")) for typed, _, seen in rows]


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24)])
def test_first_minute_of_the_readme_works(tmux, folder, seed, columns, rows) -> None:
    (folder / "seeds").symlink_to(seed.parent)
    terminal = tmux(columns, rows)
    played = script()
    assert len(played) == 10
    for typed, seen in played:
        for key in typed:
            if key == typed[-1]:
                assert seen not in terminal.screen()
            if key.startswith("briefing"):
                terminal.type(key)
                terminal.wait_for("sentences ·")
                terminal.settled()
            else:
                terminal.send(NAMES.get(key, key))
            if key == "q":
                terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0")
        terminal.wait_for(seen)
    assert (folder / "abu-dhabi-talks.summary.md").exists()
