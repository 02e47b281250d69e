"""A briefing that is not English: ranked in its own language, without names, with its quotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.analysis import Analysis
from summarizer.codec.stream import AnalysisPieces, analysis_pieces
from summarizer.document import Document, Paragraph
from summarizer.entities.tagger import tagger
from summarizer.export.json import to_json
from summarizer.export.markdown import to_markdown
from summarizer.export.text import to_text
from summarizer.pipeline import analyze

ROWS = dict(
    line.split("\t")
    for line in Path(__file__).parents[1].joinpath("paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
SAID = "„Wir haben lange geredet und nichts erreicht“, sagte der Sprecher."


def document(*paragraphs: str, language: str | None = None) -> Document:
    text, spans = "\n\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = spans[-1].end + 2 if spans else 0
        spans.append(Paragraph(start, start + len(paragraph)))
    return Document(text, tuple(spans), "title", language=language)


def source(analysis: Analysis) -> dict:
    return json.loads(to_json(analysis, analysis.summary()))["source"]


@pytest.mark.parametrize("code", ROWS)
def test_other_languages_are_ranked_and_named_in_exports(code: str) -> None:
    given = document(ROWS[code], ROWS[code])
    found = analyze(given)
    wanted = code if code.islower() else None
    assert sorted(found.ranking.order) == list(range(len(found.sentences)))
    assert found.document.text == given.text
    assert source(found)["language"] == wanted
    assert f"language: {json.dumps(wanted)}" in to_markdown(found, found.summary())


def test_language_given_by_the_reader_is_kept() -> None:
    assert source(analyze(document("Kort.", language="sv")))["language"] == "sv"
    unranked = analyze(document(ROWS["POLISH"], language="pl"))
    assert source(unranked)["language"] == "pl"
    assert not unranked.entities


def test_inflected_form_of_the_subject_raises_centrality() -> None:
    text = (
        "Der alte Hafen im Norden ruht seit gestern Abend ganz still. "
        "Die Verhandlungen zwischen beiden Seiten dauern nach drei Wochen noch immer an. "
        "Jede Verhandlung kostet den Steuerzahler am Ende viel Geld und Zeit. "
        "Starker Regen fiel heute über den hohen Bergen des weiten Südens."
    )
    found = analyze(document(text, language="de"))
    reasons = [found.ranking.scores.reasons(at).get("centrality", 0.0) for at in range(4)]
    assert reasons[1] > reasons[0]
    assert reasons[1] > reasons[3]


def test_other_languages_do_not_load_the_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted() -> None:
        raise AssertionError("the tagger was asked for")

    monkeypatch.setattr("summarizer.entities.recognize.shipped", unwanted)
    assert tagger.shipped is not unwanted
    assert analyze(document(ROWS["de"])).entities == ()


def test_quotations_in_other_languages_have_no_speaker() -> None:
    found = analyze(document(ROWS["de"], SAID))
    (quote,) = found.quotes
    assert found.document.at(quote) == SAID.partition(", ")[0]
    assert (quote.kind, quote.speaker, quote.cue) == ("direct", None, None)


def test_english_cue_words_are_ignored_in_other_languages() -> None:
    """ "i" and "so" are common Norwegian and German; in English they tell what kind of sentence it is."""
    found = analyze(document("So sprach er. Also die Sache ist so.", ROWS["no"], language="no"))
    names = {name for at in range(len(found.sentences)) for name in found.ranking.scores.reasons(at)}
    assert not names & {"own", "dependence", "definition", "purpose"}


def test_language_survives_transfer_between_processes() -> None:
    given = document(ROWS["fi"])
    found = analyze(given)
    came = AnalysisPieces()
    for piece in analysis_pieces(found):
        came.add(piece)
    assert came.whole(given) == found


def test_text_export_names_a_language_other_than_english() -> None:
    def line(text: str) -> str:
        found = analyze(document(text))
        return to_text(found, found.summary()).splitlines()[1]

    assert line(ROWS["de"]).startswith("German, 3 of 3 sentences")
    assert line(ROWS["GREEK"]).startswith("language unknown, ")
    assert line(ROWS["en"])[0].isdigit()
