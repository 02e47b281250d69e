"""Why a name has its type: what the tagger, the word lists and the words beside it say."""

from summarizer.entities.type_evidence import MOST, contexts, evidence, ruled
from summarizer.name_rules import NO_RULES, NameRule, NameRules
from summarizer.pipeline import analyze
from summarizer.readers import document_of

ANALYSIS = analyze(document_of("Shares in Orla Energi fell in Paris on Monday. Mayor Ruth Hall left."))


def named(name: str):
    return next(entity for entity in ANALYSIS.entities if entity.name == name)


def evidence_of(name: str):
    entity = named(name)
    return evidence(contexts(ANALYSIS.document, ANALYSIS.sentences, entity), (name,), entity.type)


def test_words_beside_a_name_are_quoted_with_their_type() -> None:
    assert evidence_of("Orla Energi").cues == (("Shares in Orla Energi", "organization"),)


def test_form_in_the_word_lists_is_named() -> None:
    assert evidence_of("Paris").listed == "Paris"
    assert evidence_of("Orla Energi").listed is None


def test_title_and_votes_of_a_person() -> None:
    found = evidence_of("Ruth Hall")
    assert found.titles == ("Mayor",)
    assert found.votes[0][0] == "person"
    assert abs(sum(share for _, share in found.votes) - 1) < 1e-6
    assert found.read == 1


def test_figure_and_ruled_name_need_no_text() -> None:
    assert ruled(named("Monday"), NO_RULES).is_figure
    assert ruled(named("Paris"), NO_RULES) is None
    assert ruled(named("Paris"), NameRules((NameRule("Paris", "place"),))).rule == "Paris"


def test_context_of_a_mention_is_its_sentence() -> None:
    (context,) = contexts(ANALYSIS.document, ANALYSIS.sentences, named("Ruth Hall"))
    assert context.text == "Mayor Ruth Hall left."
    assert context.text[context.start : context.end] == "Ruth Hall"


def test_reading_is_bounded() -> None:
    many = analyze(document_of("Ruth Hall left. " * 60))
    assert len(contexts(many.document, many.sentences, many.entities[0])) == MOST
