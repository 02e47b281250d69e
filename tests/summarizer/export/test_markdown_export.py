"""Nothing of a briefing becomes markup in its export, and every line says where it stands."""

import json
from pathlib import PurePath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_forge import FORGE, HOSTILE

from summarizer.document import Document, MessageHeaders, Paragraph
from summarizer.export.inline import escape
from summarizer.export.markdown import to_markdown
from summarizer.pipeline import analyze
from summarizer.safe_text import label
from summarizer.summary import Length

LINES = (
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), max_size=12).map("".join).map(label).filter(bool)
)


def rendered(source: str) -> list[tuple[str, str]]:
    """The blocks by what opens them, each leaf with its text; an inline token that is no text stands out."""
    blocks, opened = [], []
    for token in FORGE.parse(source):
        if token.nesting == 1:
            opened.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            markup = {child.type for child in token.children} - {"text"}
            assert not markup, f"{markup} in {token.content!r}"
            blocks.append(("/".join(opened), " ".join("".join(c.content for c in token.children).split())))
        else:
            blocks.append((token.type, token.content))
    return blocks


@given(LINES)
@example(r"a\|b \\| c" "\\")
@example("# Title ##")
@example("> quoted")
@example("+ one")
@example("--- ---")
@example("1) one")
@example("[^1]: note [^1]")
@example("1986. A great year")
@example("![alt](x.png) <script>alert(1)</script>")
def test_escaped_line_renders_literally_in_every_block(line):
    assert rendered(escape(line)) == [("paragraph", line)]
    assert rendered(f"# {escape(line)}") == [("heading", line)]
    assert rendered(f"> {escape(line)}\n>\n> — ¶ 1") == [
        ("blockquote/paragraph", line),
        ("blockquote/paragraph", "— ¶ 1"),
    ]
    table = f"| Name | Also |\n| --- | ---: |\n| {escape(line)} | {escape(line)}, {escape(line)} |"
    cells = [text for _, text in rendered(table)]
    assert cells == ["Name", "Also", line, f"{line}, {line}"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Talks “ended”, he said; no deal (yet).", "Talks “ended”, he said; no deal (yet)."),
        ("At 17:41:50 AT&T's 5 - 3 = 2, 4 > 3!", "At 17:41:50 AT&T's 5 - 3 = 2, 4 > 3!"),
        ("The U.S. sees: nothing.", "The U.S. sees: nothing."),
        ("*a* _b_ [c](d)", r"\*a\* \_b\_ \[c\](d)"),
        ("- [ ] do it", r"\- \[ \] do it"),
        ("12. May", r"12\. May"),
        ("see www.x.org or https://x.org", r"see www\.x.org or https\://x.org"),
        ("@user #12 :smile: :+1: $x$", r"\@user \#12 \:smile: \:+1: \$x\$"),
        ("AT&amp;T <!-- x -->", r"AT\&amp;T \<!-- x -->"),
        ("a\n# b\u2028c\x85d", r"a \# b c d"),
    ],
)
def test_escape_changes_only_markup(text, escaped):
    assert escape(text) == escaped


def test_markdown_cites_paragraph_and_sentence_of_each_quotation():
    text = "The talks\n\nAnna Berg met Bob Hale in Oslo. They agreed.\n\nBerg left on 3 May 2024."
    paragraphs = (Paragraph(0, 9, "heading"), Paragraph(11, 55), Paragraph(57, 81))
    document = Document(
        text, paragraphs, "The talks", path="talks.txt", author="A. Berg", date="2024-05-03", sha256="00ff"
    )
    analysis = analyze(document)
    lines = to_markdown(analysis, analysis.summary(Length(3))).split("\n")
    end = lines.index("---", 1)
    front = dict(line.split(": ", 1) for line in lines[1:end])
    assert {name: json.loads(value) for name, value in front.items() if name != "generator"} == {
        "title": "The talks",
        "source": "talks.txt",
        "author": "A. Berg",
        "date": "2024-05-03",
        "language": "en",
        "words": 15,
        "sha256": "00ff",
    }
    assert json.loads(front["generator"]).startswith("briefing-reader ")
    assert lines[end + 2 : end + 16] == [
        "# The talks",
        "",
        "## Summary",
        "",
        "> Anna Berg met Bob Hale in Oslo.",
        ">",
        "> — ¶ 2, sentence 1",
        "",
        "> They agreed.",
        ">",
        "> — ¶ 2, sentence 2",
        "",
        "> Berg left on 3 May 2024.",
        ">",
    ]
    assert "| Anna Berg | Berg | 2 | ¶ 2, sentence 1 |" in lines
    assert lines[-1] == ""


def test_focused_summary_names_its_entity_in_the_heading():
    text = "Anna Berg met Bob Hale. Bob Hale left. It rained."
    analysis = analyze(Document(text, (Paragraph(0, len(text)),), "Talks"))
    berg = analysis.named("Berg")
    exported = to_markdown(analysis, analysis.summary(focus=berg.id))
    assert "\n## Summary: Anna Berg\n" in exported
    assert "> Anna Berg met Bob Hale." in exported
    assert "It rained" not in exported


NASTY = "](http://x) <b> | --- # * `x` &amp; @you"


def test_names_and_titles_are_escaped_in_the_whole_file():
    text = "Anna Berg | Co met Bob*Hale* of [Oslo](http://x) <b>."
    path = f"{NASTY}.txt"
    analysis = analyze(Document(text, (Paragraph(0, len(text)),), NASTY, path=path, part=NASTY))
    lines = to_markdown(analysis, analysis.summary()).split("\n")
    end = lines.index("---", 1)
    front = dict(line.split(": ", 1) for line in lines[1:end])
    assert json.loads(front["title"]) == json.loads(front["part"]) == NASTY
    assert PurePath(json.loads(front["source"])).name == path.rpartition("/")[2]
    blocks = rendered("\n".join(lines[end + 1 :]))
    assert blocks[0] == ("heading", NASTY)
    assert ("blockquote/paragraph", text) in blocks


@given(LINES, LINES)
def test_front_matter_values_stay_within_the_front_matter(title, path):
    exported = to_markdown(*empty(title=title, path=path))
    head, _, body = exported.removeprefix("---\n").partition("\n---\n")
    values = dict(line.split(": ", 1) for line in head.split("\n"))
    assert (json.loads(values["title"]), json.loads(values["source"])) == (title, path)
    assert rendered(body)[0] == ("heading", title)


def empty(**fields):
    analysis = analyze(Document("", (), **fields))
    return analysis, analysis.summary()


def test_empty_summary_says_no_sentence_to_quote():
    assert to_markdown(*empty(title="Nothing")).endswith("# Nothing\n\n## Summary\n\nNo sentence to quote.\n")


@pytest.mark.parametrize(
    ("date_from", "marked"), [("inferred", True), ("head", False), ("metadata", False), (None, False)]
)
def test_front_matter_marks_a_date_whose_year_was_inferred(date_from, marked):
    document = Document("It rained.", (Paragraph(0, 10),), "Rain", date="2026-03-12", date_from=date_from)
    analysis = analyze(document)
    assert ('date_from: "inferred"\n' in to_markdown(analysis, analysis.summary())) is marked


def test_front_matter_names_recipients_of_copies():
    message = MessageHeaders(cc=("Ann Lee <ann@x>", '"Moe, Bo" <bo@x>'))
    document = Document("It rained.", (Paragraph(0, 10),), "Rain", message=message)
    analysis = analyze(document)
    exported = to_markdown(analysis, analysis.summary())
    assert 'cc: ["Ann Lee <ann@x>", "\\"Moe, Bo\\" <bo@x>"]\n' in exported
