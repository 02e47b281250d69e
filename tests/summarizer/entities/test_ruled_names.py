"""Names by the user's rules in small texts, with answers worked out by hand. All names are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from work_steps import steps_of

from summarizer.analysis import Analysis
from summarizer.cancellation import Cancelled
from summarizer.document import Document, Paragraph, Sentence
from summarizer.entities.recognition.ruled_names import find
from summarizer.name_rules import NameRule, NameRules
from summarizer.pipeline import analyze

BOARD = NameRule("Harbor Safety Board", "organization", ("the Board", "HSB"))
HARROW = NameRule("Harrow", "organization")
MENSAH = NameRule("Adaeze Mensah", "person")


def analyzed(text: str, *names: NameRule, hidden: tuple[str, ...] = ()) -> Analysis:
    document = Document(text, (Paragraph(0, len(text)),), "News", language="en")
    return analyze(document, rules=NameRules(names, frozenset(hidden)))


def listed(text: str, *names: NameRule, hidden: tuple[str, ...] = ()) -> dict[str, tuple[str, list[str]]]:
    """Return the type and the texts of the mentions of each name, without dates and quantities."""
    return {
        entity.name: (entity.type, [text[start:end] for start, end in entity.mentions])
        for entity in analyzed(text, *names, hidden=hidden).entities
        if entity.type not in ("date", "quantity")
    }


@pytest.mark.parametrize(
    ("text", "rule", "mentions"),
    [
        # The tagger takes the firm for a person or nothing, the word lists have the country and the month.
        ("Kestrel met on Monday, and Kestrel voted.", NameRule("Kestrel", "organization"), ["Kestrel"] * 2),
        ("They asked Georgia. Georgia said nothing.", NameRule("Georgia", "person"), ["Georgia"] * 2),
        ("Later May spoke. May’s deputy left.", NameRule("May", "person"), ["May", "May"]),
        ("They flew to Anna Berg for talks.", NameRule("Anna Berg", "place"), ["Anna Berg"]),
        ("Quiet Dawn began at noon.", NameRule("Quiet Dawn", "event"), ["Quiet Dawn"]),
        ("The Tarrowan envoy met other Tarrowans.", NameRule("Tarrowan", "nationality", ("Tarrowans",)),
         ["Tarrowan", "Tarrowans"]),
        # A name in small letters, of other signs, over a line's end, with another apostrophe.
        ("The firm rivermint grew.", NameRule("rivermint", "organization"), ["rivermint"]),
        ("The shop H&B closed, and H&B’s owner left.", NameRule("H&B", "organization"), ["H&B", "H&B"]),
        ("Then Harbor\nSafety Board met.", NameRule("Harbor Safety Board", "organization"),
         ["Harbor\nSafety Board"]),
        ("Then Ka’ri Lo spoke.", NameRule("Ka'ri Lo", "person"), ["Ka’ri Lo"]),
        ("Then Jose\u0301 Lo spoke.", NameRule("Jos\u00e9 Lo", "person"), ["Jose\u0301 Lo"]),
        # A number belongs to the name, and is no quantity of its own.
        ("The crew of Orla 11 landed.", NameRule("Orla 11", "other"), ["Orla 11"]),
        ("The firm Acme Lund Inc. closed. It rained.", NameRule("Acme Lund Inc.", "organization"),
         ["Acme Lund Inc."]),
        # A capital at the start of a sentence.
        ("al-Harrow left.", NameRule("al-Harrow", "person"), ["al-Harrow"]),
        ("Al-Harrow left. It rained.", NameRule("al-Harrow", "person"), ["Al-Harrow"]),
    ],
)  # fmt: skip
def test_ruled_name_has_its_type_wherever_it_stands(text: str, rule: NameRule, mentions: list[str]) -> None:
    assert listed(text, rule)[rule.name] == (rule.type, mentions)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The Kestrels met in Lund.", NameRule("Kestrel", "organization")),
        ("The O’Harrow family met in Lund.", HARROW),
        ("The word harrow is old, as Lund knows.", HARROW),
        ("Write to info@Harrow.example in Lund.", HARROW),
        ("The board met in Lund.", NameRule("Board", "organization")),
        ("They met the Board in Lund.", NameRule("The Board", "organization")),
        ("Kestrel, Yard met in Lund.", NameRule("Kestrel Yard", "organization")),
    ],
)
def test_ruled_name_matches_whole_words_as_written(text: str, rule: NameRule) -> None:
    assert rule.name not in listed(text, rule)


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("Harrow met. The Harrow Street Hospital closed.", "Harrow Street Hospital"),
        ("Harrow met. Then Kwame Harrow left Lund.", "Kwame Harrow"),
    ],
)
def test_ruled_name_inside_a_longer_name_is_not_that_name(text: str, longer: str) -> None:
    found = listed(text, HARROW)
    assert found["Harrow"] == ("organization", ["Harrow"])
    assert found[longer][1] == [longer]


def test_month_of_a_date_is_not_the_ruled_name() -> None:
    found = analyzed("On May 5 the guests arrived. Then May spoke.", NameRule("May", "person"))
    assert {entity.name: len(entity.mentions) for entity in found.entities} == {"May 5": 1, "May": 1}


@pytest.mark.parametrize(
    "text", ["President Harrow left Lund.", "Yesterday Harrow left Lund.", "Harrow Ltd left Lund."]
)
def test_titles_and_legal_forms_do_not_make_another_name(text: str) -> None:
    assert listed(text, HARROW)["Harrow"] == ("organization", ["Harrow"])


def test_longest_ruled_name_wins() -> None:
    bay = NameRule("Harrow Bay", "place")
    found = listed("Harrow built a pier in Harrow Bay.", HARROW, bay)
    assert found == {"Harrow": ("organization", ["Harrow"]), "Harrow Bay": ("place", ["Harrow Bay"])}


def test_aliases_are_one_entity() -> None:
    text = "The Harbor Safety Board met in Lund. The Board voted. HSB said that the Board was sure."
    found = analyzed(text, BOARD).entities[0]
    assert (found.name, found.type) == ("Harbor Safety Board", "organization")
    assert [text[start:end] for start, end in found.mentions] == [
        "Harbor Safety Board", "The Board", "HSB", "the Board",
    ]  # fmt: skip
    assert found.aliases == ("The Board", "HSB", "the Board")


def test_entity_has_the_name_of_its_rule_where_only_an_alias_stands() -> None:
    assert listed("Later HSB closed the pier.", BOARD) == {"Harbor Safety Board": ("organization", ["HSB"])}


def test_surname_and_acronym_follow_a_ruled_name_without_aliases() -> None:
    text = "Adaeze Mensah met the Orrin Ferry Office (OFO). Mensah asked OFO for time."
    found = listed(text, MENSAH, NameRule("Orrin Ferry Office", "organization"))
    assert found["Adaeze Mensah"] == ("person", ["Adaeze Mensah", "Mensah"])
    assert found["Orrin Ferry Office"] == ("organization", ["Orrin Ferry Office", "OFO", "OFO"])


def test_headline_in_capitals_names_the_ruled_person() -> None:
    text = "ADAEZE MENSAH LEAVES COUNCIL\n\nOn Friday Adaeze Mensah left the council of Lund."
    document = Document(text, (Paragraph(0, 28, "heading"), Paragraph(30, len(text))), "", language="en")
    found = analyze(document, rules=NameRules((MENSAH,))).entities
    assert [entity.name for entity in found if entity.type == "person"] == ["Adaeze Mensah"]


def test_two_ruled_people_of_one_surname_stay_apart() -> None:
    other = NameRule("Adaeze B. Mensah", "person")
    found = listed("Adaeze Mensah met Adaeze B. Mensah in Lund.", MENSAH, other)
    assert found["Adaeze Mensah"][1] == ["Adaeze Mensah"]
    assert found["Adaeze B. Mensah"][1] == ["Adaeze B. Mensah"]


def test_courtesy_titles_do_not_divide_a_ruled_name() -> None:
    text = "Later Mr Kestrel met Lund. Ms Kestrel left."
    assert listed(text, NameRule("Kestrel", "person"))["Kestrel"] == ("person", ["Kestrel", "Kestrel"])


def test_namesake_by_another_title_is_not_the_ruled_person() -> None:
    text = "Adaeze Mensah spoke on Monday. Ms Mensah left. Later Mr Mensah came."
    found = [(e.name, len(e.mentions)) for e in analyzed(text, MENSAH).entities if e.type == "person"]
    assert sorted(found) == [("Adaeze Mensah", 2), ("Mensah", 1)]


def test_other_names_of_a_country_follow_a_ruled_one() -> None:
    text = "France agreed. The French Republic signed, and France paid."
    found = listed(text, NameRule("France", "place", ("Paris",)))
    assert found["France"] == ("place", ["France", "French Republic", "France"])


def test_ruled_person_keeps_the_role() -> None:
    found = analyzed("The talks were led by Finance Minister Adaeze Mensah.", MENSAH)
    assert [(e.name, e.role) for e in found.entities if e.type == "person"] == [
        ("Adaeze Mensah", "Finance Minister")
    ]


def test_ruled_name_speaks() -> None:
    found = analyzed("“We close the pier,” Kestrel said on Monday.", NameRule("Kestrel", "organization"))
    assert [found.entity(quote.speaker).name for quote in found.quotes] == ["Kestrel"]


def test_code_is_not_searched() -> None:
    text = "run Harrow --now\n\nIt ran in Lund."
    document = Document(text, (Paragraph(0, 16, "code"), Paragraph(18, len(text))), "", language="en")
    found = analyze(document, rules=NameRules((HARROW,))).entities
    assert "Harrow" not in [entity.name for entity in found]


def test_mentions_with_rules_are_in_order_and_do_not_overlap() -> None:
    text = (
        "Harrow Bay Harrow met the Bay Harrow Board of Lund. Harrow Harrow Bay and Kwame Harrow Bay left. "
        * 3
    )
    names = (HARROW, NameRule("Bay Harrow", "place"), NameRule("Harrow Bay", "event", ("Bay",)))
    spans = sorted(mention for entity in analyzed(text, *names).entities for mention in entity.mentions)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_no_rules_change_nothing() -> None:
    text = "Anna Berg met Carl Holm of Harrow in Lund. Berg left."
    assert analyzed(text) == analyzed(text, NameRule("Nobody Here", "person"))


def test_search_for_ruled_names_is_cancelled() -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 5

    document = Document("Harrow met. " * 500, (Paragraph(0, 6000),), "", language="en")
    with pytest.raises(Cancelled):
        analyze(document, rules=NameRules((HARROW,)), cancelled=cancelled)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Montag traf Kestrel die Gäste. „Wir schließen“, sagte Kestrel."),
        ("fr", "Lundi, Kestrel a vu Lund. Puis Kestrel est parti."),
        (None, "Kestrel Kestrel."),
    ],
)
def test_only_ruled_names_are_found_in_other_languages(language: str | None, text: str) -> None:
    document = Document(text, (Paragraph(0, len(text)),), "", language=language or "xx")
    kestrel = NameRule("Kestrel", "organization")
    found = analyze(document, rules=NameRules((kestrel,))).entities
    assert [(entity.name, entity.type, len(entity.mentions)) for entity in found] == [
        ("Kestrel", "organization", 2)
    ]
    assert analyze(document, rules=NameRules((kestrel,), frozenset({"Kestrel"}))).entities == ()


# Hidden names


def test_hidden_name_is_no_entity() -> None:
    assert listed("Anna Berg met Carl Holm in Lund.", hidden=("Carl Holm",)) == {
        "Anna Berg": ("person", ["Anna Berg"]),
        "Lund": ("place", ["Lund"]),
    }


def test_hidden_person_is_hidden_under_the_surname_too() -> None:
    found = listed("Anna Berg met Carl Holm in Lund. Holm left.", hidden=("Carl Holm",))
    assert list(found) == ["Anna Berg", "Lund"]


def test_hidden_alias_is_no_mention_of_its_entity() -> None:
    (found,) = (
        entity
        for entity in analyzed("Anna Berg met nobody. Berg left.", hidden=("Berg",)).entities
        if entity.type == "person"
    )
    assert (found.name, found.aliases, len(found.mentions)) == ("Anna Berg", (), 1)


def test_hidden_name_matches_as_written() -> None:
    assert "Anna Berg" in listed("Anna Berg met nobody.", hidden=("anna berg", "Anna"))


def test_hidden_rule_is_hidden_under_its_aliases() -> None:
    text = "The Harbor Safety Board met in Lund. The Board voted. HSB said so."
    assert list(listed(text, BOARD, hidden=("Harbor Safety Board",))) == ["Lund"]


def test_quote_of_a_hidden_speaker_is_nobody_elses() -> None:
    text = "Anna Berg spoke first. Carl Holm was next. “We close the pier,” he said."
    assert [quote.speakers for quote in analyzed(text).quotes] != [()]
    assert [quote.speakers for quote in analyzed(text, hidden=("Carl Holm",)).quotes] == [()]


def test_nationality_of_a_hidden_country_has_no_place() -> None:
    found = analyzed("France agreed. The French envoy left.", hidden=("France",)).entities
    assert [(entity.name, entity.place_id) for entity in found] == [("French", None)]


# Work


def steps(text: str, *names: NameRule) -> int:
    """Count the steps of the search for names in a text of one sentence."""
    return steps_of(lambda: list(find(text, [Sentence(0, len(text), 0)], names, lambda: False)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Harrow met in Lund. ", (HARROW,)),
        ("a a a a ", (NameRule(" ".join("a" * 60), "other"), NameRule("a", "place"))),
        ("Harrow Harrow ", (NameRule("Harrow Harrow Harrow B", "place"), HARROW)),
        ("-" * 20, (NameRule("- - a", "other"),)),
    ],
)
def test_search_takes_linear_steps_in_the_text(text: str, names: tuple[NameRule, ...]) -> None:
    steps(text, *names)
    one, two, four = (steps(text * times, *names) for times in (50, 100, 200))
    assert four - two <= 2.8 * max(0, two - one) + 3000


def test_search_takes_linear_steps_in_the_rules() -> None:
    def of(count: int) -> int:
        names = [
            NameRule(f"Harrow {number} Here", "person", (f"Harrow {number}",)) for number in range(count)
        ]
        return steps("Harrow met in Lund. " * 20, *names)

    of(100)
    one, two, four = of(100), of(200), of(400)
    assert four - two <= 2.8 * max(0, two - one) + 3000
