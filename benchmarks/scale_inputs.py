"""Large inputs for `scale.py`, made of common words: folders, mailboxes, long texts and long PDF files.

A fixed seed: the same size gives the same input. All are written piece by piece, so that making them takes
little memory.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import count, islice
from pathlib import Path

from inputs_mail import letter

MB = 1024 * 1024
LINES, CHARACTERS = 48, 84
"""Lines of a page, and about how many characters of a line."""
_SYLLABLES = "ba ko ri ma den tal vo ker lin sha zu po gra mi nor ex hal win dor pe".split()  # noqa: SIM905


class Writer:
    """Makes sentences at random; every fifth names two people."""

    def __init__(self, seed: int) -> None:
        words = files("summarizer").joinpath("entities/lexicon/data/common_words.txt").read_text("utf-8")
        self._words = words.split()
        self.chance = random.Random(seed)
        self._names = [self._name() for _ in range(5_000)]

    def _name(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 4))).capitalize()

    def sentence(self) -> str:
        if self.chance.random() < 0.2:
            one, two = self.chance.sample(self._names, 2)
            return f"{one} {two} agreed to that on Monday."
        return " ".join(self.chance.choices(self._words, k=self.chance.randrange(8, 18))).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 5)))


def folder(where: Path, number: int) -> None:
    """Write so many texts of some 80 words."""
    writer = Writer(1)
    where.mkdir()
    for at in range(number):
        head = f"{writer.sentence()[:60]}\n\n2026-{at % 12 + 1:02}-{at % 28 + 1:02}\n\n"
        (where / f"briefing-{at:06}.txt").write_text(
            f"{head}{writer.paragraph()}\n\n{writer.paragraph()}\n", encoding="utf-8"
        )


def mailbox(where: Path, number: int) -> None:
    """Write a mailbox of so many MB, of letters of about 2 KB."""
    writer = Writer(2)
    with where.open("wb") as file:
        for at in count(1):
            if file.tell() >= number * MB:
                return
            file.write(letter(at, writer.sentence))


def text(where: Path, number: int) -> None:
    """Write a text of so many MB, in paragraphs with a heading now and then."""
    writer = Writer(3)
    with where.open("w", encoding="utf-8") as file:
        for at in count():
            if file.tell() >= number * MB:
                return
            if at % 40 == 0:
                file.write(f"Part {at // 40 + 1}\n\n")
            file.write(writer.paragraph() + "\n\n")


def pdf(where: Path, number: int) -> None:
    """Write a PDF file of so many pages, each full of lines."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    out = canvas.Canvas(str(where), pagesize=A4, pageCompression=1)
    lines = _lines(Writer(4))
    for _ in range(number):
        page = out.beginText(50, A4[1] - 60)
        page.setFont("Times-Roman", 10, leading=15)
        for line in islice(lines, LINES):
            page.textLine(line)
        out.drawText(page)
        out.showPage()
    out.save()


def _lines(writer: Writer) -> Iterator[str]:
    """Yield the lines of paragraphs, the first of each with an indent."""
    while True:
        line = "   "
        for word in writer.paragraph().split():
            if len(line) + len(word) > CHARACTERS:
                yield line
                line = ""
            line = f"{line} {word}" if line.strip() else line + word
        yield line


INPUTS: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "folder": ("files", folder),
    "mail": ("MB of mail", mailbox),
    "text": ("MB of text", text),
    "pdf": ("pages of PDF", pdf),
}
"""By kind, what is counted, and the function that writes an input of a size."""
