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


def test_sentence_is_matched_by_its_text_at_any_position():
    assert pins("abcdef", "xyabcdef", 1, 4) == {3, 6}
    assert pins("abcdef", "bdf", 1, 5) == {0, 2}
    assert pins("abcdef", "fabcde", 5, 0) == {0, 1}


def test_repeated_sentence_is_matched_by_its_neighbors():
    assert pins("a-b-c", "a-xb-c", 1) == {1}
    assert pins("a-b-c", "a-xb-c", 3) == {4}
    assert pins("a-b-c", "b-c", 3) == {1}
    assert pins("a-b-c", "c-b-a", 0, 2, 4) == {0, 2, 4}
    assert pins("-a-b-", "x-a-b-", 0, 2, 4) == {1, 3, 5}


def test_repeated_sentences_without_context_keep_their_order():
    assert pins("a--b", "c--d", 1) == {1}
    assert pins("a--b", "c--d", 2) == {2}


def test_repeated_sentence_that_occurs_less_often_keeps_its_pin():
    assert pins("a-b-", "a-b", 3) == {1}
    assert carried("a-b-", "a-b", pinned=frozenset({3})).lost == LostCounts()
    assert pins("----", "-", 3) == {0}


def test_reworded_sentence_between_the_same_neighbors_keeps_its_pin():
    assert pins("abc", "axc", 1) == {1}
    assert pins("abc", "xbc", 0) == {0}
    assert pins("abc", "abx", 2) == {2}


@pytest.mark.parametrize("new", ["ac", "axyc", "ab", "ca", "xayxcz"])
def test_ambiguous_or_missing_counterpart_is_lost(new):
    inherited = carried("aoc", new, pinned=frozenset({1}), dropped=frozenset({1}), notes={1: "why"})
    assert (inherited.state.pinned, inherited.state.dropped, inherited.state.notes) == (set(), set(), {})
    assert inherited.lost == LostCounts(pins=1, drops=1, notes=1)


def test_unrelated_text_inherits_only_the_length():
    inherited = carried("abc", "xyz", pinned=frozenset({1}), place=12, marks={"m": 12}, length="7", read=True)
    assert inherited.lost == LostCounts(pins=1, marks=1)
    assert (inherited.state.place, inherited.state.marks) == (0, {})
    assert (inherited.state.length, inherited.state.read) == ("7", False)
    assert pins("a", "b", 0) == set()


def test_places_and_marks_move_with_their_sentences():
    kept = {"place": 23, "marks": {"a": 0, "z": 39}}
    state = carried("abcd", "xabycd", **kept).state
    assert state.place == 43
    assert state.marks == {"a": 10, "z": 59}


def test_place_in_a_reworded_sentence_moves_to_its_start():
    assert carried("abcd", "abxd", place=23).state.place == 20


def test_place_in_a_removed_sentence_moves_to_the_nearest_left():
    assert carried("abcdef", "af", place=12).state.place == 0
    assert carried("abcdef", "af", place=44).state.place == 10
    assert carried("abcde", "ae", place=20).state.place == 0
    assert carried("abcdef", "af", marks={"m": 44}).state.marks == {"m": 10}


def test_pinned_beats_dropped_when_merged_only_if_it_came_first():
    state = carried("a-b-", "a-b", pinned=frozenset({1}), dropped=frozenset({3})).state
    assert (state.pinned, state.dropped) == ({1}, set())
    state = carried("a-b-", "a-b", dropped=frozenset({1}), pinned=frozenset({3})).state
    assert (state.pinned, state.dropped) == (set(), {1})


def test_first_note_is_kept_when_two_sentences_merge():
    inherited = carried("a-b-", "a-b", notes={1: "first", 3: "second"})
    assert inherited.state.notes == {1: "first"}
    assert inherited.lost == LostCounts(notes=1)


def test_briefing_stays_read_unless_it_has_new_sentences():
    assert carried("abc", "ac", read=True).state.read
    assert not carried("abc", "abcd", read=True).state.read
    assert not carried("abc", "abcd", read=False).state.read


def test_state_without_outline_keeps_only_its_length():
    inherited = inherit(State(KEY, place=7, read=True, length="3"), outline("abc"))
    assert inherited.state == State(KEY, length="3", outline=outline("abc"))


texts = st.text("abcd-", max_size=12)
unlike = st.permutations("abcdefghijkl").map("".join)
numbers = st.frozensets(st.integers(0, 11), max_size=5)


@given(texts, st.data())
def test_unchanged_content_keeps_everything(text, data):
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
def test_remaining_sentences_keep_their_pins_notes_and_places(text, gone, come, pinned):
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
def test_sentence_text_that_remains_keeps_its_pin(old, new):
    every = frozenset(range(len(old)))
    inherited = carried(old, new, pinned=every)
    assert {*old} & {*new} <= {new[at] for at in inherited.state.pinned}
    where = counterparts([*map(ord, old)], [*map(ord, new)])
    assert len({*where.new.values()}) == len(where.new)
    same = [at for at, there in where.new.items() if old[at] == new[there]]
    assert len(same) == sum(min(old.count(letter), new.count(letter)) for letter in {*old})
    assert all(old[at] == new[there] for at, there in where.alike.items())


def test_many_equal_sentences_are_matched_in_linear_time():
    """A table of dashes: each is looked for among as many, and that must not be their square."""
    old, new = [1] * 60_000, [1] * 30_000 + [2]
    assert len(counterparts(old, new).new) == 30_000
