"""How much is left to read."""

from summarizer.document import Document, Paragraph
from summarizer.pipeline import analyze
from tui.model import status_text
from tui.model.status_text import ReadingTime

ONE = "Eight words are what this very sentence has."  # 8 words
TEXT = "\n\n".join([ONE] * 100)
DOCUMENT = Document(TEXT, tuple(Paragraph(at * 46, at * 46 + 44) for at in range(100)), "t")


def test_words_left_are_counted_from_the_current_sentence() -> None:
    pace = ReadingTime(analyze(DOCUMENT))
    assert pace.words == 800
    assert pace.left(0) == 800
    assert pace.left(46) == 792
    assert pace.left(46 + 20) == 792, "the current one is still to be read"
    assert pace.left(99 * 46) == 8


def test_time_left_is_shown_in_minutes() -> None:
    pace = ReadingTime(analyze(DOCUMENT))
    assert status_text.time_left(pace, 0) == "3 min"
    assert status_text.time_left(pace, 50 * 46) == "3 min, 2 left"
    assert status_text.time_left(pace, 99 * 46) == "3 min, <1 left"


def test_time_left_is_omitted_for_one_minute() -> None:
    pace = ReadingTime(analyze(Document(ONE, (Paragraph(0, 44),), "t")))
    assert status_text.time_left(pace, 0) == "1 min"
