"""Text of PDF files that packages ship, compared with pdftotext's: words, and the order of three-word runs.

    .venv/bin/python benchmarks/inputs_pdf_files.py FOLDER [--worst N] [--most PAGES] [--jobs N]
        [--per-package N] [--apart PACKAGE] [--list FILE]

FOLDER has a folder for each package with the package's files in it, as `dpkg -x` or an unpacked wheel leaves
them; README.md has the commands for those of `pdf_packages.txt`. Nothing is downloaded here. Each PDF file
below it is read by our reader and by pdftotext (package poppler-utils), whose words are the reference:

- recall: the share of pdftotext's words that ours has, counting repeated words;
- precision: the share of our words that pdftotext has;
- order: the share of pdftotext's runs of three words that are such a run in ours.

Running headers, page numbers and numbers of lines in margins, which our reader leaves out, are removed from
pdftotext's words, too: lines at the edges of pages that many pages repeat, numbers aside, and lines that
count up by one. Words broken at the end of a line are joined, and characters are compared by their compatible
forms (NFKC). Pages that ours reports as unreadable are listed. Files of over `--most` pages are left out,
and so are those without text in either.
"""

from __future__ import annotations

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from peers import table

from summarizer.files.options import Options, Unreadable
from summarizer.readers import pdf

WORD = re.compile(r"[^\W_]+")
BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*\n\s*(?=[^\W\d_])")
EDGE = 2
"""Lines at the top and bottom of a page that may be running headers."""
SHARE = 0.3
"""Minimum share of pages with the same line for a running header."""
NUMBERED = 8
"""Minimum numbers of lines on a page, each one more than the last, for numbers in a margin."""
SECONDS = 120


class Score(NamedTuple):
    """The counts of one file."""

    path: str
    pages: int = 0
    words: int = 0
    ours: int = 0
    same: int = 0
    runs: int = 0
    ordered: int = 0
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    trouble: str = ""

    @property
    def recall(self) -> float:
        return self.same / max(1, self.words)

    @property
    def precision(self) -> float:
        return self.same / max(1, self.ours)

    @property
    def order(self) -> float:
        return self.ordered / max(1, self.runs)


def words_of(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", BROKEN.sub("", text)).casefold())


def references(data: bytes) -> list[str] | None:
    """Return pdftotext's pages; None if it can't read the file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = ["pdftotext", "-enc", "UTF-8", file.name, "-"]
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    return done.stdout.decode("utf-8", "replace").split("\f")[:-1] if done.returncode == 0 else None


def key(line: str) -> str:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.strip().casefold())


def page_count(data: bytes) -> int:
    """Return the number of pages; 0 if the file can't be opened."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def without_edges(pages: list[str]) -> str:
    """Join pages without the lines at their edges that many of them have, numbers aside."""
    split = [[line for line in page.split("\n") if line.strip()] for page in pages]

    edges = Counter(
        each for lines in split for each in {key(line) for line in (*lines[:EDGE], *lines[-EDGE:])}
    )
    least = max(3, SHARE * len(pages))
    texts = []
    for lines in split:
        middle = [
            line
            for at, line in enumerate(lines)
            if EDGE <= at < len(lines) - EDGE or edges[key(line)] < least
        ]
        texts.append("\n".join(without_line_numbers(middle)))
    return "\n".join(texts)


def without_line_numbers(lines: list[str]) -> list[str]:
    """Remove the lines of a page that count up by one, each on its own, where there are some."""
    counted: list[int] = []
    last = -1
    for at, line in enumerate(lines):
        if re.fullmatch(r"\s*\d{1,6}\s*", line):
            number = int(line.strip())
            if number == last + 1 or not counted:
                counted.append(at)
                last = number
    numbers = set(counted) if len(counted) >= NUMBERED else set()
    return [line for at, line in enumerate(lines) if at not in numbers]


def read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def scored(path: Path, folder: Path, most: int) -> Score | None:
    """Compare both texts of a file; None if it is no PDF file, too long, or has no text in either."""
    name = str(path.relative_to(folder))
    data = read(path)
    if b"%PDF" not in data[:1024]:
        return None
    try:
        pages = references(data) if page_count(data) <= most else None
    except subprocess.TimeoutExpired:
        pages = None
    if pages is None:
        return None
    begun = time.perf_counter()
    try:
        *_, document = pdf.read(data, path.name, Options())
        ours, warnings, trouble = document.text, document.warnings, ""
    except Unreadable as error:
        ours, warnings, trouble = "", (), str(error)
    seconds = time.perf_counter() - begun
    wanted, found = words_of(without_edges(pages)), words_of(ours)
    if not wanted and not found:
        return None
    same = sum((Counter(wanted) & Counter(found)).values())
    threes = Counter(zip(wanted, wanted[1:], wanted[2:], strict=False))
    own = Counter(zip(found, found[1:], found[2:], strict=False))
    return Score(
        name,
        len(pages),
        len(wanted),
        len(found),
        same,
        threes.total(),
        (threes & own).total(),
        warnings,
        seconds,
        trouble,
    )


def files(folder: Path, most: int) -> Iterator[Path]:
    """Yield the PDF files of each package; evenly spaced ones of a package that has more than `most`."""
    for package in sorted(folder.iterdir()):
        found = [
            path
            for path in sorted(package.rglob("*"))
            if path.is_file() and not path.is_symlink() and path.name.lower().endswith((".pdf", ".pdf.gz"))
        ]
        yield from found[:: -(-len(found) // most) or 1]


def of_packages(scores: list[Score]) -> str:
    packages: dict[str, list[Score]] = {}
    for score in scores:
        packages.setdefault(score.path.split("/")[0], []).append(score)
    rows = [[name, *figures(own)] for name, own in packages.items()]
    return table(["package", "files", "pages", "recall", "precision", "order", "s"], rows)


def figures(scores: list[Score]) -> list[object]:
    total = Score(
        "",
        *(sum(one[at] for one in scores) for at in range(1, 7)),
        seconds=sum(one.seconds for one in scores),
    )
    shares = (total.recall, total.precision, total.order)
    return [len(scores), total.pages, *(f"{share:.3f}" for share in shares), f"{total.seconds:.1f}"]


def mean(scores: list[Score], name: str) -> str:
    return f"{sum(getattr(one, name) for one in scores) / max(1, len(scores)):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="list the N worst files by each figure"
    )
    parser.add_argument("--most", type=int, default=150, metavar="PAGES", help="skip longer files (150)")
    parser.add_argument("--per-package", type=int, default=30, metavar="N", help="at most N files each (30)")
    parser.add_argument("--apart", metavar="PACKAGE", help="add a row of all packages but this one")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--list", type=Path, metavar="FILE", help="write the files that were compared")
    args = parser.parse_args()
    work = partial(scored, folder=args.folder, most=args.most)
    with ProcessPoolExecutor(args.jobs) as pool:
        scores = [one for one in pool.map(work, files(args.folder, args.per_package)) if one is not None]
    if not scores:
        sys.exit("no PDF file with text")
    print(of_packages(scores), end="\n\n")
    rows = [
        ["all words", *figures(scores)],
        [
            "mean of files",
            len(scores),
            "",
            *(mean(scores, one) for one in ("recall", "precision", "order")),
            "",
        ],
    ]
    if args.apart:
        others = [one for one in scores if not one.path.startswith(f"{args.apart}/")]
        rows.append([f"without {args.apart}", *figures(others)])
    print(table(["", "files", "pages", "recall", "precision", "order", "s"], rows), end="\n\n")
    told = [one for one in scores if one.warnings or one.trouble]
    print(f"{len(told)} files with pages reported as unreadable:")
    for one in told:
        print(f"- {one.path}: {'; '.join(one.warnings) or one.trouble}")
    for name in ("recall", "precision", "order") if args.worst else ():
        print(f"\nWorst {name}:")
        for one in sorted(scores, key=lambda score: float(getattr(score, name)))[: args.worst]:
            print(f"- {getattr(one, name):.3f} {one.path} ({one.words:,} words, {one.pages} pages)")
    if args.list:
        args.list.write_text("".join(f"{one.path}\n" for one in scores), encoding="utf-8")


if __name__ == "__main__":
    main()
