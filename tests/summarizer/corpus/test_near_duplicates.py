"""Versions of one story are folded; what they differ in is told."""

import pytest
from work_steps import steps_of

from summarizer.corpus.near_duplicates import NearDuplicates
from summarizer.facts.facts import signature

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


def test_versions_share_a_story_and_another_report_does_not():
    found = stories(STORY, OTHER, LATER)
    assert found.story(2) == found.story(0) == 0
    assert found.story(1) == 1
    assert found.versions(1) == (1,)


@pytest.mark.parametrize(("resemblance", "least", "most"), [(0.38, 0, 10), (0.62, 34, 40)])
def test_texts_are_folded_from_half_their_shingles_on(resemblance, least, most):
    """Of 40 pairs of 400 words each. The two share their first words, and with them n of 398 runs of three,
    which is n of 796 - n altogether. A signature is off by 0.065 in one of three cases, so a few pairs of
    0.38 are taken for one story, and a few of 0.62 are not."""
    shared = round(796 * resemblance / (1 + resemblance)) + 2
    folded = 0
    for pair in range(40):
        one, other = (
            " ".join(f"w{pair}x{at}" if at < shared else f"{side}{pair}x{at}" for at in range(400))
            for side in "ab"
        )
        folded += len(stories(one, other).versions(0)) == 2
    assert least <= folded <= most


def test_versions_are_ordered_longest_first_then_newest():
    assert stories(STORY, LATER).versions(0) == (1, 0)
    assert stories(LATER, STORY, LATER).versions(1) == (0, 1, 2)
    assert stories(STORY, STORY, dates=("2026-03-01", "2026-03-02")).versions(0) == (1, 0)


def test_texts_without_words_are_not_versions_of_each_other():
    found = stories("", "…")
    assert found.versions(0) == (0,)
    with pytest.raises(ValueError, match="text 1"):
        found.add(1, signature("a"), 1)


MOST = 2.6
"""How many times as much twice the texts may cost; n² costs four times as much."""


def copies(count: int) -> list[list[int]]:
    """Return the signatures of copies of one text."""
    return [list(signature(STORY))] * count


def versions(count: int) -> list[list[int]]:
    """Return the signatures of texts that differ in a few words each."""
    return [list(signature(f"{STORY} Ferry {number} came at {number}.")) for number in range(count)]


@pytest.mark.parametrize("made", [copies, versions])
def test_grouping_versions_of_one_text_takes_near_linear_steps(made):
    def steps(count: int) -> int:
        signed = made(count)
        found = NearDuplicates()

        def add() -> None:
            for number, each in enumerate(signed):
                found.add(number, each, 40 + number % 7)
                assert found.representative(number) == min(number, 6)

        counted = steps_of(add)
        assert found.size(0) == count
        assert len(found.versions(count - 1)) == count
        return counted

    assert steps(400) < MOST * steps(200)


def test_versions_are_found_among_many_other_texts():
    others = [f"w{number} x{number} y{number} z{number} a{number} b{number}" for number in range(300)]
    found = stories(STORY, *others, LATER, *others)
    assert found.versions(0) == (301, 0)
    assert found.versions(1) == (1, 302)
    assert {found.size(number) for number in range(602)} == {2}
