"""Main text, dates and titles of saved web pages: ours beside trafilatura, readability-lxml and htmldate.

    .venv/bin/python -m pip install readability-lxml
    .venv/bin/python benchmarks/inputs_web.py [FOLDER] [--half NAME] [--errors PROGRAM]

FOLDER has `evaldata.json` and the pages that it lists, in the folder itself or in `pages`, `cache` or `eval`:
`benchmarks/web` (the default) or the folder `tests` of trafilatura's repository. Pieces of text that should
be there and pieces that should not are counted over all pages, as trafilatura's authors do. A date is right,
wrong or missing; a page without date should have none.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from peers import table

from summarizer.files.options import Options, Unreadable
from summarizer.readers.html.page import read

WEB = Path(__file__).parent / "web"
FOLDERS = ("", "pages", "cache", "eval")


class Extracted(NamedTuple):
    """What a program made of a page; None for what it does not look for."""

    text: str | None
    date: str | None
    title: str | None


def ours(page: bytes) -> Extracted:
    """Read a page in this process, as the peers do, not in the sandbox."""
    try:
        [found] = read(page, "page.html", Options())
    except Unreadable:
        return Extracted("", "", "")
    return Extracted("\n".join(map(found.at, found.paragraphs)), found.date or "", found.title)


def trafilaturas(page: bytes) -> Extracted:
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    text = trafilatura.extract(page, include_comments=False) or ""
    return Extracted(text, getattr(found, "date", None) or "", getattr(found, "title", None) or "")


def readability(page: bytes) -> Extracted:
    from lxml import html
    from readability import Document as Page

    found = Page(page.decode("utf-8", "replace"))
    try:
        body = html.fromstring(found.summary())
    except Exception:
        return Extracted("", None, found.short_title())
    return Extracted(" ".join(body.itertext()), None, found.short_title())


def htmldates(page: bytes) -> Extracted:
    from htmldate import find_date

    return Extracted(None, find_date(page.decode("utf-8", "replace"), original_date=True) or "", None)


READERS: dict[str, Callable[[bytes], Extracted]] = {
    "ours": ours,
    "trafilatura": trafilaturas,
    "readability-lxml": readability,
    "htmldate": htmldates,
}


def pages(folder: Path, half: str | None) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield the pages of an evaluation with what is expected of each."""
    listed = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    for page in listed.values():
        paths = [folder / each / page["file"] for each in FOLDERS]
        path = next((path for path in paths if path.is_file()), None)
        if path is not None and half in (None, page.get("half")):
            yield page, path.read_bytes()


def joined(text: str) -> str:
    return " ".join(text.split())


def scored(
    reader: Callable[[bytes], Extracted], given: list[tuple[dict[str, Any], bytes]], *, errors: bool
) -> dict[str, Any]:
    """Count over all pages, and return the row of a program without its name."""
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    results = [reader(data) for _, data in given]
    seconds = time.perf_counter() - begun
    for (page, _), found in zip(given, results, strict=True):
        if found.text is not None:
            text = joined(found.text)
            missing = [one for one in page["with"] if joined(one) not in text]
            extra = [one for one in page["without"] if joined(one) in text]
            counts["missing"] += len(missing)
            counts["true"] += len(page["with"]) - len(missing)
            counts["extra"] += len(extra)
            if errors and (missing or extra):
                print(page["file"], *(f"  - {one}" for one in missing), sep="\n")
                print(*(f"  + {one}" for one in extra), sep="\n")
        if found.date is not None and "date" in page:
            wanted = page["date"] or ""
            right = found.date[:10] == wanted
            kind = "right" if right else "none" if not found.date else "wrong"
            counts[f"date {kind}"] += 1
            if errors and not right:
                print(page["file"], f"  date {found.date!r}, expected {wanted!r}")
        if found.title is not None and page.get("title"):
            counts["title"] += joined(found.title) == joined(page["title"])
            if errors and joined(found.title) != joined(page["title"]):
                print(page["file"], f"  title {found.title!r}, expected {page['title']!r}")
    return {**counts, "seconds": seconds}


def row(name: str, counts: dict[str, Any], dated: bool, titled: bool) -> list[object]:
    cells: list[object] = [name]
    if "true" in counts:
        true = counts["true"]
        precision = true / max(1, true + counts.get("extra", 0))
        recall = true / max(1, true + counts.get("missing", 0))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        cells += [f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"]
    else:
        cells += ["–"] * 3
    kinds = ("date right", "date wrong", "date none")
    looked = any(kind in counts for kind in kinds)
    cells += [counts.get(kind, 0) if looked else "–" for kind in kinds] if dated else []
    cells += [counts.get("title", "–")] if titled else []
    return [*cells, f"{counts['seconds']:.1f}"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=WEB, metavar="FOLDER")
    parser.add_argument("--half", metavar="NAME", help="only pages of this half (first, second)")
    parser.add_argument("--errors", metavar="PROGRAM", help="list what this program gets wrong")
    args = parser.parse_args()
    logging.disable(logging.ERROR)
    given = list(pages(args.folder, args.half))
    dated = any("date" in page for page, _ in given)
    titled = any(page.get("title") for page, _ in given)
    rows = []
    for name, reader in READERS.items():
        if args.errors in (None, name):
            rows.append(row(name, scored(reader, given, errors=bool(args.errors)), dated, titled))
    wanted = sum(len(page["with"]) for page, _ in given)
    unwanted = sum(len(page["without"]) for page, _ in given)
    print(f"{len(given)} pages, {wanted} pieces wanted, {unwanted} unwanted:", end="\n\n")
    heads = ["program", "precision", "recall", "F1"]
    heads += ["dates right", "wrong", "none"] if dated else []
    print(table([*heads, *(["titles"] if titled else []), "s"], rows))


if __name__ == "__main__":
    main()
