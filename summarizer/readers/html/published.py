"""Find the publication date that a web page declares: in JSON-LD, meta tags, `time` elements or a dated line.

A date of a comment, or of a card that leads to another article, is not the page's. Where none of these has a
date, htmldate is asked (Barbaresi, "htmldate: A Python package to extract publication dates from web pages",
JOSS 2020), with only the article and the head of the page.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any

from summarizer.patterns import compiled
from summarizer.readers import dates
from summarizer.readers.html.blocks import is_layout
from summarizer.readers.html.head_date import CHANGED, HEADER, OTHER, head_date
from summarizer.readers.html.page_frame import AROUND, is_named_so
from summarizer.readers.lines import ends_sentence
from summarizer.readers.month_names import in_english

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_LONGEST_JSON = 4 * 1024 * 1024
_MOST_SCRIPTS, _MOST_OBJECTS = 50, 10_000
_ARTICLES = compiled(
    r"(?:\w*article|report|\w*posting|advertisercontentarticle|review|\w*essay|event|book|legislation|dataset"
    r"|pressrelease|creativework|videoobject|podcastepisode)",
    re.I,
)
_PAGES = compiled(r"\w*page", re.I)
_NOT_OF_PAGE = frozenset(
    ("comment", "comments", "itemlistelement", "relatedlink", "haspart", "review", "citation", "isbasedon")
)
"""Properties whose values are other works than the page."""
_NAMES = {
    name: rank
    for rank, names in enumerate(
        (
            "article:published_time article:published og:published_time og:article:published_time"
            " datepublished date_published rnews:datepublished",
            "pubdate publish-date publish_date publishdate publication_date publication-date publicationdate"
            " published published-date published_date published_at published_time publishtime published-time"
            " originalpublicationdate article.published parsely-pub-date sailthru.date bt:pubdate"
            " date-published"
            " cxenseparse:recs:publishtime displaydate article_date_original first-published release_date"
            " citation_publication_date citation_online_date citation_date prism.publicationdate"
            " eprints.date article.created release-date releasedate dateissued article:post_date",
            "dc.date.issued dc.date.published dcterms.issued dcterms.available dc.date dcterms.date date"
            " dc.date.created dcterms.created dc:date dc:date.issued dcterms:issued datecreated"
            " date-created date_created creation_date article:created pdate timestamp",
        )
    )
    for name in names.split()
}
"""Names of meta tags with a date of publication, in lower case, and their rank of reliability."""
_LINE = compiled(
    r"(?:(?:first |originally |last )?(?:published|posted|submitted|issued|released)(?: on| at)?"
    r"|date(?:d| of \w+)?|publication date|press release)\b",
    re.I,
)
_ISSUED = compiled(r"\b(?:first |originally )?(?:published|issued)\b|first-published|\bcreated\b", re.I)
_COMPACT = compiled(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}.{0,9})?")
_ASCTIME = compiled(
    r"(?P<month>[A-Z][a-z]{2,8}) +(?P<day>\d{1,2}) \d\d:\d\d(?::\d\d)?(?: \S{2,9})? (?P<year>\d{4})"
)
_SECONDS = compiled(r"(\d{10})(?:\d{3})?")
_LONGEST, _LONGEST_LINE = 120, 160
_MOST_TIMES = 200
_MOST_TITLES, _LONGEST_TITLE = 4, 1_000
_WORDS = 9
"""Maximum words of a line that ends like a sentence and gives the date of the article."""
_LINES = (
    *("p", "div", "span", "td", "small", "dd", "b", "strong", "em", "font", "center", "h4", "h5", "h6"),
    *("header", "section"),
)
_FIRST_YEAR = 1990


def published(tree: HtmlElement, article: _Element | None) -> str | None:
    """Return the date of publication in ISO 8601, or None.

    `article` is the element that holds the main text, or None if it is not known.
    """
    return (
        _in_json(tree)
        or _in_meta(tree)
        or _in_times(tree, article)
        or _in_lines(tree, article)
        or (head_date(article) if article is not None else None)
        or _by_htmldate(tree, article)
    )


def day(text: str) -> str | None:
    """Return the day in a date of any common form, as its author wrote it, in ISO 8601."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    if found := dates.find(in_english(text), loose=True):
        return found.iso
    if match := _ASCTIME.search(text):
        found = dates.find(f"{match['day']} {match['month']} {match['year']}")
        return found.iso if found else None
    if match := _COMPACT.fullmatch(text):
        return _valid(*map(int, match.groups()))
    if match := _SECONDS.fullmatch(text):
        date = datetime.datetime.fromtimestamp(int(match[1]), datetime.UTC)
        return _valid(date.year, date.month, date.day)
    return None


def _valid(year: int, month: int, number: int) -> str | None:
    try:
        return datetime.date(year, month, number).isoformat() if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def _in_json(tree: HtmlElement) -> str | None:
    """Return the date of the article that JSON-LD describes; of the page if it describes no article."""
    found: list[tuple[bool, str, str]] = []
    scripts = tree.iterfind(".//script[@type='application/ld+json']")
    for script, _ in zip(scripts, range(_MOST_SCRIPTS), strict=False):
        found += _works(_loaded((script.text or "")[:_LONGEST_JSON]))
    articles = [(name, iso) for is_page, name, iso in found if not is_page]
    nodes = list(tree.iter("h1", "title"))[:_MOST_TITLES]
    titles = " ".join(" ".join(node.itertext())[:_LONGEST_TITLE] for node in nodes)
    title = " ".join(titles.casefold().split())
    own = [iso for name, iso in articles if name and name in title]
    other = [iso for _, iso in articles] if len(articles) == 1 else []
    pages = [iso for is_page, _, iso in found if is_page]
    return next(iter((*own, *other, *pages)), articles[0][1] if articles else None)


def _loaded(script: str) -> Any:
    script = script.strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip("; \n")
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _works(value: Any) -> Iterator[tuple[bool, str, str]]:
    """Yield for each work whether it is the page, its title, and its date, without works within works."""
    waiting = deque([value])
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        one = waiting.popleft()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            kinds = one.get("@type")
            kinds = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
            is_page = any(map(_PAGES.fullmatch, kinds))
            date = str(one.get("datePublished") or one.get("dateCreated") or "")
            if (is_page or any(map(_ARTICLES.fullmatch, kinds))) and (iso := day(date)):
                name = str(one.get("headline") or one.get("name") or "")
                yield is_page, " ".join(name.casefold().split()), iso
                if not is_page:
                    continue
            waiting += [
                each
                for key, each in one.items()
                if isinstance(each, (list, dict)) and key.lower() not in _NOT_OF_PAGE
            ]


def _in_meta(tree: HtmlElement) -> str | None:
    best: tuple[int, str] | None = None
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            rank = _NAMES.get((meta.get(attribute) or "").strip().lower())
            if rank is None or (best is not None and best[0] <= rank) or _is_aside(meta, None):
                continue
            if iso := day(meta.get("content") or ""):
                best = rank, iso
    return best[1] if best else None


def _in_times(tree: HtmlElement, article: _Element | None) -> str | None:
    """Return the date of the first `time` element of the article, one that is called published first."""
    marked = tree.xpath("//*[@itemprop='datePublished'] | //abbr[@title]")
    times = [*marked[:_MOST_TIMES], *islice(tree.iter("time"), _MOST_TIMES)]
    issued: list[str] = []
    plain: list[str] = []
    changed: list[str] = []
    for time in times:
        stated = _is_of_article(time, article)
        if not stated and (time.tag == "abbr" or _is_aside(time, article)):
            continue
        text = _text(time)
        iso = day(time.get("datetime") or time.get("content") or time.get("title") or "") or day(text)
        if iso is None or (time.tag == "time" and not _heads(time)):
            continue
        named = f"{time.get('class') or ''} {time.get('itemprop') or ''} {_before(time)}"
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None or stated:
            return iso
        (changed if CHANGED.search(named) else issued if _ISSUED.search(named) else plain).append(iso)
    return next(iter((*issued, *plain, *changed)), None)


def _is_of_article(time: _Element, article: _Element | None) -> bool:
    """Return whether microdata or a microformat says that an element has the date of the article."""
    classes = (time.get("class") or "").split()
    if article is None or not (
        time.get("itemprop") == "datePublished" or "published" in classes or "dt-published" in classes
    ):
        return False
    around = {article, *article.iterancestors()}
    for each in time.iterancestors():
        names = (each.get("class") or "").split()
        if each.get("itemscope") is not None or each.tag == "article" or {"hentry", "h-entry"} & set(names):
            return each in around
    return False


def _before(time: _Element) -> str:
    """Return the text before a `time` element, or the term that it describes."""
    previous, parent = time.getprevious(), time.getparent()
    if previous is None and parent is not None and parent.tag == "dd" and not (parent.text or "").strip():
        previous = parent.getprevious()
    if previous is not None and (previous.tail or "").strip():
        return str(previous.tail)[-_LONGEST:]
    if previous is not None:
        return _text(previous)[-_LONGEST:]
    return ((parent.text or "") if parent is not None else "")[-_LONGEST:]


def _text(element: _Element) -> str:
    """Return the beginning of the text of an element, on one line."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > _LONGEST_LINE:
            break
    return " ".join("".join(pieces).split())


def _heads(time: _Element) -> bool:
    """Return whether a `time` element does not stand within a sentence of the text."""
    parent = time.getparent()
    if parent is None or parent.tag != "p":
        return True
    return not _is_prose(_text(parent))


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_LINE or (ends_sentence(text, len(text)) and len(text.split()) > _WORDS)


def _is_aside(element: _Element, article: _Element | None) -> bool:
    """Return whether an element belongs to a card, a comment or a list around the article."""
    around = set(article.iterancestors()) if article is not None else set()
    for each in (element, *element.iterancestors()):
        if each is article or each in around or each.tag in ("body", "html"):
            return False
        parent = each.getparent()
        if each.tag == "footer" and parent is not None and parent.tag == "article" and parent in around:
            return False  # Some systems put the author and the date above the text into such a footer.
        if each.tag in ("tr", "ins", "del") or each.tag in AROUND - {"header"}:
            return True
        if each.tag in ("li", "a", "article") and article is not None:
            return True
        if is_named_so(each) and not HEADER.search(f"{each.get('class') or ''} {each.get('id') or ''}"):
            return True
    return False


def _in_lines(tree: _Element, article: _Element | None) -> str | None:
    """Return the date of a short line that says when the text was published."""
    roots = [tree] if article is None else [article, tree]
    for element in (element for root in roots for element in root.iter(*_LINES)):
        first = next(iter(element), None)
        start = (element.text or "").strip() or (((first.text or "") if first is not None else "").strip())
        if not _LINE.match(start) or _is_aside(element, article):
            continue
        text = _text(element)
        if not _is_prose(text) and (found := dates.find(in_english(text), loose=True)):
            return found.iso
    return None


def _by_htmldate(tree: HtmlElement, article: _Element | None) -> str | None:
    """Ask htmldate for the date of a page that consists of its head and its article."""
    if article is None:
        return None
    from htmldate import find_date
    from lxml import html

    page = html.Element("html")
    head = tree.find("head")
    if head is not None:
        page.append(deepcopy(head))
        for script in list(page.iter("script")):
            script.clear()
    body = html.Element("body")
    body.append(deepcopy(article))
    page.append(body)
    for element in list(body.iter("script", "style", "p", "li", "blockquote", "table", "aside")):
        text = _text(element)
        fact = element.tag == "aside" or (element.tag == "table" and not is_layout(element))
        if fact or element.tag in ("script", "style") or _is_prose(text) or OTHER.search(text):
            element.clear(keep_tail=True)
    try:
        found = find_date(page, extensive_search=False, original_date=True)
    except Exception:  # A date that can't be found must not make a page unreadable.
        return None
    return day(found) if found else None
