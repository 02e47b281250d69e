"""Markdown: the words without the markup, the structure as kinds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.files.options import AS_IT_COMES
from summarizer.readers.plain import markdown as reader
from summarizer.safe_text import clean


def read(text: str, name: str = "briefing.md") -> Document:
    [document] = reader.read(text.encode(), name, AS_IT_COMES)
    return document


def found(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(paragraph.kind, document.at(paragraph)) for paragraph in document.paragraphs]


def test_inline_markup_is_removed_and_words_are_kept():
    text = (
        "Both *sides* [**agreed**](http://x.example 'title') to `hand` over\n"
        "~~157~~ <b>prisoners</b> ![of *war*](a.png)."
    )
    assert read(text).text == "Both sides agreed to hand over 157 prisoners of war."


def test_structure_sets_kinds_and_sections():
    text = """# Talks

They met.

- one
  - two

    more
3. three

> They
> said.

Second
------

| a | b |
|---|---|
| c *x* | d |

```py
x = 1

y = 2
```
"""
    document = read(text)
    assert [(p.kind, document.at(p), p.place.section) for p in document.paragraphs] == [
        ("heading", "Talks", "Talks"),
        ("body", "They met.", "Talks"),
        ("list", "one", "Talks"),
        ("list", "two", "Talks"),
        ("list", "more", "Talks"),
        ("list", "3. three", "Talks"),
        ("quote", "They said.", "Talks"),
        ("heading", "Second", "Second"),
        ("table", "a\tb", "Second"),
        ("table", "c x\td", "Second"),
        ("code", "x = 1\n\ny = 2", "Second"),
    ]
    assert document.text.startswith(
        "Talks\n\nThey met.\n\none\ntwo\nmore\n3. three\n\nThey said.\n\nSecond\n\na\tb\nc x\td\n\n"
    )


def test_hard_breaks_are_kept_and_soft_breaks_become_spaces():
    assert read("one\\\ntwo\nthree<br>four").text == "one\ntwo three\nfour"


def test_html_tags_are_removed_and_words_are_kept():
    text = "<div id=a><p>Hello &lt;you&gt; <b>all</b></p><!-- no --><script>no()</script><p>There</p></div>"
    assert found(text) == [("body", "Hello <you> all"), ("body", "There")]


def test_decoded_entities_are_sanitized():
    assert read("a&#27;[31m&#x202e;b &amp; c").text == "a\ufffd[31mb & c"


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "The talks: day two"\ndate: 2026-01-31T10:00:00Z\ntags:\n  - war\n# note\n---\n',
        "---\nTitle: 'The talks: day two'\nDate: 31 January 2026\n...\n",
        '+++\ntitle = "The talks: day two"\ndate = 2026-01-31\n+++\n',
    ],
)
def test_front_matter_sets_title_and_date_and_is_not_text(front):
    document = read(front + "# Another\n\nThey met.")
    assert (document.title, document.date) == ("The talks: day two", "2026-01-31")
    assert document.text == "Another\n\nThey met."


@pytest.mark.parametrize(
    "text", ["---\nThey met.\n\n---\n", "+++\nno toml\n+++\nThey met.", "---\ntitle: open\n"]
)
def test_incomplete_front_matter_is_text(text):
    assert "They met." in read(text).text or "title: open" in read(text).text


def test_first_level_heading_further_down_is_the_title():
    assert read("[![build](b.svg)](x)\n\n# Talks\n\nThey met.").title == "Talks"
    assert read("They met, and then they went home.\n\n## Talks\n\nMore.").title == "briefing"


@pytest.mark.parametrize("text", ["[" * 200_001, "a\n" * 2_000 + "[" * 198_001, "word " * 900_000])
def test_pathological_markdown_is_read_as_plain_text(text):
    document = read(text)
    assert (document.format, document.text) == ("text", text)


def test_deeply_nested_images_raise_no_error():
    text = "![" * 3000 + "](u)" * 3000
    assert read(text).format in ("text", "markdown")


PIECES = [
    "# ",
    "word",
    "*",
    "_",
    "`",
    "[",
    "](x)",
    "![",
    "<b>",
    "<!--",
    "&#13;",
    "&#xfeff;",
    "\n",
    "\n\n",
    "- ",
    "1. ",
]
MARKED = st.lists(
    st.sampled_from([*PIECES, "> ", "|", "|-|-|\n", "```", "    ", "---\n", "\u0301" * 9]), max_size=40
)


@given(MARKED.map("".join) | st.text())
@example("&#xfeff;a")
@example("a*\u0301\u0301\u0301\u0301*\u0301\u0301\u0301\u0301\u0301")
@example("|a|\n|-|\n||\n| &#9;x|")
def test_paragraphs_are_in_order_trimmed_and_safe(text):
    document = read(text)
    assert document.text == clean(document.text)
    at = 0
    for paragraph in document.paragraphs:
        content = document.at(paragraph)
        assert content
        assert content == content.strip()
        assert document.text[at : paragraph.start].strip() == ""
        at = paragraph.end
    assert document.text[at:].strip() == ""


def test_crlf_line_ends_change_nothing():
    source = "# Title\n\nFirst line\\\nsecond line\nthird.\n\n- one\n- two\n"
    assert read(source.replace("\n", "\r\n")).text == read(source).text


def test_number_of_an_empty_item_is_dropped():
    assert read("1.\n\nThe first paragraph.\n").text == "The first paragraph."
    assert read("1. ```\n   code\n   ```\n\n## Heading\n").text == "code\n\nHeading"


def test_deeply_nested_quotation_keeps_its_text():
    assert "deep words" in read("> " * 45 + "deep words\n\nEnd.").text


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (r'"He said \"no\" to us" # a comment', 'He said "no" to us'),
        ("'It''s on'", "It's on"),
        ("Plain # a comment", "Plain"),
        ("null", "Heading"),
        (">-\n  Folded\n  title", "Folded title"),
    ],
)
def test_yaml_title_of_front_matter_is_parsed(value, title):
    assert read(f"---\ntitle: {value}\n---\n# Heading\n\nText.\n").title == title
