"""Signatures tell how much two texts share, from the texts alone."""

import random

import pytest

from summarizer.document import Document, Paragraph
from summarizer.facts.facts import BINS, bands, document_signature, resemblance, signature

WORDS = [f"word{number}" for number in range(4000)]


def text(seed: int, length: int = 800) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize("shared", [0, 200, 400, 600, 800])
def test_resemblance_estimates_the_jaccard_index_of_shingles(shared):
    """Over forty pairs the error of the mean is a sixth of that of one, 0.065."""
    estimates = []
    for seed in range(40):
        one = text(seed)
        other = one[:shared] + text(1000 + seed)[shared:]
        a, b = shingles(one), shingles(other)
        true = len(a & b) / len(a | b)
        estimates.append(resemblance(signature(" ".join(one)), signature(" ".join(other))) - true)
    assert abs(sum(estimates) / len(estimates)) < 0.035


def test_signature_ignores_case_punctuation_and_line_ends():
    assert signature("The dam broke; two men\ndied.") == signature("the DAM broke. Two men died")


def test_signature_depends_on_word_order():
    assert resemblance(signature("a b c d e f g h"), signature("h g f e d c b a")) < 0.2


@pytest.mark.parametrize("words", ["one", "one two", "one two three"])
def test_short_text_resembles_itself(words):
    assert len(signature(words)) == BINS
    assert resemblance(signature(words), signature(words)) == 1
    assert resemblance(signature(words), signature("something else here")) == 0


def test_text_without_words_resembles_nothing():
    assert resemblance(signature(""), signature("…")) == 0
    assert list(bands(signature(""))) == []


def test_versions_share_a_band_and_unrelated_texts_do_not():
    one = text(1)
    version = one[:700] + text(2, 100)
    assert set(bands(signature(" ".join(one)))) & set(bands(signature(" ".join(version))))
    assert not set(bands(signature(" ".join(one)))) & set(bands(signature(" ".join(text(3)))))


def test_reply_does_not_resemble_the_message_it_quotes():
    letter, answer = " ".join(text(1)), " ".join(text(2, 60))
    quoted = (Paragraph(0, len(answer)), Paragraph(len(answer) + 2, len(answer) + 2 + len(letter), "quote"))
    reply = document_signature(Document(f"{answer}\n\n{letter}", quoted, "Re: talks"))
    assert resemblance(reply, signature(letter)) < 0.1
    only = document_signature(Document(letter, (Paragraph(0, len(letter), "quote"),), "Fwd: talks"))
    assert resemblance(only, signature(letter)) == 1
