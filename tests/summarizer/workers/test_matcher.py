"""The process that matches regular expressions: what it finds, and how a hostile pattern ends."""

import re
import signal
from array import array
from collections.abc import Iterator

import pytest

from summarizer.language.folding import FoldedText
from summarizer.workers import matcher
from summarizer.workers.matcher import Matcher, Texts, Timer, TookTooLong


@pytest.fixture
def timer() -> Iterator[Timer]:
    before = signal.getsignal(signal.SIGPROF)
    yield Timer()
    signal.signal(signal.SIGPROF, before)


def found(text: str, pattern: str) -> list[str]:
    starts, ends = array("Q"), array("Q")
    folded = FoldedText(text, cased=True, size=max(1, len(text)))
    matcher._match(re.compile(pattern), 0, folded, starts, ends)
    return [text[a:b] for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "pattern", "matches"),
    [
        ("one two", r"\w+", ["one", "two"]),
        ("Zürich, Zu\u0308rich", "Zurich", ["Zürich", "Zu\u0308rich"]),
        ("prime\n  minister", "e m", ["e\n  m"]),
        ("aaa", "b*", []),
        ("Straße", "s", ["ß"]),
        ("", "a", []),
    ],
)
def test_pattern_is_matched_against_folded_text(text: str, pattern: str, matches: list[str]) -> None:
    assert found(text, pattern) == matches


def test_units_are_paragraphs_and_lines_of_code() -> None:
    texts = Texts()
    texts.begin("one\ntwo\n\nthr")
    texts.more("ee\n\nfour")
    texts.add([(0, 7, True), (9, 14, False)])
    assert [(start, folded.text) for start, folded in texts.units()] == [(0, "one"), (4, "two"), (9, "three")]


def test_timer_ends_a_match_that_takes_exponential_time(timer: Timer) -> None:
    with pytest.raises(TookTooLong), timer.limit(0.05):
        re.search("(a+)+$", "a" * 60 + "!")
    with timer.limit(60):
        assert re.search("a", "a"), "and the next one is matched"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, timer: Timer) -> list[tuple[object, ...]]:
    """Return the answers that the process would send."""
    sent: list[tuple[object, ...]] = []
    monkeypatch.setattr(matcher, "send", lambda _, __, value: sent.append(value))
    return sent


def serving(text: str) -> Matcher:
    one = Matcher()
    one._texts.begin(text)
    one._texts.add([(0, len(text), False)])
    return one


def test_search_stops_at_the_largest_number_of_matches(answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matcher, "MOST", 3)
    one = serving("a a a a a a")
    one.hear(("search", (1, "a", False)))
    one._answer(1, "a", False)
    ((request, starts, ends, problem, where),) = answers
    assert (request, problem, where) == (1, "many", 0)
    assert array("Q", starts).tolist() == [0, 2, 4]
    assert array("Q", ends).tolist() == [1, 3, 5]


def test_search_that_a_later_one_replaces_is_not_answered(answers) -> None:
    one = serving("a a")
    one.hear(("search", (1, "a", False)))
    one.hear(("search", (2, "b", False)))
    one._answer(1, "a", False)
    assert answers == []


def test_capital_matters_unless_it_is_ignored(answers) -> None:
    one = serving("Berg berg")
    for number, ignored in enumerate((True, False), 1):
        one.hear(("search", (number, "berg", ignored)))
        one._answer(number, "berg", ignored)
    assert [len(array("Q", starts)) for _, starts, *_ in answers] == [2, 1]
