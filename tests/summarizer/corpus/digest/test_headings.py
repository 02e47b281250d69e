"""Headings of threads: what the briefings share that is specific to them."""

import pytest

from summarizer.corpus.digest.compose import compose
from summarizer.corpus.digest.extract import extract
from summarizer.corpus.digest.headings import heading
from summarizer.corpus.digest.sources import is_source
from summarizer.document import Entity, MessageHeaders, Span
from summarizer.summary import Length

DAM = (
    "The dam at Orla broke on Monday evening after a week of heavy rain.",
    "Mayor Anna Berg told Reuters that two villages below the dam were emptied.",
)
LATER = (
    "On Monday evening the Orla dam broke after a week of heavy rain.",
    "Mayor Anna Berg told Reuters that the army sent boats, tents and water.",
    "Reuters reported that the army closed the road to the dam.",
)


def headings(*analyses) -> list[str]:
    made = compose((extract(one, n, Length(3)) for n, one in enumerate(analyses)), Length(3))
    return [thread.heading for thread in made.threads]


def test_news_agency_is_in_no_heading(brief) -> None:
    first, second = brief(*DAM, title="One"), brief(*LATER, title="Two")
    assert any(entity.name == "Reuters" for entity in second.entities)
    (heading,) = headings(first, second)
    assert "Reuters" not in heading
    assert "Orla" in heading


def test_name_that_other_threads_have_too_comes_later(brief) -> None:
    others = [
        brief(f"Anna Berg opened the {word} fair on Friday.", f"The {word} makers came.", title=word)
        for word in ("cheese", "lamp", "kite", "boat")
    ]
    found = headings(brief(*DAM, title="One"), brief(*LATER, title="Two"), *others)
    assert "Orla dam, Anna Berg" in found
    assert found[0] == "Anna Berg", "the thread of the fairs has no other name"


def test_word_that_is_no_name_elsewhere_is_in_no_heading(brief) -> None:
    first = extract(brief(*DAM), 0, Length(3))
    motion = first.named[0]._replace(key="t motion", name="Motion", type="other", word=77, is_source=False)
    one = first._replace(title="One", path="One.txt", named=(motion, *first.named))
    other = one._replace(number=1, title="Two", path="Two.txt")
    same = {named.key: named.key for named in one.named}
    assert "Motion" in heading([one, other], [one, other], same)
    one.terms.append(77)
    assert "Motion" not in heading([one, other], [one, other], same)


def test_subject_of_a_conversation_heads_its_thread(brief, with_message) -> None:
    first = with_message(brief(*DAM, title="Pump station"), MessageHeaders("a@x", subject="Pump station"))
    reply = with_message(
        brief("The pumps came.", "Nobody was hurt.", title="Re: Pump station"),
        MessageHeaders("b@x", references=("a@x",), subject="Pump station", is_reply=True),
    )
    assert headings(first, reply) == ["Pump station"]


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Anna Berg told Kestrel Wire that the dam broke.", "Kestrel Wire", True),
        ("The dam broke, the Kestrel Wire reported.", "Kestrel Wire", True),
        ("LUND (Kestrel Wire) — The dam broke.", "Kestrel Wire", True),
        ("Kestrel Wire sold forty ships to Norway.", "Kestrel Wire", False),
        ("The dam broke, AFP says.", "AFP", True),
    ],
)
def test_source_is_told_by_where_it_is_named(brief, sentence: str, name: str, expected: bool) -> None:
    at = sentence.index(name)
    entity = Entity("e1", name, "organization", (Span(at, at + len(name)),))
    assert is_source(brief(sentence), entity) is expected
    assert not is_source(brief(sentence), entity._replace(type="person"))
