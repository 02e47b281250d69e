"""Hostile text is drawn as text, and no line is wider or narrower than its pane."""

from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.document import Document, Entity, Paragraph, Span
from summarizer.files.options import Options
from tui.collection.sources import Source

MARKUP = "[/] [@click=app.quit] [bold]Anna Berg[/bold] array[i] [red]"
TEXTS = {
    "markup": f"{MARKUP} met Peter Novak in Lund. {MARKUP} left.\n\nPeter Novak [@click=app.bell]stayed.",
    "wide": "東京で会談が行われた。停戦の合意はまだない。" * 9
    + "\n\n한국 대통령은 서울에서 말했다. 漢\u0301字\ufe00か\u3099。",
    "marks": "Z\u0351\u036b\u0343a\u0327\u0301\u0302lgo spoke in Lund. " * 12 + "\n\nक्षि ก็ נָ said Anna Berg.",
    "emoji": "Anna Berg \U0001f469\u200d\U0001f680 met \U0001f44d\U0001f3fd Peter Novak \u2764\ufe0f in Lund "
    * 8
    + ".",
    "joined": "\U0001f469\u200d" * 300 + "\U0001f469 ended.",
    "right to left": "שלום עולם אמר משה. " * 12 + "\n\nقال الرئيس إن المحادثات مستمرة. " * 4,
    "tabs": "Anna Berg\tmet\t\tPeter Novak\tin Lund.\n\n\tif x:\n\t\treturn\t[/]\n",
    "one word": "word",
    "one character": "x",
    "unbroken": "a" * 3000,
    "controls": "Anna \x1b]0;title\x07Berg \x1b[31mmet\x1b[0m \u202eletoN retep\u202c in Lund.",
    "no sentence": "# Heading\n\n## Another\n",
}
SIZES = [(120, 36), (80, 24), (60, 20), (20, 5), (1, 1)]


def check(it) -> None:
    """Assert that every line has the width of the screen and contains no control character."""
    width, height = it.app.size
    strips = it.strips()
    assert len(strips) == height
    for strip in strips:
        assert strip.cell_length == sum(segment.cell_length for segment in strip) == width
        assert not set(strip.text) & set("\x1b\x07\t\n\r\u202e")
    for pane in it.reader.panes:
        if not pane.has_class("hidden") and pane.size:
            assert {pane.render_line(y).cell_length for y in range(pane.size.height)} == {pane.size.width}


KEYS = ["3", "j", "]", "space", "G", "k", "+", "2", "j", "enter", "n", "escape", "1", "j", "enter"]
PANES = ["3", "]", "G", "2", "enter", "1", "j"]
"""Keys that show each pane and something marked in it."""


@pytest.mark.parametrize("name", TEXTS)
async def test_text_is_drawn_at_every_size(desk, name: str) -> None:
    text = TEXTS[name]
    async with desk(
        text, size=SIZES[0], names=["[@click=app.quit][/] 東京\t.md" if "#" in text else "[/b] x.txt"]
    ) as it:
        for size in SIZES:
            await it.resize(*size)
            check(it)
            for key in KEYS if size == SIZES[0] else PANES:
                await it.press(key)
                check(it)


async def test_markup_is_shown_as_text(desk) -> None:
    async with desk(TEXTS["markup"], names=["[bold][@click=app.quit]talks.txt"]) as it:
        assert it.lines()[0].strip().startswith("[bold][@click=app.quit]talks ")
        assert MARKUP.split("Anna")[0] in " ".join(it.column("source"))
        assert "[@click=app.quit]" in " ".join(it.column("summary"))
        it.app.warn("[/] [@click=app.quit] failed")
        await it.quiet()
        assert it.status.startswith("[/] [@click=app.quit] failed")
        await it.press("!")
        assert it.lines()[1].startswith("  [/] [@click=app.quit] failed")
        await it.press("escape", "e")
        assert it.lines()[1].strip() == "[bold][@click=app.quit]talks.summary.md"


async def test_names_of_markup_or_wide_characters_are_drawn(desk) -> None:
    async with desk("One two three four five six.", size=(120, 20)) as it:
        names = [
            "[/]",
            "[@click=app.quit]x",
            "東京都" * 9,
            "e\u0301" * 40,
            "\U0001f469\u200d\U0001f680" * 20,
            "שלום",
        ]
        entities = tuple(
            Entity(id=f"e{n}", name=name, type="person", mentions=(Span(0, 7),))
            for n, name in enumerate(names, 1)
        )
        changed = _with_entities(it.reading, entities)
        it.reader.show(changed)
        await it.quiet()
        check(it)
        shown = it.column("entities")
        assert shown[2].startswith("▸[/]")
        assert shown[3].startswith("[@click=app.quit]x")
        assert shown[4].startswith("東京都東京都")
        assert "…" in shown[4]
        for size in SIZES:
            await it.resize(*size)
            await it.press("2", "G", "g")
            check(it)


def _with_entities(reading, entities):
    return replace(reading, analysis=replace(reading.analysis, entities=entities))


async def test_three_thousand_entities_can_be_scrolled(desk) -> None:
    async with desk("One two three four five six.", size=(120, 20)) as it:
        one = (Span(0, 3),)
        entities = tuple(
            Entity(id=f"e{n}", name=f"Name {n}", type="place" if n > 1500 else "person", mentions=one)
            for n in range(1, 3001)
        )
        it.reader.show(_with_entities(it.reading, entities))
        await it.press("2", "G")
        assert it.column("entities")[0] == "ENTITIES 3000"
        assert it.column("entities")[-1].startswith("▸Name 3000")
        await it.press("b", "k", "enter", "g")
        assert it.column("entities")[2].startswith("▸Name 1 ")
        check(it)


async def test_document_with_only_a_table_has_no_key_sentences(desk, monkeypatch) -> None:
    document = Document("a\tb\n1\t2\n", (Paragraph(0, 7, "table"),), "table")
    source = Source("table.md", Path("table.md"), b"")
    monkeypatch.setattr(Source, "documents", lambda self, options: iter([document]))
    assert list(source.documents(Options())) == [document]
    async with desk(source, size=(120, 20)) as it:
        assert it.column("summary")[0] == "SUMMARY 0 of 0"
        for key in [
            "}",
            "{",
            "j",
            "1",
            "enter",
            "j",
            "+",
            "-",
            "2",
            "enter",
            "3",
            "enter",
            "]",
            "n",
            "G",
            "space",
        ]:
            await it.press(key)
            check(it)
        assert [line.split() for line in it.column("source")[1:3]] == [["▸", "a", "b"], ["1", "2"]]
