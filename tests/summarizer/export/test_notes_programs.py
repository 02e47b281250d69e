"""Exports for Obsidian and Logseq: front matter, links, tags, anchors; nothing hostile is markup."""

import json
import re
import uuid

import pytest
from markdown_it import MarkdownIt

from summarizer.document import Document, Paragraph
from summarizer.export.markdown import to_markdown
from summarizer.export.template import FIELDS, check, export
from summarizer.pipeline import analyze

TEXT = "Anna Berg met Bob Hale in Oslo. They agreed.\n\nBerg left the United Nations on 3 May 2024."
LIVE = re.compile(r"(?<!\\)\[\[([^\]|]+)(?:\|[^\]|]+)?\]\]")
"""Links that are not escaped."""
GFM = MarkdownIt("gfm-like", {"linkify": False})


def analyzed(text=TEXT, **fields):
    starts = [0, *(match.end() for match in re.finditer("\n\n", text))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    paragraphs = tuple(map(Paragraph, starts, ends))
    return analyze(Document(text, paragraphs, **{"title": "The talks", "sha256": "00ff", **fields}))


@pytest.fixture
def kept():
    """An analysis, and a summary with the second sentence kept and annotated."""
    found = analyzed(path="talks.txt", date="2026-01-31")
    return found, found.summary(pinned={1}).noted({1: "who pays? #Deal/cost [[x]]"})


def split(text):
    head, body = text.removeprefix("---\n").split("\n---\n", 1)
    return {
        name: json.loads(value) for name, value in (line.split(": ", 1) for line in head.split("\n"))
    }, body


def inline(body):
    """The texts of the leaves; an inline token that is no text stands out."""
    found = []
    for token in GFM.parse(body):
        if token.type == "inline":
            kinds = {child.type for child in token.children} - {"text", "text_special", "softbreak"}
            assert not kinds, f"{kinds} in {token.content!r}"
            found.append("".join(child.content or "\n" for child in token.children))
        else:
            assert token.type not in ("html_block", "fence", "code_block", "hr"), token.content
    return found


def headings(body):
    tokens = GFM.parse(body)
    return [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]


def test_what_was_kept_stands_apart_from_what_was_chosen(kept):
    body = split(to_markdown(*kept))[1]
    assert headings(body)[:3] == ["The talks", "Kept by the reader", "Chosen by the program"]
    mine, _, theirs = body.partition("## Chosen")
    assert "> They agreed.\n" in mine
    assert "Anna Berg met" not in mine
    assert "They agreed" not in theirs.partition("## Entities")[0]


def test_export_without_one_of_them_has_one_section():
    found = analyzed()
    body = split(to_markdown(found, found.summary(pinned={0, 1, 2})))[1]
    assert headings(body)[1:3] == ["Kept by the reader", "Entities"]
    assert headings(split(to_markdown(found, found.summary()))[1])[1:3] == ["Summary", "Entities"]


def test_quotation_that_is_divided_is_marked_as_cut():
    found = analyzed("“We lost. We will be back,” said Anna Berg.")
    body = to_markdown(found, found.summary(pinned={0}))
    assert [line for line in body.splitlines() if line.startswith("> “") or "will be" in line] == [
        r"> “We lost. \[…\]",
        r"> \[…\] We will be back,” said Anna Berg.",
    ]


def test_obsidian_front_matter_has_aliases_tags_and_people(kept):
    values, _ = split(export(*kept, "obsidian"))
    assert [*values][:4] == ["title", "aliases", "tags", "people"]
    assert values["aliases"] == ["The talks"]
    assert values["tags"] == ["briefing", "deal/cost"]
    assert values["people"] == ["[[Anna Berg]]", "[[Bob Hale]]"]


def test_obsidian_links_people_places_and_organizations(kept):
    body = split(export(*kept, "obsidian"))[1]
    assert "> [[Anna Berg]] met [[Bob Hale]] in [[Oslo]].\n" in body
    assert "> [[Anna Berg|Berg]] left the [[United Nations]] on 3 May 2024.\n" in body
    assert "| [[Anna Berg]] | Berg | 2 |" in body
    assert {*LIVE.findall(body)} == {"Anna Berg", "Bob Hale", "Oslo", "United Nations"}


def test_obsidian_anchor_stands_alone_and_is_unique(kept):
    body = split(export(*kept, "obsidian"))[1]
    anchors = re.findall(r"\n\n(\^s\d+)\n\n", body)
    assert sorted(anchors) == ["^s1", "^s2", "^s3"]
    assert len(anchors) == len(kept[1].excerpts)


def test_tag_of_a_note_stays_a_tag_and_the_rest_is_text(kept):
    for form in ("obsidian", "logseq"):
        assert r"Note: who pays? #Deal/cost \[\[x\]\]" in export(*kept, form)
    assert r"Note: who pays? \#Deal/cost" in export(*kept, "markdown")


def test_logseq_is_an_outline_with_properties_and_block_ids(kept):
    text = export(*kept, "logseq")
    page, _, outline = text.partition("\n\n")
    assert page.splitlines() == [
        "alias:: [[The talks]]",
        "source:: talks.txt",
        "date:: 2026-01-31",
        "tags:: briefing, deal/cost",
        "people:: [[Anna Berg]], [[Bob Hale]]",
        "sha256:: 00ff",
    ]
    assert "\t- [Berg]([[Anna Berg]]) left the [[United Nations]] on 3 May 2024.\n\t  id:: " in outline
    ids = re.findall(r"^\t  id:: (.+)$", outline, re.MULTILINE)
    assert len({*map(uuid.UUID, ids)}) == len(kept[1].excerpts) == 3
    assert ids == re.findall(r"id:: (.+)", export(*kept, "logseq")), "they stay the same"
    assert all(re.match(r"\t*(- |  id:: )", line) for line in outline.splitlines() if line)


HOSTILE = (
    "![[Anna Berg]] and [[Anna Berg]](http://x.org) and Anna Berg(javascript:alert)",
    "Anna Berg %%hidden%% ==lit== ^s1 #tag $x$ key:: value ((ref)) {{embed}}",
    "<script>Anna Berg</script> <!-- Bob Hale --> &amp; `Anna Berg` **Bob Hale**",
    "| Anna Berg | Bob Hale | www.Anna Berg",
    "- [ ] Anna Berg met Bob Hale",
    "> [!note] Anna Berg met Bob Hale",
    "--- Anna Berg met Bob Hale",
    "# Anna Berg met Bob Hale",
    "[Anna Berg]: http://x.org",
    "![Anna Berg](x.png) met Bob Hale",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["markdown", "obsidian", "logseq"])
def test_hostile_briefing_is_text(text, form):
    found = analyzed(text, path=f"{text}.txt", part=text, title=text)
    made = found.summary(pinned=range(len(found.sentences)))
    exported = export(found, made, form)
    body = exported if form == "logseq" else split(exported)[1]
    if form == "obsidian":
        assert split(exported)[0]["title"] == text
    shown = [unlinked(line) for line in inline(body)]
    for excerpt in made.excerpts:
        words = unlinked(excerpt.text(found.document, found.sentences))
        assert any(words in line for line in shown), words
    names = {entity.name for entity in found.entities}
    assert {*LIVE.findall(body)} <= (
        names if form == "obsidian" else names | {text} if form == "logseq" else set()
    )
    if form != "markdown":
        assert not re.search(r"(?<!\\)%|(?<!\\)==|(?<!\\)!\[\[|(?<!\\)#t", body)


def unlinked(text):
    """A text with the words of links alone."""
    return re.sub(r"\[([^\]]*)\]\(\[\[[^\]]*\]\]\)|\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]", r"\1\2", text)


def test_template_fills_its_fields(kept):
    template = "# $title ($date)\n\n$kept\n\n-- $people; $tags; $exported; $$5"
    assert export(*kept, "markdown", template, today="2026-02-01") == (
        "# The talks (2026-01-31)\n\n> They agreed.\n>\n> — ¶ 1, sentence 2\n\n"
        r"Note: who pays? \#Deal/cost \[\[x\]\]"
        "\n\n-- Anna Berg, Bob Hale; #deal/cost; 2026-02-01; $5\n"
    )
    for form in ("markdown", "obsidian", "logseq"):
        every = "".join(f"<{name}>${{{name}}}</{name}>\n" for name in FIELDS)
        assert "<chosen>" in export(*kept, form, every)


def test_template_has_no_markup_of_a_hostile_title():
    found = analyzed("It rained.", title="*a* <b>", author="$title", path="[x](y)")
    text = export(found, found.summary(), template="$title $author $source $date")
    assert inline(text) == ["*a* <b> $title [x](y)"]


@pytest.mark.parametrize(
    ("text", "says"), [("$nope", "no field $nope; the fields are front,"), ("5 $", "stray|no field")]
)
def test_wrong_template_is_refused(text, says):
    with pytest.raises(ValueError, match=re.escape(says) if "nope" in text else r"write \$\$"):
        check(text, FIELDS)


def test_source_can_be_named_otherwise(kept):
    values, _ = split(export(*kept, source="/a/talks.txt"))
    assert values["source"] == "/a/talks.txt"
