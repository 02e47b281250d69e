"""One setting is changed in the user's file, and nothing else; a file that is not to be changed is not."""

import os
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.settings.config import Config, change, load
from tui.settings.config_file import LARGEST, SaveError, changed, save

WRITTEN = """\
# my settings
[look]
theme = "nord"   # calm

[keys]
# as in vi
"move.down" = "j"
"""


def test_value_is_replaced_and_comments_stay():
    found = changed(WRITTEN.encode(), "look.theme", "dracula").decode()
    assert found == WRITTEN.replace('"nord"', '"dracula"')


def test_key_is_added_to_its_table():
    found = changed(WRITTEN.encode(), "look.wrap", 72).decode()
    assert found == WRITTEN.replace("# calm\n", "# calm\nwrap = 72\n")


def test_table_is_added_at_the_end():
    assert changed(b"", "look.marks", False) == b"[look]\nmarks = false\n"
    found = changed(WRITTEN.encode(), "entities.hide", "date quantity").decode()
    assert found == WRITTEN + '\n[entities]\nhide = "date quantity"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("look.theme = 'nord'\n", 'look.theme = "dracula"\n'),
        ("look = {theme = 'nord', wrap = 60}\n", 'look = {theme = "dracula", wrap = 60}\n'),
        ("\ufeff[look]\r\nwrap = 60\r\n", '\ufeff[look]\r\nwrap = 60\r\ntheme = "dracula"\r\n'),
        ("[look]\nwrap = 60", '[look]\nwrap = 60\ntheme = "dracula"\n'),
    ],
)
def test_layout_of_the_file_is_respected(before, after):
    assert changed(before.encode(), "look.theme", "dracula").decode() == after


@given(
    st.dictionaries(
        st.sampled_from(["look", "keys", "a b", "summary"]),
        st.dictionaries(st.sampled_from(["theme", "wrap", "x.y"]), st.integers(0, 9) | st.booleans()),
    ),
    st.booleans(),
)
def test_all_other_values_stay(tables, inline):
    lines = []
    for table, content in tables.items():
        rows = [f'"{key}" = {str(value).lower()}' for key, value in content.items()]
        lines += [f'"{table}" = {{{", ".join(rows)}}}'] if inline else [f'["{table}"]', *rows]
    found = tomllib.loads(changed("\n".join(lines).encode(), "look.theme", "nord").decode())
    assert found == {**tables, "look": {**tables.get("look", {}), "theme": "nord"}}


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("[look\n", "line 1: not TOML"),
        ("look = 3\n", "look is not a table"),
        ("[[look]]\nwrap = 60\n", "look is not a table"),
        (b"\xff", "line 1: not UTF-8"),
    ],
)
def test_damaged_file_is_reported_and_not_touched(tmp_path, before, why):
    file = tmp_path / "config.toml"
    file.write_bytes(before if isinstance(before, bytes) else before.encode())
    was = file.read_bytes()
    with pytest.raises(SaveError, match=f"config.toml: {why}") as error:
        save(file, "look.theme", "nord")
    assert "\n" not in str(error.value)
    assert file.read_bytes() == was


def test_read_only_file_is_reported(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN)
    file.chmod(0o444)
    with pytest.raises(SaveError, match="is read-only"):
        save(file, "look.theme", "dracula")
    assert file.read_text() == WRITTEN


def test_link_is_reported_and_stays(tmp_path):
    (target := tmp_path / "elsewhere.toml").write_text(WRITTEN)
    file = tmp_path / "config.toml"
    file.symlink_to(target)
    with pytest.raises(SaveError, match="is a link; change the file that it points to"):
        save(file, "look.theme", "dracula")
    assert file.is_symlink()
    assert target.read_text() == WRITTEN


def test_other_kinds_of_files_are_reported(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_text("#" * (LARGEST + 1))
    (tmp_path / "file").write_text("")
    for name, why in [
        ("pipe", "is not a regular file"),
        ("large", "too large"),
        ("file/x", "Not a directory"),
    ]:
        with pytest.raises(SaveError, match=why):
            save(tmp_path / name, "look.theme", "nord")


def test_file_and_its_folder_are_created(tmp_path):
    file = tmp_path / "new" / "briefing" / "config.toml"
    save(file, "look.wrap", 72)
    assert load(file) == (Config(wrap=72), ())
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_saved_file_keeps_its_mode(tmp_path):
    (file := tmp_path / "config.toml").write_text(WRITTEN)
    file.chmod(0o600)
    save(file, "look.theme", "dracula")
    assert file.stat().st_mode & 0o777 == 0o600


def test_settings_are_changed_by_name():
    assert change(Config(), "entities.hide", " date  quantity date") == Config(hidden_types="date quantity")
    assert change(Config(), "look.wrap", 60) == Config(wrap=60)
    for name, value in [
        ("look.wrap", 19),
        ("look.wrap", True),
        ("entities.hide", "planet"),
        ("look.marks", 1),
    ]:
        with pytest.raises(ValueError, match="must be"):
            change(Config(), name, value)
