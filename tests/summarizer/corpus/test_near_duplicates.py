"""Versions of one story are folded; what they differ in is told."""

import pytest

from summarizer.corpus.near_duplicates import NearDuplicates, differences
from summarizer.facts.minhash import signature

STORY = (
    "The dam at Orla broke on Monday evening after a week of heavy rain, and the water reached the first "
    "houses within minutes. Mayor Anna Berg said that two villages were emptied before midnight. "
    "The army sent 40 soldiers and six helicopters to the valley on Tuesday morning."
)
LATER = STORY + " Engineers found a crack in the eastern wall on Wednesday and closed the road below it."
OTHER = (
    "On Monday night a dam gave way near the town of Orla. According to the mayor, people from two villages "
    "were brought to safety in time; soldiers arrived a day later with helicopters, forty of them in all."
)


def stories(*texts, dates=()):
    found = NearDuplicates()
    for number, text in enumerate(texts):
        found.add(number, signature(text), len(text.split()), dict(enumerate(dates)).get(number))
    return found


def test_versions_are_one_and_another_report_is_not():
    found = stories(STORY, OTHER, LATER)
    assert found.story(2) == found.story(0) == 0
    assert found.story(1) == 1
    assert found.versions(1) == (1,)


def test_the_longest_stands_for_them_then_the_latest():
    assert stories(STORY, LATER).versions(0) == (1, 0)
    assert stories(LATER, STORY, LATER).versions(1) == (0, 1, 2)
    assert stories(STORY, STORY, dates=("2026-03-01", "2026-03-02")).versions(0) == (1, 0)


def test_texts_without_words_are_nobodys_version():
    found = stories("", "…")
    assert found.versions(0) == (0,)
    with pytest.raises(ValueError, match="text 1"):
        found.add(1, signature("a"), 1)


def test_what_differs(brief):
    one, other = brief(STORY + " The mayor thanked the volunteers and the bakers."), brief(LATER)
    found = differences(one, other)
    assert [one.document.line(one.sentences[at]) for at in found.first] == [
        "The mayor thanked the volunteers and the bakers."
    ]
    assert [other.document.line(other.sentences[at]).split()[0] for at in found.second] == ["Engineers"]
    assert differences(one, one) == ((), ())
