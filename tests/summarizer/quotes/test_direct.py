"""Direct quotations and their speakers, with answers worked out by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.document import Document, Paragraph, Sentence
from summarizer.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“We are ready to go on,” Ada Okonkwo said.", "Ada Okonkwo", "said"),
        ("“We are ready to go on,” said Ada Okonkwo.", "Ada Okonkwo", "said"),
        ("Ada Okonkwo told reporters that “we are ready to go”.", "Ada Okonkwo", "told"),
        ("Ada Okonkwo: “We are ready to go on.”", "Ada Okonkwo", None),
        ("According to Ada Okonkwo, “we are ready to go”.", "Ada Okonkwo", "according to"),
        ("“We are ready to go”, according to the Trade Ministry.", "Trade Ministry", "according to"),
        ("Ada Okonkwo, John Smith’s envoy, said “we are ready”.", "Ada Okonkwo", "said"),
        ("“We are ready to go,” said Norway’s envoy Ada Okonkwo.", "Ada Okonkwo", "said"),
        ("“We are ready to go,” the minister said.", None, "said"),
        ("It was “a long way to go” for them.", None, None),
    ],
)
def test_speaker_and_cue_are_found_in_the_same_sentence(
    quotes, text: str, speaker: str | None, cue: str | None
) -> None:
    ((_, *said),) = quotes(text)
    assert said == [speaker, cue]


def test_he_means_the_person_last_named(quotes) -> None:
    assert quotes("John Smith came late.|“We are ready to go on,” he said.") == [
        ("“We are ready to go on,”", "John Smith", "said")
    ]


def test_quotation_split_by_its_speaker_gives_two_quotes(quotes) -> None:
    assert quotes("“We are ready now,” John Smith said, “and so are they all.”") == [
        ("“We are ready now,”", "John Smith", "said"),
        ("“and so are they all.”", "John Smith", "said"),
    ]


def test_bare_quotation_after_another_has_the_same_speaker(quotes) -> None:
    assert quotes("“We are ready now,” John Smith said.", "“So are they all.”", "“And you too.”") == [
        ("“We are ready now,”", "John Smith", "said"),
        ("“So are they all.”", "John Smith", None),
        ("“And you too.”", "John Smith", None),
    ]
    assert quotes("“We are ready now,” John Smith said.", "It rained.", "“So are they all.”")[1][1] is None


@pytest.mark.parametrize(
    "text", ["“one two three”", '"one two three"', "«one two three»", "„one two three“", "„one two three”"]
)
def test_quotation_marks_of_all_kinds_are_recognized(quotes, text: str) -> None:
    assert quotes(f"Then {text} stood there.") == [(text, None, None)]


def test_scare_quotes_are_no_quotation_but_a_short_answer_is(quotes) -> None:
    assert quotes("They “disrupt” and “meddle with” it.") == []
    assert quotes("It was the “caliphate,” so to speak.") == []
    assert quotes("“No.”") == [("“No.”", None, None)]
    assert quotes("“Yes,” said John Smith.") == [("“Yes,”", "John Smith", "said")]


def test_quotation_across_sentences_and_paragraphs_is_one(quotes) -> None:
    told = quotes(
        "John Smith said: “We are ready.|They are too.", "“All of us are.", "“And so on.”", "It rained."
    )
    assert told == [("“We are ready. They are too.\n“All of us are.\n“And so on.”", "John Smith", "said")]


def test_unclosed_mark_ends_with_its_paragraph(quotes) -> None:
    assert quotes("He read “one two three four.", "It rained all day.", "Then “five six seven” came.") == [
        ("“one two three four.", None, None),
        ("“five six seven”", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He is 5\'10" tall and said "we are all ready" to me.', ['"we are all ready"']),
        ('A 15" screen and a 17" one.', []),
        ('He said "one two three" and "four five six".', ['"one two three"', '"four five six"']),
        ('A stray " mark is none, but "one two three" is.', ['"one two three"']),
    ],
)
def test_straight_marks_delimit_quotations_but_not_inches(quotes, text: str, expected: list[str]) -> None:
    assert [found for found, _, _ in quotes(text)] == expected


@examples(150)
@given(st.lists(st.text("“”\"«»„“a .5'\n", max_size=30), max_size=5))
def test_quotations_are_ordered_and_disjoint(paragraphs: list[str]) -> None:
    told = [paragraph for paragraph in paragraphs if paragraph.strip()]
    text = "\n".join(told)
    spans, start = [], 0
    for paragraph in told:
        spans.append(Paragraph(start, start + len(paragraph)))
        start += len(paragraph) + 1
    document = Document(text, tuple(spans), "")
    found = find_quotes(document, [Sentence(p.start, p.end, n) for n, p in enumerate(spans)], ())
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[quote.start] in "“\"«»„‘'" for quote in found)


@pytest.mark.parametrize(
    "text",
    [
        "»Wir gehen weiter und weiter«, sagte Olaf Scholz. Mehr folgt.",
        "Il dit : « Nous avançons encore et encore » hier. Plus tard.",
        "«Nous avançons encore et encore», dit-il. Plus tard.",
    ],
)
def test_guillemets_delimit_quotations_in_either_direction(quotes, text: str) -> None:
    ((found, _, _),) = quotes(text)
    assert found[1:-1].strip() in ("Wir gehen weiter und weiter", "Nous avançons encore et encore")
    assert found[0] + found[-1] in ("»«", "«»")


def test_code_does_not_continue_a_quotation() -> None:
    text = '"We go on and on\n"code", it says\nThe end.'
    kinds = ("body", "code", "body")
    paragraphs, start = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        paragraphs.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1
    sentences = [Sentence(p.start, p.end, number, p.kind) for number, p in enumerate(paragraphs)]
    (found,) = find_quotes(Document(text, tuple(paragraphs), ""), sentences, ())
    assert text[found.start : found.end] == '"We go on and on'
