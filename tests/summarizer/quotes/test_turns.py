"""Transcripts in which a label gives the speaker of the text after it."""

from __future__ import annotations

TALK = (
    "Ada Okonkwo: When will talks go on?",
    "John Smith: In May.|Not before.",
    "Ada Okonkwo: And then?",
    "John Smith: Nobody knows.",
)


def test_sentences_of_a_turn_have_its_speaker(quotes) -> None:
    assert quotes(*TALK) == [
        ("When will talks go on?", "Ada Okonkwo", None),
        ("In May.", "John Smith", None),
        ("Not before.", "John Smith", None),
        ("And then?", "Ada Okonkwo", None),
        ("Nobody knows.", "John Smith", None),
    ]


def test_initials_mean_the_person_they_abbreviate(quotes) -> None:
    told = quotes(
        "Ada Okonkwo met John Smith.",
        "AO: When will talks go on?",
        "JS: In May.",
        "AO: And then?",
        "JS: Nobody knows.",
    )
    assert [(text, speaker) for text, speaker, _ in told] == [
        ("When will talks go on?", "Ada Okonkwo"),
        ("In May.", "John Smith"),
        ("And then?", "Ada Okonkwo"),
        ("Nobody knows.", "John Smith"),
    ]


def test_word_before_a_colon_is_no_speaker(quotes) -> None:
    assert quotes("Date: 3 May 2026.", "Place: Oslo.", "Price: 40 euros.") == []
