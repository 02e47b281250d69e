"""Tables in HTML of mail and feeds: rows of data stay together, layout does not become a table."""

import pytest

from summarizer.readers.html.fragments import blocks


def found(markup: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(markup)]


ROWS = "<tr><th>Boat</th><th>Fee</th></tr><tr><td>Cutter</td><td>120</td></tr>"
DATA = [("table", "Boat\tFee"), ("table", "Cutter\t120")]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (f"<table>{ROWS}</table>", DATA),
        (f"<table><thead>{ROWS}</thead></table>", DATA),
        ("<table><tr><th>Boat<th>Fee<tr><td>Cutter<td>120</table>", DATA),
        (f"<p>Fees:</p><table>{ROWS}</table><p>End.</p>", [("body", "Fees:"), *DATA, ("body", "End.")]),
        (f"<table><tr><td><p>Fees:</p><table>{ROWS}</table></td></tr></table>", [("body", "Fees:"), *DATA]),
        (f"<table>{ROWS}<tr><td>Barge</td><td></td></tr></table>", [*DATA, ("table", "Barge")]),
        (
            "<table><tr><td>Boat</td><td></td><td>Fee</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>",
            [("table", "Boat\t\tFee"), ("table", "a\tb\tc")],
        ),
        ("<table><tr><td><p>Boat</p></td><td><p>Fee</p></td></tr><tr><td>Cutter<td>120</table>", DATA),
        ("<table><tr><td>One.</td></tr><tr><td>Two.</td></tr></table>", [("body", "One."), ("body", "Two.")]),
        ("<table><tr><td>One.</td><td>Two.</td></tr></table>", [("body", "One."), ("body", "Two.")]),
        (
            "<table><tr><td><p>One.</p><p>Two.</p></td><td>Three.</td></tr><tr><td>a</td><td>b</td></tr></table>",
            [("body", text) for text in ("One.", "Two.", "Three.", "a", "b")],
        ),
        (
            "<table><tr><td><h2>One</h2></td><td>Two.</td></tr><tr><td>a</td><td>b</td></tr></table>",
            [("heading", "One"), *(("body", text) for text in ("Two.", "a", "b"))],
        ),
        (f"<table>{ROWS}", [("body", text) for text in ("Boat", "Fee", "Cutter", "120")]),
        ("</table><tr><td>One.</td></tr></table>", [("body", "One.")]),
    ],
)
def test_rows_of_data_stay_together(markup, shown):
    assert found(markup) == shown


def test_long_cells_are_layout():
    text = "The pier of Orlund burnt on Monday, and nobody knows why. " * 5
    markup = f"<table><tr><td>{text}</td><td>One</td></tr><tr><td>{text}</td><td>Two</td></tr></table>"
    assert {kind for kind, _ in found(markup)} == {"body"}
