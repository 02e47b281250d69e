"""Quoted sentences keep emphasis, code and links in Markdown, and nothing else of them becomes markup."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_forge import FORGE, HOSTILE

from summarizer.document import Context, Document, Paragraph, Sentence, Style
from summarizer.export.inline import quotation, styled
from summarizer.export.markdown import to_markdown
from summarizer.export.text import to_text
from summarizer.pipeline import analyze
from summarizer.safe_text import label
from summarizer.summary import Excerpt, Length

MARKS = {"em": "emphasis", "strong": "strong", "s": "strike", "link": "link"}


def rendered(source: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text of one paragraph, and the words of each style in it with the target of a link."""
    tokens = FORGE.parse(source)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    text, found, open_ = "", [], []
    for token in tokens[1].children or ():
        if token.nesting == 1:
            open_.append((len(text), MARKS[token.tag if token.tag != "a" else "link"], token.attrGet("href")))
        elif token.nesting == -1:
            start, kind, target = open_.pop()
            found.append((kind, text[start:], target or ""))
        elif token.type == "code_inline":
            found.append(("code", token.content, ""))
            text += token.content
        else:
            assert token.type == "text"
            text += token.content
    return text, found


def of(text: str, words: str, kind: str, address: str = "") -> Style:
    return Style(text.index(words), text.index(words) + len(words), kind, address)


@pytest.mark.parametrize(
    ("words", "kind", "address", "written"),
    [
        ("pier", "emphasis", "", "The old *pier* burns."),
        ("old pier", "strong", "", "The **old pier** burns."),
        ("burns", "strike", "", "The old pier ~~burns~~."),
        ("pier", "code", "", "The old `pier` burns."),
        ("pier", "link", "https://a.example/x", "The old [pier](https://a.example/x) burns."),
        (
            "pier",
            "link",
            "https://a.example/x_(b) c",
            "The old [pier](https://a.example/x_%28b%29%20c) burns.",
        ),
        ("pier", "link", "mailto:a@b.example", "The old [pier](mailto:a@b.example) burns."),
        ("pier", "link", "pier.html", "The old pier burns."),
        ("pier", "link", "#pier", "The old pier burns."),
        ("ier", "strong", "", "The old pier burns."),
        ("The old pier burns.", "emphasis", "", "*The old pier burns.*"),
    ],
)
def test_style_is_written_as_markdown(words, kind, address, written):
    text = "The old pier burns."
    assert styled(text, [of(text, words, kind, address)]) == written


def test_styles_nest_and_the_one_that_crosses_another_is_left_out():
    text = "The old pier burns again."
    styles = [
        of(text, "old pier burns", "strong"),
        of(text, "pier", "link", "https://a.example/"),
        of(text, "burns again", "emphasis"),
    ]
    assert styled(text, styles) == "The **old [pier](https://a.example/) burns** again."


def test_marks_within_styles_are_escaped_but_not_in_code():
    text = "See *a*, `b` and [c](d)."
    styles = [of(text, "*a*", "strong"), of(text, "`b`", "code")]
    assert styled(text, styles) == r"See **\*a\***, `` `b` `` and \[c\](d)."
    assert rendered(styled(text, styles)) == (text, [("strong", "*a*", ""), ("code", "`b`", "")])


def test_bare_address_is_an_autolink():
    text = "See https://a.example/x_y."
    link = of(text, "https://a.example/x_y", "link", "https://a.example/x_y")
    assert styled(text, [link]) == "See <https://a.example/x_y>."
    assert styled(text, []) == r"See https\://a.example/x\_y."


def test_number_at_the_start_stays_text_within_emphasis():
    text = "12. May"
    assert rendered(styled(text, [of(text, text, "strong")])) == (text, [("strong", text, "")])


KINDS = st.sampled_from(["emphasis", "strong", "strike", "code", "link"])
ADDRESSES = st.sampled_from(
    ["https://a.example/", "https://a.example/)](x) <b>\"'&amp;", "x.html", "http://`"]
)


@st.composite
def lines_with_styles(draw):
    pieces = draw(st.lists(st.sampled_from((*HOSTILE, " ", " ", "word")), min_size=1, max_size=12))
    text = label("".join(pieces)) or "x"
    styles = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        kind = draw(KINDS)
        if start < end:
            styles.append(Style(start, end, kind, draw(ADDRESSES) if kind == "link" else ""))
    return text, sorted(styles)


@given(lines_with_styles())
@example(("*a*b", [Style(0, 3, "emphasis"), Style(3, 4, "strong")]))
@example(("a.(b", [Style(0, 2, "strong"), Style(2, 4, "emphasis")]))
@example(("``` a", [Style(0, 3, "code")]))
def test_styled_line_renders_as_its_text(line):
    text, styles = line
    shown, found = rendered(styled(text, styles))
    assert shown == text
    known = {(style.kind, text[style.start : style.end]) for style in styles}
    assert {(kind, words) for kind, words, _ in found} <= known


def test_quotation_has_the_styles_of_the_sentence_and_its_context():
    text = "Old\n  steps:\n\nFirst, mend the\npier. Then rest."
    paragraphs = (Paragraph(0, 12, "heading"), Paragraph(14, 47))
    styles = (Style(0, 3, "emphasis"), Style(30, 34, "link", "https://a.example/"), Style(41, 45, "strong"))
    document = Document(text, paragraphs, "Old", styles=styles)
    sentence = Sentence(14, 35, 1, context=(Context(0, 12, "lead-in"),))
    excerpt = Excerpt(0, 1, cut_before=True)
    assert text[30:34] == "pier"
    assert quotation(excerpt, document, [sentence]) == (
        r"\[…\] *Old* steps: First, mend the [pier](https://a.example/)."
    )


def test_markdown_keeps_emphasis_and_plain_text_does_not():
    text = "Anna Berg met Bob Hale in Oslo."
    styles = (Style(14, 22, "strong"), Style(26, 30, "link", "https://oslo.example/"))
    analysis = analyze(Document(text, (Paragraph(0, len(text)),), "Talks", styles=styles))
    summary = analysis.summary(Length(1))
    assert "> Anna Berg met **Bob Hale** in [Oslo](https://oslo.example/).\n" in to_markdown(
        analysis, summary
    )
    assert "Anna Berg met Bob Hale in Oslo. (¶ 1, sentence 1)" in to_text(analysis, summary)
