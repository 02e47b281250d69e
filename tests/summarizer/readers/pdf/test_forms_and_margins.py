"""Form fields, notes, line numbers, watermarks, turned text, drop caps, and pages that can't be read."""

import io
import shutil
import subprocess

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from summarizer.document import Document
from summarizer.files.options import Options
from summarizer.readers import open_documents
from summarizer.readers.pdf import read as read_versions
from summarizer.readers.pdf.hyphens import Vocabulary
from summarizer.readers.pdf.margins import with_drop_caps, without_watermarks
from summarizer.readers.pdf.runs import Run

LINES = [
    "The ferry board of Orlund met on Monday to decide how the burnt pier",
    "will be mended before the autumn, and who is going to pay for it. The",
    "director told the press that the first piles would be driven in May, and",
    "that skippers of the southern docks would have to wait until July before",
    "they can return to their berths. A further study warns that old piles had",
    "sunk by nine inches. The town will vote on the money next month, and all",
    "parties said that they expect the plan to pass without any changes to it.",
]
TEXT = " ".join(LINES)


def read(data: bytes) -> Document:
    return list(read_versions(data, "a.pdf", Options()))[-1]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(each.kind, document.at(each)) for each in document.paragraphs]


def drawn(draw, pages: int = 1, **about: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **about)
    for page in range(pages):
        draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(canvas: Canvas, texts: list[str] = LINES, x: float = 80, y: float = 700, size: float = 12) -> None:
    canvas.setFont("Times-Roman", size)
    for at, text in enumerate(texts):
        canvas.drawString(x, y - 1.2 * size * at, text)


# Forms


def form(**about: object) -> bytes:
    def draw(canvas: Canvas, _page: int) -> None:
        lines(canvas)
        canvas.drawString(80, 560, "Reporter:")
        canvas.acroForm.textfield(name="a", value="Mira Halden", x=150, y=552, width=300, height=20)
        canvas.drawString(80, 530, "Finding:")
        canvas.acroForm.textfield(
            name="b", value="The pier is shut to all.", x=150, y=522, width=300, height=20
        )
        canvas.drawString(80, 500, "Open:")
        canvas.acroForm.checkbox(name="c", checked=True, x=150, y=494, size=14)
        canvas.drawString(80, 470, "Port:")
        canvas.acroForm.choice(
            name="d", value="Orlund", options=["Orlund", "Tarn"], x=150, y=462, width=99, height=20
        )

    return drawn(draw)


def test_values_of_form_fields_follow_their_labels():
    assert [" ".join(text.split()) for _, text in kinds(read(form()))] == [
        TEXT,
        "Reporter: Mira Halden",
        "Finding: The pier is shut to all.",
        "Open: ☒",
        "Port: Orlund",
    ]


def test_value_of_several_lines_is_read_whole():
    def draw(canvas: Canvas, _page: int) -> None:
        lines(canvas)
        canvas.drawString(80, 580, "Finding:")
        canvas.acroForm.textfield(
            name="b", value="The pier is shut.\nIt opens in May.", x=150, y=502, width=300, height=90,
            fieldFlags="multiline",
        )  # fmt: skip

    text = read(drawn(draw)).text
    assert "The pier is shut." in text
    assert "It opens in May." in text


def test_password_field_is_not_read():
    def draw(canvas: Canvas, _page: int) -> None:
        lines(canvas)
        canvas.acroForm.textfield(
            name="b", value="secret", x=150, y=502, width=300, height=20, fieldFlags="password"
        )

    assert read(drawn(draw)).text == TEXT


def test_form_is_read_in_the_sandbox():
    document = list(open_documents(io.BytesIO(form()), name="a.pdf"))[-1]
    assert isinstance(document, Document)
    assert "Reporter:\tMira Halden" in document.text


# Notes


def noted(pieces: list[tuple[str, bool]], size: float = 12) -> bytes:
    """A line of which some pieces are raised and small."""

    def draw(canvas: Canvas, _page: int) -> None:
        text = canvas.beginText(80, 740)
        for piece, is_up in pieces:
            text.setFont("Times-Roman", 0.6 * size if is_up else size)
            text.setRise(0.35 * size if is_up else 0)
            text.textOut(piece)
        canvas.drawText(text)
        lines(canvas)

    return drawn(draw)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (
            [("Fees rose in 2019", False), ("7", True), (" and fell again.", False)],
            "Fees rose in 2019 and fell again.",
        ),
        ([("Fees fell by 12", False), ("3", True), (", he said.", False)], "Fees fell by 12, he said."),
        ([("Tor Vinge", False), ("12", True), (" left the town.", False)], "Tor Vinge left the town."),
        ([("Tor Vinge left.", False), ("4,5", True), (" So did she.", False)], "Tor Vinge left. So did she."),
        ([("It has 5 km", False), ("2", True), (" of water.", False)], "It has 5 km² of water."),
        ([("It has 10", False), ("6", True), (" fish in it.", False)], "It has 10⁶ fish in it."),
        ([("On the 1", False), ("st", True), (" of May it ends.", False)], "On the 1st of May it ends."),
        ([("7", True), ("See the record of the board.", False)], "7 See the record of the board."),
        ([("The pier", False), ("*", True), (" is shut now.", False)], "The pier is shut now."),
    ],
)
def test_raised_numbers_do_not_run_into_the_text(pieces, text):
    assert kinds(read(noted(pieces)))[0][1] == text


# Margins


@pytest.mark.parametrize("x", [50, 66, 540])
@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_are_no_text(x, step):
    def draw(canvas: Canvas, page: int) -> None:
        lines(canvas, LINES * 3)
        for at in range(21):
            number = page * 21 + at + 1
            if number % step == 0:
                canvas.drawRightString(x, 700 - 14.4 * at, str(number))

    document = read(drawn(draw, 2))
    assert {kind for kind, _ in kinds(document)} == {"body"}
    assert " ".join(document.text.split()) == " ".join([TEXT] * 6)


def test_numbers_of_a_short_last_page_are_no_text():
    def draw(canvas: Canvas, page: int) -> None:
        shown = LINES * 3 if page == 0 else LINES[:2]
        lines(canvas, shown)
        for at in range(len(shown)):
            canvas.drawRightString(60, 700 - 14.4 * at, str(at + 1))

    assert read(drawn(draw, 2)).text.endswith(" ".join(LINES[:2]))


@pytest.mark.parametrize("leading", [20, 24, 25.5])
def test_numbers_between_the_lines_of_court_papers_are_no_text(leading):
    def draw(canvas: Canvas, _page: int) -> None:
        lines(canvas, LINES * 4)
        for at in range(28):
            canvas.drawRightString(60, 702 - leading * at, str(at + 1))

    document = read(drawn(draw))
    assert " ".join(document.text.split()) == " ".join([TEXT] * 4)


def test_numbers_of_a_list_and_a_table_stay():
    def draw(canvas: Canvas, _page: int) -> None:
        lines(canvas)
        for at, name in enumerate(
            ["Cutter", "Barge", "Launch", "Dredger", "Tug", "Ferry", "Yacht", "Pilot"], 1
        ):
            canvas.drawString(80, 600 - 14.4 * at, str(at))
            canvas.drawString(140, 600 - 14.4 * at, name)
            canvas.drawString(260, 600 - 14.4 * at, f"{at * 40} crowns")

    assert ("table", "4\tDredger\t160 crowns") in kinds(read(drawn(draw)))


@pytest.mark.parametrize("columns", [1, 2])
def test_numbers_of_rows_in_small_letters_stay(columns):
    def draw(canvas: Canvas, _page: int) -> None:
        lines(canvas)
        for at, name in enumerate(
            ["cutter", "barge", "launch", "dredger", "tug", "ferry", "yacht", "pilot"], 1
        ):
            canvas.drawString(80, 600 - 14.4 * at, str(at))
            canvas.drawString(140, 600 - 14.4 * at, name)
            if columns == 2:
                canvas.drawString(260, 600 - 14.4 * at, f"for {at * 40} crowns a day and a half")

    assert [text.split()[0] for _, text in kinds(read(drawn(draw)))[1:]] == list("12345678")


@pytest.mark.parametrize("angle", [0, 30, 45, 60])
@pytest.mark.parametrize("size", [60, 90])
def test_watermark_is_no_text(angle, size):
    def draw(canvas: Canvas, _page: int) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", size)
        canvas.setFillGray(0.8)
        canvas.translate(100, 640)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        lines(canvas)

    assert kinds(read(drawn(draw))) == [("body", TEXT)]


@pytest.mark.parametrize("angle", [90, 270])
def test_turned_text_in_a_margin_is_a_paragraph_of_its_own(angle):
    def draw(canvas: Canvas, _page: int) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 10)
        canvas.translate(40, 650)
        canvas.rotate(angle)
        canvas.drawCentredString(0, 0, "Printed for the board of Orlund.")
        canvas.restoreState()
        lines(canvas)

    assert kinds(read(drawn(draw))) == [("body", TEXT), ("body", "Printed for the board of Orlund.")]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_page_that_is_turned_as_a_whole_is_read_in_order(angle):
    def draw(canvas: Canvas, _page: int) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        lines(canvas, x=-200, y=100)

    assert kinds(read(drawn(draw))) == [("body", TEXT)]


@pytest.mark.parametrize(
    ("initial", "rest"), [("T", "he ferry"), ("“T", "he ferry"), ("A", " ferry"), ("A", "fter the")]
)
def test_drop_cap_belongs_to_its_word(initial, rest):
    def draw(canvas: Canvas, _page: int) -> None:
        canvas.setFont("Times-Roman", 42)
        canvas.drawString(80, 671, initial)
        beside = 82 + canvas.stringWidth(initial, "Times-Roman", 42)
        lines(canvas, [f"{rest.strip()} board of Orlund met on Monday to decide how", *LINES[1:3]], beside)
        lines(canvas, [*LINES[3:], "After that, a ferry left."], y=700 - 3 * 14.4)

    assert read(drawn(draw)).text.startswith(
        f"{initial}{rest} board of Orlund met on Monday to decide how will be"
    )


def runs(count: int, size: float, text: str, x: float) -> list[Run]:
    return [Run(text, x, x + 20, 14.0 * at, 14.0 * at + size) for at in range(count)]


@pytest.mark.parametrize("text", ["DRAFT", "A"])
def test_page_of_many_large_runs_keeps_them_all(text):
    page = [*runs(3_000, 10, "The pier burnt.", 80), *runs(2_900, 24, text, 60)]
    assert without_watermarks(page) == tuple(page)
    assert with_drop_caps(page, Vocabulary()) == tuple(page)


# What is told


def test_pages_without_text_are_told(odd):
    writer = PdfDocument.new()
    whole = PdfDocument(drawn(lambda canvas, _: lines(canvas)))
    for source in (
        whole,
        PdfDocument(odd["scan"]),
        whole,
        PdfDocument(odd["scan"]),
        PdfDocument(odd["scan"]),
    ):
        writer.import_pages(source)
    out = io.BytesIO()
    writer.save(out)
    assert read(out.getvalue()).warnings == (
        "3 pages without text (2, 4–5): only images: run text recognition (OCR) to read them",
    )


def test_day_the_file_was_made_is_not_its_date():
    assert read(drawn(lambda canvas, _: lines(canvas))).date is None


@pytest.mark.parametrize("label", ["Date:", "Date", "Issued:", "Date of issue:"])
def test_date_in_columns_at_the_head_is_found(label):
    def draw(canvas: Canvas, _page: int) -> None:
        canvas.setFont("Times-Bold", 16)
        canvas.drawString(80, 780, "Situation report")
        canvas.setFont("Times-Roman", 12)
        for at, (left, right) in enumerate(
            [("Place:", "Orlund"), (label, "14 May 2021"), ("From:", "M. Halden")]
        ):
            canvas.drawString(80, 760 - 15 * at, left)
            canvas.drawString(240, 760 - 15 * at, right)
        lines(canvas)

    assert read(drawn(draw)).date == "2021-05-14"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
@pytest.mark.skipif(shutil.which("ps2pdf") is None, reason="ghostscript is not installed")
def test_spaces_of_groff_and_ghostscript_are_found():
    said = (
        "We know how the burnt pier, AVATAR and a Wave Yard To Vinge, T. W. Vale and others wait; May. A "
        "further study, x = 1, was made by the town of Orlund, which may pay 1,500 a day for two weeks more."
    )
    source = f".LP\n{said}\n.LP\nWe \\fIknow\\fP how \\fBTo\\fP wait; \\f(CWx = 1\\fP there.\n"
    script = subprocess.run(["groff", "-ms", "-Tps"], input=source.encode(), capture_output=True, check=True)
    data = subprocess.run(["ps2pdf", "-", "-"], input=script.stdout, capture_output=True, check=True).stdout
    assert [text for _, text in kinds(read(data))] == [said, "We know how To wait; x = 1 there."]
