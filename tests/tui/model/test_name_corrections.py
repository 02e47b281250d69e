"""Corrections of names as rules, and rules over others."""

from summarizer.document import Entity, Span
from summarizer.name_rules import NO_RULES, NameRule, NameRules
from tui.model import name_corrections


def entity(ident: str, name: str, type_: str, *aliases: str) -> Entity:
    return Entity(ident, name, type_, (Span(0, 1),), aliases)


BERG = entity("e1", "Anna Berg", "person", "Berg", "A. Berg", "AB")
LUND = entity("e2", "Lund", "place")
HALL = entity("e3", "Ruth Hall", "person")
STREET = entity("e4", "Berg Street", "place")
MONDAY = entity("e5", "Monday", "date")


def test_lasting_rule_leaves_a_single_short_name_out() -> None:
    here = name_corrections.retyped(BERG, "event", NO_RULES, lasting=False)
    assert here.names == (NameRule("Anna Berg", "event", ("Berg", "A. Berg", "AB")),)
    lasting = name_corrections.retyped(BERG, "event", NO_RULES, lasting=True)
    assert lasting.names == (NameRule("Anna Berg", "event", ("A. Berg", "AB")),)


def test_forms_of_an_earlier_rule_stay_with_its_name() -> None:
    rules = NameRules((NameRule("Lund", "person", ("Lund Quay",)),))
    found = name_corrections.retyped(LUND, "event", rules, lasting=True)
    assert found.names == (NameRule("Lund", "event", ("Lund Quay",)),)


def test_merged_name_has_the_type_of_the_other() -> None:
    found = name_corrections.merged(LUND, BERG, NO_RULES, lasting=True)
    assert found.names == (NameRule("Anna Berg", "person", ("A. Berg", "AB", "Lund")),)


def test_rules_over_others_take_their_forms() -> None:
    rules = NameRules((NameRule("Orla Energi", "organization", ("Orla",)),), frozenset({"Quay"}))
    own = NameRules((NameRule("Orla", "place"),), frozenset({"Lund"}))
    assert rules.under(own) == NameRules(
        (NameRule("Orla Energi", "organization"), NameRule("Orla", "place")), frozenset({"Quay", "Lund"})
    )


def test_candidates_for_a_merger_that_share_a_word_come_first() -> None:
    found = name_corrections.candidates(BERG, [BERG, LUND, HALL, STREET, MONDAY])
    assert [one.name for one in found] == ["Berg Street", "Ruth Hall", "Lund"]
