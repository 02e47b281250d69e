"""What is new: facts that stood in no earlier briefing, and not old ones in other words."""

import random
from pathlib import Path

import pytest

from summarizer import open_documents
from summarizer.corpus.novelty import KnownFacts, novelty
from summarizer.document import at_offset

SEEDS = Path(__file__).parents[3] / "seeds"
EARLIER = (
    "The dam at Orla broke on Monday evening after a week of heavy rain. Mayor Anna Berg said that two "
    "villages were emptied within an hour.",
    "The army sent 40 soldiers and six helicopters to the valley. Nobody was hurt, according to the hospital "
    "in Stenbridge.",
)


def new(brief, sentence, *earlier):
    """Whether the one sentence tells something new."""
    return bool(_found(brief, sentence, *earlier).sentences)


def _found(brief, sentence, *earlier):
    known = KnownFacts(brief(*paragraphs).facts.prints for paragraphs in (earlier or (EARLIER,)))
    return novelty(brief(sentence), known)


@pytest.mark.parametrize(
    "sentence",
    [
        EARLIER[1].split(". ")[0] + ".",
        "On Monday evening, after a week of heavy rain, the dam at Orla broke.",
        "The Orla dam broke on Monday.",
        "Within an hour two villages were emptied, Mayor Anna Berg said.",
        "Berg said 2 villages were emptied.",
        "The army sent forty soldiers to the valley, and nobody was hurt.",
        "Six helicopters and 40 soldiers were sent by the army.",
        "Reporting by Olof Palm and Ines Maravall in Karsund.",
        "He did not say.",
    ],
)
def test_paraphrased_sentence_is_not_new(brief, sentence):
    assert not new(brief, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers found a crack in the eastern wall and closed the road below it.",
        "The army sent 90 soldiers and six helicopters to the valley.",
        "Mayor Lotte Ekman said that two villages were emptied within an hour.",
        "The hospital in Stenbridge asked the army for medicine, beds and a generator.",
    ],
)
def test_sentence_with_a_new_fact_figure_or_name_is_new(brief, sentence):
    assert new(brief, sentence)


def test_known_number_name_and_title_are_no_news(brief):
    """Each is in an earlier sentence, but in other ones than those that cover the rest."""
    earlier = (
        "The dam at Orla broke on Monday evening after a week of heavy rain.",
        "The army sent 40 soldiers to the valley.",
        "Anna Berg thanked the army.",
        "Minister Anna Berg met the mayor.",
    )
    assert not new(brief, "Minister Anna Berg thanked the army and its 40 soldiers.", earlier)
    assert new(brief, "Minister Anna Berg thanked the army and its 60 soldiers.", earlier)


def test_number_that_is_known_of_something_else_is_new(brief):
    assert new(brief, "Within an hour 40 villages were emptied, Mayor Anna Berg said.")


def test_briefing_is_all_new_if_four_of_five_sentences_are(brief):
    known = KnownFacts([brief(*EARLIER).facts.prints])
    fresh = (
        "Engineers found a crack in the eastern wall.",
        "Farmers sold their wheat to a mill in Karsund.",
        "The school bought two yellow buses in spring.",
        "A theater opened beside the old railway station.",
    )
    old = "The dam at Orla broke on Monday evening after a week of heavy rain."
    assert novelty(brief(*fresh, old), known).is_all_new
    assert not novelty(brief(*fresh[:3], old), known).is_all_new
    assert not novelty(brief(old), known).is_all_new


def test_threshold_says_how_much_of_a_sentence_must_be_known(brief):
    known = KnownFacts([brief(*EARLIER).facts.prints])
    found = brief("The dam at Orla broke on Monday evening after a week of fog.")
    assert novelty(found, known, covered=1.0).sentences == {0}
    assert novelty(found, known, covered=0.5).sentences == frozenset()


def test_known_words_in_a_new_combination_are_new(brief):
    """Every word was read before, the claim was not."""
    other = ("Farmers sold their wheat in spring.", "A bridge in Karsund closed.", "The school bought buses.")
    assert new(brief, "The hospital bought a bridge and sold the wheat to soldiers.", EARLIER, other)


def test_novelty_counts_all_earlier_briefings_in_any_order(brief):
    sentence = "Engineers found a crack in the eastern wall."
    other = ("A crack was found by engineers in the eastern wall of the dam.",)
    assert new(brief, sentence)
    assert not new(brief, sentence, EARLIER, other)
    assert not new(brief, sentence, other, EARLIER)


def test_novelty_marks_only_entities_not_named_before(brief):
    found = brief("Mayor Berg met Engineer Olof Palm in Orla on Friday and gave him 3,000 euros.")
    known = KnownFacts([brief(*EARLIER).facts.prints])
    names = {found.entity(ident).name for ident in novelty(found, known).entities}
    assert names == {"Olof Palm"}


def test_namesake_with_another_first_name_is_new(brief):
    found = brief("Peter Berg, a farmer, walked home.")
    known = KnownFacts([brief(*EARLIER).facts.prints])
    assert {found.entity(ident).name for ident in novelty(found, known).entities} == {"Peter Berg"}


def test_full_name_is_known_if_its_surname_was_read(brief):
    known = KnownFacts([brief("Mayor Berg spoke in Oslo.").facts.prints])
    assert novelty(brief("Anna Berg spoke in Oslo."), known).entities == frozenset()


def test_novelty_against_no_earlier_briefings_is_empty(brief):
    assert novelty(brief(*EARLIER), KnownFacts()) == (novelty(brief("No."), KnownFacts()))
    assert not KnownFacts()


def test_briefing_read_before_has_nothing_new(brief):
    found = brief(*EARLIER)
    assert novelty(found, KnownFacts([found.facts.prints])).sentences == frozenset()


REPHRASED = (
    (" said that ", " stated that "),
    (" has ", " now has "),
    ("about ", "roughly "),
    (" because ", " since "),
    (" people ", " persons "),
)


def rephrased(text, chance):
    for old, other in REPHRASED:
        text = text.replace(old, other)
    head, comma, tail = text.rstrip(".").partition(", ")
    if comma and chance.random() < 0.5 and "“" not in text:
        return f"{tail[:1].upper()}{tail[1:]}, {head[:1].lower()}{head[1:]}."
    return text


def update_of(sentences, seed):
    """Earlier briefings, and an update as (text, is it new) in another order."""
    chance = random.Random(seed)
    back = set(chance.sample(range(len(sentences)), k=len(sentences) // 3))
    known = [text for at, text in enumerate(sentences) if at not in back]
    earlier = [known[::2], known[1::2] + known[:4]]
    lines = [(sentences[at], True) for at in back]
    for text in known:
        if chance.random() < 0.8:
            lines.append((rephrased(text, chance), False))
    chance.shuffle(lines)
    return earlier, lines


def test_precision_and_recall_on_updates_of_the_samples(brief):
    """Each sample is parted into briefings of yesterday and an update whose new sentences are known."""
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    names = ("abu-dhabi-talks.txt", "flood-response-orla-valley.md", "winter-review-vestermark-grid.txt")
    for seed, name in enumerate(names):
        (document,) = open_documents(SEEDS / name)
        analysis = brief(*(document.line(paragraph) for paragraph in document.paragraphs))
        sentences = [analysis.document.line(one) for one in analysis.sentences]
        sentences = [one for one in sentences if one.endswith(".") and len(one.split()) > 5][:90]
        earlier, lines = update_of(sentences, seed)
        known = KnownFacts(brief(*texts).facts.prints for texts in earlier)
        update = brief(*(text for text, _ in lines))
        found = novelty(update, known).sentences
        for number, sentence in enumerate(update.sentences):
            is_new = lines[at_offset(update.document.paragraphs, sentence.start)][1]
            counts[is_new, number in found] += 1
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    assert right + missed > 40
    assert right / (right + wrong) > 0.9
    assert right / (right + missed) > 0.9
