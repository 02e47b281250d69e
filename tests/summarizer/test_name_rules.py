"""Rules about names as values: when they are equal, and what identifies them."""

import pickle

import pytest

from summarizer.name_rules import NO_RULES, NameRule, NameRules

RULES = NameRules(
    (NameRule("Kestrel", "organization", ("the Yard",)),), frozenset({"a", "b"}), frozenset({"c"})
)


def test_no_rules_have_no_digest() -> None:
    assert not NO_RULES
    assert NO_RULES.digest == NameRules().digest == ""


def test_digest_is_the_same_in_every_process() -> None:
    assert RULES
    assert RULES.digest == "68d00a9a3fde52fe8313146a"


def test_equal_rules_have_one_digest() -> None:
    again = NameRules(RULES.names, frozenset({"b", "a"}), frozenset({"c"}))
    assert again == RULES
    assert again.digest == RULES.digest


@pytest.mark.parametrize(
    "other",
    [
        NameRules(),
        NameRules(RULES.names, RULES.hidden),
        NameRules(RULES.names, RULES.abbreviations, RULES.hidden),
        NameRules((NameRule("Kestrel", "place", ("the Yard",)),), RULES.hidden, RULES.abbreviations),
        NameRules((NameRule("Kestrel", "organization"),), RULES.hidden, RULES.abbreviations),
        NameRules((NameRule("the Yard", "organization", ("Kestrel",)),), RULES.hidden, RULES.abbreviations),
        NameRules(RULES.names * 2, RULES.hidden, RULES.abbreviations),
    ],
)
def test_other_rules_have_another_digest(other: NameRules) -> None:
    assert other.digest != RULES.digest


def test_rules_travel_between_processes() -> None:
    assert RULES.digest
    assert pickle.loads(pickle.dumps(RULES)) == RULES
