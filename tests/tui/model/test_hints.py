"""The engine says what is wrong; which option helps is said here."""

import pytest

from summarizer.document import HINTS, Failure
from summarizer.files.access import AccessError
from summarizer.options import Unreadable
from tui.model.hints import WORDS, advice, advised


def test_each_hint_has_words():
    assert {*WORDS} == HINTS


@pytest.mark.parametrize(
    ("error", "hint", "line"),
    [
        ("is over the limit of 64 MB", "limit", "is over the limit of 64 MB (--max-size raises it)"),
        (
            "unpacks to more than 64 MB",
            "member-limit",
            "unpacks to more than 64 MB (--max-size raises the limit)",
        ),
        ("is encrypted", "password", "is encrypted: give --password (--password - prompts for it)"),
        ("is encrypted", "archive-password", "is encrypted: give its password with --password"),
        (
            "looks like UTF-16 text without a byte order mark",
            "encoding:utf-16-le",
            "looks like UTF-16 text without a byte order mark: --encoding utf-16-le reads it",
        ),
        ("is a PDF file", "extra:pdf", "is a PDF file: to read those, pip install 'briefing-reader[pdf]'"),
        ("no entity matches 'berg'", "entities", "no entity matches 'berg' (briefing entities lists them)"),
        ("is empty", "", "is empty"),
        ("is odd", "of a later release", "is odd"),
    ],
)
def test_option_that_helps_is_named(error, hint, line):
    assert advised(Failure("a.txt", "2", error, hint)) == Failure("a.txt", "2", line)
    assert advice(AccessError(error, hint)) == advice(Unreadable(error, hint)) == line


def test_anything_but_a_failure_is_unchanged():
    assert advised("--max-size") == "--max-size"
