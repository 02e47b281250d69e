"""Which names of different briefings are one, by hand-made keys."""

import pytest

from summarizer.corpus.names.same_names import SameNames


def same(*names):
    """Index the names, each a key and its acronyms; give back the groups of more than one."""
    index = SameNames()
    for key, *acronyms in names:
        index.add(key, acronyms)
    return {index.of(key) for key, *_ in names if len(index.of(key)) > 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("person volodymyr zelenskyy",), ("person volodymyr zelensky",)),
        (("person mohammed bin salman",), ("person mohammed salman",)),
        (("body orla district emergency coordination unit", "odecu"), ("body odecu",)),
        (("body northern grain board",), ("body ngb",)),
    ],
)
def test_variant_names_share_a_group(one, other):
    assert same(one, other) == same(other, one) == {frozenset((one[0], other[0]))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person anna berg", "person peter berg"),
        ("person anna berg", "person berg"),
        ("person washington", "place washington"),
        ("person martin weber", "person martina weber"),
        ("place georgia", "body georgia"),
        ("person donald trump", "person donald trump jr"),
        ("body european union", "body eu"),
    ],
)
def test_distinct_names_share_no_group(one, other):
    assert same((one,), (other,)) == set()


def test_ambiguous_acronym_matches_no_name():
    assert same(("body northern grain board",), ("body national gas bureau",), ("body ngb",)) == set()


def test_explicit_acronym_outranks_initials():
    board, bureau = "body northern grain board", "body national gas bureau"
    assert same((board,), (bureau, "ngb"), ("body ngb",)) == {frozenset((bureau, "body ngb"))}


def test_ambiguous_middle_name_matches_no_name():
    assert same(("person mary beth hill",), ("person mary ann hill",), ("person mary hill",)) == set()
