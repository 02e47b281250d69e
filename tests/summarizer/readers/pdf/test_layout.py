"""The layout is found again from places alone; whatever the places are, no word is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.readers.pdf.code import with_code
from summarizer.readers.pdf.furniture import edges_of, without_furniture
from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.lines import regions_of
from summarizer.readers.pdf.paragraphs import ParagraphBuilder
from summarizer.readers.pdf.runs import PdfPage, Run
from summarizer.readers.pdf.style import TypographicStyle

WIDTH, HEIGHT = 600.0, 800.0


def run(text: str, x: float, y: float, size: float = 10.0, *, bold: bool = False, code: bool = False) -> Run:
    """A run whose letters are half as wide as they are high."""
    wide = size / 2
    return Run(text, x, x + len(text) * wide, y, y + size, bold, advance=wide if code else 0.0, spaced=code)


def lines(*texts: str, x: float = 50.0, top: float = 700.0, leading: float = 12.0) -> list[Run]:
    return [run(text, x, top - leading * number) for number, text in enumerate(texts)]


def read(*regions: list[Run]) -> list[str]:
    """The blocks of what stands on a page each."""
    style, words = TypographicStyle(), Vocabulary()
    builder = ParagraphBuilder(style, words)
    blocks = []
    for number, runs in enumerate(regions, 1):
        words.learn(runs)
        style.count(runs)
        for region in regions_of(with_code(runs, style.code_tells), words):
            style.learn(region)
            blocks += builder.add(region, number)
    return [block.text for block in [*blocks, *builder.end()]]


COLUMN = [
    "The council met on Tuesday and agreed",
    "that the harbor must be dredged before",
    "the winter comes to it again.",
]


def test_columns_below_a_wide_title_are_read_in_order() -> None:
    title = [run("A title that goes across the whole of the page and its columns", 60, 740, 14, bold=True)]
    right = [
        "Nobody owns the pier and nobody has",
        "ever wanted to mend it since it costs",
        "more than all of the fees of it.",
    ]
    found = read([*title, *lines(*COLUMN), *lines(*right, x=320.0)])
    assert found == [
        "A title that goes across the whole of the page and its columns",
        " ".join(COLUMN),
        " ".join(right),
    ]


def test_footnote_does_not_split_a_paragraph_across_pages() -> None:
    note = [run("1 As the minutes of the meeting have it.", 50, 60, 7)]
    first = lines("The council met on Tuesday and agreed", "that the harbor must be dredged and")
    assert read([*first, *note], lines("mended before winter.")) == [
        "The council met on Tuesday and agreed that the harbor must be dredged and mended before winter.",
        "1 As the minutes of the meeting have it.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "known", "joined"),
    [
        ("re", "mains of it", "it remains", "remains of it"),
        ("well", "known men", "a well-known man", "well-known men"),
        ("well", "known men", "he is well and known", "well-known men"),
        ("temp", "orary", "", "temporary"),
        ("Abu", "Dhabi", "", "Abu-Dhabi"),
        ("state-of-the", "art", "", "state-of-the-art"),
        ("high", "level talks", "levels of water", "high-level talks"),
        ("under", "standing", "under the standing orders", "understanding"),
        ("2025", "2026", "", "2025-2026"),
    ],
)
def test_words_hyphenated_across_lines_are_joined(before: str, after: str, known: str, joined: str) -> None:
    words = Vocabulary()
    words.learn([run(known, 0, 0)])
    assert words.joined(before, after) == joined


def page(number: int, *runs: Run) -> PdfPage:
    return PdfPage(number, WIDTH, HEIGHT, runs)


def kept(*pages: PdfPage) -> list[list[str]]:
    """What is left of each page beside the others."""
    edges = [edges_of(each) for each in pages]
    return [
        [left.text for left in without_furniture(each, [edge for edge in edges if edge is not own])]
        for each, own in zip(pages, edges, strict=True)
    ]


def test_running_headers_and_page_numbers_are_removed() -> None:
    pages = [
        page(n, run(f"Report {n}", 50, 770), *lines(*COLUMN), run(f"{n + 16}", 300, 20)) for n in range(1, 4)
    ]
    assert kept(*pages) == [COLUMN] * 3


def test_lines_resembling_headers_are_kept() -> None:
    close = page(1, run("The council", 50, 712), *lines(*COLUMN))
    assert kept(close, page(2, run("The council", 50, 712), *lines("Other words."))) == [
        ["The council", *COLUMN],
        ["The council", "Other words."],
    ]
    once = page(1, run("Report", 50, 770), *lines(*COLUMN))
    assert kept(once, page(2, *lines("Other words.")))[0] == ["Report", *COLUMN]


WORDS = st.sampled_from(["harbor", "Pier", "of", "Lund.", "and", "council,", "Depth", "met"])
RUNS = st.builds(
    lambda words, x, y, size, bold, code: run(" ".join(words), x, y, size, bold=bold, code=code),
    st.lists(WORDS, min_size=1, max_size=6),
    st.floats(-50, 650),
    st.floats(-50, 850),
    st.sampled_from([7.0, 10.0, 10.0, 10.0, 14.0]),
    st.booleans(),
    st.booleans(),
)


@examples(60, ci=30)
@given(st.lists(st.lists(RUNS, max_size=40), min_size=1, max_size=3))
def test_layout_loses_no_word(pages: list[list[Run]]) -> None:
    given_words = Counter(word for runs in pages for each in runs for word in each.text.split())
    assert Counter(word for block in read(*pages) for word in block.split()) == given_words


def test_line_in_capitals_is_a_heading() -> None:
    style, words = TypographicStyle(), Vocabulary()
    builder = ParagraphBuilder(style, words)
    (region,) = regions_of([*lines("HARBOR OF HALDEN"), *lines(*COLUMN, top=676.0)], words)
    style.learn(region)
    blocks = [*builder.add(region, 1), *builder.end()]
    assert [(block.kind, block.text) for block in blocks] == [
        ("heading", "HARBOR OF HALDEN"),
        ("body", " ".join(COLUMN)),
    ]
