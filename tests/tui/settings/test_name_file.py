"""The file of rules about names: what is wrong with it is said in a line, and the other rules hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.name_rules import LONGEST, NO_RULES, NameRule, NameRules
from summarizer.safe_text import label
from tui.settings import locations
from tui.settings.name_file import MOST_MESSAGES, load

WHOLE = """\
# Ours
hidden = ["Motion", "SITREP"]
abbreviations = ["Bde.", "k.A.", "Coy"]

[[entity]]
name = "Harbor  Safety Board"
type = "organization"
aliases = ["HSB", "the Board", "HSB"]

[[entity]]
name = "Adaeze Mensah"
type = "person"
"""
KESTREL = '[[entity]]\nname = "Kestrel"\ntype = "organization"\n'
OURS = NameRule("Kestrel", "organization")


@pytest.fixture
def rules(tmp_path):
    """Write a file of names and load it; return the rules and the messages without the file."""

    def write(text: str | bytes):
        file = tmp_path / "names.toml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        found, messages = load(file)
        assert all(line.startswith(f"{file}: ") and "\n" not in line for line in messages)
        return found, [line.removeprefix(f"{file}: ") for line in messages]

    return write


def test_names_hidden_names_and_abbreviations_are_loaded(rules):
    names = (
        NameRule("Harbor Safety Board", "organization", ("HSB", "the Board")),
        NameRule("Adaeze Mensah", "person"),
    )
    hidden, abbreviations = frozenset({"Motion", "SITREP"}), frozenset({"Bde", "k.A", "Coy"})
    assert rules(WHOLE) == (NameRules(names, hidden, abbreviations), [])


@pytest.mark.parametrize("text", ["", "# nothing\n", "hidden = []\nabbreviations = []\n"])
def test_empty_file_has_no_rules(rules, text):
    assert rules(text) == (NO_RULES, [])


def test_byte_order_mark_and_crlf_are_accepted(rules):
    assert rules(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()) == rules(WHOLE)


@pytest.mark.parametrize("type_", ["person", "organization", "place", "nationality", "event", "other"])
def test_each_type_of_name_is_accepted(rules, type_):
    found, messages = rules(KESTREL.replace("organization", type_))
    assert (found.names, messages) == ((NameRule("Kestrel", type_),), [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('hiden = ["x"]', "line 1: hiden: no such key, did you mean hidden?; ignored"),
        ("\n\n[people]\nx = 1", "line 3: people: no such key, use entity, hidden, abbreviations; ignored"),
        ('hidden = "x"', 'line 1: hidden: must be a list like ["one", "two"], not "x"; ignored'),
        ('hidden = [\n\n"–",\n]', 'line 3: hidden: "–" has no letter; write a name; ignored'),
        ("hidden = [3]", 'line 1: hidden: must be a string like "Harbor Safety Board", not 3; ignored'),
        ('hidden = ["a\\u202eb"]', 'line 1: hidden: "a�b" has invisible characters; type it anew; ignored'),
        ('abbreviations = ["op. cit."]',
         'line 1: abbreviations: "op. cit." is not one word; list each of its words; ignored'),
        ("entity = 5", "line 1: entity: must be a table; write [[entity]] above its keys; ignored"),
        ('[entity]\nname = "x"', "line 1: entity: must be a table; write [[entity]] above its keys; ignored"),
        ("entity = [5]", "line 1: entity: must be a table; write [[entity]] above its keys; ignored"),
        ("[[entity]]\ntype = 'place'",
         'line 1: name: missing; add name = "Harbor Safety Board"; the entity is ignored'),
        ("[[entity]]\nname = 'Orla'",
         'line 1: type: missing; add type = "organization"; the entity is ignored'),
        ("entity = [\n{name = 'Orla', type = 'plaice'}]",
         'line 1: type: no type "plaice", did you mean place?; the entity is ignored'),
        ("[[entity]]\nname = ''\ntype = 'place'",
         'line 2: name: "" has no letter; write a name; the entity is ignored'),
        ("[[entity]]\nname = 'Orla'\ntype = 'plaice'",
         'line 3: type: no type "plaice", did you mean place?; the entity is ignored'),
        ("[[entity]]\nname = 'Orla'\ntype = 'date'",
         'line 3: type: no type "date", choose from person, organization, place, nationality, event, other; '
         "the entity is ignored"),
        ("[[entity]]\nname = 'Orla'\ntype = []",
         "line 3: type: no type [], choose from person, organization, place, nationality, event, other; "
         "the entity is ignored"),
    ],
)  # fmt: skip
def test_unusable_rule_gives_one_message_with_its_line(rules, text, message):
    assert rules(text) == (NO_RULES, [message])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (KESTREL + "nick = 3", "line 4: nick: no such key, use name, type, aliases; ignored"),
        (KESTREL + "alias = ['K']", "line 4: alias: no such key, did you mean aliases?; ignored"),
        (KESTREL + "hidden = ['K']", "line 4: hidden: must stand above the first [[entity]]; move it there"),
        (KESTREL + "aliases = 'K'", 'line 4: aliases: must be a list like ["one", "two"], not "K"; ignored'),
        (KESTREL + "aliases = [\n\n'.']", 'line 6: aliases: "." has no letter; write a name; ignored'),
        (KESTREL + "\n" + KESTREL,
         'line 6: name: "Kestrel" is already a name of the entity "Kestrel"; keep it in one of them; '
         "the entity is ignored"),
        (KESTREL + "[[entity]]\nname = 'Orla'\ntype = 'plaice'\naliases = ['Kestrel']",
         'line 6: type: no type "plaice", did you mean place?; the entity is ignored'),
    ],
)  # fmt: skip
def test_unusable_part_does_not_affect_the_rest(rules, text, message):
    assert rules(text) == (NameRules((OURS,)), [message])


def test_alias_of_two_entities_stays_with_the_first(rules):
    text = (
        KESTREL + "aliases = ['the Yard']\n[[entity]]\nname = 'Orla'\ntype = 'place'\naliases = ['the Yard']"
    )
    found, messages = rules(text)
    assert [rule.aliases for rule in found.names] == [("the Yard",), ()]
    assert messages == [
        'line 8: aliases: "the Yard" is already a name of the entity "Kestrel"; keep it in one of them; '
        "the alias is ignored"
    ]


def test_name_longer_than_the_limit_is_rejected(rules):
    text = '[[entity]]\nname = "{}"\ntype = "place"'
    assert len(rules(text.format("x" * LONGEST))[0].names) == 1
    found, (message,) = rules(text.format("x" * (LONGEST + 1)))
    assert found == NO_RULES
    assert message.startswith('line 2: name: "xxxx')
    assert message.endswith(f"is longer than {LONGEST} characters; shorten it; the entity is ignored")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n[[entity]\nname = 'x'", "line 2: not TOML (Expected ']]' at the end of an array declaration)"),
        ("[[entity]]\nname = ", "line 2: not TOML (Invalid value)"),
        (b"hidden = ['\xff']", "line 1: not UTF-8; save the file as UTF-8"),
        ("a = " + "[" * 5000, "nested too deeply"),
        ("\n" + "a." * 200_000 + "a = 1", "line 2: nested too deeply"),
        ("[" + "a." * 200_000 + "a]", "line 1: nested too deeply"),
    ],
)
def test_broken_file_gives_one_message_and_no_rules(rules, text, message):
    assert rules(text) == (NO_RULES, [f"{message}; no names are read from it"])


def test_long_list_on_one_line_is_accepted(rules):
    words = [f"a{number}." for number in range(3000)]
    found, messages = rules(f"abbreviations = [\n{', '.join(map(repr, words))}\n]")
    assert (len(found.abbreviations), messages) == (3000, [])


@pytest.mark.parametrize(
    "value",
    [
        "1e400",
        "nan",
        "1979-05-27T07:32:00Z",
        "{a = 1}",
        "[[]]",
        "[{}]",
        "true",
        '"\\u0000"',
        "[['a']]",
        "9" * 5000,
    ],
)
@pytest.mark.parametrize("key", ["hidden", "abbreviations", "entity", "name", "type", "aliases", "other"])
def test_any_value_gives_messages_and_no_error(rules, key, value):
    for text in (f"{key} = {value}\n", f"{KESTREL}{key} = {value}\n", f"{key} = [{value}]\n"):
        found, messages = rules(text)
        assert messages
        assert set(found.names) <= {OURS}
        assert not found.hidden | found.abbreviations


@examples(50)
@given(data=st.binary(max_size=60) | st.text("[]{}='\"\n.,#aentiy\\ ", max_size=60).map(str.encode))
def test_random_file_gives_rules_or_messages(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("names") / "names.toml"
    file.write_bytes(data)
    found, messages = load(file)
    assert isinstance(found, NameRules)
    assert all(line == label(line) for line in messages)


def test_many_problems_are_counted(rules):
    found, messages = rules("".join(f"x{number} = 1\n" for number in range(MOST_MESSAGES + 7)))
    assert found == NO_RULES
    assert len(messages) == MOST_MESSAGES + 1
    assert messages[-1] == "7 more problems; correct these first"


def test_file_larger_than_the_limit_is_rejected(rules):
    found, (message,) = rules("#" * (1024 * 1024 + 1))
    assert found == NO_RULES
    assert "over the limit of 1 MB" in message
    assert message.endswith("; no names are read from it")


def test_missing_file_given_by_name_is_reported(tmp_path):
    file = tmp_path / "none.toml"
    assert load(file) == (NO_RULES, (f"{file}: no such file; no names are read from it",))


def test_missing_user_file_is_not_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(locations, "config_file", lambda: tmp_path / "briefing" / "config.toml")
    assert load() == (NO_RULES, ())
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "names.toml").write_text(KESTREL)
    assert load() == (NameRules((OURS,)), ())
    (tmp_path / "briefing" / "names.toml").unlink()
    (tmp_path / "briefing" / "names.toml").mkdir()
    assert load()[1] == (
        f"{tmp_path}/briefing/names.toml: is a folder, not a file; no names are read from it",
    )
