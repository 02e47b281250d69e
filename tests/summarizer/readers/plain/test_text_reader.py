"""Paragraphs of plain text: where they are, and what they are."""

import re
import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.files.options import AS_IT_COMES
from summarizer.readers.plain import text as reader


def read(text: str, name: str = "briefing.txt") -> Document:
    [document] = reader.read(text.encode(), name, AS_IT_COMES)
    return document


def found(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(paragraph.kind, document.line(paragraph)) for paragraph in document.paragraphs]


PROSE = (
    "The talks in Abu Dhabi have ended without a breakthrough, although both sides said that they had been "
    "useful and that they would go on meeting in the coming weeks, perhaps in another city."
)
MORE = (
    "It is not clear what the next round will be about, since the sides have not agreed on a list of points "
    "so far, and the mediators do not want to say more."
)


def wrapped(*paragraphs: str, width: int = 72, **options: str) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width, **options) for paragraph in paragraphs) + "\n"


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_hard_wrapped_prose_is_joined(width):
    assert found(wrapped(PROSE, MORE, width=width)) == [("body", PROSE), ("body", MORE)]


def test_indented_first_lines_separate_wrapped_paragraphs():
    text = wrapped(PROSE, MORE, PROSE, initial_indent="  ").replace("\n\n", "\n")
    assert found(text) == [("body", PROSE), ("body", MORE), ("body", PROSE)]


def test_short_line_before_a_capital_ends_a_paragraph():
    text = wrapped(PROSE, MORE, PROSE).replace("\n\n", "\n")
    assert [content for _, content in found(text)] == [PROSE, MORE, PROSE]


RAGGED = [
    """The harbor board met in Orrin on Monday and agreed to close
the old mole
for six weeks. Ida Lund, its head, said that
the cracks were deeper than anybody had
thought. Ferries will land at the
north quay.""",
    """Rain fell for nine days on the valley of the Morrow, and the
river rose by four meters. The
bridge at Tarn was swept away on Friday night, as was
half of the mill. Nobody was hurt, since the
village had been
cleared.""",
    """He told the court that he had never read
the letter. His secretary, who opened all his
mail, said
that she had put it on his desk herself. The judge will
decide in June.""",
]


@pytest.mark.parametrize("text", RAGGED)
def test_prose_that_was_broken_by_hand_is_one_paragraph(text: str) -> None:
    assert found(text + "\n") == [("body", " ".join(text.split()))]


def test_blank_lines_part_paragraphs_that_were_broken_by_hand() -> None:
    texts = [" ".join(text.split()) for text in RAGGED]
    assert [content for _, content in found("\n\n".join(RAGGED) + "\n")] == texts


def test_modern_poem_keeps_its_lines() -> None:
    poem = [
        "so much rain",
        "on the red roof of the mill by the river in the valley",
        "and the hens",
        "asleep",
    ]
    assert [content for _, content in found("\n".join(poem))] == poem


def test_list_of_phrases_keeps_its_lines() -> None:
    lines = [
        "bread and butter for the crew of the Orrin ferry, two days",
        "salt",
        "oil. Not the old one",
        "rope",
    ]
    assert len(found("\n".join(lines))) == 4


def test_poem_keeps_its_lines():
    poem = [
        "Two roads diverged in a yellow wood,",
        "And sorry I could not travel both",
        "And be one traveler, long I stood",
        "And looked down one as far as I could",
        "To where it bent in the undergrowth;",
    ]
    assert found("\n".join(poem)) == [("body", line) for line in poem]


def test_addresses_and_signatures_keep_their_lines():
    address = ["Jane Doe", "12 Example Street", "London"]
    kinds = found(wrapped(PROSE, MORE) + "\n" + "\n".join(address))
    assert kinds[2:] == [("body", line) for line in address]


def test_one_sentence_per_line_keeps_its_lines():
    lines = [
        "The talks have ended in Abu Dhabi.",
        "Both sides said they were of use to them.",
        "More follow soon.",
    ]
    assert found("\n".join(lines * 4)) == [("body", line) for line in lines * 4]


def test_saved_message_has_bylines_body_quotes_and_list():
    mail = f"""From: Jane Doe <jane@example.org>
Date: Sat, 31 Jan 2026 10:00:00 +0000
Subject: The talks

Dear John,

{wrapped(PROSE)}
> What do you think?
>> Nothing.
>

- the prisoners, of whom 157 are to be handed over according to both of
  the sides
- the ceasefire

--
Jane
"""
    assert found(mail) == [
        ("byline", "From: Jane Doe <jane@example.org>"),
        ("byline", "Date: Sat, 31 Jan 2026 10:00:00 +0000"),
        ("byline", "Subject: The talks"),
        ("body", "Dear John,"),
        ("body", PROSE),
        ("quote", "What do you think?"),
        ("quote", "Nothing."),
        ("list", "- the prisoners, of whom 157 are to be handed over according to both of the sides"),
        ("list", "- the ceasefire"),
        ("body", "Jane"),
    ]
    assert (read(mail).title, read(mail).date) == ("The talks", "2026-01-31")


def test_readme_has_headings_code_and_table():
    readme = f"""The project
===========

{wrapped(PROSE)}
1. Installation

{wrapped(MORE)}
    pip install the-project
    make

Usage
-----
{wrapped(MORE)}
BACKGROUND

```
x = 1

y
```
Name      Size
alpha     12
"""
    assert found(readme) == [
        ("heading", "The project"),
        ("body", PROSE),
        ("heading", "1. Installation"),
        ("body", MORE),
        ("code", "pip install the-project make"),
        ("heading", "Usage"),
        ("body", MORE),
        ("heading", "BACKGROUND"),
        ("code", "x = 1 y"),
        ("table", "Name Size"),
        ("table", "alpha 12"),
    ]
    document = read(readme)
    assert [paragraph.place.section for paragraph in document.paragraphs][:4] == [
        *("The project", "The project"),
        *("1. Installation", "1. Installation"),
    ]


def test_news_item_with_one_line_per_paragraph_has_its_kinds():
    head = "Talks end without a breakthrough\nBy Jane Doe\nABU DHABI, Feb. 5 (Reuters) —"
    item = f"{head}\n{PROSE}\nBackground\n{MORE}"
    assert found(item) == [
        ("heading", "Talks end without a breakthrough"),
        ("byline", "By Jane Doe"),
        ("byline", "ABU DHABI, Feb. 5 (Reuters) —"),
        ("body", PROSE),
        ("heading", "Background"),
        ("body", MORE),
    ]


LONG_TITLE = "The council has lost eleven votes, and it knows which ones: an interview with Ruta Salnis"


@pytest.mark.parametrize(
    "line",
    [
        *("21 May 2026", "May 21, 2026", "Thursday, 21 May 2026", "2026-05-21", "21 May 2026, 14:30 GMT"),
        *(
            "Published 21 May 2026",
            "Halden, 21 May 2026",
            "21 mai 2026",
            "By Jane Doe",
            "By Jane Doe and Ivo Berg",
        ),
        "HALDEN, May 21 (Orla News) —",
    ],
)
@pytest.mark.parametrize("body", [f"{PROSE}\n\n{MORE}\n", wrapped(PROSE, MORE, width=80)])
def test_byline_below_a_long_title_is_no_part_of_it(line, body):
    assert found(f"{LONG_TITLE}\n{line}\n\n{body}")[:2] == [("heading", LONG_TITLE), ("byline", line)]


def test_byline_and_date_below_a_long_title_are_two_lines():
    lines = ["By Jane Doe", "21 May 2026"]
    text = f"{LONG_TITLE}\n{lines[0]}\n{lines[1]}\n\n{PROSE}\n\n{MORE}\n"
    assert found(text)[:3] == [("heading", LONG_TITLE), *(("byline", line) for line in lines)]


@pytest.mark.parametrize(
    "start",
    [
        "The members of the harbor board will meet again in the old customs house of Lund on\n21 May 2026",
        "The new bridge over the Orla, which the whole valley has waited for, was designed\nby Jane Doe",
        "The agreement on the use of the water of the lake holds, as all sides say, until\nMay 21, 2026",
    ],
)
def test_date_or_author_that_ends_a_first_sentence_belongs_to_it(start):
    text = f"{start}\n\n{textwrap.fill(PROSE, 84)}\n\n{textwrap.fill(MORE, 84)}\n"
    assert found(text)[0][1] == start.replace("\n", " ")


@pytest.mark.parametrize(
    "line", ["By then the talks had ended.", "He was born on 5 May 1970 in Kyiv", "By the river"]
)
def test_prose_resembling_a_byline_is_body(line):
    assert found(f"{PROSE}\n\n{line}\n\n{MORE}")[1][0] != "byline"


def test_text_in_capitals_is_body():
    text = f"{PROSE.upper()}\n\nTHE TALKS WILL GO ON, IT WAS SAID.\n\nMORE WILL FOLLOW, IT WAS SAID"
    assert {kind for kind, _ in found(text)} == {"body"}


def test_numbered_items_are_a_list_with_their_numbers():
    assert found("1. One\n2. Two\n   and more\n(3) Three\nb) Four") == [
        ("list", "1. One"),
        ("list", "2. Two and more"),
        ("list", "(3) Three"),
        ("list", "b) Four"),
    ]


@pytest.mark.parametrize("table", ["a\tb\nc\td", "| a | b |\n|---|---|\n| c | d |", "one   two\nfour  five"])
def test_lines_with_columns_are_a_table(table):
    assert [kind for kind, _ in found(table)] == ["table", "table"]


def test_two_spaces_after_a_full_stop_are_not_a_column():
    assert {kind for kind, _ in found("It ended.  They left.\nIt began.  They came.")} == {"body"}


def test_unclosed_fence_is_text():
    assert found("```\nThey met.") == [("body", "```"), ("body", "They met.")]


PIECES = [
    "Word",
    "word.",
    "A",
    "THE END",
    "- ",
    "1. ",
    "> ",
    "  ",
    "    ",
    "\t",
    "|",
    "\n",
    "\n\n",
    "---",
    "===",
    "```",
]
LAYOUTS = st.lists(st.sampled_from([*PIECES, " ", "\xa0", "x" * 30, PROSE[:60]]), max_size=40).map("".join)
DROPPED = re.compile(r"```[ \t]*[\w+#.-]{0,20}|[-=_*~#─━—–+|:.>\s]")


@given(LAYOUTS | st.text())
@example("> \xa0a")
@example("```\n\n```\na")
@example("```python\nx\n```")
@example("a\n \n===\nb  c\n--\nb  d")
def test_paragraphs_cover_all_visible_text_in_order(text):
    document = read(text)
    at = 0
    for paragraph in document.paragraphs:
        content = document.at(paragraph)
        assert paragraph.start >= at
        assert content
        assert content == content.strip()
        assert DROPPED.sub("", document.text[at : paragraph.start]) == ""
        at = paragraph.end
    assert DROPPED.sub("", document.text[at:]) == ""


def test_labeled_prose_is_not_a_byline():
    document = read("The siege\n\nUpdated: 3 May 2026\n\nUpdated: the army said it had left.\n\nMore.\n")
    assert [paragraph.kind for paragraph in document.paragraphs] == ["heading", "byline", "body", "body"]


@pytest.mark.parametrize("label", ["Shelter", "Water and health", "Logistics (by road)"])
def test_label_right_above_a_list_is_a_heading(label):
    text = f"The river fell.\n\n{label}\n- 1,200 tents came.\n- 300 more will.\n"
    document = read(text)
    assert [p.kind for p in document.paragraphs] == ["body", "heading", "list", "list"]
    assert document.paragraphs[2].place.section == label


@pytest.mark.parametrize("line", ["The board decided to:", "It rained.", "the rest"])
def test_sentence_right_above_a_list_is_body(line):
    text = f"The river fell.\n\n{line}\n- 1,200 tents came.\n- 300 more will.\n"
    document = read(text)
    assert document.paragraphs[1].kind == "body"


def test_numbered_lines_in_capitals_are_headings():
    text = f"1. SITUATION\n{PROSE}\n2. NEXT STEPS\n- Tents come on Friday.\n"
    assert [p.kind for p in read(text).paragraphs] == ["heading", "body", "heading", "list"]


@pytest.mark.parametrize("marks", [("a.", "b."), ("2.1", "2.2"), ("    -", "    -")])
def test_numbered_and_indented_lines_are_items(marks):
    items = [
        f"{mark} The river fell by {n} metres in the night of\n      the flood."
        for n, mark in enumerate(marks)
    ]
    text = f"{PROSE}\n\nThe county said that\n\n" + "\n".join(items) + "\n"
    assert [p.kind for p in read(text).paragraphs][-2:] == ["list", "list"]


def test_indented_long_lines_are_paragraphs():
    line = "    " + PROSE.replace("\n", " ")
    assert [p.kind for p in read(f"Lock closed\n\nBy Ann Lee\n\n{line}\n\n{line}\n").paragraphs][-1] == "body"
