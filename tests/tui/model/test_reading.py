"""The pure functions that move in a briefing, on a text whose offsets are known by hand."""

from dataclasses import replace

import pytest

from summarizer.document import Document, Entity, Paragraph, Span
from summarizer.pipeline import analyze
from summarizer.summary import Length
from tui.model import reading
from tui.model.reading import Reading

TEXT = "Anna Berg met Carl in Lund. It rained.\n\nBerg left.\n\nCarl Holm stayed. Nobody else did."
PARAGRAPHS = (Paragraph(0, 38), Paragraph(40, 50), Paragraph(52, 86))
STARTS = [0, 28, 40, 52, 70]
DOCUMENT = Document(TEXT, PARAGRAPHS, "t")
OPENED = reading.open_at_start(DOCUMENT, Length(2))


@pytest.fixture(scope="module")
def settled() -> Reading:
    return reading.settle(OPENED, analyze(DOCUMENT))


def test_sample_text_has_the_expected_offsets(settled: Reading) -> None:
    assert [sentence.start for sentence in settled.analysis.sentences] == STARTS
    assert [TEXT[p.start : p.end][-1] for p in PARAGRAPHS] == [".", ".", "."]


def test_document_opens_at_its_first_paragraph() -> None:
    assert reading.open_at_start(Document("\n\nA.", (Paragraph(2, 4),), "t"), Length()).cursor == 2
    assert reading.open_at_start(Document("", (), "t"), Length()).cursor == 0


def test_settling_adds_the_analysis_and_keeps_the_cursor() -> None:
    moved = reading.at_sentence(OPENED, 40)
    settled = reading.settle(moved, analyze(DOCUMENT))
    assert settled.cursor == 40
    assert len(settled.summary.excerpts) == 2


def test_cursor_moves_by_paragraph_before_the_analysis() -> None:
    assert reading.current_unit(OPENED) == Span(0, 38)
    assert reading.move_sentence(OPENED, 1).cursor == 40
    assert reading.move_sentence(OPENED, 9).cursor == 52
    assert reading.sentence_at(OPENED, 60).cursor == 60


def test_cursor_moves_by_sentence(settled: Reading) -> None:
    places, here = [], settled
    for _ in range(6):
        places.append(here.cursor)
        here = reading.move_sentence(here, 1)
    assert places == [*STARTS, 70]
    assert reading.move_sentence(settled, -1).cursor == 0
    assert reading.move_sentence(reading.at_sentence(settled, 60), -1).cursor == 52, "first to its start"
    assert reading.move_sentence(reading.at_mention(settled, Span(57, 61)), -1).cursor == 40


@pytest.mark.parametrize(("offset", "start"), [(0, 0), (27, 0), (28, 28), (39, 28), (85, 70), (999, 70)])
def test_sentence_at_an_offset_is_found(settled: Reading, offset: int, start: int) -> None:
    assert reading.sentence_at(settled, offset).cursor == start


@pytest.mark.parametrize(
    ("cursor", "view", "by", "then"),
    [
        (0, Span(28, 60), 1, 28),
        (0, Span(30, 60), 1, 40),
        (52, Span(30, 60), 1, 52),  # it is further down already
        (0, Span(55, 65), 1, 55),  # within a sentence longer than the view
        (70, Span(0, 60), -1, 0),
        (28, Span(30, 60), -1, 28),
    ],
)
def test_cursor_follows_a_page_turn_into_view(
    settled: Reading, cursor: int, view: Span, by: int, then: int
) -> None:
    assert reading.turned_to(reading.at_sentence(settled, cursor), view, by).cursor == then


def test_summary_grows_and_shrinks_by_one_sentence(settled: Reading) -> None:
    three = reading.lengthen(settled, 1)
    assert len(three.summary.excerpts) == 3
    assert set(settled.key_sentences()) < set(three.key_sentences())
    one = reading.lengthen(reading.lengthen(three, -1), -1)
    assert reading.lengthen(one, -1) is one
    everything = reading.lengthen(settled, 99)
    assert len(everything.summary.excerpts) == 5
    assert reading.lengthen(everything, 1) is everything
    assert not reading.could_be_longer(everything)
    assert reading.could_be_longer(settled)
    assert reading.lengthen(OPENED, 1) is OPENED


def test_summary_by_words_is_lengthened_by_sentences(settled: Reading) -> None:
    by_words = reading.settle(reading.open_at_start(DOCUMENT, Length(1, "words")), settled.analysis)
    assert len(by_words.summary.excerpts) == 1
    assert len(reading.lengthen(by_words, 1).summary.excerpts) == 2


def test_focus_selects_sentences_and_clearing_restores_them(settled: Reading) -> None:
    berg = settled.analysis.named("Anna Berg")
    around = reading.focus(reading.at_sentence(settled, 70), berg.id)
    assert (around.cursor, around.mention) == (0, Span(0, 9))
    assert {span.start for span in around.key_sentences()} == {0, 40}
    assert reading.lengthen(around, 1) is around
    assert not reading.could_be_longer(reading.summarize(replace(around, length=Length(5))))
    back = reading.focus(around, None)
    assert back.focused is None
    assert back.key_sentences() == settled.key_sentences()
    assert back.cursor == 0


def entity(ident: str, name: str, kind: str, *starts: int, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(ident, name, kind, tuple(Span(start, start + 4) for start in starts), aliases)


@pytest.mark.parametrize(
    ("among", "found"),
    [
        ([entity("e1", "Berg", "place", 10), entity("e2", "Berg", "person", 40)], "e2"),  # the type counts
        ([entity("e1", "Anna Berg", "person", 40, aliases=("Berg",))], "e1"),  # its fuller name has come
        ([entity("e1", "Holm", "person", 40), entity("e2", "Mount Berg", "place", 2, 8, 40)], "e2"),
        ([entity("e1", "Holm", "person", 40), entity("e2", "Lund", "place", 2)], None),
        ([], None),
    ],
)
def test_counterpart_finds_the_entity_in_a_longer_analysis(among: list[Entity], found: str | None) -> None:
    same = reading.counterpart(entity("e7", "Berg", "person", 10), among)
    assert (same.id if same else None) == found


def test_focus_is_kept_when_the_full_analysis_arrives() -> None:
    whole = analyze(DOCUMENT)
    head = replace(whole, sentences=whole.sentences[:2], entities=(entity("e9", "Carl", "person", 14),))
    early = reading.focus(reading.apply_partial_analysis(OPENED, head), "e9")
    assert (early.focused.name, early.cursor) == ("Carl", 14)
    settled = reading.settle(reading.at_sentence(early, 40), whole)
    assert settled.focused.name == "Carl Holm"
    assert settled.cursor == 40
    assert settled.summary.focus == settled.focused.id


@pytest.mark.parametrize(
    ("cursor", "by", "found"),
    [
        (0, 1, (1, False)),
        (12, 1, (1, False)),
        (40, 1, (0, True)),
        (40, -1, (1, False)),
        (10, -1, (0, True)),
        (0, -1, (2, True)),
    ],
)
def test_next_span_wraps_around(cursor: int, by: int, found: tuple[int, bool]) -> None:
    stretches = [Span(10, 12), Span(20, 22), Span(40, 44)]
    expected = {(0, 1): (0, False), (10, -1): (2, True)}.get((cursor, by), found)
    assert reading.next_in(stretches, cursor, by) == expected
    assert reading.next_in([], cursor, by) is None


def test_empty_document_can_be_read() -> None:
    empty = reading.open_at_start(Document("", (), "t"), Length())
    assert reading.current_unit(empty) == Span(0, 0)
    assert reading.move_sentence(empty, 1) is empty
    assert reading.turned_to(empty, Span(0, 1), 1) is empty
    assert empty.key_sentences() == ()
