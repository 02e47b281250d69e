"""Recognition of entities in small texts, with answers worked out by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from sentence_lines import lines

from summarizer.cancellation import Cancelled
from summarizer.document import ENTITY_TYPES, Document, Entity, Kind, Paragraph, Sentence
from summarizer.entities.recognize import recognize


def found(*texts: str, kinds: tuple[Kind, ...] = ()) -> tuple[Entity, ...]:
    return recognize(*lines(*texts, kinds=kinds))


def names(*texts: str, kinds: tuple[Kind, ...] = ()) -> dict[str, str]:
    """Return names and their types, without dates and quantities."""
    return {e.name: e.type for e in found(*texts, kinds=kinds) if e.type not in ("date", "quantity")}


def test_title_before_a_name_is_its_role_without_the_country() -> None:
    entities = found("It was U.S. President Donald Trump who called.")
    assert [(e.name, e.type, e.role) for e in entities] == [
        ("U.S.", "place", None),
        ("Donald Trump", "person", "U.S. President"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("They met Gen. Christopher Cavoli there.", "Christopher Cavoli", "Gen."),
        ("They met Mr. Smith there.", "Smith", None),
        ("They met UN Secretary-General Antonio Guterres.", "Antonio Guterres", "UN Secretary-General"),
        ("Kenya’s President, William Ruto, left.", "William Ruto", "Kenya’s President"),
        ("It was Anna Berg, spokeswoman for the party, who left.", "Anna Berg", "spokeswoman for the party"),
        ("The French negotiator Luc Moreau left.", "Luc Moreau", "French negotiator"),
        ("So the U.S. Secretary of State Marco Rubio said.", "Marco Rubio", "U.S. Secretary of State"),
        ("It was Ruth Hall, Kenyan President William Ruto’s envoy, who left.", "Ruth Hall",
         "Kenyan President William Ruto’s envoy"),
    ],
)  # fmt: skip
def test_role_of_a_person_is_found(text: str, name: str, role: str | None) -> None:
    people = {e.name: e.role for e in found(text) if e.type == "person"}
    assert people[name] == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, Progress was slow.", {}),
        ("Both sides met on Monday in January.", {}),
        ("Sustained attacks went on.", {}),
        ("The Ministry and the State agreed.", {}),
        ("The United States-led talks ended.", {"United States": "place"}),
        ("The U.S.-Russian talks ended.", {"U.S.": "place", "Russian": "nationality"}),
        ("Franco-German talks ended.", {"German": "nationality"}),
        ("Talks in Guinea-Bissau ended.", {"Guinea-Bissau": "place"}),
        ("They asked Conor O’Brien.", {"Conor O’Brien": "person"}),
        ("They asked Jean-Noël Barrot.", {"Jean-Noël Barrot": "person"}),
        ("They asked Bashar al-Assad.", {"Bashar al-Assad": "person"}),
        ("They asked J. K. Rowling.", {"J. K. Rowling": "person"}),
        ("They asked Ursula von der Leyen.", {"Ursula von der Leyen": "person"}),
        ("They asked Theresa May.", {"Theresa May": "person"}),
        ("Latvia’s Ministry of Defence agreed.", {"Latvia": "place", "Ministry of Defence": "organization"}),
        ("It was the U.S. military’s Africa Command.", {"U.S.": "place", "Africa Command": "organization"}),
        ("They climbed Mount Elgon by the River Suam.", {"Mount Elgon": "place", "River Suam": "place"}),
        ("Western troops stayed in the Middle East.", {"Western": "nationality", "Middle East": "place"}),
        ("So said (NATO) Paris “Berlin” Rome.",
         {"NATO": "organization", "Paris": "place", "Berlin": "place", "Rome": "place"}),
        ("Then the OPCW spoke.", {"OPCW": "organization"}),
        ("Then the storm, Hurricane Katrina, came.", {"Hurricane Katrina": "event"}),
        ("They asked Mayor Lotte Ekman of Lund.", {"Lotte Ekman": "person", "Lund": "place"}),
        ("Mayor Ana Maria Ekman of Lower Marrow asked for an inquiry.",
         {"Ana Maria Ekman": "person", "Lower Marrow": "place"}),
        ("They asked William of Orange.", {"William of Orange": "person"}),
        ("They asked Dieter Falk, a spokesman for Nordsee Kabel.",
         {"Dieter Falk": "person", "Nordsee Kabel": "organization"}),
        ("The Minister of Energy, Katarina Wolff, left.", {"Katarina Wolff": "person"}),
    ],
)  # fmt: skip
def test_names_are_found_with_their_types(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


def test_first_word_is_a_name_only_with_evidence_in_the_text() -> None:
    assert names("Harvest fell.") == {}
    assert "Zorvex" in names("Zorvex fell.", "Then they asked Zorvex again.")
    assert names("Harvest fell.", "Then the harvest fell, and Harvest Day came late.").get("Harvest") is None


def test_capitalized_headline_yields_only_names_of_the_text() -> None:
    kinds: tuple[Kind, ...] = ("heading", "body")
    entities = found(
        "LEADERS REACH HISTORIC DEAL WITH NORWAY AFTER OKONKWO CALL",
        "Then Ada Okonkwo went to Norway.",
        kinds=kinds,
    )
    assert [(e.name, len(e.mentions)) for e in entities] == [("Norway", 2), ("Ada Okonkwo", 2)]


def test_surname_is_merged_with_its_full_name() -> None:
    (person,) = found("They met Ada Okonkwo.", "Then Okonkwo left.", "But OKONKWO’s aide stayed.")
    assert (person.name, person.aliases, len(person.mentions)) == ("Ada Okonkwo", ("Okonkwo", "OKONKWO"), 3)


def test_people_of_one_surname_are_two_and_bare_surname_is_the_last() -> None:
    document, sentences = lines("They met John Smith.", "Then Smith met Mary Smith.", "Then Smith left.")
    by_name = {e.name: [m.start for m in e.mentions] for e in recognize(document, sentences)}
    first, second, third = (document.text.index(part) for part in ("Smith met", "Mary", "Smith left"))
    assert by_name == {"John Smith": [document.text.index("John"), first], "Mary Smith": [second, third]}


def test_names_of_a_country_merge_but_not_its_capital() -> None:
    entities = found(
        "The U.S. and America, or the United States, spoke to the US.", "Ukraine and Kyiv agreed."
    )
    assert [(e.name, e.aliases) for e in entities] == [
        ("United States", ("U.S.", "America", "US")),
        ("Ukraine", ()),
        ("Kyiv", ()),
    ]


def test_nationality_is_linked_to_a_mentioned_country() -> None:
    entities = {e.name: e for e in found("The Kenyans and the Danish spoke.", "A Kenyan left Kenya.")}
    assert entities["Kenyans"].place_id == entities["Kenya"].id
    assert len(entities["Kenyans"].mentions) == 2
    assert entities["Danish"].place_id is None


def test_acronym_in_brackets_is_an_alias() -> None:
    (body,) = found("The Northern Fisheries Agency (NFA) met.", "Then the NFA left.")
    assert (body.name, body.aliases, body.type) == ("Northern Fisheries Agency", ("NFA",), "organization")


@pytest.mark.parametrize(
    ("text", "whole", "short"),
    [
        ("The Korean Central News Agency (KCNA) spoke.", "Korean Central News Agency", "KCNA"),
        ("The Seafarers’ and Offshore Workers’ Union (SOWU) met.", "Seafarers’ and Offshore Workers’ Union",
         "SOWU"),
        ("The Orla District Emergency Unit (“ODEU”) met.", "Orla District Emergency Unit", "ODEU"),
    ],
)  # fmt: skip
def test_acronym_in_brackets_sets_the_start_of_the_long_name(text: str, whole: str, short: str) -> None:
    (body,) = found(text)
    assert (body.name, body.aliases, body.type) == (whole, (short,), "organization")


def test_unrelated_acronym_in_brackets_changes_no_name() -> None:
    assert names("The Korean team met the Trade Agency (KTA) there.") == {
        "Korean": "nationality",
        "Trade Agency": "organization",
        "KTA": "organization",
    }


def test_prefix_of_organization_names_is_found_and_is_not_a_person() -> None:
    entities = found(
        "The electricity grid of Vestermark lost a third of its supply.",
        "Vestermark Railways stopped 74 trains, the Vestermark Energy Authority said.",
        "The grid company and Vestermark itself were to blame.",
    )
    counts = {entity.name: len(entity.mentions) for entity in entities if entity.type != "person"}
    assert (counts["Vestermark"], counts["Vestermark Railways"]) == (2, 1)


def test_prefix_of_one_organization_name_is_its_alias() -> None:
    (company,) = found(
        "The chief executive of Brisa Offshore left.",
        "Shares in Brisa Offshore fell.",
        "The talks with Brisa were taken up again.",
    )
    assert (company.name, company.type, len(company.mentions)) == ("Brisa Offshore", "organization", 3)


def test_numbered_names_have_one_type() -> None:
    entities = found("Two cables, Sound Link 1 and Sound Link 2, carry it.", "Then Sound Link 2 failed.")
    assert len({entity.type for entity in entities if entity.name.startswith("Sound")}) == 1


def test_name_has_one_type_in_a_document() -> None:
    types = {
        e.type for e in found("They were in Belmarsh.", "Then Governor Belmarsh spoke.", "So Belmarsh left.")
    }
    assert types == {"person"}


def test_frequent_early_or_title_name_weighs_more() -> None:
    texts = (
        "In Norway it rained in 2021.",
        "In Sweden it rained.",
        "In Norway it rained.",
        "In Finland it rained.",
    )
    weights = {e.name: e.weight for e in recognize(*lines(*texts))}
    assert weights["Norway"] > weights["Sweden"] > weights["Finland"] > weights["2021"] > 0
    titled = {e.name: e.weight for e in recognize(*lines(*texts, title="Rain in Finland"))}
    assert titled["Finland"] > titled["Sweden"]


def test_code_contains_no_names() -> None:
    assert names("from Paris import Berlin", kinds=("code",)) == {}


def test_cancelled_recognition_stops() -> None:
    with pytest.raises(Cancelled):
        recognize(*lines("Donald Trump left."), cancelled=lambda: True)


def test_cancellation_is_checked_often_in_one_long_sentence() -> None:
    asked: list[None] = []
    recognize(*lines("Donald Trump left. " * 2000), cancelled=lambda: bool(asked.append(None)))
    assert len(asked) > 40


WORDS = [
    "U.S.",
    "Donald",
    "Smith",
    "of",
    "the",
    "The",
    "Ministry",
    "-",
    "al-",
    "’s",
    "“",
    "”",
    "(",
    ")",
    "157",
    "men",
    "Ukraine",
    "Russian",
    "President",
    "31",
    "January",
    "NATO",
    "said",
    ",",
    ".",
    "́",
    "é",
    "&",
]


@examples(30, ci=12)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", "\n"])), max_size=40),
    st.text(max_size=20),
)
def test_mentions_are_ordered_disjoint_and_in_the_text(words: list[tuple[str, str]], end: str) -> None:
    text = "".join(word + space for word, space in words) + end
    document = Document(text, (Paragraph(0, len(text)),) if text else (), "")
    sentences = [Sentence(0, len(text), 0)] if text else []
    entities = recognize(document, sentences)
    assert recognize(document, sentences) == entities
    spans = sorted(span for entity in entities for span in entity.mentions)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert [e.mentions[0] for e in entities] == sorted(e.mentions[0] for e in entities)
    assert all(list(e.mentions) == sorted(e.mentions) and 0 <= e.weight <= 1 for e in entities)
    assert all(e.type in ENTITY_TYPES and e.salience == 0 for e in entities)
