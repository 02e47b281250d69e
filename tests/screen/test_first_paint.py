"""The first paint fills the same cells as the application does once it has started."""

from pathlib import Path

import pytest
from file_samples import FERRY
from rich.color import ColorSystem

from tui.collection.resuming import opened_at, settled_at
from tui.collection.sources import Source
from tui.first_paint.first_screen import frame, lines
from tui.settings import styles, themes
from tui.settings.config import Config
from tui.store.store import Store
from tui.terminal.grid import BLANK, PLAIN, Grid, styled
from tui.terminal.output import draw

SIZES = [(120, 36), (80, 24), (200, 50), (111, 30), (70, 9)]
PLAIN_TEXT = (
    "Ferry to Halden resumes\n\n"
    + "The ferry to Halden sails again on Monday. The crew of the Ada Lind had repaired “the old pump”.\n\n"
    * 20
    + "The harbor office in Orrin gives out tickets — 東京 and Zürich — from eight o'clock."
)
MARKDOWN = """\
# Harbor of Orrin

Prepared by Mara Lind

The **harbor** was *closed* for five weeks, says the [annual report](https://example.org/report).

- first the ice came
- then the pilots left
  - and the tug Maren

> Nobody was told.
>
> Nobody at all.

| berth | ships | a note that is long enough to be wrapped or cut somewhere in the window of a reader |
| --- | --- | --- |
| north | 12 | closed |
| south | 7 | open |

---

1. one
2. two

```
code that is much longer than the pane, so that a sign stands at its right end, whatever the width is, surely
```

## Measures

- [x] done
- [ ] not done
"""


def application(desk, columns: int, rows: int) -> Grid:
    """Return the cells that the application shows, without the footer."""
    grid = Grid(columns, rows - 1, BLANK)
    for y, strip in enumerate(desk.strips()[:-1]):
        x = 0
        for text, style, _ in strip:
            codes = style._make_ansi_codes(ColorSystem.TRUECOLOR) if style else ""
            x = grid.put(x, y, text, styled(PLAIN, codes) if codes else PLAIN)
    return grid


def first_paint(reading, config: Config, columns: int, rows: int) -> Grid:
    """Return the cells of the first paint."""
    grid = Grid(columns, rows - 1, BLANK)
    look = styles.of_terminal(themes.DARK, {})
    draw(grid, frame(lines(reading, config, columns, rows), look, 1 << 24))
    return grid


def differences(one: Grid, other: Grid) -> list[str]:
    """Return the rows that differ, as text or as styles."""
    found = []
    for y in range(one.rows):
        if (one.texts[y], one.styles[y]) != (other.texts[y], other.styles[y]):
            found += ["".join(grid.texts[y]) for grid in (one, other)]
            found += [
                str(pair) for pair in zip(one.styles[y], other.styles[y], strict=True) if len({*pair}) > 1
            ]
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("name", "text"), [("ferry.txt", PLAIN_TEXT), ("harbor.md", MARKDOWN)])
async def test_first_paint_fills_the_cells_of_the_application(desk, name, text, size):
    config, store = Config(), Store(None)
    async with desk(text, size=size, names=(name,), settled=False, config=config, store=store) as it:
        document = it.reading.document
        reading = opened_at(document, store.resume(document, Path(name)), config.length)
        assert differences(application(it, *size), first_paint(reading, config, *size)) == []
    store.close()


async def test_first_paint_begins_where_the_briefing_was_left(desk, tmp_path):
    """It was left at the last sentence, which is not on the first page."""
    path, size, config = tmp_path / "ferry.txt", (120, 36), Config(length="2", marks=False, wrap=50)
    source = Source("ferry.txt", path, PLAIN_TEXT.encode())
    store = Store(None)
    async with desk(source, config=config, store=store) as it:
        await it.press("G")
        it.app.briefing.save()
        assert store.flush()
    async with desk(source, size=size, settled=False, config=config, store=store) as it:
        document = it.reading.document
        reading = opened_at(document, store.resume(document, path), config.length)
        shown = first_paint(reading, config, *size)
        assert any("Zürich" in "".join(row) for row in shown.texts)
        assert differences(application(it, *size), shown) == []
    store.close()


@pytest.mark.parametrize("size", SIZES[:3])
async def test_first_paint_of_an_analyzed_briefing_is_what_the_application_shows(desk, tmp_path, size):
    """A sentence was dropped and another one kept with a note; an entity is in focus."""
    path, config = tmp_path / "ferry.txt", Config(length="4")
    source = Source("ferry.txt", path, FERRY.encode())
    store = Store(tmp_path / "state")
    async with desk(source, config=config, store=store) as it:
        await it.press("j", "x", "j", "P", *"why", "enter", "]", "enter")
        it.app.briefing.save()
        assert store.flush()
    analysis = store.analysis(it.reading.document, touch=False)
    reading = settled_at(it.reading.document, analysis, path, store, config.length)
    shown = first_paint(reading, config, *size)
    assert reading.focus
    assert any("» why" in "".join(row) for row in shown.texts)
    async with desk(source, size=size, config=config, store=store, settled=False, prepared=analysis) as it:
        assert differences(application(it, *size), shown) == []
        assert not it.analyzer.may_answer.is_set()
    store.close()
