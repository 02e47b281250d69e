"""Settings: what is wrong with them is said in a line, and the default stands."""

import re
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.settings import keys, locations, themes
from tui.settings.config import SETTINGS, Config, from_tables, load, to_toml

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


def test_settings_of_each_table_are_loaded(settings):
    assert settings('[summary]\nlength = "20%"\n[export]\nfolder = "out"\n') == (Config("20%", "out"), [])
    assert settings("[state]\nkeep = false\ncache = true\n") == (Config(state=False, cache=True), [])


def test_settings_of_what_is_new_are_loaded(settings):
    assert settings('[new]\nthreshold = 60\nmarks = "names"\n') == (
        Config(new_threshold=60, new_marks="names"),
        [],
    )
    assert "threshold = 60\n" in to_toml(Config(new_threshold=60))


def test_empty_file_gives_the_defaults(settings):
    assert settings("") == (USUAL, [])


def test_byte_order_mark_and_crlf_are_accepted(settings):
    assert settings(b'\xef\xbb\xbf[summary]\r\nlength = "3"\r\n') == (Config("3"), [])


def test_tilde_in_export_folder_is_expanded(settings, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ana")
    assert settings('[export]\nfolder = "~/out"')[0].export_folder == "/home/ana/out"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[summary]\nlength = 5", "summary.length: must be a string like"),
        ('[new]\nthreshold = "70"', "new.threshold: must be a number from 1 to 100, without quotes, not"),
        ("[new]\nthreshold = 0", "new.threshold: must be a number from 1 to 100, without quotes, not 0"),
        ("[new]\nthreshold = true", "new.threshold: must be a number from 1 to 100"),
        ('[new]\nmarks = "some"', 'new.marks: must be one of all, sentences, names, none, not "some"'),
        ('[summary]\nlength = "long"', "summary.length: a length is a number of sentences"),
        ("[export]\nfolder = [1]", "export.folder: must be a string like"),
        ('[export]\nfolder = "a\\u001b[2J"', "export.folder: must not contain line breaks"),
        ("[summary]\nlenght = 5", "summary.lenght: no such setting"),
        ('[state]\ncache = "no"', "state.cache: must be true or false, without quotes, not"),
        ("[state]\nkeep = 1", "state.keep: must be true or false, without quotes, not 1"),
        ("[exports]\nfolder = ''", "exports: no such setting"),
        ("length = '5'", "length: no such setting"),
        ("summary = 5", "summary: no such setting"),
        ("[summary]\nlength = ", "line 2: not TOML"),
        ("\n\n[summary", "line 3: not TOML"),
        (b"[summary]\n# \xff\n", "line 2: not UTF-8"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
)
def test_invalid_setting_gives_one_complaint_and_the_default(settings, text, complaint):
    config, complaints = settings(text)
    assert config == USUAL
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


def test_invalid_setting_does_not_affect_valid_ones(settings):
    config, complaints = settings("[summary]\nlength = 1\nx = 2\n[export]\nfolder = 'out'\n")
    assert config == Config(export_folder="out")
    assert len(complaints) == 2


def test_missing_file_given_by_name_is_reported(tmp_path):
    config, complaints = load(tmp_path / "none.toml")
    assert config == USUAL
    assert complaints == (f"{tmp_path / 'none.toml'}: no such file; using the defaults",)


def test_missing_user_file_is_not_reported(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(locations, "config_file", lambda: tmp_path / "briefing" / "config.toml")
    assert load() == (USUAL, ())
    (tmp_path / "briefing").write_text("a file where a folder should be")
    assert load() == (USUAL, ())
    (tmp_path / "briefing").unlink()
    (tmp_path / "briefing" / "config.toml").mkdir(parents=True)
    assert load()[1] == (f"{tmp_path}/briefing/config.toml: is a folder, not a file; using the defaults",)


# The look


def test_theme_and_colors_are_loaded(settings):
    config, complaints = settings('[look]\ntheme = "nord"\n[colors]\nperson = "Cyan"\nplace = "#4E9A06"\n')
    assert complaints == []
    assert config == Config(theme="nord", colors={"person": "cyan", "place": "#4e9a06"})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[look]\ntheme = "nrod"', 'look.theme: no theme "nrod"; choose from auto, ansi-dark, '),
        ("[look]\ntheme = 5", "look.theme: no theme 5; choose from"),
        ('[colors]\nperson = "pink"', "colors.person: must be red, green, "),
        ('[colors]\nperson = "#12345"', "colors.person: must be red, green, "),
        ("[colors]\nperson = 3", "colors.person: must be red, green, "),
        ('[colors]\nperson = "#12345\\n"', "colors.person: must be red, green, "),
        ('[colors]\npersons = "red"', "colors.persons: no such setting, did you mean colors.person?"),
    ],
)
def test_unknown_theme_or_color_gives_one_complaint(settings, text, complaint):
    config, complaints = settings(text)
    assert config == USUAL
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


# Keys


def test_key_bindings_are_normalized(settings):
    config, complaints = settings(
        '[keys]\nexport = "ctrl+x"\nlonger = ["f2", "pgdn"]\n"move.page_down" = "space"\n'
        'undo = ""\nkey.next = ", ?"\n"briefing.previous" = "B"\nhelp = "f1"\n'
    )
    assert complaints == []
    assert config.keys == {
        "export": ("ctrl+x",),
        "longer": ("f2", "pagedown"),
        "move.page_down": ("space",),
        "undo": (),
        "key.next": ("comma", "?"),
        "briefing.previous": ("B",),
        "help": ("f1",),
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('exprot = "x"', "keys.exprot: no such setting, did you mean keys.export?; ignored"),
        ('xyzzyplugh = "x"', "keys.xyzzyplugh: no such setting (briefing config lists them); ignored"),
        (
            "export = 5",
            'keys.export: must be a string like "x" or "ctrl+x f2"; using the default "e"',
        ),
        ('export = "pgdwn"', "keys.export: unknown key 'pgdwn'; did you mean 'pgdown'?; using the default"),
        ('export = "ctrl+,"', "keys.export: unknown key 'ctrl+,': terminals do not send it; using"),
        (
            'export = "hyper+x"',
            "keys.export: unknown key 'hyper+x': modifiers are ctrl, alt and shift",
        ),
        (
            'export = "n"',
            'keys.export: "n" is already bound to mention.next in the source; using the default "e"',
        ),
        (
            '"list.sort" = "f"',
            'keys.list.sort: "f" is already bound to list.filter in the list; using the default "s"',
        ),
        ('quit = ""', "keys.quit: quit must have a key; using the default"),
    ],
)
def test_invalid_key_binding_gives_one_complaint(settings, text, complaint):
    config, complaints = settings(f'[keys]\n{text}\nlonger = "f2"\n')
    assert config == Config(keys={"longer": ("f2",)})
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


def test_swapped_keys_are_accepted(settings):
    config, complaints = settings('[keys]\nexport = "n"\n"mention.next" = "e"\n')
    assert (config.keys, complaints) == ({"export": ("n",), "mention.next": ("e",)}, [])


def test_conflicting_bindings_are_both_rejected(settings):
    config, complaints = settings('[keys]\nexport = "f5"\nundo = "f5"\n')
    assert config == USUAL
    assert sorted(line.partition(":")[0] for line in complaints) == ["keys.export", "keys.undo"]


def test_same_key_in_different_panes_is_accepted(settings):
    config, complaints = settings('[keys]\nshow = "y"\n"focus.here" = "y"\n"list.sort" = "y"\n')
    assert complaints == []
    assert len(config.keys) == 3


# What is printed


def test_config_fields_and_settings_correspond():
    others = {"names", "names_file", "complaints", "file"}
    assert {setting.field for setting in SETTINGS} | others == set(Config.__slots__)
    assert len({(setting.table, setting.key) for setting in SETTINGS}) == len(SETTINGS)
    assert {setting.key for setting in SETTINGS if setting.table == "keys"} == {key.id for key in keys.KEYS}


SPELLED = [
    "0/",
    "a//b",
    "./a",
    "x/.",
    "..//y",
    "//server/x",
    "./~",
    "a/~",
    "~",
    "~/x",
    "~nobody-at-all",
    " a ",
]
REFUSED = ["a\u2028b", "a\x85b", "e" + 9 * "\u0301", "\ufeffa", "a\u202eb", "a\tb\x1b[2J", "a\x7fb"]
SAFE = st.characters(exclude_categories=["C", "M", "Zl", "Zp"])
FOLDERS = st.one_of(
    st.sampled_from(SPELLED + REFUSED),
    st.text(SAFE),
    st.lists(st.sampled_from(["", ".", "..", "~", "a", "é", "日本"])).map("/".join),
    st.text(),
)
"""What somebody may type for a folder, and what nobody should."""


@given(
    st.sampled_from(["5", "20%", "120w"]),
    FOLDERS,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(themes.NAMES),
    st.dictionaries(st.sampled_from(["person", "other"]), st.sampled_from(["red", "#4e9a06"])),
    st.dictionaries(st.sampled_from(["undo", "export"]), st.sampled_from([(), ("f5", "f6"), ("pagedown",)])),
)
def test_printed_settings_load_as_the_same_settings(length, folder, keep, cache, plain, theme, colors, bound):
    bound = {} if bound.get("undo") == bound.get("export") else bound
    written = Config(length, folder, keep, cache, plain, theme, colors, bound)
    read, complaints = from_tables(tomllib.loads(to_toml(written)))
    again, no_more = from_tables(tomllib.loads(to_toml(read)))
    assert (to_toml(again), no_more) == (to_toml(read), [])
    refused = [line for line in complaints if line.startswith("export.folder: ")]
    assert len(complaints) == len(refused) + any("pagedown" in names for names in bound.values())
    if refused:
        assert read.export_folder == ""
        assert len(refused) == 1
    elif not folder.startswith("~"):
        assert read.export_folder == folder


def test_printed_settings_of_the_screen_load_as_the_same_settings():
    config = Config(
        open_links=True,
        hidden_types="date quantity",
        marks=False,
        wrap=60,
        reorder_rtl=True,
        hyperlinks="off",
    )
    found, complaints = from_tables(tomllib.loads(to_toml(config)))
    assert (replace(found, keys={}, colors={}), complaints) == (config, [])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[look]\nwrap = 19", "look.wrap: must be a number from 20 to 400, without quotes, not 19"),
        ('[look]\nwrap = "88"', 'look.wrap: must be a number from 20 to 400, without quotes, not "88"'),
        (
            "[terminal]\nhyperlinks = true",
            'terminal.hyperlinks: must be one of "auto", "on", "off", not true',
        ),
        ('[entities]\nhide = "planet"', 'entities.hide: must be like "date quantity", from '),
        ('[entities]\nhide = ["date"]', 'entities.hide: must be like "date quantity", from '),
    ],
)
def test_invalid_setting_of_the_screen_gives_one_complaint(settings, text, complaint):
    config, complaints = settings(text)
    assert config == USUAL
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


@given(st.text(SAFE).filter(lambda folder: not folder.startswith("~")) | st.sampled_from(SPELLED[:8]))
def test_export_folder_is_loaded_verbatim(folder):
    assert from_tables({"export": {"folder": folder}}) == (Config(export_folder=folder), [])


@pytest.mark.parametrize("folder", REFUSED)
def test_export_folder_with_unprintable_characters_is_refused(folder):
    config, (complaint,) = from_tables({"export": {"folder": folder}})
    assert config == USUAL
    assert complaint == (
        "export.folder: must not contain line breaks, invisible characters or more than "
        '8 accents on a letter; using the default ""'
    )


def test_tilde_is_expanded_only_at_the_start(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ana")
    found = {folder: from_tables({"export": {"folder": folder}})[0].export_folder for folder in SPELLED}
    assert {folder: path for folder, path in found.items() if folder != path} == {
        "~": "/home/ana",
        "~/x": "/home/ana/x",
        "~nobody-at-all": "",
    }


def test_unknown_home_folder_gives_one_complaint(settings):
    complaint = 'export.folder: the home folder in "~nobody-at-all/x" is not known; using the default ""'
    assert settings("[export]\nfolder = '~nobody-at-all/x'") == (USUAL, [complaint])


def test_config_command_prints_the_settings_in_effect(briefing, folder):
    (folder / "my.toml").write_text('[summary]\nlength = "120w"\n[keys]\nexport = "ctrl+x"\n')
    done = briefing("config", "--config", "my.toml")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Settings are read from my.toml\n")
    found = tomllib.loads(done.out)
    assert found["summary"] == {"length": "120w"}
    assert found["keys"]["export"] == "ctrl+x"
    assert found["keys"]["move.page_down"] == "space pgdn"
    assert found["look"] == {"theme": "auto", "marks": True, "wrap": 88, "reorder_rtl": False}
    for setting in SETTINGS:
        assert re.search(
            rf"^# {re.escape(setting.about)}.*\n\"?{re.escape(setting.key)}\"? = ", done.out, re.M
        )
    assert 'The default is "e".\nexport = "ctrl+x"' in done.out


def test_config_output_is_a_valid_config_file(briefing, folder):
    (folder / "all.toml").write_text(briefing("config").out)
    done = briefing("config", "--config", "all.toml")
    assert done.err == ""
    assert done.out.partition("\n")[2] == (folder / "all.toml").read_text().partition("\n")[2]


def test_configured_length_applies_to_summaries_but_not_json(briefing, folder):
    (folder / "my.toml").write_text('[summary]\nlength = "1"\n')
    assert "1 of 3 sentences" in briefing("summarize", "dam.txt", "--config", "my.toml").out
    assert "1 of 3 sentences" in briefing("--config", "my.toml", "dam.txt").out
    assert briefing("analyze", "--json", "dam.txt", "--config", "my.toml").out.count('"selected": true') == 3


def test_invalid_settings_do_not_prevent_summarizing(briefing, folder):
    (folder / "my.toml").write_text("[summary]\nlength = 1\n")
    done = briefing("summarize", "dam.txt", "--config", "my.toml")
    assert done.status == 0
    assert "3 of 3 sentences" in done.out
    assert done.err.startswith("briefing: my.toml: summary.length: ")


def test_export_settings_are_read_and_printed(settings):
    text = '[export]\nformat = \'obsidian\'\ntemplate = """\n# $title\n\n$kept\n"""\n'
    text += "name = '$date $name.md'\nsource = 'relative'\n"
    found, complaints = settings(text)
    assert complaints == []
    assert (found.export_format, found.export_template) == ("obsidian", "# $title\n\n$kept\n")
    assert (found.export_name, found.export_source) == ("$date $name.md", "relative")
    again, complaints = settings(to_toml(found))
    assert (to_toml(again), complaints) == (to_toml(found), [])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("format = 'html'", "export.format: must be one of markdown, obsidian, logseq"),
        ("source = 1", "export.source: must be one of given, absolute, relative"),
        ("template = '$nope'", "export.template: has no field $nope; the fields are front,"),
        ("template = 'costs $ 5'", "export.template: has a $ that begins no field"),
        ("template = 5", "export.template: must be a string"),
        ("name = '$kept.md'", "export.name: has no field $kept; the fields are name, title"),
        ("name = '../$name.md'", "export.name: must be the name of a file"),
        ("name = ' '", "export.name: must be a string like"),
    ],
)
def test_wrong_export_setting_keeps_its_default(settings, line, says):
    found, (complaint,) = settings(f"[export]\n{line}\n")
    assert found == Config()
    assert complaint.startswith(says)
