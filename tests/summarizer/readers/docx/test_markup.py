"""Markup of Word documents that hides, repeats or moves text."""

import io

import pytest
from file_samples import OFFICE, RELATIONSHIPS, packed

from summarizer.document import Document
from summarizer.files.options import AS_IT_COMES
from summarizer.readers import open_documents
from summarizer.readers.docx import read

pytestmark = pytest.mark.usefixtures("no_sandbox")

NAMES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "m": f"{OFFICE}/officeDocument/2006/math",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{OFFICE}/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f"xmlns:{name}='{uri}'" for name, uri in NAMES.items())


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def mark(kind: str, data: str = "") -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'>{data}</w:fldChar></w:r>"


def field(code: str, result: str = "") -> str:
    written = f"{mark('separate')}{result}" if result else ""
    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{written}{mark('end')}"


def document(
    body: str, main: str = "word/document.xml", *, sandboxed: bool = False, **parts: str
) -> Document:
    """Read a document in this process or, as in the program, in the sandbox."""
    name = main.rpartition("/")[2]
    beside = main.removesuffix(name)
    related = "".join(
        f"<Relationship Id='{part}' Target='{part}.xml' Type='{RELATIONSHIPS}/{part}'/>" for part in parts
    )
    namespace = f"xmlns='{OFFICE}/package/2006/relationships'"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "<Default Extension='xml' ContentType='application/xml'/>"
    types += f"<Override PartName='/{main}' ContentType='{kind}'/>"
    data = packed(
        {
            "[Content_Types].xml": f"<Types xmlns='{OFFICE}/package/2006/content-types'>{types}</Types>",
            "_rels/.rels": f"<Relationships {namespace}><Relationship Id='r1' Target='{main}' "
            f"Type='{RELATIONSHIPS}/officeDocument'/></Relationships>",
            f"{beside}_rels/{name}.rels": f"<Relationships {namespace}>{related}</Relationships>",
            main: f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>",
        }
        | {
            f"{beside}{part}.xml": f"<w:{part} {DECLARED}>{content}</w:{part}>"
            for part, content in parts.items()
        }
    )
    (found,) = (
        open_documents(io.BytesIO(data), name="a.docx") if sandboxed else read(data, "a.docx", AS_IT_COMES)
    )
    assert isinstance(found, Document), found
    return found


BOX = f"<w:txbxContent>{paragraph(run('Text in a box.'))}</w:txbxContent>"
SHAPE = (
    "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
    f"{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
OLD_SHAPE = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
PAGE_OR_BOX = {
    "simple field": (
        run("On ") + f"<w:fldSimple w:instr='DATE'>{run('4 May')}</w:fldSimple>" + run("."),
        "On 4 May.",
    ),
    "simple field in one": (
        f"<w:fldSimple><w:fldSimple>{run('4 May')}</w:fldSimple>{run(' it')}</w:fldSimple>" + run(" ended."),
        "4 May it ended.",
    ),
    "field": (run("Page ") + field("PAGE", run("7")) + run("."), "Page 7."),
    "field without a result": (run("A") + field("XE x") + run(" pier."), "A pier."),
    "field in the code of a field": (
        field(
            f"IF </w:instrText></w:r>{field('DOCPROPERTY x', run('inner'))}<w:r><w:instrText>", run("outer")
        ),
        "outer",
    ),
    "field in the result of a field": (field("TOC", run("See ") + field("PAGEREF", run("7"))), "See 7"),
    "field that never ends": (run("The pier ") + mark("begin") + run("is shut."), "The pier is shut."),
    "end of no field": (run("The pier ") + mark("end") + run("is shut."), "The pier is shut."),
    "checked box": (
        mark("begin", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")
        + mark("end")
        + run(" shut"),
        "☒ shut",
    ),
    "hidden run": (run("The pier ") + run("secret ", "<w:vanish/>") + run("is shut."), "The pier is shut."),
    "run that is not hidden": (run("The ", "<w:vanish w:val='0'/>") + run("pier."), "The pier."),
    "hidden by its style": (
        run("The ") + run("secret ", "<w:rStyle w:val='Hid'/>") + run("pier."),
        "The pier.",
    ),
    "hidden by a style's base": (run("A") + run("B", "<w:rStyle w:val='Hid2'/>") + run(" pier."), "A pier."),
    "line break": (run("One") + "<w:r><w:cr/></w:r>" + run("two"), "One\ntwo"),
    "formula": (
        run("It is ") + "<m:oMath><m:r><m:t>a=12</m:t></m:r></m:oMath>" + run(" m."),
        "It is a=12 m.",
    ),
    "fraction": (
        "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
        "(a+b)/2",
    ),
    "power": (
        "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
        "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
        "x²",
    ),
    "root": ("<m:oMath><m:rad><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad></m:oMath>", "√2"),
    "formula of its own": ("<m:oMathPara><m:oMath><m:r><m:t>E=5</m:t></m:r></m:oMath></m:oMathPara>", "E=5"),
    "ruby": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('かん')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>"
        + run("字"),
        "漢字",
    ),
    "ruby in an insertion": (
        f"<w:r><w:ruby><w:rubyBase><w:ins>{run('漢')}</w:ins></w:rubyBase></w:ruby></w:r>" + run("字"),
        "漢字",
    ),
    "ruby in ruby 60 times": (
        "<w:r><w:ruby><w:rubyBase>" * 60 + run("漢") + "</w:rubyBase></w:ruby></w:r>" * 60 + run("字"),
        "漢字",
    ),
    "text box": (run("Beside.") + f"<w:r>{SHAPE}</w:r>", "Beside.\n\nText in a box."),
    "text box in two forms": (
        run("Beside.") + f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{SHAPE}</mc:Choice>"
        f"<mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent></w:r>",
        "Beside.\n\nText in a box.",
    ),
    "text box without a fallback": (
        run("Beside.")
        + f"<w:r><mc:AlternateContent><mc:Choice>{SHAPE}</mc:Choice></mc:AlternateContent></w:r>",
        "Beside.\n\nText in a box.",
    ),
    "nested alternatives without a text in their fallback": (
        run("The pier ")
        + "<mc:AlternateContent><mc:Choice/><mc:Fallback>" * 30_000
        + "<w:p/>"
        + "</mc:Fallback></mc:AlternateContent>" * 30_000
        + run("is shut."),
        "The pier is shut.",
    ),
    "nested alternatives with a text in their fallback": (
        run("The pier ")
        + "<mc:AlternateContent><mc:Choice/><mc:Fallback>" * 30_000
        + run("is shut.")
        + "</mc:Fallback></mc:AlternateContent>" * 30_000,
        "The pier is shut.",
    ),
    "note number": (
        run("In 2019") + run("7", "<w:vertAlign w:val='superscript'/>") + run(" it rose."),
        "In 2019 it rose.",
    ),
    "exponent": (run("5 km") + run("2", "<w:vertAlign w:val='superscript'/>") + run(" wide"), "5 km² wide"),
}
STYLES = (
    "<w:style w:type='character' w:styleId='Hid'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Hid2'><w:basedOn w:val='Hid'/></w:style>"
)


@pytest.mark.parametrize(("content", "text"), PAGE_OR_BOX.values(), ids=PAGE_OR_BOX)
def test_text_of_a_paragraph_is_what_word_shows(content, text):
    assert document(paragraph(content), styles=STYLES).text == text


@pytest.mark.parametrize("main", ["word/document2.xml", "word/document13.xml", "doc/main.xml"])
def test_main_part_is_named_by_the_relationships(main):
    found = document(paragraph(run("The pier is shut.")), main, sandboxed=True)
    assert (found.format, found.text) == ("docx", "The pier is shut.")


@pytest.mark.parametrize("main", ["main.xml", "doc/main.xml"])
def test_parts_beside_the_main_part_are_read_in_any_folder(main):
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    hidden = run("secret ", "<w:rStyle w:val='Hid'/>")
    body = item("The pier is shut.", 1) + paragraph(run("It ") + hidden + run("burnt.") + note)
    footnotes = f"<w:footnote w:id='2'>{paragraph(run('In a night.'))}</w:footnote>"
    found = document(body, main, sandboxed=True, styles=STYLES, numbering=NUMBERING, footnotes=footnotes)
    texts = [found.at(each) for each in found.paragraphs]
    assert texts[:2] == ["1. The pier is shut.", "It burnt."]
    assert "In a night." in texts[-1]


def item(text: str, number: int, level: int = 0) -> str:
    return paragraph(run(text), f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def level(at: int, form: str, start: int = 1) -> str:
    return f"<w:lvl w:ilvl='{at}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/></w:lvl>"


NUMBERING = (
    f"<w:abstractNum w:abstractNumId='0'>{level(0, 'decimal')}{level(1, 'lowerLetter')}</w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='1'>{level(0, 'bullet')}</w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='2'>{level(0, 'upperRoman', 4)}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
    "</w:lvlOverride></w:num>"
)


def test_list_resumes_its_numbers_after_other_paragraphs():
    body = item("One.", 1) + item("Two.", 1) + paragraph(run("Between.")) + item("Three.", 1)
    found = document(body, numbering=NUMBERING)
    assert [found.at(each) for each in found.paragraphs] == ["1. One.", "2. Two.", "Between.", "3. Three."]


def test_numbers_follow_levels_formats_and_restarts():
    body = (
        item("One.", 1) + item("Inner.", 1, 1) + item("Inner.", 1, 1) + item("Two.", 1) + item("Inner.", 1, 1)
    )
    body += paragraph(run("Between.")) + item("Bullet.", 2) + paragraph(run("Again.")) + item("Four.", 3)
    body += paragraph(run("Last.")) + item("One.", 4) + item("Two.", 4)
    found = document(body, numbering=NUMBERING)
    assert [found.at(each) for each in found.paragraphs] == [
        *("1. One.", "a. Inner.", "b. Inner.", "2. Two.", "a. Inner.", "Between.", "Bullet.", "Again."),
        *("IV. Four.", "Last.", "1. One.", "2. Two."),
    ]


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ((level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")), ["1.", "1.1.", "1.2.", "2.", "2.1."]),
        ((level(0, "decimal", "%1)"), level(1, "lowerLetter", "(%2)")), ["1)", "(a)", "(b)", "2)", "(a)"]),
        (
            (level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2")),
            ["I.", "I.1.", "I.2.", "II.", "II.1."],
        ),
        (
            (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")),
            ["I.", "1.1.", "1.2.", "II.", "2.1."],
        ),
        (
            (level(0, "decimal", "Article %1:"), level(1, "bullet", "•")),
            ["Article 1:", "", "", "Article 2:", ""],
        ),
    ],
)
def test_numbers_are_written_as_word_shows_them(levels, shown):
    numbering = f"<w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>"
    numbering += "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    body = item("x", 1) + item("x", 1, 1) + item("x", 1, 1) + item("x", 1) + item("x", 1, 1)
    found = document(body, numbering=numbering)
    assert [found.at(each) for each in found.paragraphs] == [f"{number} x".strip() for number in shown]


def test_style_of_a_paragraph_hides_its_text():
    styles = "<w:style w:type='paragraph' w:styleId='Base'><w:rPr><w:vanish/></w:rPr></w:style>"
    styles += "<w:style w:type='paragraph' w:styleId='Own'><w:basedOn w:val='Base'/></w:style>"
    body = paragraph(run("Hidden. ") + run("Shown.", "<w:vanish w:val='0'/>"), "<w:pStyle w:val='Own'/>")
    found = document(body + paragraph(run("Text.")), styles=styles)
    assert [found.at(each) for each in found.paragraphs] == ["Shown.", "Text."]


def test_placeholder_of_a_content_control_is_no_text():
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    empty = control.format("<w:showingPlcHdr/>", run("Click or tap here to enter text."))
    filled = control.format("<w:alias w:val='x'/>", run("Mira Halden"))
    found = document(paragraph(run("By ") + empty + filled + run(".")) + empty)
    assert found.text == "By Mira Halden."


def test_table_of_contents_is_no_text():
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='T{at}'><w:name w:val='{name}'/></w:style>"
        for at, name in enumerate(("toc 1", "TOC Heading"))
    )
    body = paragraph(run("Contents"), "<w:pStyle w:val='T1'/>") + paragraph(
        run("Piers 1"), "<w:pStyle w:val='T0'/>"
    )
    assert document(body + paragraph(run("Text.")), styles=styles).text == "Text."


@pytest.mark.parametrize("kind", ["", " w:type='page'", " w:type='column'", " w:type='textWrapping'"])
def test_break_of_any_kind_parts_words(kind):
    assert document(paragraph(f"{run('One')}<w:r><w:br{kind}/></w:r>{run('two.')}")).text == "One\ntwo."


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"<m:func><m:fName>{letters('sin')}</m:fName><m:e>{letters('x')}</m:e></m:func>", "sin x"),
        (
            f"<m:m><m:mr><m:e>{letters('1')}</m:e><m:e>{letters('2')}</m:e></m:mr>"
            f"<m:mr><m:e>{letters('3')}</m:e><m:e>{letters('4')}</m:e></m:mr></m:m>",
            "1, 2; 3, 4",
        ),
        (f"<m:limLow><m:e>{letters('lim')}</m:e><m:lim>{letters('n→∞')}</m:lim></m:limLow>", "lim_(n→∞)"),
        (f"<m:eqArr><m:e>{letters('a=1')}</m:e><m:e>{letters('b=2')}</m:e></m:eqArr>", "a=1; b=2"),
    ],
)
def test_parts_of_a_formula_stay_apart(formula, text):
    assert document(paragraph(f"<m:oMath>{formula}</m:oMath>{run('.')}")).text == f"{text}."


def test_notes_are_no_title():
    note = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('12') + note)}</w:tc></w:tr></w:tbl>"
    footnotes = f"<w:footnote w:id='1'>{paragraph(run('A note.'))}</w:footnote>"
    assert document(table, footnotes=footnotes).title == "a"


@pytest.mark.parametrize(
    ("parts", "warnings"),
    [
        (["media/image1.png"], ()),
        (["charts/chart1.xml", "embeddings/Microsoft_Excel_Sheet1.xlsx"], ("1 chart is not read",)),
        (["embeddings/oleObject1.bin"], ("1 embedded file is not read",)),
        (
            ["charts/chart1.xml", "charts/chart2.xml", "diagrams/data1.xml", "afchunk.html"],
            ("2 charts, 1 diagram, 1 embedded file are not read",),
        ),
    ],
)
def test_parts_that_are_not_read_are_told(parts, warnings):
    body = f"<w:body>{paragraph(run('Text.'))}</w:body>"
    main = {"word/document.xml": f"<w:document {DECLARED}>{body}</w:document>"}
    data = packed(main | {f"word/{part}": "x" for part in parts})
    (found,) = open_documents(io.BytesIO(data), name="a.docx")
    assert isinstance(found, Document)
    assert (found.text, found.warnings) == ("Text.", warnings)


def test_drop_cap_joins_its_word():
    frame = "<w:framePr w:dropCap='drop' w:lines='3'/>"
    body = paragraph(run("T"), frame) + paragraph(run("he pier burnt."), "<w:jc w:val='both'/>")
    found = document(body + paragraph(run("L"), frame))
    assert [found.at(each) for each in found.paragraphs] == ["The pier burnt.", "L"]


@pytest.mark.parametrize(
    "target", ["/word/document2.xml", "./word/document2.xml", "word/../word/document2.xml"]
)
def test_main_part_is_found_whatever_the_form_of_its_name(target):
    relationship = f"<Relationship Id='r1' Target='{target}' Type='{RELATIONSHIPS}/officeDocument'/>"
    related = f"<Relationships xmlns='{OFFICE}/package/2006/relationships'>{relationship}</Relationships>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    override = f"<Override PartName='/word/document2.xml' ContentType='{kind}'/>"
    body = f"<w:body>{paragraph(run('Text.'))}</w:body>"
    data = packed(
        {
            "[Content_Types].xml": f"<Types xmlns='{OFFICE}/package/2006/content-types'>{override}</Types>",
            "_rels/.rels": related,
            "word/document2.xml": f"<w:document {DECLARED}>{body}</w:document>",
        }
    )
    (found,) = open_documents(io.BytesIO(data), name="a.docx")
    assert isinstance(found, Document), found
    assert found.text == "Text."
