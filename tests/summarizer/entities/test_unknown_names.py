"""Names that the recognizer is unsure of, in small texts of invented names."""

from __future__ import annotations

import pytest

from summarizer.document import Document, Paragraph
from summarizer.name_rules import NO_RULES, NameRule, NameRules
from summarizer.pipeline import unsure_names


def unsure(text: str, rules: NameRules = NO_RULES, language: str = "en") -> dict[str, tuple[str, int]]:
    document = Document(text, (Paragraph(0, len(text)),), "News", language=language, path="news.txt")
    return {each.name: (each.type, each.mentions) for each in unsure_names(document, rules)}


def test_names_of_word_lists_figures_and_full_names_are_not_listed() -> None:
    found = unsure("Ruth Hall met Anna Berg in France on Monday. The French envoy paid £85,000.")
    assert found == {}


def test_surname_without_a_full_name_is_listed() -> None:
    assert unsure("On Monday Mr Tollard met the guests. Tollard left.") == {"Tollard": ("person", 2)}
    assert unsure("On Monday Ida Tollard met the guests. Tollard left.") == {}


def test_acronym_without_a_full_name_is_listed() -> None:
    assert unsure("On Monday the OFVB said that ships may sail.") == {"OFVB": ("organization", 1)}
    explained = "On Monday the Orrin Ferry and Vessel Board (OFVB) met. The OFVB said that ships may sail."
    assert "OFVB" not in unsure(explained)


def test_name_with_a_rule_is_not_listed() -> None:
    text = "On Monday Mr Tollard met the guests. Tollard left."
    assert unsure(text, NameRules((NameRule("Tollard", "place"),))) == {}
    assert unsure(text, NameRules((NameRule("Ida Tollard", "person", ("Tollard",)),))) == {}


def test_hidden_name_is_not_listed() -> None:
    assert unsure("On Monday Mr Tollard met the guests.", NameRules(hidden=frozenset({"Tollard"}))) == {}


def test_names_of_other_languages_are_not_listed() -> None:
    assert unsure("Am Montag traf Herr Tollard die Gäste.", language="de") == {}


@pytest.mark.parametrize(
    ("before", "after", "example"),
    [
        ("", "", "On Monday Mr Tollard met the guests."),
        ("", " and others" * 40, "On Monday Mr Tollard met the guests" + " and others" * 11 + " …"),
    ],
)
def test_example_is_the_sentence_around_the_first_mention(before: str, after: str, example: str) -> None:
    text = f"It rained. {before}On Monday Mr Tollard met the guests{after}. Tollard left."
    document = Document(text, (Paragraph(0, len(text)),), "News", language="en", path="news.txt")
    (found,) = unsure_names(document)
    assert (found.example, found.source) == (example, "news.txt")


def test_example_is_cut_on_both_sides() -> None:
    text = f"{'The rain fell, ' * 30}Mr Tollard met the guests{' and others' * 40}."
    document = Document(text, (Paragraph(0, len(text)),), "News", language="en")
    (found,) = (each for each in unsure_names(document) if each.name == "Tollard")
    assert found.example.startswith("… ")
    assert found.example.endswith(" …")
    assert "Mr Tollard met the guests" in found.example
    assert len(found.example) <= 164
    assert found.source == "News"
