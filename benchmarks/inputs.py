"""Web pages read back: pages made here in several layouts, and trafilatura's own evaluation set.

    python benchmarks/inputs.py [--evaluation FOLDER] [SEED ...]

Each text is put into six layouts of pages as they are about, with what stands around texts there, and read
from the bytes as a file is, in the child process. Paragraphs count where they come back exactly; words from
around the text are intruders. Beside it, the same for trafilatura's own text and for all text of the page.
The evaluation set is the folder `tests` of trafilatura's repository (`evaldata.json`, its pages in `cache`
and `eval`): pieces that should be there and pieces that should not, counted as its authors do.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from peers import table

from summarizer.document import Document
from summarizer.readers import open_documents

SEEDS = Path(__file__).parents[1] / "seeds"
LINK = '<a href="/x">{}</a>'
MENU = ["Home", "World news", "Business today", "Weather", "My account", "Subscribe now"]
COOKIES = "We and our 823 partners store cookies on your device to show advertisements. Accept all or manage."
CAPTION = "A street on a rainy day. Photo: M. Lind, all rights reserved by the agency."
TEASERS = ["A storm closes the harbor for two days", "Ten things to know about the new budget of the city"]
FOOTER = "Copyright 2026 The Daily Gazette. Terms of use, privacy policy, imprint, contact the newsroom."
COMMENT = "I do not believe a word of this article, said an angry reader from the next town."
INTRUDERS = [*MENU, COOKIES, CAPTION, *TEASERS, FOOTER, COMMENT]


class Text(NamedTuple):
    title: str
    paragraphs: list[str]


def links(texts: list[str], around: str = "<li>{}</li>") -> str:
    return "".join(around.format(LINK.format(text)) for text in texts)


def tagged(paragraphs: list[str], tag: str = "p") -> list[str]:
    return [f"<{tag}>{html.escape(paragraph)}</{tag}>" for paragraph in paragraphs]


def semantic(text: Text) -> str:
    body = tagged(text.paragraphs)
    body.insert(2, f"<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>")
    body.insert(4, f"<p>{LINK.format('Read also: ' + TEASERS[0])}</p>")
    return (
        f"<nav><ul>{links(MENU)}</ul></nav><div class=cookie-banner><p>{COOKIES}</p></div><main><article>"
        f"<h1>{html.escape(text.title)}</h1>{''.join(body)}</article></main>"
        f"<aside><h3>Most read</h3><ul>{links(TEASERS)}</ul></aside><footer><p>{FOOTER}</p></footer>"
    )


def divs(text: Text) -> str:
    return (
        f"<div id=top-menu>{links(MENU, '<span>{}</span>')}</div><div class=wrap><div class=article-content>"
        f"<div class=headline>{html.escape(text.title)}</div>{''.join(tagged(text.paragraphs, 'div'))}</div>"
        f"<div class=sidebar>{links(TEASERS, '<div>{}</div>')}</div></div><div id=cookie>{COOKIES}</div>"
        f"<div class=page-footer>{FOOTER}</div>"
    )


def tables(text: Text) -> str:
    return (
        f"<table width=100%><tr><td colspan=2>{links(MENU, '{} | ')}</td></tr><tr><td valign=top width=150>"
        f"{links(TEASERS, '<p>{}</p>')}</td><td><h2>{html.escape(text.title)}</h2>"
        f"{''.join(tagged(text.paragraphs))}</td></tr><tr><td>{FOOTER}</td></tr></table>"
    )


def blog(text: Text) -> str:
    return (
        f"<header class=top><ul class=menu>{links(MENU)}</ul></header><div id=content><div class=post>"
        f"<h1 class=entry-title>{html.escape(text.title)}</h1><div class=entry-content>"
        f"{''.join(tagged(text.paragraphs))}</div><div class=share>{links(['Tweet', 'Share'])}</div></div>"
        f"<div class=related-posts><ul>{links(TEASERS)}</ul></div><section class=comments>"
        f"<h3>1 comment</h3><div><p>{COMMENT}</p></div></section></div><footer>{FOOTER}</footer>"
    )


def breaks(text: Text) -> str:
    words = "<br><br>\n".join(map(html.escape, text.paragraphs))
    return (
        f"<div class=nav>{links(MENU, '{} ')}</div><div><h1>{html.escape(text.title)}</h1>{words}</div>"
        f"<div class=footer>{FOOTER}</div>"
    )


def bare(text: Text) -> str:
    return f"<h1>{html.escape(text.title)}</h1>{''.join(tagged(text.paragraphs))}"


LAYOUTS: dict[str, Callable[[Text], str]] = {
    "article and aside": semantic,
    "divs with classes": divs,
    "tables of 1999": tables,
    "blog with comments": blog,
    "line breaks": breaks,
    "nothing around": bare,
}


def ours(page: bytes) -> str:
    [found] = open_documents(io.BytesIO(page), name="page.html")
    return "\n".join(map(found.at, found.paragraphs)) if isinstance(found, Document) else ""


def trafilaturas(page: bytes) -> str:
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def everything(page: bytes) -> str:
    from lxml import html as lxml_html

    tree = lxml_html.document_fromstring(page)
    return "\n".join(text.strip() for text in tree.xpath("//body//text()") if text.strip())


READERS = {"ours": ours, "trafilatura": trafilaturas, "all text": everything}


def texts(paths: list[Path]) -> Iterator[Text]:
    """The body of each seed, as our reader of plain text has it."""
    for path in paths:
        for document in open_documents(path):
            if isinstance(document, Document):
                body = [document.line(each) for each in document.paragraphs if each.kind == "body"]
                yield Text(document.title, body)


def lines_of(text: str) -> set[str]:
    return {" ".join(line.split()) for line in text.split("\n")}


def made(paths: list[Path]) -> str:
    rows = []
    given = list(texts(paths))
    for name, layout in LAYOUTS.items():
        row: list[object] = [name]
        for reader in READERS.values():
            exact = wanted = intruders = 0
            times = []
            for text in given:
                page = (
                    f"<!doctype html><html><head><meta charset=utf-8><title>{html.escape(text.title)}</title>"
                )
                page += f"</head><body>{layout(text)}</body></html>"
                begun = time.perf_counter()
                found = lines_of(reader(page.encode()))
                times.append(time.perf_counter() - begun)
                exact += sum(paragraph in found for paragraph in text.paragraphs)
                wanted += len(text.paragraphs)
                intruders += sum(any(one in line for line in found) for one in INTRUDERS if one in page)
            row += [f"{exact} of {wanted}", intruders, f"{statistics.median(times):.2f}"]
        rows.append(row)
    heads = [f"{reader}: {what}" for reader in READERS for what in ("paragraphs", "intruders", "s")]
    return table(["layout", *heads], rows)


def evaluated(folder: Path) -> str:
    pages = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    rows = []
    for name, reader in READERS.items():
        true = false = missed = 0
        for page in pages.values():
            path = next(
                (each for each in (folder / "cache", folder / "eval") if (each / page["file"]).exists()), None
            )
            if path is None:
                continue
            found = re.sub(r"\s+", " ", reader((path / page["file"]).read_bytes()))
            true += sum(piece in found for piece in page["with"])
            missed += sum(piece not in found for piece in page["with"])
            false += sum(piece in found for piece in page["without"])
        precision, recall = true / max(1, true + false), true / max(1, true + missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        rows.append([name, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"])
    return table(["reader", "precision", "recall", "F1"], rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--evaluation", type=Path, metavar="FOLDER", help="`tests` of trafilatura's repository"
    )
    parser.add_argument("seeds", nargs="*", type=Path, help="texts to make pages of (default: the samples)")
    args = parser.parse_args()
    print(made(args.seeds or sorted(SEEDS.iterdir())), end="\n\n")
    if args.evaluation:
        print(evaluated(args.evaluation))


if __name__ == "__main__":
    main()
