"""Recognize the lines of a letterhead: what stands above a headline and looks like one.

Lines in columns, a kind of document with its number, slugs of news agencies, and bodies whose names have a
word for a document, such as a warning center. They are titles only where nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.patterns import lazy

_I = re.IGNORECASE
_MOST_LINES = 8
"""Maximum lines of a paragraph that is split."""
_COLUMNS = lazy(r"(?<=\S)(?:[ \xa0]{3,}|\t+)(?=\S)")
_NUMBERED = lazy(
    r"(?:\w[\w'’.&/-]* ){0,4}(?:report|advisory|advice|memorandum|memo|notice|bulletin|release|order|"
    r"circular|paper|brief|"
    r"summary|alert|warning|digest|document|note|update|newsletter|communiqu[eé]|message)s?,? "
    r"(?:(?:no|nr|number|num)\b\.?:? ?)?\S*\d\S*(?: [\[(]?v?\d[\w.]*[\])]?)?"
    r"(?: (?:of|dated) \S+ \S+ \d{4})?\W*",
    _I,
)
"""A kind of document and its number: "Press release No. 41/2026", "Security Advisory 2025-0388 [v1.02]"."""
_SLUG = lazy(
    r"(?:[A-Z][A-Z0-9.&']*[-/])+[A-Z0-9&'.]+(?: \([^()]*\))?/?|"
    r"(?=\S*\d{4})[A-Za-z]{1,3}\d{4,5}(?![\w-]).*|\^?Eds: .*|[A-Z][A-Za-z -]{1,30} \d{6}"
)
"""The name and the number of a wire report."""
_FURNITURE = lazy(
    r"(?:agenda )?item \d[\w() ./-]*|(?:notice|report|order|document|reference|file|project|contract) "
    r"(?:number|no\.?|nr\.?|ref\.?)\s*[:#]?\s*\S*\d\S*|"
    r"draft\s*[:(–—-]\s*(?:subject|not|for|in|unapproved|do not)\b.*|"
    r"bulletin\W+immediate broadcast requested|"
    r"special (?:feature|report|edition|issue)|(?:copy|number) no\.? ?\d+.*|order of \d.*|foreword\b.*|"
    r"(?:inquiries|enquiries|questions to)\s*: .*|"
    r"\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}(?:,? (?:at )?\d{1,2}[:.h]\d\d\b.*|\s*\(.*\))?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \w+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b.*|"
    r".*\b(?:19|20)\d\d; ?\d+(?:\(\d+\))?: ?\w+",
    _I,
)
"""Items of an agenda, numbers, marks, rubrics, and volumes of journals."""
_CREDIT = lazy(
    r"(?i:minutes|notes?|words|pictures|photos?|prepared|checked|approved|compiled|drafted|reviewed)"
    r"(?i: (?:taken )?by)?: (?:[A-Z][\w.'’-]*(?:, | (?:and|&) | |$)){1,5}(?:.*: .*)?"
)
"""A line that gives the names of those who did something."""
_SERVICE = lazy(
    r".*\b(?:warning|forecast(?:ing)?|alert|monitoring|statement|review|briefing|update|survey|hearing|"
    r"report(?:ing)?|message|strategy|plan) "
    r"(?:cent(?:re|er)|office|service|desk|unit|board|branch|agency|section|bureau)s?\b.*",
    _I,
)
"""A body whose name has a word for a document."""
_BODY = lazy(
    r"(?i:the )?(?i:house|chamber|senate|council|assembly) (?i:of) [A-Z][\w-]+(?: (?i:of) [A-Z][\w-]+)?|"
    r".*\b(?i:survey of) [A-Z].*|"
    r"(?:[\w.&'’/-]+ ){1,8}(?:(?i:programme|program|unit|team|section|branch|panel|brokers|securities|"
    r"laboratory|library|museum)|SE|ASA|AB|Oyj|BV|KG|SpA|PJSC|Pte)(?: \([A-Z]+\))?(?: (?i:phase) [\dIVX]+)?"
)
"""Names of bodies whose last word is a common word."""
_OFFICES = lazy(
    r"(?:(?:vice|deputy|acting|assistant|executive|managing|chief|representative|non-executive|general|senior|"
    r"and|&|of|board|state|foreign|prime|first|permanent|under|district|financial|operating|"
    r"director|president|chair(?:man|woman|person)?|minister|secretary|officer|manager|commissioner|governor|"
    r"treasurer|clerk|ombudsman|auditor|spokes(?:man|woman|person)|principal|dean|editor|head)\b[ ,-]*){1,7}",
    _I,
)
"""A line that has only offices, as above a signature or in a letterhead."""
_PUBLICATION = lazy(
    r".*,? (?:since|established|est\.?|founded(?: in)?) (?:1[789]|20)\d\d\W*|"
    r".*\((?:podcast|magazine|newsletter|radio|tv|weekly|monthly|daily)\)|"
    r".*[/|,·–—-] ?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|fall|winter)(?: \d{4})? (?:issue|edition)\b.*",
    _I,
)
"""The name of a periodical with its kind, its issue or the year of its foundation."""
_MASTHEAD = lazy(r"(?:THE )?[A-Z][A-Z&'’. -]+(?:[,|/·–—]|--?)+ (?:[A-Za-z]+,? )?\d{1,2} [A-Za-z]+ \d{4}\W*")
"""The name of a newspaper in capitals, and a date."""
_OPEN = lazy(
    r"(?:\b(?:of|the|and|or|for|to|in|on|at|by|with|from|as|a|an|its|their|over|after|that)|[,&–—-])$", _I
)
"""The end of a line that the next one continues."""
_DAY = lazy(
    r"(?:published|issued|released|posted|updated|dated?)(?: on)?:? (?=.{0,12}\b(?:19|20)\d\d\b)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:\d{1,2}(?:st|nd|rd|th)?,? \w+|\w+ \d{1,2}),? \d{4}\b",
    _I,
)
_CASE = lazy(
    r"(?!.*\b(?i:report|review|hearing|in the matter|plaintiff|defendant|appell\w+|petitioner|"
    r"respondent|no\. \d)\b)[^\W\d_][^\[\]:;?!]{1,90}?\s(?:v\.?|vs\.?) "
    r"[^\W\d_a-z][^\[\]:;?!]{1,90}"
)
_LEADS = lazy(r"(?:UPDATE|WRAPUP|RECAST|REFILE|CORRECTED|URGENT|RPT|ADVISORY)(?: \d{1,2})?-(?=[A-Z])")
"""The mark of a news agency before a headline."""
_MARKED = lazy(r"\^\s*(?P<headline>[^^]+?)\s*\^")
_ELLIPSES = lazy(r"(?:\.{3}|…)\s?\w.*\w\s?(?:\.{3}|…)")
_PART = lazy(r"(?:\d{1,2}[.)]|[A-Z][.)]|[IVX]{1,4}[.)]|[01]) +\S.*")
_QUOTED_REPORT = lazy(
    r"\[(?:report|article|commentary|editorial|interview|analysis|dispatch|text of (?:report|article))\b"
    r"[^\[\]:\"“]{0,60}[:,]\s*[\"“](?P<title>[^\"”\]]{3,180})[\"”]",
    _I,
)
"""The head of a report in a monitoring service: `[Report by Ida Holm: "No boat today"]`."""
_IN_BRACKETS = lazy(r"\((?:[^()]|\([^()]*\))*\)\.?|\[(?:[^\[\]]|\[[^\[\]]*\])*\]\.?", re.DOTALL)


def is_furniture(line: str) -> bool:
    """Return whether a line of a head names an item, a number, a credit or a wire report, and is no title.

    >>> is_furniture("Agenda item 41 (c)"), is_furniture("Items for the fair")
    (True, False)
    """
    return any(p.fullmatch(line) for p in (_SLUG, _FURNITURE, _CREDIT)) and not _LEADS.match(line)


def is_numbered(line: str) -> bool:
    """Return whether a line is a kind of document and its number."""
    return _NUMBERED.fullmatch(line) is not None


def is_of_publication(line: str) -> bool:
    """Return whether a line is the name of a periodical with its kind, issue or date, or has offices only."""
    return any(p.fullmatch(line) for p in (_PUBLICATION, _MASTHEAD, _OFFICES))


def is_body(line: str) -> bool:
    """Return whether the last words of a line, or those for a service, make it the name of a body.

    >>> is_body("Flood Warning Centre Orrin"), is_body("Vantor Buses SE"), is_body("Flood Warning")
    (True, True, False)
    """
    return _SERVICE.fullmatch(line) is not None or _BODY.fullmatch(line) is not None


def has_offices_only(line: str) -> bool:
    """Return whether a line has nothing but offices: "Director and President"."""
    return _OFFICES.fullmatch(line) is not None


def is_case(line: str) -> bool:
    """Return whether a line is the name of a case: "Moor v Amberly Station Company"."""
    return _CASE.fullmatch(line) is not None


def is_part(line: str) -> bool:
    """Return whether a line is the numbered heading of a part of a text: "1. General"."""
    return _PART.fullmatch(line) is not None


def is_between_dots(line: str) -> bool:
    """Return whether a line is a headline between dots, as weather services write it."""
    return _ELLIPSES.fullmatch(line) is not None


def in_brackets(paragraph: str) -> bool:
    """Return whether a paragraph stands in brackets from its beginning to its end."""
    return paragraph[:1] in "([" and _IN_BRACKETS.fullmatch(paragraph.strip()) is not None


def quoted_title(line: str) -> str | None:
    """Return the title that the head of a monitored report quotes, or None."""
    found = _QUOTED_REPORT.search(line)
    return found["title"] if found else None


def bare(line: str) -> str:
    """Return a headline without the marks of a news agency around it.

    >>> bare("UPDATE 2-Ferry sinks"), bare("^Ferry sinks^")
    ('Ferry sinks', 'Ferry sinks')
    """
    if marked := _MARKED.fullmatch(line):
        return marked["headline"]
    return _LEADS.sub("", line, count=1)


def cells_of(line: str) -> list[str]:
    """Return the columns of a line, which are parted by three spaces or more."""
    return [" ".join(cell.split()) for cell in _COLUMNS.split(line.strip())]


def lines_of_head(paragraph: str, is_aside: Callable[[str], bool]) -> Iterator[str]:
    """Yield a paragraph without the lines of a letterhead at its beginning, after each of these.

    `is_aside` judges a line. Other lines of a paragraph are those of wrapped text and stay together.
    """
    lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
    while 1 < len(lines) <= _MOST_LINES and (count := _apart(lines, is_aside)):
        yield "\n".join(lines[:count])
        lines = lines[count:]
    yield "\n".join(lines)


def _apart(lines: list[str], is_aside: Callable[[str], bool]) -> int:
    """Return how many lines at the beginning of a paragraph stand apart from the rest; 0 for none."""
    first, second = lines[:2]
    if _MARKED.fullmatch(first):
        return 1
    if _OPEN.search(first):
        return 0
    cells = cells_of(first)
    if len(cells) > 1 or (is_aside(first) and not second[0].islower()):
        return 1
    if len(first.split()) > 1 and first.isupper() and not second.isupper():
        return 1
    return next(
        (at for at, line in enumerate(lines[1:3], 1) if _DAY.match(line) and not _OPEN.search(lines[at - 1])),
        0,
    )
