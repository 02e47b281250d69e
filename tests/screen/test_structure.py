"""Moving through the structure: headings, the outline, and typed positions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.document import Document, Kind, Paragraph, Place
from summarizer.files.options import Options
from tui.collection.sources import Source

BLOCKS: list[tuple[str, Kind, int]] = [
    ("Anna Berg met Peter Novak in Lund on Monday.", "body", 0),  # ¶ 1, 9 words, before any heading
    ("The harbor", "heading", 1),  # ¶ 2
    ("The harbor stayed closed for two days. Nobody was hurt.", "body", 0),  # ¶ 3, 7 and 3 words
    ("Ferries", "heading", 2),  # ¶ 4
    ("Ferries waited outside the harbor on Tuesday.", "body", 0),  # ¶ 5, 7 words
    ("The café", "heading", 1),  # ¶ 6
    ("Later Novak drank tea in the café with Berg.", "body", 0),  # ¶ 7, 9 words
]


class Chapters(Source):
    """Source of a document with levels of headings and, if it is a PDF file, two paragraphs on each page."""

    @property
    def paged(self) -> bool:
        return self.name.endswith(".pdf")

    def documents(self, options: Options) -> Iterator[Document]:
        text, paragraphs = "", []
        for number, (block, kind, level) in enumerate(BLOCKS):
            place = Place(1 + number // 2) if self.paged else Place()
            paragraphs.append(Paragraph(len(text), len(text) + len(block), kind, place, level))
            text += block + "\n\n"
        pages = 4 if self.paged else None
        yield Document(
            text.rstrip(), tuple(paragraphs), "Harbor", "markdown", "a.md", sha256="5" * 64, pages=pages
        )


PLAIN = Chapters("a.md", Path("a.md"))
PAGED = Chapters("a.pdf", Path("a.pdf"))


def paragraph(it) -> int:
    """Return the number of the paragraph at the cursor."""
    return int(it.position.partition("¶ ")[2].split()[0])


# Headings


async def test_parentheses_step_through_the_headings_and_say_when_they_wrap(desk) -> None:
    async with desk(PLAIN) as it:
        said = []
        for key in "))))((":
            await it.press(key)
            said.append((it.status, paragraph(it)))
        assert said == [
            ("heading 1 of 3: The harbor", 2),
            ("heading 2 of 3: Ferries", 4),
            ("heading 3 of 3: The café", 6),
            ("heading 1 of 3 (wrapped to start): The harbor", 2),
            ("heading 3 of 3 (wrapped to end): The café", 6),
            ("heading 2 of 3: Ferries", 4),
        ]
        await it.press("j", "(")
        assert paragraph(it) == 4, "from within a section to its own heading"
        await it.press("<")
        assert it.status == "no earlier place in the jump list", "steps are not jumps"


async def test_next_heading_is_shown_in_a_narrow_window(desk) -> None:
    async with desk(PLAIN, size=(60, 20)) as it:
        await it.press("1", ")")
        assert it.shown == ["source"]
        assert it.column("source")[3].startswith("▸     The harbor")


@pytest.mark.parametrize("key", ["(", ")", "T"])
async def test_text_without_headings_says_so(desk, key: str) -> None:
    async with desk() as it:
        await it.press(key)
        assert it.status == "no headings in this text"
        assert it.focus == "source"


# The outline


async def test_outline_lists_the_headings_as_a_tree_with_sizes(desk) -> None:
    async with desk(PLAIN, config=desk.two_sentences) as it:
        await it.press("j", "j", "T")
        assert it.focus == "outline"
        title, *rows = it.column("outline")[:5]
        assert title == "OUTLINE 3 · words, ▌ key"
        keys = [span.start for span in it.reading.key_sentences()]
        harbor, cafe = (
            it.reading.document.text.index("The harbor"),
            it.reading.document.text.index("The café"),
        )
        in_harbor = sum(harbor <= start < cafe for start in keys)
        assert [row.split() for row in rows] == [
            ["▸•The", "harbor", "17", *([f"▌{in_harbor}"] if in_harbor else [])],
            ["Ferries", "7", *(["▌1"] if any("Ferries" in line for line in key_lines(it)) else [])],
            ["The", "café", "9", *(["▌1"] if any("Later" in line for line in key_lines(it)) else [])],
            [],
        ]
        region = it.reader.outline.region
        lines = [line[region.x : region.right] for line in it.lines()]
        assert lines[3].index("Ferries") == lines[2].index("The harbor") + 2


def key_lines(it) -> list[str]:
    return [it.reading.document.at(span) for span in it.reading.key_sentences()]


async def test_enter_goes_to_the_heading_and_back_undoes_it(desk) -> None:
    async with desk(PLAIN) as it:
        await it.press("1", "T", "down", "down", "enter")
        assert it.status == "heading 3 of 3: The café"
        assert (paragraph(it), it.focus) == (6, "source")
        assert it.shown == ["summary", "entities", "source"]
        await it.press("<")
        assert paragraph(it) == 1


async def test_outline_opens_on_the_current_section(desk) -> None:
    async with desk(PLAIN) as it:
        await it.press("G", "T")
        assert it.column("outline")[3].startswith("▸•The café")
        await it.press("up", "enter")
        assert paragraph(it) == 4


async def test_outline_is_filtered_while_typing(desk) -> None:
    async with desk(PLAIN) as it:
        await it.press("T")
        assert it.status == "type to filter"
        assert it.footer == "enter go there  esc close"
        await it.press(*"cafe")
        assert it.status == "filter: cafe▏"
        assert it.column("outline")[0].startswith("OUTLINE 1 of 3")
        assert it.column("outline")[1].startswith("▸ The café"), "accents aside"
        await it.press("x")
        assert it.column("outline")[1] == "no match"
        await it.press("enter")
        assert it.status == "no match (esc clears the filter)"
        await it.press("escape")
        assert it.column("outline")[0].startswith("OUTLINE 3 ")
        await it.press("escape")
        assert (it.focus, it.status) == ("source", "")
        assert paragraph(it) == 1


async def test_escape_returns_to_the_pane_that_had_the_focus(desk) -> None:
    async with desk(PLAIN) as it:
        for pane in ("summary", "entities", "source"):
            await it.press(str(("summary", "entities", "source").index(pane) + 1), "T", "escape")
            assert it.focus == pane


@pytest.mark.parametrize(("width", "beside"), [(120, ["entities", "source"]), (80, ["source"]), (60, [])])
async def test_outline_stands_in_place_of_the_summary(desk, width: int, beside: list[str]) -> None:
    async with desk(PLAIN, size=(120, 20)) as it:
        await it.press("T")
        await it.resize(width, 20)
        assert it.column("outline")[0].startswith("OUTLINE 3")
        assert it.shown == beside
        await it.press("escape")
        await it.resize(120, 20)
        assert it.shown == ["summary", "entities", "source"]


async def test_key_that_is_no_part_of_the_outline_closes_it(desk) -> None:
    async with desk(PLAIN) as it:
        await it.press("T", *"fer", "tab")
        assert it.focus == "summary"
        assert not it.reader.outlined
        assert paragraph(it) == 1


async def test_mouse_chooses_a_heading_or_closes_the_outline(desk) -> None:
    async with desk(PLAIN) as it:
        await it.press("T")
        await it.click_on("The café", "outline")
        assert (paragraph(it), it.reader.outlined) == (6, False)
        await it.press("T")
        await it.click_on("The harbor stayed", "source")
        assert (paragraph(it), it.reader.outlined) == (3, False)


async def test_outline_before_the_analysis_has_no_sizes_until_it_comes(desk) -> None:
    async with desk(PLAIN, settled=False) as it:
        await it.press("T")
        assert it.column("outline")[:2] == ["OUTLINE 3", "▸ The harbor"]
        await it.press("down")
        await it.settle()
        assert it.column("outline")[0] == "OUTLINE 3 · words, ▌ key"
        assert it.column("outline")[2].split()[:2] == ["▸", "Ferries"]


async def test_long_outline_shows_the_current_section_and_scrolls(desk) -> None:
    text = "".join(f"# Part {number}\n\nIt rained in part {number}.\n\n" for number in range(300))
    async with desk(text, names=["long.md"], size=(120, 20)) as it:
        await it.press("G", "g", ":", *"201", "enter", "T")
        current = next(line for line in it.column("outline") if line.startswith("▸•"))
        assert current.startswith("▸•Part 100")
        await it.press("end", "enter")
        assert it.status == "heading 300 of 300: Part 299"
        await it.press("T", *"123", "enter")
        assert it.status == "heading 124 of 300: Part 123"


# Typed positions


@pytest.mark.parametrize(
    ("source", "typed", "found"),
    [
        (PLAIN, "5", 5),
        (PLAIN, "1", 1),
        (PLAIN, "100%", 7),
        (PLAIN, "0%", 1),
        (PAGED, "p3", 5),
        (PAGED, "p4", 7),
        (PAGED, "7", 7),
    ],
)
async def test_typed_position_is_gone_to(desk, source: Source, typed: str, found: int) -> None:
    async with desk(source) as it:
        await it.press("j", ":", *typed)
        assert it.status == f"go to: {typed}▏"
        assert it.footer == "enter go (12, p3 or 40%)  esc cancel"
        await it.press("enter")
        assert paragraph(it) == found
        await it.press("<")
        assert paragraph(it) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8", "no paragraph 8: type 1 to 7"),
        ("p1", "no page 1: this text has no pages"),
        ("101%", "no 101%: type 0% to 100%"),
        ("first", "type a paragraph (12), a page (p3) or a percentage (40%)"),
        ("", ""),
    ],
)
async def test_wrong_position_moves_nothing_and_says_what_is_right(desk, typed: str, said: str) -> None:
    async with desk(PLAIN) as it:
        await it.press("j", ":", *typed, "enter")
        assert it.status == said
        assert paragraph(it) == 2
        await it.press("<")
        assert it.status == "no earlier place in the jump list"


async def test_escape_cancels_the_position(desk) -> None:
    async with desk(PLAIN) as it:
        await it.press(":", "5", "escape")
        assert (it.status, paragraph(it)) == ("", 1)


async def test_typed_position_is_shown_in_a_narrow_window(desk) -> None:
    async with desk(PAGED, size=(60, 20)) as it:
        await it.press("2", ":", *"p3", "enter")
        assert it.shown == ["source"]


# The status line


async def test_status_line_always_says_page_paragraph_and_percentage(desk) -> None:
    async with desk(PAGED) as it:
        assert it.position == "p. 1 of 4 · ¶ 1 of 7 · 0%"
        await it.press("G")
        assert (it.status, it.position) == ("sentence 5 of 5", "p. 4 of 4 · ¶ 7 of 7 · 100%")
        await it.press("p")
        assert it.status.startswith("kept: p. 4, ¶ 7, sentence 1")
        assert it.position == "p. 4 of 4 · ¶ 7 of 7 · 100%"
        await it.press("/", *"harbor")
        assert it.position.startswith("p. 1 of 4 · ¶ 2 of 7")


async def test_position_is_shorter_beside_a_long_message(desk) -> None:
    async with desk(PAGED, size=(60, 20)) as it:
        await it.press("3")
        assert it.position == "p. 1 of 4 · ¶ 1 of 7 · 0%"
        await it.press("p")
        assert it.status.startswith("kept: p. 1, ¶ 1, sentence 1")
        assert it.position == "p. 1 ¶ 1 0%"


async def test_numbers_of_header_summary_and_status_line_agree(desk) -> None:
    async with desk(PAGED) as it:
        assert "5 sentences" in it.lines()[0]
        assert it.column("summary")[0] == "SUMMARY 5 of 5"
        said = []
        for _ in range(8):
            said.append(it.reader.sentence_number(it.reading))
            await it.press("j")
        assert said == [
            "sentence 1 of 5",
            "heading",
            "sentence 2 of 5",
            "sentence 3 of 5",
            "heading",
            "sentence 4 of 5",
            "heading",
            "sentence 5 of 5",
        ]
