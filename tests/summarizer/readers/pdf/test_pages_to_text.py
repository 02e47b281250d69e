"""What a person would read on the pages is what comes out: whole paragraphs, in order, and nothing else."""

import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, ListFlowable, PageBreak, Preformatted, Table
from reportlab.platypus import Paragraph as Flowing

from summarizer.document import Document, Kind
from summarizer.files.options import Options
from summarizer.readers.pdf import read

Printed = Callable[..., bytes]
Text = Callable[..., str]
Heading = Callable[..., Flowable]


def read_whole(data: bytes, name: str = "x.pdf") -> Document:
    return list(read(data, name, Options()))[-1]


def texts(document: Document, kind: Kind = "body") -> list[str]:
    return [document.at(each) for each in document.paragraphs if each.kind == kind]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("style", [{"indent": 12}, {"indent": 0, "space": 6}, {"justified": False}])
def test_paragraphs_come_whole_over_columns_and_pages(
    columns: int, style: dict[str, float], printed: Printed, paragraph: Text
) -> None:
    """No header, no footer and no page number stands in a paragraph that crosses a page."""
    wanted = [paragraph(number, 60 + number * 7 % 150) for number in range(24)]
    document = read_whole(printed(wanted, columns=columns, **style))
    assert texts(document) == wanted
    assert len(document.paragraphs) == 24
    assert document.pages is not None
    assert document.pages > 2


def test_two_columns_of_groff_with_hyphens(paragraph: Text) -> None:
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    words = "international negotiations significant infrastructure administration well-known temperature"
    long_words = words.split()
    wanted = []
    for number in range(30):
        mixed = paragraph(number, 110).split()
        for at in range(4, len(mixed), 3):
            if mixed[at].islower() and mixed[at].isalpha():
                mixed[at] = long_words[(number + at) % len(long_words)]
        wanted.append(" ".join(mixed))
    source = ".ds LH Weekly Briefing\n.ds CF Page %\n.TL\nThe News\n.AU\nJane Writer\n.2C\n"
    source += "".join(f".PP\n\\&{each}\n" for each in wanted)
    command = ["groff", "-k", "-ms", "-Tpdf"]
    made = subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout
    found = texts(read_whole(made))
    assert sum(each in found for each in wanted) >= 27
    assert not any("\ufffe" in each or "\x02" in each for each in found)


def test_a_paragraphs_page_is_where_it_begins(printed: Printed, paragraph: Text) -> None:
    document = read_whole(printed([paragraph(number, 200) for number in range(12)]))
    pages = [each.place.page for each in document.paragraphs]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert (pages[0], pages[-1]) == (1, document.pages)
    broken = printed([paragraph(1), PageBreak(), PageBreak(), paragraph(2)])
    assert [each.place.page for each in read_whole(broken).paragraphs] == [1, 3]


def test_headings_lists_and_tables(printed: Printed, paragraph: Text, heading: Heading) -> None:
    normal = getSampleStyleSheet()["Normal"]
    items = [
        Flowing(each, normal) for each in ("First, the harbor is measured again.", "Then it is dredged.")
    ]
    rows = [["Pier", "Depth", "Ships"], ["North", "12", "310"], ["South", "9", "120"], ["Old", "4", "7"]]
    document = read_whole(
        printed(
            [
                heading("The harbor of Halden", 20),
                paragraph(1),
                heading("What is to be done"),
                ListFlowable(items, bulletType="1", bulletFormat="%s."),
                heading("What is known"),
                paragraph(2),
                Table(rows, colWidths=90),
                paragraph(3),
            ],
            header="",
        )
    )
    headings = ["The harbor of Halden", "What is to be done", "What is known"]
    assert texts(document, "heading") == headings
    assert texts(document, "list") == ["1. First, the harbor is measured again.", "2. Then it is dredged."]
    assert texts(document, "table") == ["\t".join(row) for row in rows]
    assert texts(document) == [paragraph(1), paragraph(2), paragraph(3)]
    assert document.title == "The harbor of Halden"
    assert [each.place.section for each in document.paragraphs if each.kind == "table"] == [headings[2]] * 4


def test_tables_whose_cells_have_several_lines(printed: Printed, paragraph: Text) -> None:
    normal = getSampleStyleSheet()["Normal"]
    rows = [
        ("key", "what it does"),
        ("tab", "goes to the next of the panes, which are the summary, the entities and the source"),
        ("shift and tab", "goes back"),
        ("any figure", "goes to the pane of that number, if there is one, and else says that there is none"),
    ]
    table = Table(
        [[Flowing(cell, normal) for cell in row] for row in rows],
        colWidths=(90, 150),
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    document = read_whole(printed([paragraph(1), table, paragraph(2)], header=""))
    assert texts(document, "table") == ["\t".join(row) for row in rows]
    assert texts(document) == [paragraph(1), paragraph(2)]


def test_code_and_tables_of_contents(printed: Printed, paragraph: Text) -> None:
    code = "make test   # runs it\nfor each in names:\n    print(each)"
    contents = "1 The harbor . . . . . . . . . . . . 3"
    content = [paragraph(1), Preformatted(code, getSampleStyleSheet()["Code"]), paragraph(2), contents]
    document = read_whole(printed(content, header="", space=6))
    (found,) = texts(document, "code")
    assert found.split() == code.split()
    assert found.splitlines()[2].startswith("    print")
    assert texts(document, "table") == ["1 The harbor\t3"]
    assert texts(document) == [paragraph(1), paragraph(2)]


def test_its_own_account_of_title_and_date(printed: Printed, paragraph: Text, heading: Heading) -> None:
    content = [heading("Harbor news", 20), "By Jane Writer, 3 March 2026", paragraph(1)]
    named = read_whole(printed(content, header="", title="Microsoft Word - draft7.doc"))
    assert (named.title, named.date) == ("Harbor news", "2026-03-03")
    assert [each.kind for each in named.paragraphs] == ["heading", "byline", "body"]
    plain = read_whole(printed([paragraph(1)], header="", title="The harbor, measured"))
    assert plain.title == "The harbor, measured"
    assert plain.date is None  # the day it was made may be that of a copy
    assert read_whole(printed([paragraph(1)], header="", title="untitled"), "harbor.pdf").title == "harbor"


def test_a_header_that_is_like_the_text_is_not_all_that_goes(printed: Printed, paragraph: Text) -> None:
    """Left out is what other pages have at the same place, and nothing that stands once."""
    document = read_whole(printed([paragraph(1)], header="Only here", footer="and 7 there"))
    assert texts(document)[0] == "Only here"
    wanted = [paragraph(number, 200) for number in range(12)]
    chaptered = read_whole(printed(wanted, header="12 {page} 1999", footer="– {page} –"))
    assert texts(chaptered) == wanted


def test_longer_and_longer_versions_never_take_back(printed: Printed, paragraph: Text) -> None:
    data = printed([paragraph(number, 150) for number in range(150)])
    versions = list(read(data, None, Options()))
    first, last = versions[0], versions[-1]
    assert first.paragraphs[-1].place.page in (1, 2)
    assert first.pages == last.pages
    assert 3 < len(versions) <= (last.pages or 0)
    for before, after in pairwise(versions):
        assert after.text.startswith(before.text)
        assert after.paragraphs[: len(before.paragraphs)] == before.paragraphs
        assert (after.title, after.date) == (before.title, before.date)
