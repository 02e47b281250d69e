"""PDF files, made as they are needed: whole ones by reportlab, odd ones by hand."""

import io
import zlib
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import pytest
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

WIDTH, HEIGHT = A4
TEXT = """the council met again on Tuesday and agreed that its harbor must be dredged before winter since
larger ships wait outside for days while pilots argue about depth marks near an old pier that nobody owns or
wants to mend because repairs cost more than all fees which come in during any summer"""
WORDS = TEXT.split()

Printed = Callable[..., bytes]


def _paragraph(number: int, words: int = 90) -> str:
    """Text that is like no other: the same words in another order."""
    step = 1 + 2 * (number % 20)
    chosen = [WORDS[(number + at * step) % len(WORDS)] for at in range(words)]
    sentences = [" ".join(chosen[at : at + 15]) for at in range(0, words, 15)]
    return " ".join(sentence[0].upper() + sentence[1:] + "." for sentence in sentences)


@pytest.fixture(scope="session")
def paragraph() -> Callable[..., str]:
    """Makes text that is like no other, by a number."""
    return _paragraph


@pytest.fixture(scope="session")
def printed() -> Printed:
    """Sets paragraphs (or flowables of reportlab) in columns, with a running header and page numbers."""

    def make(
        content: Sequence[str | Flowable],
        *,
        columns: int = 1,
        indent: float = 12,
        space: float = 0,
        justified: bool = True,
        header: str = "Weekly Briefing {page}",
        footer: str = "Page {page}",
        **about: str,
    ) -> bytes:
        def furniture(canvas, document) -> None:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(50, HEIGHT - 30, header.format(page=document.page))
            canvas.drawCentredString(WIDTH / 2, 25, footer.format(page=document.page))

        if password := about.pop("password", None):
            about["encrypt"] = pdfencrypt.StandardEncryption(password, ownerPassword="owner")
        style = ParagraphStyle(
            "body", fontName="Times-Roman", fontSize=10, leading=12, firstLineIndent=indent, spaceAfter=space,
            alignment=4 if justified else 0,
        )  # fmt: skip
        width = (WIDTH - 100 - (columns - 1) * 18) / columns
        frames = [Frame(50 + at * (width + 18), 50, width, HEIGHT - 110, 0, 0, 0, 0) for at in range(columns)]
        file = io.BytesIO()
        template = PageTemplate("page", frames, onPage=furniture)
        document = BaseDocTemplate(file, pagesize=A4, pageTemplates=[template], **about)
        document.build(
            [Paragraph(escape(each), style) if isinstance(each, str) else each for each in content]
        )
        return file.getvalue()

    return make


@pytest.fixture(scope="session")
def heading() -> Callable[[str, float], Flowable]:
    """A line in large bold letters."""

    def make(text: str, size: float = 12) -> Flowable:
        style = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=size, leading=size * 1.2)
        style.spaceBefore = style.spaceAfter = 6
        return Paragraph(escape(text), style)

    return make


def assembled(objects: Sequence[bytes]) -> bytes:
    """A PDF file of these objects, the first of them its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def stream(content: bytes, about: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (about, len(content), content)


def one_page(content: bytes, resources: bytes, *more: bytes) -> bytes:
    """A file of one page; `more` are objects from the fifth on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>" % resources
    catalog, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return assembled([catalog, pages, page, stream(content), *more])


@pytest.fixture(scope="session")
def odd() -> dict[str, bytes]:
    """Files that hold nothing to read, by what they are."""
    picture = stream(b"\x80" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8"
                     b"/ColorSpace/DeviceGray")  # fmt: skip
    letters = b"BT /F 12 Tf 50 700 Td <00120034003500370038> Tj 0 -14 Td <00120034003500370038> Tj ET"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/FontDescriptor 7 0 R/DW 600/CIDSystemInfo" \
                 b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"  # fmt: skip
    descriptor = b"<</Type/FontDescriptor/FontName/Odd/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0" \
                 b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"  # fmt: skip
    return {
        "scan": one_page(b"q 600 0 0 800 0 0 cm /I Do Q", b"/XObject<</I 5 0 R>>", picture),
        "illegible": one_page(letters, b"/Font<</F 5 0 R>>", font, descendant, descriptor),
        "empty": one_page(b"", b""),
        "round": assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]),
        "boasting": assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2000000000>>"]),
        "no catalog": assembled([b"<</Type/Nothing>>"]),
        "stub": b"%PDF-1.7\n",
        "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 40,
    }


@pytest.fixture(scope="session")
def lines_of_size() -> Callable[[float], bytes]:
    """A page of four lines in letters of a size in points, their distance in proportion."""

    def make(size: float) -> bytes:
        lines = ("The ships came", "in late.", "They went out", "again at dawn.")
        shown = b" T* ".join(b"(%s) Tj" % line.encode() for line in lines)
        content = b"BT /F %f Tf %f TL 50 700 Td %s ET" % (size, 1.2 * size, shown)
        return one_page(content, b"/Font<</F 5 0 R>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")

    return make


@pytest.fixture(scope="session")
def bombs() -> dict[str, bytes]:
    """Small files that take much memory, by what they do."""

    def drawn(content: bytes) -> bytes:
        packed = stream(zlib.compress(content, 9), b"/Filter/FlateDecode")
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
        catalog, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
        return assembled([catalog, pages, page, packed])

    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 3, form % number) for number in range(6, 36)]
    return {
        "states within states": drawn(b"q " * 20_000_000),
        "forms within forms": one_page(b"/X Do", b"/XObject<</X 5 0 R>>", *forms, stream(b"", form % 1)),
    }
