"""Hard-wrapped texts: which lines make a paragraph, whatever the headline above and the margin."""

from __future__ import annotations

import io
import textwrap

import pytest

from summarizer.document import Document
from summarizer.readers import open_documents

ONE = (
    "The county said on Monday that ice on the river had closed the upper lock at Harrow, that four barges "
    "with grain for the mills of Tarn were waiting below it, and that it expected the thaw to set in before "
    "the end of the week."
)
TWO = (
    "Millers in Tarn have flour for nine days. The largest of them, Brandt and Sons, has asked the army for "
    "lorries, which would need two nights for the way over the pass if the road stays open."
)
LONG = (
    "County Closes the Upper Lock at Harrow After Ice Damages Its Gates and Leaves Four Barges Stranded Below"
)


def paragraphs(text: str) -> list[str]:
    (document,) = open_documents(io.BytesIO(text.encode()), name="a.txt")
    assert isinstance(document, Document)
    return [document.line(paragraph) for paragraph in document.paragraphs if paragraph.kind == "body"]


def wrapped(text: str, width: int = 62, **indents: str) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False, **indents)


@pytest.mark.parametrize("width", [45, 55, 62, 72, 78, 90])
@pytest.mark.parametrize("headline", ["Lock closed", LONG, LONG + "\n[29 January 2025]"])
def test_paragraphs_are_joined_below_any_headline(width: int, headline: str) -> None:
    text = f"{headline}\n\n{wrapped(ONE, width)}\n\n{wrapped(TWO, width)}\n"
    assert paragraphs(text)[-2:] == [ONE, TWO]


@pytest.mark.parametrize("width", [45, 62, 72])
def test_single_paragraph_under_a_long_headline_is_joined(width: int) -> None:
    assert paragraphs(f"{LONG}\n\n{wrapped(ONE, width)}\n")[-1] == ONE


def test_wrapped_lines_with_trailing_spaces_are_joined() -> None:
    text = f"{LONG}\n\n" + wrapped(ONE).replace("\n", " \n") + "\n"
    assert paragraphs(text)[-1] == ONE


def test_indented_first_lines_begin_paragraphs() -> None:
    text = (
        f"{LONG}\n\n" + wrapped(ONE, initial_indent="   ") + "\n" + wrapped(TWO, initial_indent="   ") + "\n"
    )
    assert paragraphs(text)[-2:] == [ONE, TWO]


def test_short_last_lines_end_paragraphs_without_blank_lines() -> None:
    one = ONE + " Nobody was hurt."
    text = f"Lock closed\n\n{wrapped(one, 60)}\n{wrapped(TWO, 60)}\n{wrapped(one, 60)}\n"
    assert paragraphs(text)[-3:] == [one, TWO, one]


def test_text_between_long_unwrapped_lines_is_joined() -> None:
    text = f"{LONG}\n{LONG}\n\n{wrapped(ONE)}\n\n{wrapped(TWO)}\n"
    assert paragraphs(text)[-2:] == [ONE, TWO]


def test_headline_over_several_lines_is_not_joined_to_the_text() -> None:
    text = f"{LONG}\n\n{wrapped(ONE)}\n"
    assert LONG not in paragraphs(text)[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ["14 Quay Street", "Melby", "Valdora"],
        ["The sea is grey", "the wind is cold", "and nobody comes here", "but gulls"],
        ["A first sentence stands here.", "A second one stands here.", "A third is here, too."],
    ],
    ids=["address", "poem", "a sentence a line"],
)
def test_deliberate_line_breaks_are_kept(lines: list[str]) -> None:
    text = "\n".join(lines) + f"\n\n{ONE}\n\n{TWO}\n"
    assert paragraphs(text)[-2:] == [ONE, TWO]
    (document,) = open_documents(io.BytesIO(text.encode()), name="a.txt")
    assert isinstance(document, Document)
    assert [document.line(paragraph) for paragraph in document.paragraphs[:-2]] == lines


def test_one_sentence_per_line_in_a_long_text_is_kept() -> None:
    lines = [f"Lock number {n} of the river was closed for the whole of the winter." for n in range(12)]
    assert paragraphs("Locks\n\n" + "\n".join(lines) + "\n")[-12:] == lines


def test_items_with_hanging_lines_are_joined_under_a_long_headline() -> None:
    item = "- " + ONE
    text = (
        f"{LONG}\n\n{wrapped(item, subsequent_indent='  ')}\n{wrapped('- ' + TWO, subsequent_indent='  ')}\n"
    )
    (document,) = open_documents(io.BytesIO(text.encode()), name="a.txt")
    assert isinstance(document, Document)
    assert [document.line(p) for p in document.paragraphs if p.kind == "list"] == [item, "- " + TWO]


def test_wrapped_text_in_capitals_is_joined() -> None:
    text = f"WARNING\n\n{wrapped(ONE.upper())}\n\n{wrapped(TWO.upper())}\n"
    assert paragraphs(text)[-2:] == [ONE.upper(), TWO.upper()]


def test_wrapped_transcript_with_short_turns_is_joined() -> None:
    """Most lines end a turn; the others are full."""
    turns = []
    for n in range(4):
        turns += [
            f"Q{n} Niall Carrigart: Who closed lock {n}?",
            wrapped("Gethin Prydderch: " + (ONE, TWO)[n % 2], 72),
        ]
    text = (
        "Evidence\n\n" + "\n\n".join("\n".join(turns[at : at + 2]) for at in range(0, len(turns), 2)) + "\n"
    )
    assert [line for line in paragraphs(text) if line.startswith("Gethin")] == [
        f"Gethin Prydderch: {said}" for said in (ONE, TWO, ONE, TWO)
    ]
