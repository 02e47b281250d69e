"""Rules about names that the reader saves to the user's file: comments and other rules stay."""

from pathlib import Path

import pytest

from summarizer.name_rules import NameRule, NameRules
from tui.settings import name_file, name_saving
from tui.settings.config_file import SaveError

FILE = b"""# my names
hidden = ["Kestrel Wire"]  # an agency

[[entity]]
name = "Orla Energi"  # not a person
type = "organization"
aliases = ["Orla", "OE"]
"""


def test_rule_is_appended_and_comments_stay() -> None:
    own = NameRules((NameRule("Ruth Hall", "person", ("R. Hall",)),))
    assert name_saving.changed(FILE, own).decode() == FILE.decode() + (
        '\n[[entity]]\nname = "Ruth Hall"\ntype = "person"\naliases = ["R. Hall"]\n'
    )


def test_rule_of_the_same_name_is_changed_in_place() -> None:
    own = NameRules((NameRule("Orla Energi", "place", ("OE", "Orla AS")),))
    fresh = name_saving.changed(FILE, own).decode()
    assert 'name = "Orla Energi"  # not a person\ntype = "place"\n' in fresh
    assert name_file.parse(fresh.encode()).names == (NameRule("Orla Energi", "place", ("OE", "Orla AS")),)


def test_spelling_that_is_split_off_leaves_its_rule() -> None:
    fresh = name_saving.changed(FILE, NameRules((NameRule("Orla", "place"),)))
    assert name_file.parse(fresh).names == (
        NameRule("Orla Energi", "organization", ("OE",)),
        NameRule("Orla", "place"),
    )


def test_rule_whose_name_is_taken_goes_by_its_next_form() -> None:
    fresh = name_saving.changed(FILE, NameRules((NameRule("Lund", "place", ("Orla Energi",)),)))
    assert name_file.parse(fresh).names == (
        NameRule("Orla", "organization", ("OE",)),
        NameRule("Lund", "place", ("Orla Energi",)),
    )


@pytest.mark.parametrize("before", [FILE, b'[[entity]]\nname = "Lund"\ntype = "person"\n', b""])
def test_hidden_name_is_added_above_the_tables(before: bytes) -> None:
    fresh = name_saving.changed(before, NameRules(hidden=frozenset({"The Quay"})))
    assert name_file.parse(fresh).hidden == name_file.parse(before).hidden | {"The Quay"}
    assert name_file.parse(fresh).names == name_file.parse(before).names


def test_line_ends_of_the_file_stay() -> None:
    fresh = name_saving.changed(FILE.replace(b"\n", b"\r\n"), NameRules((NameRule("Lund", "person"),)))
    assert fresh.count(b"\r\n") == fresh.count(b"\n") > 7


def test_saved_rule_is_restored_unless_the_file_has_changed_since(tmp_path: Path) -> None:
    file = tmp_path / "new" / "names.toml"
    saved = name_saving.save(file, NameRules((NameRule("Lund", "person"),)))
    assert name_file.load(file)[0].names == (NameRule("Lund", "person"),)
    name_saving.restore(saved)
    assert file.read_bytes() == b""
    again = name_saving.save(file, NameRules((NameRule("Lund", "person"),)))
    file.write_bytes(FILE)
    with pytest.raises(SaveError, match="was changed since"):
        name_saving.restore(again)
    assert file.read_bytes() == FILE


def test_broken_file_and_link_are_not_touched(tmp_path: Path) -> None:
    (broken := tmp_path / "broken.toml").write_bytes(b"hidden = [")
    (link := tmp_path / "names.toml").symlink_to(broken)
    for file, why in [(broken, "not TOML"), (link, "is a link")]:
        with pytest.raises(SaveError, match=why):
            name_saving.save(file, NameRules(hidden=frozenset({"Lund"})))
    assert broken.read_bytes() == b"hidden = ["
