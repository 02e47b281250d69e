"""Find the headline of a text among a letterhead, release marks, a table of contents and other lines.

Lines are judged one at a time by their wording, and the first one that qualifies is taken. Names of
organizations and of document types ("MINUTES") are taken only if no other line before the first prose
qualifies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.patterns import lazy
from summarizer.readers import letterhead
from summarizer.readers.lines import ends_sentence

LONGEST = 200
"""Maximum code points of a headline."""
_LONG, _WORDS = 120, 10
"""Code points above which a line needs a minimum number of words to be a headline, and that minimum."""
_NAME = 9
"""Maximum words in the name of an organization."""
_WRAPPED, _LAST_WORDS = 60, 2
"""Minimum code points of a line that may be wrapped, and maximum words on the line after it."""
_MASTHEAD = 6
"""Maximum words of a line in capitals that may be a masthead above the name of a case."""
_NAME_WORDS = 4
"""Maximum words of the name of a person below an office."""
_I = re.IGNORECASE
_FIELD = lazy(r"(?:[\w'’/-]+ ){0,3}[\w'’/-]+: \S")
_PIECES = lazy(r"\s+(?:[–—|:-]|--)\s+")
_LABELED = lazy(r"(?:title|subj(?:ect)?|headline|re)\s*:\s*(?P<title>\S.*)", _I)
_LABEL = lazy(
    r"(?:to|from|cc|bcc|date[sd]?|sent|time|when|where|location|venue|place|ref(?:erence)?(?: no)?|no|"
    r"number|file|slug|"
    r"contacts?|(?:media|press) (?:contacts?|inquiries|enquiries)|phone|tel(?:ephone)?|fax|e-?mail|"
    r"web(?:site)?|"
    r"present|attend(?:ees|ance)|absent|apologies|chair(?:man|person)?|members|distribution|"
    r"classification|source|"
    r"author|authors|written by|prepared (?:by|for)|compiled by|issued(?: by)?|published|updated|posted|"
    r"released|"
    r"reporting period|period|report (?:no|number|date)|issue|edition|version|status|priority|severity|"
    r"category|"
    r"tags?|topics?|keywords?|section|page|recorded|length|duration|speakers?|interviewer|host|participants?|"
    r"last (?:updated|modified|reviewed)|first published|date of issue|case (?:no|number)|docket(?: no)?|"
    r"filed|decided|"
    r"argued|before|judges?|embargo(?:ed)?|dtg|precedence|tlp|next (?:report|update|meeting|issue))"
    r"\.?\s*[:#]\s*.*",
    _I,
)
_MARKS = lazy(
    r"\W*(?:(?:for )?immediate release|(?:not )?for publication|(?:press|news|media) (?:release|advisory|"
    r"notice|statement)|"
    r"for (?:internal|official|media|public) use(?: only)?|not for (?:publication|distribution|release)|"
    r"(?:strictly )?confidential|restricted|(?:top )?secret|tlp\W*\w+|internal(?: use only)?|"
    r"sensitive(?: but unclassified)?|draft|final|corrected|exclusive|breaking(?: news)?|flash|urgent|"
    r"sponsored|"
    r"advertisement|opinion|analysis|news|world|business|politics|local(?: news)?|sports?|science|technology|"
    r"end|continued|cover(?: page)?|letterhead|logo|attachment|enclosure)\W*",
    _I,
)
_OPENING_MARKS = lazy(
    r"\W*(?:(?:strictly )?embargoed\b|(?:un)?classified\b|for immediate release\b|for release\b|"
    r"not for (?:publication|"
    r"release|distribution)\b|"
    r"exhibit \d|ex-\d|form (?:8-k|10-[kq]|6-k|s-\d)|page \d|vol(?:ume)?\.? ?\d|issue (?:no\.? ?)?\d|"
    r"(?:case |docket )?no\.? ?\d[\w/-]*\W*$|skip to\b|view (?:this|in)\b|share (?:this|on)\b|subscribe\b|"
    r"sign (?:in|up)\b|log ?in\b|click here\b|read more\b|photo\b|image\b|picture\b|by [A-Z]|dear\b|"
    r"copyright\b|©|"
    r"all rights reserved|if you (?:can|are)|you are receiving|having trouble)",
    _I,
)
_CONTENTS = lazy(r"\W*(?:table of )?contents\W*|.*\.{4,}\s*\d*|.*(?: \.){4,}\s*\d*|.*\S\s{3,}\d{1,3}", _I)
_SECTIONS = lazy(
    r"[\W\d]*(?:executive )?(?:summary|highlights?|introduction|overview|background|abstract|"
    r"key (?:points?|findings|"
    r"messages?|takeaways?|facts)|at a glance|bottom line(?: up front)?|bluf|agenda|in brief|in this issue|"
    r"main points|top (?:stories|news)|what happened|situation(?: overview)?|menu|home|search|print|"
    r"contact(?: us)?|"
    r"about(?: us)?|news(?:room)?)\W*",
    _I,
)
_TRAIL = lazy(r".*\S\s+[>›»/|]\s+\S.*\s[>›»/|]\s.*|\s*home\s*[>›»/|].*", _I)
_CONTACT = lazy(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|\bwww\.\w|(?:tel|phone|fax|mob)[.:]? ?[+(\d]|\+\d[\d ()-]{7,}\d"
    r"|\(\d{3}\) \d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b",
    _I,
)
_ADDRESS = lazy(
    r"(?:p\.?\s?o\.? box|suite|room|floor) \w+.*|\d{1,5}\w? (?:[A-Z][\w.'’-]* ){1,4}(?:street|st|road|rd|"
    r"avenue|ave|"
    r"boulevard|blvd|drive|dr|lane|ln|quay|square|sq|place|plaza|way|court|highway)\b.*|"
    r"[A-Z][\w .'’-]{1,40}(?:, | [A-Z]{2} |, [A-Z]{2} )\d{5}(?:-\d{4})?",
    _I,
)
_STREET = lazy(r", \d{1,5} (?:[A-Z][\w'’]* ){1,2}(?:Street|Road|Avenue|Boulevard|Drive|Lane|Square)\b")
_HEADS = lazy(
    r"(?:action|info|fm|page|tags|prec|r|o|p|z) [A-Z0-9].*|[A-Z]+(?:-[A-Z0-9]+)+/?(?: \(.*\))?|"
    r"registered (?:office|in|charity)\b.*|(?:given|delivered|presented|written|prepared|submitted|"
    r"ordered|published|"
    r"printed|edited|translated|reported) (?:by|at|to|in|on|from)\b.*|at the \S.*|"
    r"text of (?:a )?report by\b.*|"
    r"(?:the )?.*\bjournal\b.*\b(?:vol\b|\d+ \(\d{4}\)).*|(?:original )?research(?: article)?|"
    r"(?:reporting )?(?:period|year|week)[: ]\s*\d.*|(?:case|file|ref)\.? [A-Z]*[-/ ]?\d.*|"
    r"limited distribution.*|"
    r"official\b.*",
    _I,
)
"""Lines above the headline in telegrams, journals, company documents and speeches."""
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_RUBRIC = (
    r"(?:weekend|province|regional|national|abroad|foreign|features?|culture|lifestyle|coast|health|education|"
    r"society|economy|environment|travel|comment|essay|reportage|long ?read|investigation|dispatch|magazine|"
    r"special report(?: \d[\d/.-]*)?|people (?:&|and) places|slice of life|speeches|statements|publications)"
)
_ABOVE = lazy(
    rf"(?:the )?{_WEEKDAY} (?:interview|essay|long read|profile|read|review|desk)|"
    rf"(?:{_WEEKDAY} )?{_RUBRIC}s?(?:\s*[/|·]\s*[\w ]+)*|"
    r"hash:.*|<<.*|to whom it may concern|(?:words|photographs?|pictures) by\b.*|"
    r"press release (?:no\.? ?)?\d[\d/]*|(?:privileged|private|strictly private) and confidential\b.*|"
    r"confidential\s*[–—-]\s*\w+|original (?:article|investigation|research)\b.*|"
    r".*\|\s*(?:original research|original article|open access)|[\w-]+(?:st|nd|rd|th) session|"
    rf"{_WEEKDAY},? \d{{1,2}}(?:st|nd|rd|th)? \w+ \d{{4}}\b.*|"
    r"handle (?:as|via)\b.*|(?:confidential|secret|restricted|unclassified|official)\s*//.*|"
    r"(?:telno|telegram no)\b.*|diptel|ref\.? .*|\[?translated from\b.*|paper laid before\b.*|"
    r".*\bform \d[\w-]*(?: \(.*\))?|.*\bdistr\.:.*|by|"
    r"(?:info|action|saving copies to|copies? to|repeated(?: to)?):.*|hq\b.*, ?[ajgns]-?\d|\(.*",
    _I,
)
"""Rubrics of newspapers, markings of papers, and dates, which stand above a headline."""
_REPORT_OF = lazy(r"(?:\w+ )?report (?:of session \S+|to \S.* under section \d+)", _I)
_DAY = lazy(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? "
    r"(?:\d{1,2}, )?\d{4}|\d{4}-\d\d-\d\d",
    _I,
)
_STAMP = lazy(
    r"(?:\s+(?:--?|[–—|·])|,)?\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |\w{3}\.? )?"
    r"(?:\d{1,2}[ -]\w{3,9}\.?[ -]\d{4}|\w{3,9}\.? \d{1,2}, \d{4}),? +\d{1,2}[:.]\d\d.*",
    _I,
)
"""A date with the time of day at the end of a line."""
_TWO_SENTENCES = lazy(r"[a-z]{3}[.!] [A-Z][a-z]")
_HELD = lazy(r"(?P<meeting>.*\b(?:meeting|session|hearing)\b.*?), held (?:at|in|on)\b.*", _I)
_FRAME = lazy(r"[-=*#~]{3,}.*[-=*#~]{3,}")
_DATED_FORM = lazy(
    r"\b(?:published|updated|issued|revised|version|posted|received|accepted)\b[^:]{0,12}[: ].*\b(?:19|"
    r"20)\d\d\b",
    _I,
)
_CODE = lazy(
    r"[A-Z]{4}\d{2} [A-Z]{4} \d{6}.*|(?=[^AEIOU]*$)[A-Z]{4,8}|(?:[^\s\d]*\d\S*\s*){1,4}"
    r"|\S+\.(?:html?|txt|pdf|docx?|xml|eml)|[\W\d_]*"
)
_GREETING = lazy(r"(?:dear|hi|hello|good (?:morning|afternoon|evening)|greetings)\b.{0,60}", _I)
_KIND = lazy(
    r"\W*(?:(?:memo|memorandum|minutes|agenda|report|transcript|interview|speech|address|remarks|"
    r"statement|opinion|"
    r"order|judgment|newsletter|bulletin|briefing(?: note)?|brief|fact ?sheet|factsheet|notice|advisory|"
    r"alert|letter|"
    r"circular|cable|telegram|working paper|discussion paper|policy (?:brief|paper)|research (?:note|"
    r"paper)|article|"
    r"meeting|regular meeting|(?:meeting|draft|approved) minutes|press (?:briefing|summary)|status (?:report|"
    r"update))(?:\s*(?:no\.?)?\s*[\d/.-]*\d)?\W*){1,2}",
    _I,
)
_EVENT = lazy(
    r"\b(?:meeting|hearing|session|minutes|statement|remarks|briefing|report|bulletin|update|outlook|"
    r"review|alert|"
    r"advisory|warning|message|letter|speech|results|survey|plan|strategy|agreement|resolution|judgment|"
    r"evaluation)\b"
    r"|\bin the .*\bcourt\b|\bcourt of (?:appeals?|justice|human rights|cassation)\b|\bv(?:s|ersus)?\.? ",
    _I,
)
"""Words for an event or document of an organization, which a letterhead does not contain."""
_BODIES = lazy(
    r"(?:the )?(?:.*\b(?:inc|incorporated|corp|corporation|ltd|limited|llc|plc|gmbh|ag|n\.?v|s\.?a|agency|"
    r"ministry|"
    r"department|dept|office|bureau|authority|administration|commission|committee|council|board|bank|"
    r"university|"
    r"institute|institution|college|school|association|society|foundation|federation|union|trust|service|"
    r"services|"
    r"court|tribunal|registrar|registry|force|headquarters|hq|parliament|senate|assembly|congress|"
    r"secretariat|centre|center|group|holdings?|news|times|post|"
    r"herald|"
    r"gazette|tribune|press|embassy|mission|police|command|hospital|district|division|company|co|partners|"
    r"network|observatory|llp|cooperative|exchange|cell|desk|advertiser|ledger|magazine|subcommittee)"
    r"\b.*|(?:town|city|county|state|republic|kingdom|village|township|commonwealth|province|municipality|"
    r"borough|"
    r"government) of .*|.* (?:county|municipality|government))",
    _I,
)
_NO_NAME = lazy(
    r"\b(?i:is|are|was|were|be|has|have|had|will|to|says?|said|as|after|before|over|amid|from|by|into|its|"
    r"against|until|v|"
    r"vs)\b|[:–—?!]|\d|(?<![\w-])(?!(?:of|and|for|the|on|in|at|de|du|la|et|und|für|y|del)\b)[a-z]"
)
"""Words and marks that occur in headlines but not in names."""
_GOES_ON = lazy(
    r".*(?:\b(?:of|the|and|or|for|to|in|on|at|by|with|from|as|a|an|its|their|over|after)|[,&–—-])", _I
)


class HeadLine(NamedTuple):
    """A line in the head of a text."""

    text: str
    kind: str
    """The kind of its paragraph."""
    follows: bool = False
    """Whether it follows another line without a blank line between them."""
    cells: tuple[str, ...] = ()
    """Its columns, if it has more than one."""


def headline(lines: Sequence[HeadLine]) -> str | None:
    """Return the title among the lines before the first prose, or None."""
    labeled = next((match["title"] for line in lines if (match := _LABELED.fullmatch(line.text))), None)
    if labeled:
        return labeled.strip()
    if quoted := next((title for line in lines if (title := letterhead.quoted_title(line.text))), None):
        return quoted
    strong, rest = _candidates(lines)
    above = strong is None or (strong.isupper() and len(strong.split()) <= _MASTHEAD)
    case = next((line.text for line in lines if _is_case(line)), None) if above else None
    return case or strong or _best_of(rest)


def _candidates(lines: Sequence[HeadLine]) -> tuple[str | None, list[HeadLine]]:
    """Return the first line that is a headline of its own, and those before it that may be one."""
    rest: list[HeadLine] = []
    for at, line in enumerate(lines):
        if line.kind == "body" and _is_sentence(line.text) and not is_aside(line.text):
            break
        before = lines[at - 1] if line.follows and line.kind == "body" and at > 0 else None
        if (before is not None and _goes_with(before, line)) or not _may_be(line):
            continue  # The second line of an address or a poem is not a headline.
        if rest and _heads_part(line, rest):
            if letterhead.is_part(line.text):
                break
            continue
        if rest and _is_field(lines, at):
            continue
        text = _with_rest(lines, at)
        apart = bool(rest) and not line.follows and _is_weak(text) and not _is_strict(text)
        if not line.cells and (apart or _is_first(lines, at) or not _is_weak(text)):
            held = _HELD.fullmatch(text)
            return (held["meeting"] if held else letterhead.bare(text)), rest
        rest.append(line._replace(text=text))
    return None, rest


def _goes_with(before: HeadLine, line: HeadLine) -> bool:
    """Return whether a line belongs to the one before it, as in an address or an office and a name."""
    if letterhead.has_offices_only(before.text):
        return len(line.text.split()) <= _NAME_WORDS and line.text.istitle()
    return before.kind != "byline" and not before.cells and not is_aside(before.text)


def _is_first(lines: Sequence[HeadLine], at: int) -> bool:
    """Return whether a line that is weak by a number or a common last word is the whole first block."""
    text = lines[at].text
    alone = at == 0 and (len(lines) == 1 or not lines[1].follows)
    return alone and (letterhead.is_numbered(_DAY.sub("", text).rstrip(" ,")) or not _is_strict(text))


def _is_strict(text: str) -> bool:
    """Return whether a line is weak for more than a common last word, such as "Programme"."""
    return not letterhead.is_body(text) or _BODIES.fullmatch(text) is not None


def _is_field(lines: Sequence[HeadLine], at: int) -> bool:
    """Return whether a line is a field of a form: a short label and a value, as is the line beside it."""
    if not _FIELD.match(lines[at].text):
        return False
    above = lines[at].follows and at > 0 and _FIELD.match(lines[at - 1].text)
    below = at + 1 < len(lines) and lines[at + 1].follows and _FIELD.match(lines[at + 1].text)
    return bool(above or below)


def _heads_part(line: HeadLine, rest: Sequence[HeadLine]) -> bool:
    """Return whether a line below the kind of a document heads a part of it rather than the whole."""
    if letterhead.is_part(line.text) or line.text.endswith(":"):
        return True
    short = line.kind == "heading" and len(line.text.split()) <= _LAST_WORDS and not line.follows
    return short and any(_has_kind(one.text) for one in rest)


def _best_of(rest: Sequence[HeadLine]) -> str | None:
    """Return the best of the lines that are titles only where there is no other, or None."""
    if not rest:
        return None
    kinds = (one.text for one in rest if _KIND.fullmatch(one.text) and len(one.text.split()) > 1)
    kind = next(kinds, None) or next((_first(one) for one in rest if _has_kind(_first(one))), None)
    return kind or next((_first(one) for one in rest if not _is_weak(_first(one))), _first(rest[0]))


def _first(line: HeadLine) -> str:
    return line.cells[0] if line.cells else line.text


def _has_kind(text: str) -> bool:
    """Return whether a line has the kind of a document, and more: "Board - Minutes", "Bulletin No. 4"."""
    pieces = _PIECES.split(text)
    return letterhead.is_numbered(text) or (len(pieces) > 1 and any(map(_KIND.fullmatch, pieces)))


def _is_case(line: HeadLine) -> bool:
    return line.kind in ("heading", "body") and len(line.text) <= _LONG and letterhead.is_case(line.text)


def names_document(line: str) -> bool:
    """Return whether a line has a word for a document or an event, such as minutes, and is no letterhead."""
    return _EVENT.search(line) is not None and not is_junk(line)


def is_junk(line: str) -> bool:
    """Return whether a line is never a title: a release mark, contact, label, address or navigation."""
    whole = (_MARKS, _FRAME, _HEADS, _ABOVE, _LABEL, _CONTENTS, _SECTIONS, _TRAIL, _ADDRESS, _CODE)
    return (
        any(pattern.fullmatch(line) for pattern in whole)
        or letterhead.is_furniture(line)
        or _OPENING_MARKS.match(line) is not None
        or _CONTACT.search(line) is not None
        or _STREET.search(line) is not None
        or _DATED_FORM.search(line) is not None
        or (line[-1:] == "," and _GREETING.fullmatch(line) is not None)
    )


def _may_be(line: HeadLine) -> bool:
    text = line.text
    longest = _LONG if line.kind == "list" else LONGEST
    if line.kind not in ("heading", "body", "list") or not 0 < len(text) <= longest or is_junk(text):
        return False
    if not any(map(str.isalpha, text)):
        return False
    if line.kind == "heading":
        return True
    if letterhead.is_between_dots(text):
        return True
    if len(text) > _LONG and len(text.split()) < _WORDS:
        return False
    if _TWO_SENTENCES.search(text):
        return False
    return text[-1] not in ".,;:…。" and not (
        ends_sentence(text, len(text)) and text.rstrip("\"'”’»)]")[-1:] in ".…。"
    )


def _is_weak(text: str) -> bool:
    """Return whether a line has only the name of an organization or of a document type, or a date."""
    if letterhead.is_of_publication(text) or letterhead.is_numbered(text):
        return True
    pieces = [piece for piece in _PIECES.split(_DAY.sub("", _STAMP.sub("", text))) if piece.strip(" ,.")]
    return all(map(_is_weak_piece, pieces))


def _is_weak_piece(text: str) -> bool:
    if _KIND.fullmatch(text) or _REPORT_OF.fullmatch(text) or letterhead.is_numbered(text):
        return True
    if letterhead.is_body(text) and not _NO_NAME.search(text):
        return True
    if _EVENT.search(text):
        return False
    return (
        len(text.split()) <= _NAME
        and _BODIES.fullmatch(text.rstrip(" .,")) is not None
        and not _NO_NAME.search(text)
    )


def _is_sentence(text: str) -> bool:
    if letterhead.is_between_dots(text):
        return False
    ended = ends_sentence(text, len(text)) and text.rstrip("\"'”’»)]")[-1:] in ".…。"
    return ended and len(text.split()) > 1


def is_aside(text: str) -> bool:
    """Return whether a line is never a title, or one only where there is no other."""
    return is_junk(text) or _is_weak(text)


def _with_rest(lines: Sequence[HeadLine], at: int) -> str:
    """Return a line, joined with the next one if the headline is wrapped."""
    text = lines[at].text
    if at + 1 < len(lines):
        following = lines[at + 1]
        last_words = len(text) >= _WRAPPED and len(following.text.split()) <= _LAST_WORDS
        goes_on = _GOES_ON.fullmatch(text) or following.text[:1].islower() or last_words
        author = len(text) < _WRAPPED and following.text.startswith(("by ", "By "))
        if (
            following.follows
            and goes_on
            and not author
            and _may_be(following)
            and len(text) + len(following.text) < LONGEST
        ):
            return f"{text} {following.text}"
    return text
