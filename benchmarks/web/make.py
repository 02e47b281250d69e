"""Make the pages of the evaluation: each template with each article that it names.

    python benchmarks/web/make.py

A template is a page in the structure of a real kind of site. Its head names its articles and the markup of
their blocks; README.md describes the marks in its body. What is written are the pages and `evaldata.json`,
which lists for each page the pieces that an extractor should return, those that it should not, the date
and the title.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
_MARK = re.compile(
    r"\{\{each\}\}(?P<loop>.*?)\{\{end\}\}|\{\{(?P<name>[a-z-]+)(?: (?P<given>[^{}]*))?\}\}"
    r"|\[\[(?P<sign>[+-]) (?P<text>.*?)\]\]",
    re.S,
)
_INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
    (
        re.compile(r"\[(\d)\]"),
        r'<sup id="cite_ref-\1" class="reference"><a href="#cite_note-\1">[\1]</a></sup>',
    ),
    (re.compile(r"\[(\D.*?)\](?!<)"), r'<a href="/archive/4711">\1</a>'),
)
_MARKUP = {
    "p": "<p>%s</p>",
    "h": "<h2>%s</h2>",
    "l": "<ul>%s</ul>",
    "i": "<li>%s</li>",
    "q": "<blockquote><p>%s</p></blockquote>",
    "c": "<pre><code>%s</code></pre>",
    "f": '<figure><img src="p.jpg" alt=""><figcaption>%s</figcaption></figure>',
    "t": "<table><thead><tr>%s</tr></thead><tbody>%s</tbody></table>",
    "th": "<th>%s</th>",
    "td": "<td>%s</td>",
}
_WORDS, _CHARACTERS = 7, 14
"""Length of a piece in words, or in characters of a language that does not separate words."""


@dataclass(frozen=True)
class Article:
    name: str
    facts: dict[str, str]
    blocks: list[tuple[str, str]]

    @property
    def date(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.facts["date"]) if self.facts["date"] else None


@dataclass
class Page:
    """A page in the making: what was taken from the article and from the boilerplate so far."""

    article: Article
    markup: dict[str, str]
    pool: dict[str, list[str]]
    turn: int
    block: int = 0
    taken: dict[str, int] = field(default_factory=dict)
    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)

    def fill(self, template: str) -> str:
        return _MARK.sub(self._replaced, template)

    def _replaced(self, mark: re.Match[str]) -> str:
        if mark["sign"]:
            (self.wanted if mark["sign"] == "+" else self.unwanted).append(piece(mark["text"]))
            return mark["text"]
        if mark["loop"] is not None:
            return "".join(self._each(mark["loop"]))
        name, given = mark["name"], mark["given"] or ""
        facts = self.article.facts
        if name == "body":
            return "\n".join(self._body(int(given or 1000)))
        if name == "date":
            return (self.article.date or datetime.date(2026, 1, 1)).strftime(given)
        if name == "iso":
            return facts["date"]
        if name == "past":
            return (datetime.date(2024, 2, 7) + datetime.timedelta(31 * self._next("past"))).strftime(given)
        if name in facts:
            return html.escape(facts[name], quote=given == "attribute")
        if name == "json":
            return json.dumps(facts[given], ensure_ascii=False)
        text = self.pool[name][(self._next(name) + self.turn * 4) % len(self.pool[name])]
        if text not in self.unwanted:
            self.unwanted.append(text)
        return html.escape(text, quote=False)

    def _next(self, name: str) -> int:
        self.taken[name] = self.taken.get(name, -1) + 1
        return self.taken[name]

    def _each(self, template: str) -> Iterator[str]:
        """Fill a template once for each of the remaining paragraphs."""
        while self.block < len(self.article.blocks):
            _, text = self.article.blocks[self.block]
            self.block += 1
            self.wanted.append(piece(plain(text)))
            number = str(self.block)
            part = template.replace("{{item}}", inline(text)).replace("{{number}}", number)
            yield self.fill(part)

    def _body(self, most: int) -> Iterator[str]:
        end = min(len(self.article.blocks), self.block + most)
        for kind, text in self.article.blocks[self.block : end]:
            yield self._block(kind, text)
        self.block = end

    def _block(self, kind: str, text: str) -> str:
        markup = self.markup
        if kind == "t":
            head, *rows = [[cell.strip() for cell in row.split("|")] for row in text.split(" ; ")]
            self.wanted += [cell for row in rows for cell in row[-1:]]
            cells = "".join(markup["th"] % inline(cell) for cell in head)
            body = "".join(f"<tr>{''.join(markup['td'] % inline(cell) for cell in row)}</tr>" for row in rows)
            return markup["t"] % (cells, body)
        if kind == "l":
            items = text.split(" | ")
            self.wanted += [piece(plain(item)) for item in items]
            return markup["l"] % "".join(markup["i"] % inline(item) for item in items)
        if kind == "c":
            code = text.replace("\\n", "\n")
            self.wanted.append(code.split("\n")[-1])
            return markup["c"] % html.escape(code, quote=False)
        if kind != "f":
            self.wanted.append(piece(plain(text)))
        return markup[kind] % inline(text)


def inline(text: str) -> str:
    """Write the marks of a paragraph as HTML."""
    text = html.escape(text, quote=False)
    for pattern, markup in _INLINE:
        text = pattern.sub(markup, text)
    return text


def plain(text: str) -> str:
    return re.sub(r"\[(\D.*?)\]", r"\1", text.replace("*", "").replace("`", ""))


def piece(text: str) -> str:
    """Return the part of a paragraph that is looked for: some words in its middle."""
    text = max(re.split(r"\[\d\]", text), key=len).strip()
    words = text.split()
    if len(words) < 3 and len(text) > _CHARACTERS:
        start = (len(text) - _CHARACTERS) // 2
        return text[start : start + _CHARACTERS]
    start = max(0, (len(words) - _WORDS) // 2)
    return " ".join(words[start : start + _WORDS])


def articles(text: str) -> Iterator[Article]:
    for part in re.split(r"^= ", text, flags=re.M)[1:]:
        name, *lines = part.strip().split("\n")
        facts: dict[str, str] = {}
        blocks = []
        for line in lines:
            key, _, value = line.partition(":")
            if len(key) > 1:
                facts[key] = value.strip()
            else:
                blocks.append((key, value.strip()))
        yield Article(name, facts, blocks)


def pools(text: str) -> dict[str, dict[str, list[str]]]:
    """Return the boilerplate of each language: headlines, summaries and comments of readers."""
    found: dict[str, dict[str, list[str]]] = {}
    for part in re.split(r"^= ", text, flags=re.M)[1:]:
        head, *lines = part.strip().split("\n")
        language, name = head.split()
        found.setdefault(language, {})[name] = lines
    return found


def main() -> None:
    known = {
        article.name: article
        for path in sorted(HERE.glob("contents*.txt"))
        for article in articles(path.read_text(encoding="utf-8"))
    }
    pool = pools((HERE / "boilerplate.txt").read_text(encoding="utf-8"))
    out = HERE / "pages"
    out.mkdir(exist_ok=True)
    for old in out.glob("*.html"):
        old.unlink()
    data: dict[str, dict[str, object]] = {}
    for turn, path in enumerate(sorted((HERE / "templates").glob("*/*.html"))):
        head, _, template = path.read_text(encoding="utf-8").partition("\n---\n")
        options = dict(line.split(": ", 1) for line in head.split("\n"))
        markup = _MARKUP | {key: value for key, value in options.items() if key in _MARKUP}
        for index, name in enumerate(options["articles"].split()):
            article = known[name]
            page = Page(article, markup, pool[article.facts["lang"]], turn + index)
            text = page.fill(template)
            if page.block < len(article.blocks):
                raise SystemExit(f"{path.name}: {name} is not written whole")
            file = f"{path.stem}-{name}.html"
            (out / file).write_text(text, encoding="utf-8")
            dated = article.facts["date"] and options.get("date") != "none"
            data[file] = {
                "file": file,
                "half": path.parent.name,
                "with": page.wanted,
                "without": list(dict.fromkeys(page.unwanted)),
                "title": article.facts["title"],
            }
            if options.get("date") != "skip":
                data[file]["date"] = article.facts["date"] if dated else None
            words = stripped(text)
            if missing := [one for one in (*page.wanted, *page.unwanted) if one not in words]:
                raise SystemExit(f"{file}: not on the page: {missing}")
    lines = json.dumps(data, ensure_ascii=False, indent=1)
    (HERE / "evaldata.json").write_text(lines + "\n", encoding="utf-8")
    print(f"{len(data)} pages")


def stripped(text: str) -> str:
    """Return the text of a page without tags, to check that each piece is there."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text.replace("</td>", " "))).split())


if __name__ == "__main__":
    main()
