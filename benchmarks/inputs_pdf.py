"""PDF files read back: pages made here in several layouts, and a file of a thousand pages.

    python benchmarks/inputs_pdf.py [--pages N] [SEED ...]

The paragraphs of the seeds are set in one, two and three columns by groff, which breaks words at the ends of
lines, and by reportlab, with a running header and page numbers, and read from the bytes as a file is, in the
child process. A paragraph counts where it comes back exactly; intruders are blocks that no paragraph is. Of
the long file: when its first page is there, when all is, and the memory of this process and of the child.
groff is needed for its rows, reportlab is in the extra `dev`.
"""

from __future__ import annotations

import argparse
import io
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from peers import table
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from summarizer.document import Document
from summarizer.readers import open_documents

SEEDS = Path(__file__).parents[1] / "seeds"
WIDTH, HEIGHT = A4
SHORTEST = 200
"""Characters of a paragraph that is set: headings and by-lines are no test."""
MOST = 30
HEADER, GAP = "The Weekly Briefing", 18


def paragraphs_of(seeds: Sequence[Path]) -> list[str]:
    found: dict[str, None] = {}
    for seed in seeds:
        blocks = re.split(r"\n\s*\n", seed.read_text(encoding="utf-8"))
        found |= dict.fromkeys(" ".join(block.split()) for block in blocks if len(block) > SHORTEST)
    return list(found)


def by_groff(paragraphs: Sequence[str], *, columns: int, macro: str) -> bytes:
    """Hyphenated and justified; `macro` begins a paragraph: PP with an indent, LP with a gap."""
    head = f".ds LH {HEADER}\n.ds CF Page %\n.TL\nThe News\n.AU\nJane Writer\n" + f".{columns}C\n" * (
        columns > 1
    )
    source = head + "".join(".{}\n\\&{}\n".format(macro, each.replace("\\", "\\e")) for each in paragraphs)
    command = ["groff", "-k", "-ms", "-Tpdf"]
    return subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout


def by_reportlab(
    paragraphs: Sequence[str], *, columns: int, indent: float, space: float, flush: bool
) -> bytes:
    def furniture(canvas, document) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, HEIGHT - 30, f"{HEADER}, page {document.page}")
        canvas.drawCentredString(WIDTH / 2, 25, f"– {document.page} –")

    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, firstLineIndent=indent)
    style.spaceAfter, style.alignment = space, 4 if flush else 0
    width = (WIDTH - 100 - (columns - 1) * GAP) / columns
    frames = [Frame(50 + at * (width + GAP), 50, width, HEIGHT - 110, 0, 0, 0, 0) for at in range(columns)]
    file = io.BytesIO()
    template = PageTemplate("page", frames, onPage=furniture)
    document = BaseDocTemplate(file, pagesize=A4, pageTemplates=[template])
    document.build([Paragraph(escape(each), style) for each in paragraphs])
    return file.getvalue()


LAYOUTS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "groff, one column, gaps": partial(by_groff, columns=1, macro="LP"),
    "groff, two columns, indents": partial(by_groff, columns=2, macro="PP"),
    "reportlab, one column, ragged, gaps": partial(by_reportlab, columns=1, indent=0, space=6, flush=False),
    "reportlab, two columns, indents": partial(by_reportlab, columns=2, indent=12, space=0, flush=True),
    "reportlab, two columns, ragged, gaps": partial(by_reportlab, columns=2, indent=0, space=6, flush=False),
    "reportlab, three columns, indents": partial(by_reportlab, columns=3, indent=8, space=0, flush=True),
}


def last(data: bytes) -> Document:
    *_, found = open_documents(io.BytesIO(data), name="a.pdf")
    assert isinstance(found, Document), found
    return found


def layouts(paragraphs: Sequence[str]) -> None:
    rows = []
    for name, make in LAYOUTS.items():
        if name.startswith("groff") and not shutil.which("groff"):
            continue
        document = last(make(paragraphs))
        body = [document.at(each) for each in document.paragraphs if each.kind == "body"]
        exact = sum(each in body for each in paragraphs)
        others = sum(each not in paragraphs and each != "Jane Writer" for each in body)
        rows.append([name, str(document.pages), f"{exact} of {len(paragraphs)}", str(others)])
    print(table(["layout", "pages", "exact", "intruders"], rows))


def memory(who: int) -> str:
    return f"{resource.getrusage(who).ru_maxrss / 1024:.0f}"


def long_file(paragraphs: Sequence[str], pages: int) -> None:
    """As many pages as wanted of text that is nowhere the same: each paragraph is numbered."""

    def made(times: int) -> bytes:
        numbered = [f"{each} ({number})" for number in range(times) for each in paragraphs]
        return by_reportlab(numbered, columns=1, indent=0, space=6, flush=False)

    few = 10
    data = made(few * pages // (last(made(few)).pages or 1))
    before = memory(resource.RUSAGE_SELF)
    start, first, versions = time.perf_counter(), 0.0, 0
    for each in open_documents(io.BytesIO(data), name="long.pdf"):
        found, versions = each, versions + 1
        first = first or time.perf_counter() - start
    seconds = time.perf_counter() - start
    assert isinstance(found, Document)
    count = found.pages or 1
    row = [f"{count:,}", f"{len(data) / 1e6:.1f}", f"{len(found.text) / 1e6:.1f}", f"{first:.2f}"]
    row += [f"{seconds:.1f}", f"{1000 * seconds / count:.1f}", str(versions)]
    row += [memory(resource.RUSAGE_CHILDREN), f"{before} → {memory(resource.RUSAGE_SELF)}"]
    names = [
        "pages",
        "MB",
        "M characters",
        "first, s",
        "all, s",
        "ms a page",
        "versions",
        "child, MB",
        "here, MB",
    ]
    print(table(names, [row]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("seeds", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    args = parser.parse_args()
    paragraphs = paragraphs_of(args.seeds or sorted(SEEDS.glob("*.txt")))
    layouts(paragraphs[:MOST])
    long_file(paragraphs[:MOST], args.pages)


if __name__ == "__main__":
    main()
