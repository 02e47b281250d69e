"""Coreference of mentions in small texts, with answers worked out by hand.

Names are marked in the texts; `marked_names` says how.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest
from marked_names import entities, marked

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Span
from summarizer.entities.coreference.merge import MentionGroup, forms, merge, others, shown


def names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the display name and aliases of each entity."""
    document, mentions = marked(text)
    return [_named(document, group) for group in merge(document, mentions, lambda: False)]


def _named(document: Document, group: MentionGroup) -> tuple[str, tuple[str, ...]]:
    found = forms(document, (Span(mention.start, mention.end) for mention in group.mentions))
    name = shown(found, group.key, group.type)
    return name, others(found, name)


def test_spellings_of_a_foreign_name_are_merged() -> None:
    text = (
        "[p:Volodymyr Zelenskyy] spoke. [p:Zelenskyy] said no. [p:Zelensky’s] aides and "
        "[p:President Zelenskiy] left, and [p:Volodymyr Zelensky] came."
    )
    aliases = ("Zelenskyy", "Zelensky", "President Zelenskiy", "Volodymyr Zelensky")
    assert names(text) == [("Volodymyr Zelenskyy", aliases)]


@pytest.mark.parametrize(
    "text",
    [
        "[p:Martin Weber] met [p:Martina Weber].",
        "[p:Dmitry Medvedev] and [p:Svetlana Medvedeva] came.",
        "[p:Erik Hansen] met [p:Lee Hanson].",
        "[p:Lina Berg] met [p:Lena Berg].",
        "[p:Meyer] met [p:Mayer].",
        "[l:Southwest] and [l:Southeast].",
        "[p:Barack Obama] spoke to [p:the Obamas].",
        "[l:Ukraine] warned [l:Kyiv].",
        "[n:Ukrainian] troops left [l:Ukraine].",
        "[p:Donald Trump] and [p:Donald Trump Jr.] came.",
        "[p:John Smith] met [p:Mary Smith].",
        "[l:Arkansas] has the [l:Arkansas River].",
        "[o:Bank of England] and [o:Bank of Norway].",
        "[o:Harvard University] and [o:Harvard University Press].",
        "[l:Belmont] lies in Ohio, [p:Anna Belmont] said; [p:Belmont] left [l:Belmont].",
        "[p:Al Gore] met [p:Tipper Gore].",
    ],
)
def test_similar_names_are_not_merged(text: str) -> None:
    assert len(entities(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[l:U.S.], [l:US], the [l:United States], [l:the States], [l:America].",
        "The [o:Korean Central News Agency] ([o:KCNA]) and [o:KCNA].",
        "[o:KCNA] ([o:Korean Central News Agency]) said.",
        "The [o:Northern Grain Board], also known as [o:Mercury], met. [o:Mercury] fell.",
        "The [o:Northern Grain Board], or [o:NGB], met.",
        "The [o:Northern Grain Board] met. Then the [o:N.G.B.] left.",
        "The [o:European Union] met. Then the [o:EU] and the [o:E.U.] did.",
        "The [o:World Health Organization] met. The [o:WHO] left.",
        "The [o:Office for Democratic Institutions and Human Rights] ([o:ODIHR]).",
        "The [o:Ministry of Defence]’s ([o:MoD]) plan.",
        "[p:Jean-Claude Juncker] spoke. [p:Juncker] left.",
        "[p:Ursula von der Leyen] spoke. [p:von der Leyen] left. [p:Von der Leyen] came. [p:Leyen] sat.",
        "[p:Kim Jong Un] spoke. [p:Kim] left.",
        "[p:Xi Jinping] spoke. [p:Xi] left.",
        "[p:Orbán Viktor] spoke. [p:Orbán] left. [p:Viktor Orbán] came.",
        "[p:Mohammed bin Salman] spoke. [p:bin Salman] left. [p:MBS] came. [p:Salman] sat.",
        "[p:Mohammed bin Salman bin Abdulaziz Al Saud] spoke. [p:Bin Salman] left. [p:Al Saud] came.",
        "[p:Abdel Fattah el-Sisi] spoke. [p:Sisi] left. [p:al-Sisi] came. [p:El-Sisi] sat.",
        "[p:Bill] came first. [p:Bill Clinton] came. [p:Bill] sat. [p:Clinton] left.",
        "[p:Donald J. Trump] spoke. [p:Donald Trump] left. [p:TRUMP] and [p:Mr. Trump’s] men.",
        "[p:John Smith Jr.] and [p:Sen. Smith] and [p:Smith]",
        "[p:J. K. Rowling], [p:J.K. Rowling], [p:Rowling]",
        "[p:Jared Tristan Hale], [p:Jared Hale], [p:Hale], [p:J. Hale]",
        "[o:Ministry of Defence], [o:Defence Ministry], [o:Ministry of Defense], [o:the Ministry]",
        "[o:Goldman Sachs], [o:Goldman], [o:Goldman Sachs Group]",
        "[o:University of Zurich], [o:Zurich University], [o:Zürich University]",
        "[o:Zorvex Inc.], [o:Zorvex], [o:Zorvex’s], [o:Zorvex Ltd]",
        "[o:Apple Inc.], [o:Apple]",
        "[o:New York Times], [o:the Times], [o:Times]",
        "[o:Lagos Trade Council], [o:Council]",
        "[l:Republic of Albania], [l:Albania], [l:Albania’s]",
        "[l:Falkland Islands], [l:the Falklands]",
        "[l:North Korea], [l:the North], [o:North]",
        "[l:Taasinge], [l:Tåsinge]",
        "[l:New York], [l:New York City]",
        "[o:US Supreme Court], [o:Supreme Court], [o:U.S. Supreme Court]",
        "[o:Kenyan Home Office], [o:Home Office]",
        "[o:NGB] fell. The [o:Northern Grain Board] rose.",
        "[o:US Army], [o:U.S. Army]",
        "[n:Zorvians], [n:Zorvian]",
        "[p:Zorvin Melk], [x:Melk], [o1:Melk]",
        "[o:Lagos Airlines], [o:Lagos Airlines’]",
    ],
)
def test_forms_of_one_name_are_merged(text: str) -> None:
    assert len(entities(text)) == 1


def test_bare_surname_means_the_person_last_named() -> None:
    text = "[p:John Smith] met [p:Mary Smith]. [p:Smith] left. [p:John Smith] stayed, and [p:Smith] sat."
    assert entities(text) == [["John Smith", "John Smith", "Smith"], ["Mary Smith", "Smith"]]


def test_frequent_surname_survives_a_passing_namesake() -> None:
    text = (
        "[p:Ada Hale] won. [p:Hale] sat, [p:Hale] ate, [p:Hale] left. Her son is [p:Bob Hale]. [p:Hale] won."
    )
    assert entities(text) == [["Ada Hale", "Hale", "Hale", "Hale", "Hale"], ["Bob Hale"]]


def test_courtesy_title_separates_people_of_one_surname() -> None:
    text = "[p:John Smith] met [p:Mary Smith]. Mr. [p:Smith] left. Mrs [p:Smith] stayed. [p:Mr Smith] sat."
    assert entities(text) == [["John Smith", "Smith", "Mr Smith"], ["Mary Smith", "Smith"]]
    assert entities("[p:Bill Hale] left. Mrs. [p:Hale] stayed. [p:Hale] sat.") == [
        ["Bill Hale"],
        ["Hale", "Hale"],
    ]


def test_bare_given_name_needs_exactly_one_bearer() -> None:
    text = "[p:Bill Hale] met [p:Bill Berg]. [p:Bill] left."
    assert entities(text) == [["Bill Hale"], ["Bill Berg"], ["Bill"]]
    text = "[p:James Hale] met [p:Anna James]. [p:James] left."
    assert entities(text) == [["James Hale"], ["Anna James", "James"]]


def test_two_kims_are_two_people() -> None:
    text = "[p:Kim Jong Un] met [p:Kim Yo Jong]. [p:Kim] left. [p:Kim Jong-un] stayed, then [p:Kim] sat."
    assert entities(text) == [["Kim Jong Un", "Kim Jong-un", "Kim"], ["Kim Yo Jong", "Kim"]]


def test_person_and_city_of_one_name_are_two() -> None:
    text = "[p:George Washington] left [l:Washington]. [p:Washington] came back to [l:Washington]."
    assert entities(text) == [["George Washington", "Washington"], ["Washington", "Washington"]]


def test_single_mention_of_another_type_is_merged() -> None:
    text = "[l:Zorvex] is there. [l:Zorvex] is far. [p:Zorvex] is old. [o:Zorvex] is. [l:Ukraine] [p:Ukraine]"
    assert entities(text) == [["Zorvex"] * 4, ["Ukraine"] * 2]


def test_bare_airline_name_is_not_a_nationality() -> None:
    text = "[o:American Airlines] flies. [o:American] lands. An [n:American] left."
    assert entities(text) == [["American Airlines", "American"], ["American"]]


def test_ministries_of_two_states_are_two() -> None:
    text = (
        "[l:Russia]’s [o:Ministry of Defence] spoke. The [o:Ukrainian Defence Ministry] did not. "
        "The [o:Defence Ministry] waits. The [n:Russian] [o:Defence Ministry] left."
    )
    russia, ukraine = (
        ["Ministry of Defence", "Defence Ministry"],
        ["Ukrainian Defence Ministry", "Defence Ministry"],
    )
    assert entities(text) == [["Russia"], russia, ukraine, ["Russian"]]


def test_acronym_needs_exactly_one_matching_long_name() -> None:
    text = "The [o:Northern Grain Board] and the [o:Nordic Gas Board] met the [o:NGB]."
    assert len(entities(text)) == 3
    assert len(entities("The [o:NGB] met in [l:Oslo].")) == 2


def test_bracket_with_unrelated_name_is_not_an_alias() -> None:
    assert len(entities("[p:Anna Berg] ([o:Labour]) met [l:Springvale] ([l:Ohio]).")) == 4
    assert len(entities("The village near [l:Antioch] known as the [l:Thebaid] fell.")) == 2


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("[p:OKONKWO] won. [p:Okonkwo’s] win: [p:Ada Okonkwo] came.", "Ada Okonkwo", ("OKONKWO", "Okonkwo")),
        ("[p:DONALD HALE] won. [p:Hale] spoke.", "Hale", ("DONALD HALE",)),
        ("[p:Hale’s] men. [p:Hale’s] dog.", "Hale", ()),
        ("[p:Galois'] proof", "Galois", ()),
        ("[o:NGB] ([o:Northern\n  Grain Board])", "Northern Grain Board", ("NGB",)),
        ("[l:US], then [l:U.S.] and [l:United States]", "United States", ("US", "U.S.")),
        ("[p:Senator Hale] and [p:Hale]", "Hale", ("Senator Hale",)),
        ("[o:McDonald’s] and [o:McDonald’s]", "McDonald’s", ()),
        ("[d:’90s]", "’90s", ()),
        ("[n:Kenyan], [n:Kenyans], [n:Kenyans]", "Kenyans", ("Kenyan",)),
    ],
)
def test_displayed_name_and_aliases(text: str, name: str, aliases: tuple[str, ...]) -> None:
    assert names(text) == [(name, aliases)]


def test_cancelled_merge_stops() -> None:
    with pytest.raises(Cancelled):
        merge(*marked("[p:Anna Berg]"), lambda: True)


def calls(texts: Iterable[str]) -> int:
    """Count the functions that a merge calls: a measure of its work that needs no clock."""
    document, mentions = marked(" ".join(texts))
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        merge(document, mentions, lambda: False)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    "text",
    [
        "[p:Ada Smith{n}x] met [p:Smith].",
        "[p:Ada{n}x Smith] met [p:Smith].",
        "[p:Zelensk{n}y] and [p:Zelensk{n}yy].",
        "[o:Zor{n}x Bank] and the [o:Bank], or [o:ZB].",
        "[p:A{n} Mel B{n}] and [p:A{n} B{n}] and [p:B{n} C{n}]",
    ],
)
def test_merge_takes_linear_time(text: str) -> None:
    calls([text])  # What is loaded once is no part of the measure.
    one = calls(text.replace("{n}", str(n)) for n in range(150))
    assert calls(text.replace("{n}", str(n)) for n in range(600)) < 4.5 * one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[p:Ida Marsh] is here.\n[o:IM]: How many?\nForty.\n[o:IM]: And flats?", [("Ida Marsh", ("IM",))]),
        ("[p:Ida Marsh] ([o:IM]) came. [o:IM] spoke.", [("Ida Marsh", ("IM",))]),
        ("[p:Ida Marsh] came.\nThe gate is shut.   [o:IM]\n", [("Ida Marsh", ("IM",))]),
        ("[p:Ida Marsh] met the [o:IM] in May.", [("Ida Marsh", ()), ("IM", ())]),
        ("[p:Ida Marsh] met [p:Ivo Mohr].\nShut.   [o:IM]\n",
         [("Ida Marsh", ()), ("Ivo Mohr", ()), ("IM", ())]),
        ("[p:Hal Reyes] asked.\n[o:HR]: No.\n[o:HR]: Yes.", [("Hal Reyes", ()), ("HR", ())]),
        ("[p:Suresh Varadan] wrote. Thanks, [p:Suresh V.] and [p:Suresh]",
         [("Suresh Varadan", ("Suresh V.", "Suresh"))]),
        ("[p:Ida Marsh] met [p:Ida Mohr] and [p:Ida M.]",
         [("Ida Marsh", ()), ("Ida Mohr", ()), ("Ida M.", ())]),
    ],
)  # fmt: skip
def test_initials_and_shortened_surnames_join_the_only_person(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert names(text) == expected
