"""Rules about names on the command line: names.toml, --names, and `entities --unknown`."""

from __future__ import annotations

import json
import sys
import tomllib
from argparse import Namespace
from pathlib import Path
from types import ModuleType

import pytest

from summarizer.name_rules import NO_RULES, NameRule
from tui.cli import parse
from tui.commands import options
from tui.output import Output
from tui.terminal import streams

RULES = """\
hidden = ["Anna Berg"]
abbreviations = ["Coy"]

[[entity]]
name = "Orla"
type = "person"

[[entity]]
name = "Lund"
type = "organization"
aliases = ["the port office"]
"""
PRINTING = [
    ("summarize",),
    ("summarize", "--format", "json"),
    ("summarize", "--format", "markdown"),
    ("entities",),
    ("entities", "--unknown"),
    ("analyze", "--json"),
    ("digest",),
    ("read",),
]


@pytest.fixture
def own(folder):
    """The user's file of names, which is not written yet."""
    (place := folder / "none" / "briefing").mkdir(parents=True)
    return place / "names.toml"


def types(out: str) -> dict[str, str]:
    """Return the types of the names in lines of JSON."""
    entities = [entity for line in out.splitlines() for entity in json.loads(line)["entities"]]
    return {each["name"]: each["type"] for each in entities if each["type"] not in ("date", "quantity")}


def test_rules_of_the_user_are_applied(briefing, own):
    before = types(briefing("analyze", "--json", "dam.txt", "harbor.txt").out)
    assert before == {"Orla": "place", "Anna Berg": "person", "Lund": "place"}
    own.write_text(RULES)
    done = briefing("analyze", "--json", "dam.txt", "harbor.txt")
    assert (done.status, done.err) == (0, "")
    assert types(done.out) == {"Orla": "person", "Lund": "organization"}
    harbor = json.loads(done.out.splitlines()[1])
    (lund,) = (entity for entity in harbor["entities"] if entity["name"] == "Lund")
    assert [mention["text"] for mention in lund["mentions"]] == ["Lund", "the port office"]
    assert lund["aliases"] == ["the port office"]


def test_abbreviations_of_the_user_are_applied(briefing, folder, own):
    (folder / "march.txt").write_text("The Coy. Kestrel moved north. It rained all day in Lund.\n")
    assert len(json.loads(briefing("analyze", "--json", "march.txt").out)["sentences"]) == 3
    own.write_text(RULES)
    assert len(json.loads(briefing("analyze", "--json", "march.txt").out)["sentences"]) == 2


def test_names_option_replaces_the_file_of_the_user(briefing, folder, own):
    own.write_text(RULES)
    (folder / "other.toml").write_text('[[entity]]\nname = "Orla"\ntype = "event"\n')
    done = briefing("analyze", "--json", "--names", "other.toml", "dam.txt")
    assert types(done.out) == {"Orla": "event", "Anna Berg": "person"}


@pytest.mark.parametrize("line", [line for line in PRINTING if line[0] != "digest"])
def test_processes_apply_the_rules(briefing, folder, line):
    (folder / "names.toml").write_text(RULES)
    files = ("dam.txt", "harbor.txt")
    alone = briefing(*line, "--names", "names.toml", "dam.txt")
    assert alone.err == ""
    if line[0] == "read":
        return
    together = briefing(*line, "--names", "names.toml", "--jobs", "2", *files)
    assert together.status == 0
    assert together == briefing(*line, "--names", "names.toml", "--jobs", "1", *files)
    if line != ("entities", "--unknown"):
        assert together.out.startswith(alone.out)


def test_processes_of_a_batch_give_ruled_types(briefing, own):
    own.write_text(RULES)
    done = briefing("analyze", "--json", "--jobs", "2", "dam.txt", "harbor.txt")
    assert types(done.out) == {"Orla": "person", "Lund": "organization"}


def test_digest_and_since_apply_the_rules(briefing, folder, own):
    own.write_text(RULES)
    assert "Anna Berg |" not in briefing("digest", "dam.txt", "harbor.txt").out
    own.unlink()
    assert "Anna Berg |" in briefing("digest", "dam.txt", "harbor.txt").out
    own.write_text(RULES)
    (folder / "days").mkdir()
    (folder / "days" / "dam.txt").write_bytes((folder / "dam.txt").read_bytes())
    done = briefing("summarize", "--since", "days", "dam.txt")
    assert "nothing new" in done.out


def test_focus_takes_the_name_of_a_rule(briefing, own):
    own.write_text(RULES)
    done = briefing("summarize", "--focus", "the port office", "--length", "1", "harbor.txt")
    assert "about Lund" in done.out
    assert briefing("summarize", "--focus", "Anna Berg", "dam.txt").status == 1


@pytest.mark.parametrize("line", PRINTING)
def test_broken_file_of_names_gives_one_line_and_the_result(briefing, own, line):
    wanted = briefing(*line, "dam.txt").out
    own.write_text("\n[[entity]\n")
    done = briefing(*line, "dam.txt")
    assert (done.status, done.out) == (0, wanted)
    assert done.err == (
        f"briefing: {own}: line 2: not TOML (Expected ']]' at the end of an array declaration); "
        "no names are read from it\n"
    )


def test_each_unusable_rule_gives_one_line(briefing, own):
    own.write_text(RULES.replace('"person"', '"persn"') + "nick = 3\n")
    done = briefing("analyze", "--json", "dam.txt")
    assert (done.status, types(done.out)) == (0, {"Orla": "place"})
    assert done.err.splitlines() == [
        f'briefing: {own}: line 6: type: no type "persn", did you mean person?; the entity is ignored',
        f"briefing: {own}: line 12: nick: no such key, use name, type, aliases; ignored",
    ]


def test_missing_file_given_with_names_is_reported(briefing):
    done = briefing("entities", "--names", "gone.toml", "dam.txt")
    assert (done.status, done.err) == (
        0,
        "briefing: gone.toml: no such file; no names are read from it\n",
    )


def test_changed_rules_make_results_anew(briefing, folder, own):
    line = ("summarize", "--format", "json", "-o", "out/", "--resume", "dam.txt")
    assert briefing(*line).err == "briefing: 1 written to out\n"
    assert briefing(*line).err == "briefing: 0 written to out, 1 there already\n"
    own.write_text(RULES)
    done = briefing(*line, "--overwrite")
    assert done.err == "briefing: 1 written to out\n"
    assert briefing(*line).err == "briefing: 0 written to out, 1 there already\n"
    own.write_text(RULES.replace("person", "event"))
    assert briefing(*line).status == 1


def test_config_command_names_the_file(briefing, own):
    assert f"\n# Rules about names are read from {own}\n" in briefing("config").out


@pytest.mark.parametrize("line", ["config --names x", "forget --names x dam.txt"])
def test_commands_that_analyze_nothing_take_no_names(briefing, line):
    done = briefing(*line.split())
    assert done.status == 2
    assert "--names" in done.err


# The list of unsure names


VISIT = "On Monday Mr Tollard met the guests in Lund. Tollard said that the pier stays closed.\n"


def test_unknown_names_can_be_appended_to_the_file(briefing, folder, own):
    (folder / "visit.txt").write_text(VISIT)
    done = briefing("entities", "--unknown", "visit.txt", "dam.txt")
    assert (done.status, done.err) == (0, "")
    assert str(own) in done.out
    assert tomllib.loads(done.out) == {"entity": [{"name": "Tollard", "type": "person", "aliases": []}]}
    assert (
        "# 2 mentions in 1 briefing: On Monday Mr Tollard met the guests in Lund. (visit.txt)\n" in done.out
    )
    own.write_text(RULES + done.out)
    again = briefing("entities", "--unknown", "visit.txt", "dam.txt")
    assert (again.status, again.err) == (0, "")
    assert again.out.startswith("# No names to add")


def test_unknown_names_of_several_briefings_are_counted_together(briefing, folder):
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(VISIT)
    done = briefing("entities", "--unknown", "--jobs", "2", "a.txt", "b.txt")
    assert "# 4 mentions in 2 briefings: On Monday Mr Tollard met" in done.out
    assert done.out.count("[[entity]]") == 1


def test_unknown_names_report_unreadable_files_and_other_languages(briefing, folder):
    (folder / "tag.txt").write_text(
        "Am Montag traf Herr Tollard die Gäste in der Stadt und ging nicht weg.\n"
    )
    done = briefing("entities", "--unknown", "gone.txt", "tag.txt")
    assert done.status == 1
    assert (
        done.err == "briefing: gone.txt: no such file\nbriefing: tag.txt: names are found in English only\n"
    )
    assert briefing("entities", "--unknown", "gone.txt").out == ""


# The screen


def settings(*line: str):
    """Return the settings that a command loads with these arguments, and what it was told."""
    _, args = parse(line)
    args.output = Output()
    return options.config(args)


def test_messages_about_rules_are_among_those_of_the_screen(own, capsys):
    own.write_text("hiden = []\n")
    found = settings("dam.txt")
    assert found.names == NO_RULES
    assert found.complaints == (f"{own}: line 1: hiden: no such key, did you mean hidden?; ignored",)
    assert capsys.readouterr().err == f"briefing: {found.complaints[0]}\n"


def test_corrections_are_saved_in_the_file_of_the_rules_but_never_in_a_restricted_session(own):
    assert settings("dam.txt").names_file == own
    assert settings("dam.txt", "--names", "mine.toml").names_file == Path("mine.toml")
    _, args = parse(["--names", str(own), "dam.txt"])
    args.output = Output()
    assert options.config(args, own=False).names_file is None


def test_screen_is_given_the_rules(briefing, own, monkeypatch):
    own.write_text('[[entity]]\nname = "Orla"\ntype = "person"\n')
    shown = {}

    def run_reader(loader, config, store, worker, first, permissions, *, follow, paste, early, asked):
        shown.update(config=config, store=store)
        return 0, []

    app, starting = ModuleType("tui.run"), ModuleType("tui.workers.starting")
    process = Namespace(kill=lambda: None, wait=lambda: 0)
    app.run_reader, starting.start_worker = run_reader, lambda: process
    starting.ask_ahead = lambda *_: None
    monkeypatch.setitem(sys.modules, "tui.run", app)
    monkeypatch.setitem(sys.modules, "tui.workers.starting", starting)
    monkeypatch.setattr(streams, "can_show", lambda **_: True)
    monkeypatch.setattr(streams, "take_keys", lambda: None)
    assert briefing("--no-state", "dam.txt").status == 0
    assert shown["config"].names.names == (NameRule("Orla", "person"),)
    assert shown["store"]._rules == shown["config"].names.digest != ""


# Restricted sessions


def test_restricted_session_reads_no_file_of_the_user(folder, own):
    own.write_text(RULES)
    (own.parent / "config.toml").write_text('[summary]\nlength = "1"\n')
    (folder / "served.toml").write_text('[[entity]]\nname = "Orla"\ntype = "event"\n')
    (folder / "served-config.toml").write_text('[summary]\nlength = "2"\n')

    def session(*line: str):
        _, args = parse(("--restricted", ".", *line))
        args.output = Output()
        return options.config(args, own=False)

    assert (session().names, session().length) == (NO_RULES, "5")
    served = session("--names", "served.toml")
    assert (served.names.names, served.length) == ((NameRule("Orla", "event"),), "5")
    configured = session("--config", "served-config.toml")
    assert (configured.names, configured.length) == (NO_RULES, "2")
