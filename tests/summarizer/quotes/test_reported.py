"""Reported speech: the clause and its speaker."""

from __future__ import annotations

import pytest

OKONKWO = "Ada Okonkwo"


@pytest.mark.parametrize(
    ("text", "clause", "speaker", "cue"),
    [
        ("Ada Okonkwo said that talks would go on.", "talks would go on", OKONKWO, "said"),
        ("Ada Okonkwo said talks would go on.", "talks would go on", OKONKWO, "said"),
        ("Ada Okonkwo told reporters that talks would go on.", "talks would go on", OKONKWO, "told"),
        ("Talks would go on, Ada Okonkwo said.", "Talks would go on", OKONKWO, "said"),
        ("Talks would go on, said Ada Okonkwo.", "Talks would go on", OKONKWO, "said"),
        ("According to Ada Okonkwo, talks will go on.", "talks will go on", OKONKWO, "according to"),
        ("Talks will go on, according to Ada Okonkwo.", "Talks will go on", OKONKWO, "according to"),
        ("Norway’s President, Ada Okonkwo, said talks would go on.", "talks would go on", OKONKWO, "said"),
        ("Norwegian envoy Ada Okonkwo claims that talks will go on.", "talks will go on", OKONKWO, "claims"),
        ("The Trade Ministry announced that talks would go on.", "talks would go on", "Trade Ministry",
         "announced"),
        ("As Ada Okonkwo said, talks will go on.", "talks will go on", OKONKWO, "said"),
        ("Ada Okonkwo denied that talks had begun.", "talks had begun", OKONKWO, "denied"),
        ("The baker said that talks would go on.", "talks would go on", None, "said"),
    ],
)  # fmt: skip
def test_reported_clause_has_its_speaker(
    reports, text: str, clause: str, speaker: str | None, cue: str
) -> None:
    assert reports(text)[0] == (clause, speaker, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Okonkwo did not say that talks would go on.",
        "It is unclear whether Ada Okonkwo said that talks would go on.",
        "Did Ada Okonkwo say that talks would go on?",
        "It is claimed that talks will go on.",
        "Ada Okonkwo called for talks to go on.",
        "Ada Okonkwo met John Smith before the talks went on.",
        "I said that talks would go on.",
        "She has a say in how the talks go on.",
    ],
)
def test_statement_without_a_report_gives_no_quote(reports, text: str) -> None:
    assert reports(text) == []


def test_clause_split_by_its_speaker_gives_two_quotes(reports) -> None:
    assert reports("Talks will go on, Ada Okonkwo said, and they will end in May.") == [
        ("Talks will go on", OKONKWO, "said"),
        ("and they will end in May", OKONKWO, "said"),
    ]


def test_he_means_the_previous_speaker(reports) -> None:
    assert reports("John Smith said talks would go on.|He added that they would end in May.") == [
        ("talks would go on", "John Smith", "said"),
        ("they would end in May", "John Smith", "added"),
    ]


def test_she_does_not_mean_a_mr(reports) -> None:
    told = reports("Ada Okonkwo met Mr. Smith.|She said that talks would go on.")
    assert told == [("talks would go on", OKONKWO, "said")]


def test_role_means_the_person_who_holds_it(reports) -> None:
    told = reports("They met Governor Ada Okonkwo.|It rained.|The governor said that talks would go on.")
    assert told == [("talks would go on", OKONKWO, "said")]


def test_generic_noun_means_the_organization_last_named(reports) -> None:
    told = reports("The Trade Ministry met them.|The ministry said that talks would go on.")
    assert told == [("talks would go on", "Trade Ministry", "said")]


def test_reports_in_one_sentence_have_their_own_speakers(reports) -> None:
    assert reports("Ada Okonkwo said talks would go on, but John Smith said that they were over.") == [
        ("talks would go on", OKONKWO, "said"),
        ("they were over", "John Smith", "said"),
    ]


def test_quotation_in_a_reported_clause_is_only_a_quotation(quotes, reports) -> None:
    text = "Ada Okonkwo said that talks “will go on until May”."
    assert quotes(text) == [("“will go on until May”", OKONKWO, "said")]
    assert reports(text) == []
