"""The facts of a sentence are the same numbers however they are written, in every process."""

import subprocess
import sys
from array import array

import pytest

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Paragraph
from summarizer.facts.facts import NAME, NUMBER, TERM, fact_of, fingerprint, kind_of, rows
from summarizer.facts.fingerprints import normalized_numbers
from summarizer.pipeline import analyze


def facts(analysis, sentence, kind):
    return {fact_of(p) for p in list(analysis.facts.rows())[sentence] if kind_of(p) == kind}


def test_fingerprint_value_is_stable_across_releases():
    assert fingerprint(NUMBER, "157") == 0xC176_BC74_3B25_1122
    assert len({fact_of(fingerprint(kind, "orla")) for kind in (TERM, NAME, NUMBER)}) == 3


def test_fingerprints_are_identical_across_processes(brief):
    text = "Steve Witkoff met 157 soldiers in Oslo."
    code = (
        "from summarizer import *\n"
        f"text = {text!r}\n"
        "a = analyze(Document(text, (Paragraph(0, len(text)),), 'A title', language='en'))\n"
        "print(list(a.facts.prints), list(a.facts.signature))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    own = brief(text).facts
    assert done.stdout.split("] [")[0] == str(list(own.prints))[:-1]
    assert done.stdout.strip().endswith(str(list(own.signature))[1:])


def test_facts_have_one_row_per_sentence_even_if_empty(brief):
    found = brief("The dam broke. He did. Berg left Oslo.")
    assert [bool(row) for row in rows(found.facts.prints)] == [True, False, True]
    assert len(found.sentences) == 3


def test_name_forms_of_one_entity_share_a_fact(brief):
    found = brief("Steve Witkoff came to Oslo. Witkoff left Oslo.", "John Witkoff stayed in Oslo.")
    first, second, third = (facts(found, at, NAME) for at in range(3))
    assert first == second
    assert first != third
    assert len(first & third) == 1  # Oslo


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They freed 157 prisoners.", "Prisoners were freed: 157 prisoners."),
        ("Two villages burned.", "Burning, 2 villages."),
        ("It cost 18 million euros.", "It cost 18,000,000 euros."),
        ("It cost 2.5 billion euros.", "Euros cost: 2,500 million."),
        ("Twenty-one villages burned.", "The 21 villages burn."),
    ],
)
def test_paraphrases_share_numbers_and_terms(brief, one, other):
    one, other = brief(one), brief(other)
    for kind in (NUMBER, TERM):
        assert facts(one, 0, kind) == facts(other, 0, kind)
    assert facts(one, 0, NUMBER)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two of 3", ["2", "3"]),
        ("one of them", []),
        ("one million", ["1000000"]),
        ("thirty five", ["35"]),
        ("a dozen", ["12"]),
        ("21st", ["21"]),
        ("1,200", ["1200"]),
        ("7.50", ["7.5"]),
        ("10:30", ["10:30"]),
        ("two hundred thousand", ["200000"]),
    ],
)
def test_numbers_are_parsed_from_digits_and_words(text, found):
    assert [number for number, _ in normalized_numbers(text.split()) if number] == found


def test_facts_of_stops_when_cancelled(brief):
    from summarizer.facts.fingerprints import facts_of

    found = brief("The dam broke.")
    with pytest.raises(Cancelled):
        facts_of(found.document, found.sentences * 500, found.entities, cancelled=lambda: True)


def test_text_without_words_has_no_facts():
    found = analyze(Document("", (), "Nothing"))
    assert found.facts.prints == array("Q")
    assert not any(found.facts.signature)
    dots = analyze(Document("…", (Paragraph(0, 1),), "Dots"))
    assert [row for row in dots.facts.rows() if row] == []
