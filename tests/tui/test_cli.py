"""The command line: which command is meant, its options, and errors."""

import re

import pytest

from tui.cli import COMMANDS, taken_apart

VALUED = frozenset({"--max-size", "--length", "-o"})


@pytest.mark.parametrize(
    ("line", "command", "before", "after"),
    [
        ("a.txt", "read", ["a.txt"], []),
        ("", "read", [], []),
        ("read a.txt", "read", ["a.txt"], []),
        ("./read", "read", ["./read"], []),
        ("read read", "read", ["read"], []),
        ("--max-size 1M summarize x", "summarize", ["--max-size", "1M", "x"], []),
        ("--max-size=1M summarize x", "summarize", ["--max-size=1M", "x"], []),
        ("-o summarize entities x", "entities", ["-o", "summarize", "x"], []),
        ("a.txt summarize", "read", ["a.txt", "summarize"], []),
        ("- summarize", "read", ["-", "summarize"], []),
        ("-- summarize", "read", [], ["summarize"]),
        ("summarize a -- --length b", "summarize", ["a"], ["--length", "b"]),
        ("--length -- summarize x", "summarize", ["--length", "--", "x"], []),
        ("digest x", "digest", ["x"], []),
    ],
)
def test_command_is_the_first_word_that_names_one(line, command, before, after):
    assert taken_apart(line.split(), VALUED) == (command, before, after)


def test_options_may_precede_or_follow_the_command_and_paths(briefing):
    wanted = briefing("summarize", "dam.txt", "harbor.txt", "--length", "1")
    assert wanted.status == 0
    assert wanted.out.count("1 of ") == 2
    assert briefing("--length", "1", "summarize", "dam.txt", "harbor.txt") == wanted
    assert briefing("summarize", "dam.txt", "--length=1", "--", "harbor.txt") == wanted


def test_file_named_like_a_command_is_read_by_its_path(briefing, folder):
    for name in ("read", "digest"):
        (folder / name).write_text("A lone sentence stands here.\n", encoding="utf-8")
    assert "A lone sentence" in briefing("./read").out
    assert "A lone sentence" in briefing("./digest").out
    assert "A lone sentence" in briefing("read", "read").out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--bogus", "--bogus"),
        ("summarize --length 0 dam.txt", "a length is a number of sentences"),
        ("summarize --format html dam.txt", "html"),
        ("summarize --pin x dam.txt", "N must be the number of a sentence"),
        ("summarize --drop -1 dam.txt", "N must be the number of a sentence"),
        ("summarize --overwrite dam.txt", "-o FILE"),
        ("digest --overwrite dam.txt", "-o FILE"),
        ("digest --since 2026-02-31 dam.txt", "no such date: 2026-02-31"),
        ("--max-size 3X dam.txt", "'3X' is not a size"),
        ("--max dam.txt", "--max"),
        ("analyze dam.txt", "--json"),
        ("entities --length 3 dam.txt", "--length"),
        ("config dam.txt", "dam.txt"),
        ("config -- dam.txt", "dam.txt"),
        ("summarize dam.txt -o", "-o"),
        ("--bogus=\x1b[2J", "--bogus=�[2J"),
    ],
)
def test_wrong_command_line_gives_one_line_and_status_2(briefing, line, says):
    done = briefing(*line.split(" "))
    assert (done.status, done.out) == (2, "")
    assert re.fullmatch(r"briefing: [^\n\x1b]+ \(try briefing --help\)\n", done.err)
    assert says in done.err


def test_help_lists_commands_options_and_examples(briefing):
    done = briefing("--help")
    assert (done.status, done.err) == (0, "")
    options = ("--max-size", "--recursive", "--config", "--version", "--help")
    for part in (*COMMANDS, *options, "examples:", "sample briefings"):
        assert part in done.out
    assert max(map(len, done.out.splitlines())) <= 88
    for status in ("0;", "1 if", "2 if", "130 after"):
        assert status in done.out


def test_help_wraps_at_the_width_of_the_terminal(briefing, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    text = briefing("digest", "--help").out.partition("examples:")[0]
    assert max(map(len, text.splitlines())) <= 50
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, briefing("digest", "--help").out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("word", "meant"), [("sumarize", "summarize"), ("digset", "digest"), ("entites", "entities")]
)
def test_misspelled_command_is_suggested(briefing, word, meant):
    done = briefing(word, "dam.txt")
    assert (done.status, done.out) == (2, "")
    assert f"did you mean {meant}?" in done.err


def test_file_named_nearly_like_a_command_is_read(briefing, folder):
    (folder / "digset").write_text("A lone sentence stands here.\n", encoding="utf-8")
    assert "A lone sentence" in briefing("digset").out
    assert "./digests: no such file" in briefing("./digests").err


def test_command_has_its_own_help(briefing):
    done = briefing("--help", "summarize")
    assert done == briefing("summarize", "--help")
    assert done.out.startswith("usage: briefing summarize")
    assert "--focus NAME" in done.out


def test_version_is_printed(briefing):
    assert re.fullmatch(r"briefing \d+\.\d+\.\d+\S*\n", briefing("--version").out)
    assert briefing("-V") == briefing("--version")
