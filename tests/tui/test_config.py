"""Settings: what is wrong with them is said in a line, and the default stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import locations
from tui.config import SETTINGS, Config, load, to_toml

USUAL = Config()


@pytest.fixture
def settings(tmp_path):
    """Write a file of settings and load it."""

    def write(text: str | bytes):
        file = tmp_path / "config.toml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        config, complaints = load(file)
        return config, [line.removeprefix(f"{file}: ") for line in complaints]

    return write


def test_settings_are_taken(settings):
    assert settings('[summary]\nlength = "20%"\n[export]\nfolder = "out"\n') == (Config("20%", "out"), [])
    assert settings("[state]\nkeep = false\ncache = true\n") == (Config(state=False, cache=True), [])


def test_nothing_set(settings):
    assert settings("") == (USUAL, [])


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(settings):
    assert settings(b'\xef\xbb\xbf[summary]\r\nlength = "3"\r\n') == (Config("3"), [])


def test_the_home_folder(settings, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ana")
    assert settings('[export]\nfolder = "~/out"')[0].export_folder == "/home/ana/out"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[summary]\nlength = 5", "summary.length: a length is written in quotes, like"),
        ('[summary]\nlength = "long"', "summary.length: a length is a number of sentences"),
        ("[export]\nfolder = [1]", "export.folder: a folder is written in quotes, like"),
        ('[export]\nfolder = "a\\u001b[2J"', "export.folder: a folder's name here may hold no line end"),
        ("[summary]\nlenght = 5", "summary.lenght: no such setting"),
        ('[state]\ncache = "no"', "state.cache: it is true or false, without quotes, not"),
        ("[state]\nkeep = 1", "state.keep: it is true or false, without quotes, not 1"),
        ("[exports]\nfolder = ''", "exports: no such setting"),
        ("length = '5'", "length: no such setting"),
        ("summary = 5", "summary: no such setting"),
        ("[summary]\nlength = ", "line 2: not TOML"),
        ("\n\n[summary", "line 3: not TOML"),
        (b"[summary]\n# \xff\n", "line 2: not UTF-8"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
)
def test_what_is_wrong_costs_a_line_and_leaves_the_default(settings, text, complaint):
    config, complaints = settings(text)
    assert config == USUAL
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


def test_one_bad_setting_leaves_the_good_ones(settings):
    config, complaints = settings("[summary]\nlength = 1\nx = 2\n[export]\nfolder = 'out'\n")
    assert config == Config(export_folder="out")
    assert len(complaints) == 2


def test_a_file_that_was_named_must_be_there(tmp_path):
    config, complaints = load(tmp_path / "none.toml")
    assert config == USUAL
    assert complaints == (f"{tmp_path / 'none.toml'}: no such file; the defaults are used",)


def test_ones_own_file_need_not_be_there(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(locations, "config_file", lambda: tmp_path / "briefing" / "config.toml")
    assert load() == (USUAL, ())
    (tmp_path / "briefing").write_text("a file where a folder should be")
    assert load() == (USUAL, ())
    (tmp_path / "briefing").unlink()
    (tmp_path / "briefing" / "config.toml").mkdir(parents=True)
    assert load()[1] == (f"{tmp_path}/briefing/config.toml: is a folder, not a file; the defaults are used",)


def test_every_field_has_one_setting():
    assert sorted(setting.field for setting in SETTINGS) == sorted(Config.__slots__)


@given(
    st.sampled_from(["5", "20%", "120w"]),
    st.text(st.characters(exclude_categories=["C"])),
    st.booleans(),
    st.booleans(),
)
def test_what_is_printed_gives_the_same_settings(length, folder, keep, cache):
    tables = tomllib.loads(to_toml(Config(length, folder, keep, cache)))
    state = {"keep": keep, "cache": cache}
    assert tables == {"summary": {"length": length}, "export": {"folder": folder}, "state": state}


def test_the_command_prints_the_settings_in_effect(briefing, folder):
    (folder / "my.toml").write_text('[summary]\nlength = "120w"\n')
    done = briefing("config", "--config", "my.toml")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Settings are read from my.toml\n")
    assert tomllib.loads(done.out) == {
        "summary": {"length": "120w"},
        "export": {"folder": ""},
        "state": {"keep": True, "cache": True},
    }
    assert all(f"# {setting.about}\n{setting.key} = " in done.out for setting in SETTINGS)


def test_the_length_set_is_the_length_of_a_summary_but_not_of_the_json(briefing, folder):
    (folder / "my.toml").write_text('[summary]\nlength = "1"\n')
    assert "1 of 3 sentences" in briefing("summarize", "dam.txt", "--config", "my.toml").out
    assert "1 of 3 sentences" in briefing("--config", "my.toml", "dam.txt").out
    assert briefing("analyze", "--json", "dam.txt", "--config", "my.toml").out.count('"selected": true') == 3


def test_broken_settings_keep_nothing_from_being_read(briefing, folder):
    (folder / "my.toml").write_text("[summary]\nlength = 1\n")
    done = briefing("summarize", "dam.txt", "--config", "my.toml")
    assert done.status == 0
    assert "3 of 3 sentences" in done.out
    assert done.err.startswith("briefing: my.toml: summary.length: ")
