"""Entries for the file of names, made of unsure names."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.entities.unknown_names import UnknownName
from summarizer.name_rules import LONGEST, NameRule
from tui.settings.name_file import load
from tui.settings.name_suggestions import to_toml

FILE = Path("/home/ana/names.toml")


def test_names_are_sorted_by_mentions_with_count_and_example() -> None:
    found = [
        UnknownName("Orla", "place", 1, "They saw Orla.", "a.txt"),
        UnknownName("Kestrel", "person", 1, "Kestrel left.", "a.txt"),
        UnknownName("Kestrel", "organization", 2, "Kestrel grew.", "b.txt"),
    ]
    assert to_toml(found, FILE) == (
        "# 2 names that the program is unsure of. Each type is a guess: check it\n"
        "# (person, organization, place, nationality, event, other), then append the entries to\n"
        "# /home/ana/names.toml\n"
        '# Move what is no name to the list "hidden", which stands above the entries there.\n'
        "\n"
        "# 3 mentions in 2 briefings: Kestrel left. (a.txt)\n"
        '[[entity]]\nname = "Kestrel"\ntype = "organization"\naliases = []\n'
        "\n"
        "# 1 mention in 1 briefing: They saw Orla. (a.txt)\n"
        '[[entity]]\nname = "Orla"\ntype = "place"\naliases = []\n'
    )


def test_nothing_unsure_is_said_in_a_comment() -> None:
    assert to_toml([], FILE).startswith("# No names to add")
    assert to_toml([], FILE).count("\n") == 1


@pytest.mark.parametrize("name", ['The "Orla"', "a\\b", "Ka’ri Lo", "Ö & Söhne", "x" * LONGEST])
def test_entries_can_be_loaded_as_they_are(tmp_path: Path, name: str) -> None:
    file = tmp_path / "names.toml"
    found = [UnknownName(name, "other", 1, f"# {name}\n[[x]] = ", "a\nb.txt")]
    file.write_text(to_toml([*found, UnknownName("y" * (LONGEST + 1), "place", 9, "", "")], file))
    rules, messages = load(file)
    assert (rules.names, messages) == ((NameRule(name, "other"),), ())
