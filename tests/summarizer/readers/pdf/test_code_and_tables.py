"""Code and tables on a page: the blanks and lines of the one, the rows of the other."""

import shutil
import subprocess
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Preformatted, Table
from reportlab.platypus import Paragraph as Flowing

from summarizer.document import Document, Kind
from summarizer.files.options import Options
from summarizer.readers.pdf import read

Printed = Callable[..., bytes]
Text = Callable[..., str]
CODE = """for ship in waiting:    # from the oldest on
    depth = measured(ship)

    if depth > 12:
        moor(ship,         "north")"""
ROWS = [
    ["Pier", "What is known of it"],
    ["North", "It was dredged in the spring, and larger ships have come in since then without a pilot."],
    ["South", "Nobody owns it."],
    [
        "Old",
        "It is to be mended before the winter since the fees of a single summer would pay for all of it.",
    ],
    ["New", "It does not stand yet, whatever the council says about its beginnings."],
]


def read_whole(data: bytes) -> Document:
    return list(read(data, "x.pdf", Options()))[-1]


def texts(document: Document, kind: Kind = "body") -> list[str]:
    return [document.at(each) for each in document.paragraphs if each.kind == kind]


def groff(source: str) -> bytes:
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    command = ["groff", "-k", "-t", "-ms", "-Tpdf"]
    return subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout


def code(size: float) -> Flowable:
    return Preformatted(CODE, ParagraphStyle("code", fontName="Courier", fontSize=size, leading=size * 1.2))


@pytest.mark.parametrize("size", [7, 10])
def test_code_keeps_its_lines_and_spaces(size: float, printed: Printed, paragraph: Text) -> None:
    document = read_whole(printed([paragraph(1), code(size), paragraph(2)], header=""))
    assert texts(document, "code") == [CODE]
    assert texts(document) == [paragraph(1), paragraph(2)]


def test_inline_code_stays_in_its_paragraph(printed: Printed, paragraph: Text) -> None:
    """Also where it fills a line of its own."""
    style = getSampleStyleSheet()["Normal"]
    words = "briefing summarize --format markdown --length five --focus Witkoff --output talks.summary.md"
    marked = f"{paragraph(1, 40)} <font face='Courier'>{words} {words} {words}</font> {paragraph(2, 40)}"
    document = read_whole(printed([paragraph(3), Flowing(marked, style), paragraph(4)], header=""))
    assert texts(document, "code") == []
    assert texts(document)[1] == f"{paragraph(1, 40)} {words} {words} {words} {paragraph(2, 40)}"


def test_monospaced_prose_is_not_code(printed: Printed, paragraph: Text) -> None:
    style = ParagraphStyle("typed", fontName="Courier", fontSize=10, leading=12, spaceAfter=12)
    wanted = [paragraph(number, 60) for number in range(5)]
    document = read_whole(printed([Flowing(each, style) for each in wanted], header=""))
    assert texts(document) == wanted


@pytest.mark.parametrize("padding", [0, 4])
@pytest.mark.parametrize("align", ["TOP", "BOTTOM"])
def test_multi_line_cells_form_one_row_each(
    padding: float, align: str, printed: Printed, paragraph: Text
) -> None:
    """Told by the cells that begin together, or by the gaps between the rows."""
    style = ParagraphStyle("cell", fontName="Times-Roman", fontSize=10, leading=12)
    rows = [[Flowing(cell, style) for cell in row] for row in ROWS]
    look = [("VALIGN", (0, 0), (-1, -1), align), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    look += [(side, (0, 0), (-1, -1), padding) for side in ("TOPPADDING", "BOTTOMPADDING")]
    table = Table(rows, colWidths=[80, 150], style=look)
    document = read_whole(printed([paragraph(1), table, paragraph(2)], header=""))
    if padding or align == "TOP":
        assert texts(document, "table") == ["\t".join(row) for row in ROWS]
        assert texts(document) == [paragraph(1), paragraph(2)]


def test_groff_table_between_paragraphs_is_a_table(paragraph: Text) -> None:
    rows = "".join(f"{a}\tT{{\n{b}\nT}}\n" for a, b in ROWS)
    source = f".LP\n{paragraph(1)}\n.TS\nl lw(2i).\n{rows}.TE\n.LP\n{paragraph(2)}\n.LP\nShort.\n"
    document = read_whole(groff(source))
    assert texts(document, "table") == ["\t".join(row) for row in ROWS]
    assert texts(document) == [paragraph(1), paragraph(2), "Short."]


def test_spaces_of_groff_at_font_changes_are_kept(paragraph: Text) -> None:
    """Whose arrays end in an empty string there, which moves what follows where pdfium reads them."""
    said = "The council gave five weavers an example, and every dean overlooked what followed it. " * 6
    words = said.split()
    marked = " ".join(rf"\f[C]{word}\f[R]" if at % 5 == 2 else word for at, word in enumerate(words))
    document = read_whole(groff(f".LP\n{paragraph(1)}\n.LP\n{marked}\n"))
    assert texts(document) == [paragraph(1), " ".join(words)]


@pytest.mark.parametrize("space", [0, 6, 12])
@pytest.mark.parametrize("words", [12, 25, 40])
def test_columns_of_short_paragraphs_are_not_a_table(
    space: float, words: int, printed: Printed, paragraph: Text
) -> None:
    wanted = [paragraph(number, words + number % 7) for number in range(60)]
    data = printed(wanted, columns=2, justified=False, indent=0 if space else 12, space=space)
    document = read_whole(data)
    assert texts(document, "table") == []
    assert sum(each in texts(document) for each in wanted) >= 56
