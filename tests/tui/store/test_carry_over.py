"""What a changed briefing takes over: worked out by hand for small texts, and as laws for any."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store.carry_over import LostCounts, counterparts, inherit
from tui.store.state import ContentKey, Outline, State

KEY = ContentKey("00ff")


def outline(sentences: str) -> Outline:
    """A letter a sentence, of ten code points each."""
    fingerprints = array("Q", map(ord, sentences))
    return Outline(fingerprints, array("I", range(0, 10 * len(sentences) + 1, 10)))


def carried(old: str, new: str, **kept):
    return inherit(State(KEY, outline=outline(old), **kept), outline(new))


def pins(old: str, new: str, *pinned: int) -> set[int]:
    return {*carried(old, new, pinned=frozenset(pinned)).state.pinned}


def test_a_sentence_is_found_by_its_text_wherever_it_stands():
    assert pins("abcdef", "xyabcdef", 1, 4) == {3, 6}
    assert pins("abcdef", "bdf", 1, 5) == {0, 2}
    assert pins("abcdef", "fabcde", 5, 0) == {0, 1}


def test_one_of_several_alike_is_found_by_its_neighbors():
    assert pins("a-b-c", "a-xb-c", 1) == {1}
    assert pins("a-b-c", "a-xb-c", 3) == {4}
    assert pins("a-b-c", "b-c", 3) == {1}
    assert pins("a-b-c", "c-b-a", 0, 2, 4) == {0, 2, 4}
    assert pins("-a-b-", "x-a-b-", 0, 2, 4) == {1, 3, 5}


def test_alike_and_nothing_beside_them_they_keep_their_order():
    assert pins("a--b", "c--d", 1) == {1}
    assert pins("a--b", "c--d", 2) == {2}


def test_one_that_stood_there_more_often_is_still_there():
    assert pins("a-b-", "a-b", 3) == {1}
    assert carried("a-b-", "a-b", pinned=frozenset({3})).lost == LostCounts()
    assert pins("----", "-", 3) == {0}


def test_the_words_of_one_have_changed():
    assert pins("abc", "axc", 1) == {1}
    assert pins("abc", "xbc", 0) == {0}
    assert pins("abc", "abx", 2) == {2}


@pytest.mark.parametrize("new", ["ac", "axyc", "ab", "ca", "xayxcz"])
def test_it_is_gone_where_more_or_less_than_one_stands_for_it(new):
    inherited = carried("aoc", new, pinned=frozenset({1}), dropped=frozenset({1}), notes={1: "why"})
    assert (inherited.state.pinned, inherited.state.dropped, inherited.state.notes) == (set(), set(), {})
    assert inherited.lost == LostCounts(pins=1, drops=1, notes=1)


def test_of_another_text_altogether_nothing_is_taken():
    inherited = carried("abc", "xyz", pinned=frozenset({1}), place=12, marks={"m": 12}, length="7", read=True)
    assert inherited.lost == LostCounts(pins=1, marks=1)
    assert (inherited.state.place, inherited.state.marks) == (0, {})
    assert (inherited.state.length, inherited.state.read) == ("7", False)
    assert pins("a", "b", 0) == set()


def test_places_go_with_their_sentences():
    kept = {"place": 23, "marks": {"a": 0, "z": 39}}
    state = carried("abcd", "xabycd", **kept).state
    assert state.place == 43
    assert state.marks == {"a": 10, "z": 59}


def test_a_place_in_changed_words_is_the_start_of_the_sentence():
    assert carried("abcd", "abxd", place=23).state.place == 20


def test_a_place_that_is_gone_is_the_nearest_that_is_left():
    assert carried("abcdef", "af", place=12).state.place == 0
    assert carried("abcdef", "af", place=44).state.place == 10
    assert carried("abcde", "ae", place=20).state.place == 0
    assert carried("abcdef", "af", marks={"m": 44}).state.marks == {"m": 10}


def test_a_pin_and_a_drop_on_what_are_one_now():
    state = carried("a-b-", "a-b", pinned=frozenset({1}), dropped=frozenset({3})).state
    assert (state.pinned, state.dropped) == ({1}, set())
    state = carried("a-b-", "a-b", dropped=frozenset({1}), pinned=frozenset({3})).state
    assert (state.pinned, state.dropped) == (set(), {1})


def test_two_notes_on_what_is_one_now():
    inherited = carried("a-b-", "a-b", notes={1: "first", 3: "second"})
    assert inherited.state.notes == {1: "first"}
    assert inherited.lost == LostCounts(notes=1)


def test_it_stays_read_where_there_is_nothing_new_in_it():
    assert carried("abc", "ac", read=True).state.read
    assert not carried("abc", "abcd", read=True).state.read
    assert not carried("abc", "abcd", read=False).state.read


def test_what_was_never_analyzed_has_nothing_to_compare():
    inherited = inherit(State(KEY, place=7, read=True, length="3"), outline("abc"))
    assert inherited.state == State(KEY, length="3", outline=outline("abc"))


texts = st.text("abcd-", max_size=12)
unlike = st.permutations("abcdefghijkl").map("".join)
numbers = st.frozensets(st.integers(0, 11), max_size=5)


@given(texts, st.data())
def test_the_same_content_keeps_everything(text, data):
    some = st.frozensets(st.sampled_from(range(len(text))), max_size=4) if text else st.just(frozenset())
    place = data.draw(st.integers(0, 10 * len(text)))
    state = State(
        KEY,
        read=data.draw(st.booleans()),
        place=place,
        pinned=data.draw(some),
        dropped=data.draw(some),
        notes=dict.fromkeys(data.draw(some), "a line"),
        marks={"m": place},
        outline=outline(text),
    )
    assert inherit(state, outline(text)) == (state, LostCounts())
    assert counterparts([*map(ord, text)], [*map(ord, text)]).new == {n: n for n in range(len(text))}


@given(
    unlike, numbers, st.lists(st.tuples(st.integers(0, 12), st.sampled_from("uvwxyz")), max_size=5), numbers
)
def test_what_remains_keeps_its_own_wherever_sentences_come_and_go(text, gone, come, pinned):
    new = [letter for at, letter in enumerate(text) if at not in gone]
    for at, letter in come:
        new.insert(at, letter)
    new_text = "".join(new)
    inherited = carried(text, new_text, pinned=pinned, notes=dict.fromkeys(pinned, "why"))
    kept = {new_text.index(text[at]) for at in pinned - gone}
    assert kept <= inherited.state.pinned
    assert kept <= inherited.state.notes.keys()
    others = inherited.state.pinned - kept
    assert all(new_text[at] in "uvwxyz" for at in others)
    assert inherited.lost.pins == len(pinned) - len(inherited.state.pinned)
    for at in {*range(12)} - gone:
        place = carried(text, new_text, place=10 * at + 3).state.place
        assert place == 10 * new_text.index(text[at]) + 3


@given(texts, texts)
def test_no_text_that_still_stands_there_loses_its_pin(old, new):
    every = frozenset(range(len(old)))
    inherited = carried(old, new, pinned=every)
    assert {*old} & {*new} <= {new[at] for at in inherited.state.pinned}
    where = counterparts([*map(ord, old)], [*map(ord, new)])
    assert len({*where.new.values()}) == len(where.new)
    same = [at for at, there in where.new.items() if old[at] == new[there]]
    assert len(same) == sum(min(old.count(letter), new.count(letter)) for letter in {*old})
    assert all(old[at] == new[there] for at, there in where.alike.items())


def test_many_alike_are_no_burden():
    """A table of dashes: each is looked for among as many, and that must not be their square."""
    old, new = [1] * 60_000, [1] * 30_000 + [2]
    assert len(counterparts(old, new).new) == 30_000
