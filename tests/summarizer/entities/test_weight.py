"""Weight of an entity, one feature at a time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentence_lines import lines

from summarizer.document import ENTITY_TYPES, Document, EntityType, Kind, Span
from summarizer.entities.weight import PARTS, parts_of, scene, weight


def spans(document: Document, name: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(name, document.text)]


def parts(
    name: str, *texts: str, title: str = "", kinds: tuple[Kind, ...] = (), type_: EntityType = "place"
) -> dict[str, float]:
    document, sentences = lines(*texts, title=title, kinds=kinds)
    return parts_of(type_, spans(document, name), [name], scene(document, sentences))


def weighed(name: str, *texts: str, type_: EntityType = "place", title: str = "") -> float:
    document, sentences = lines(*texts, title=title)
    return weight(type_, spans(document, name), [name], scene(document, sentences))


def test_three_mentions_score_half() -> None:
    assert parts("Oslo", "On Oslo.", "On Oslo.", "On Oslo.")["mentions"] == 0.5


def test_first_sentence_scores_one_and_fourth_half() -> None:
    texts = ("Talks in Oslo", "It rained in Bergen.", "It was so.", "It was so.", "It rained in Oslo.")
    kinds: tuple[Kind, ...] = ("heading", "body")
    assert parts("Bergen", *texts, kinds=kinds)["first"] == 1
    assert parts("Oslo", *texts, kinds=kinds)["first"] == 0.5
    assert parts("Talks", *texts, kinds=kinds)["first"] == 0


def test_spread_counts_tenths_of_the_text() -> None:
    quarter = "Oslo" + "." * 45
    assert parts("Oslo", quarter, quarter)["spread"] == 0.2
    assert parts("Oslo", "Oslo Oslo" + "." * 90)["spread"] == 0.1


def test_title_match_needs_whole_words() -> None:
    assert parts("Oslo", "On Oslo.", title="Oslo: rain")["title"] == 1
    assert parts("Oslo", "On Oslo.", title="Osloites complain")["title"] == 0


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("The Oslo, it rained.", 1 / 3),
        ("Long ago, there in old Oslo fell.", 0),
        ("Long ago, there in old Oslo was rain.", 1 / 3),
        ("Long ago, there in old Oslo has agreed.", 1 / 3),
    ],
)
def test_subject_opens_a_sentence_or_precedes_a_verb(text: str, share: float) -> None:
    assert parts("Oslo", text.replace(" fell", ""))["subject"] == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "type_", "ground"),
    [
        ("It rained in Oslo.", "place", 1),
        ("It rained in Frogner, Oslo.", "place", 0),
        ("It rained (Oslo) and snowed in Oslo.", "place", 0.5),
        ("It rained, according to Oslo.", "place", 0),
        ("The minister, Oslo, spoke.", "person", 1),
    ],
)
def test_mentions_in_asides_reduce_the_ground_score(text: str, type_: EntityType, ground: float) -> None:
    assert parts("Oslo", text, type_=type_)["ground"] == ground


def test_people_bodies_and_places_weigh_more_than_figures() -> None:
    by_type = {type_: weighed("Oslo", "On Oslo.", type_=type_) for type_ in ENTITY_TYPES}
    assert by_type["person"] == by_type["organization"] == by_type["place"]
    assert by_type["place"] > by_type["nationality"] > by_type["date"] == by_type["quantity"] > 0


def test_weights_of_parts_sum_to_one() -> None:
    assert sum(PARTS.values()) == pytest.approx(1)


def test_frequent_early_or_title_name_weighs_more() -> None:
    texts = ("In Norway it rained.", "In Sweden it rained.", "In Norway it rained.", "In Finland it rained.")
    norway, sweden, finland = (weighed(name, *texts) for name in ("Norway", "Sweden", "Finland"))
    assert norway > sweden > finland > 0
    assert weighed("Finland", *texts, title="Rain in Finland") > sweden


@given(st.lists(st.sampled_from(["Oslo", "Oslo said", "(", ",", "rain", "\n"]), min_size=1, max_size=40))
def test_weight_is_a_share_and_mentions_part_never_falls(
    words: list[str],
) -> None:
    text = "Oslo " + " ".join(words)
    whole = weighed("Oslo", *text.split("\n"), title="Oslo")
    assert 0 < whole <= 1
    document, sentences = lines(text)
    found, where = spans(document, "Oslo"), scene(document, sentences)
    fewer = parts_of("place", found[:1], ["Oslo"], where)
    assert parts_of("place", found, ["Oslo"], where)["mentions"] >= fewer["mentions"]


def test_text_without_sentences_has_a_weight() -> None:
    where = scene(Document("Oslo", (), ""), [])
    assert 0 < weight("place", [Span(0, 4)], ["Oslo"], where) <= 1
