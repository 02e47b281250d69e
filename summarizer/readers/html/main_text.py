"""Select the blocks of a web page that are main text, without menus, notices and teasers.

trafilatura decides which text is main text (Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line
Tool for Text Discovery and Extraction", ACL 2021). The blocks themselves are taken from the page, since
trafilatura flattens lists and loses headings, tables and paragraphs that are links. Both are matched by their
words, and prose in the same part of the page that trafilatura lost is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import compress
from typing import TYPE_CHECKING, Any

from summarizer.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

from summarizer.readers.addresses import base_address
from summarizer.readers.html.blocks import HIDDEN, HtmlBlock, blocks, is_layout
from summarizer.readers.html.page_frame import AROUND, LINKED, WORD, PageFrame, is_named_so, is_prose

LONGEST = 4 * 1024 * 1024
"""Maximum characters of a page whose main text is selected; trafilatura would take minutes for more."""
_APPEAL = compiled(
    r"(?:get in touch\b|follow us\b|click here to\b|sign up (?:for|to) (?:our|the)\b|subscribe to our\b"
    r"|like us on\b|share this (?:story|article|page)\b|support our (?:work|journalism)\b"
    r"|(?:if you can, )?please consider (?:supporting|donating|subscribing)\b|do you have a (?:story|tip)\b"
    r"|(?:folgen sie|folge) uns\b|abonnieren sie (?:unser|jetzt)"
    r"|suivez-nous\b|abonnez-vous\b|inscrivez-vous à"
    r"|(?:puedes )?seguir a\b|síguenos\b|suscríbete\b|apúntate\b|seguici\b|iscriviti\b|siga-nos\b)",
    re.I,
)
_LONGEST_APPEAL = 250
_TEASER = compiled(
    r"(?:read (?:also|more|next|on)|also read|see also|related|more (?:on this|from)|recommended|watch|listen"
    r"|advertisement|sign up|subscribe)\b.{0,20}?(?:[:›»→]|$|\s)"
    r"|(?:read|live|video|photos?|gallery|opinion|analysis|explainer|podcast)\s?[:›»→|]",
    re.I,
)
_CALL = compiled(
    r"(?:sign up|subscribe|follow us|click here|download (?:our|the) app|advertisement|share this|read more"
    r"|get (?:our|the) |join our|we use cookies|this (?:site|website) uses cookies|support us|donate)\b",
    re.I,
)
_RELATED = compiled(
    r"(?:(?:related|similar|recommended|latest|recent|popular|trending|featured|top|more|other|further"
    r"|editor['’]?s?) (?:stories|story|articles?|news|posts?|topics?|content|links?|coverage|reading|videos?"
    r"|picks|headlines|pages|reports?|press releases|updates|stories from .{1,40})|most (?:read|popular"
    r"|viewed|shared|commented)|trending(?: now)?|read (?:more|next|also)|see also|also read"
    r"|more (?:on|from|in|about) .{1,40}|related|recommended(?: for you)?"
    r"|(?:you (?:may|might) also (?:like|be interested in))"
    r"|up next|what to read next|don['’]t miss|share(?: this)?(?: (?:article|story|page))?|follow us|tags"
    r"|topics|comments?|(?:\d+ )?(?:comments?|responses)|leave a (?:reply|comment)|advertisement|newsletter"
    r"|sign up.{0,60}|subscribe.{0,40}|around the web|in this section|navigation|menu)\W*",
    re.I,
)
"""Headings of lists of teasers and other elements around the text."""
_FEW = 0.3
"""Maximum share of the chosen text that is left out as parts of a list of articles."""
_TABLES = 200
_ENOUGH = 0.8
_ALIKE = 0.6
"""Minimum share of a block's sequences of words that trafilatura's text contains."""
_SEQUENCE = 4
_NUMBER = compiled(r"^\d{1,6}\. ")


def main_blocks(tree: HtmlElement, size: int) -> list[HtmlBlock]:
    """Return the blocks of a page's main text; all blocks of a page without boilerplate or of over 4 MB.

    `size` is the number of characters of the page.
    """
    root = tree.find("body")
    root = tree if root is None else root
    base = base_of(tree)
    everything = list(blocks(root, base=base))
    captioned = HIDDEN - {"figcaption"}
    if sum(len(block.text) for block in everything) < _length(blocks(root, captioned)) / 2:
        everything = list(blocks(root, captioned, base))  # The text stands in captions of pictures.
    if size > LONGEST or not (_is_dressed(tree) or _has_menu(everything)):
        return everything
    frame = PageFrame(tree, everything)
    wanted = _wanted(tree, frame)
    matching = _matching(everything, wanted, frame)
    text = [
        one and block.kind != "heading" and not frame.forbids(block) and not _is_teaser(block)
        for one, block in zip(matching, everything, strict=True)
    ]
    chosen = _completed(everything, text, frame)
    same = max(_length(compress(everything, matching)), _length(compress(everything, chosen)))
    if any(chosen) and same >= _ENOUGH * _length(wanted) > 0:
        return list(_with_headings(everything, chosen, frame))
    if wanted:
        return [block for block in wanted if not _is_teaser(block)]
    inner = [block for block in everything if not frame.surrounds(block)]
    return inner if _length(inner) else everything


def base_of(tree: HtmlElement) -> str:
    """Return the address that relative ones refer to, if the page says it; otherwise an empty string."""
    return next((found for base in tree.iter("base") if (found := base_address(base.get("href")))), "")


def article_of(tree: HtmlElement, found: Sequence[HtmlBlock]) -> _Element | None:
    """Return the innermost element of a page that holds most of the text of blocks; None if none does."""
    frame = PageFrame(tree, found)
    own = [block for block in found if frame.at(block) >= 0]
    if not own:
        return None
    return frame.elements[frame.part(own)[0]]


def _is_dressed(tree: HtmlElement) -> bool:
    """Return whether a page has elements that look like boilerplate."""
    tables = 0
    for element in tree.iter():
        if element.tag in AROUND or is_named_so(element):
            return True
        if element.tag == "table" and tables < _TABLES:
            tables += 1
            if is_layout(element):
                return True
    return False


def _has_menu(everything: Sequence[HtmlBlock]) -> bool:
    """Return whether a page begins or ends with a line of links, though nothing is named as a menu."""
    ends = [
        next((block for block in one if block.kind != "heading"), None)
        for one in (everything, reversed(everything))
    ]
    return any(
        end is not None and end.kind == "body" and end.linked > LINKED and not is_prose(end) for end in ends
    )


def _wanted(tree: HtmlElement, frame: PageFrame) -> list[HtmlBlock]:
    """Return the blocks that trafilatura extracts as main text."""
    from trafilatura.core import bare_extraction

    copy = deepcopy(tree)
    _prepare(copy, frame.misnamed)
    try:
        found: Any = bare_extraction(copy, include_comments=False, include_tables=True)
    except RecursionError:
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    for code in body.iter("code"):  # trafilatura turns both `pre` and `code` into `code`.
        if code.getparent() is not None and code.getparent().tag in ("body", "code"):
            code.tag = "pre"
    return list(blocks(body))


def _prepare(copy: HtmlElement, misnamed: set[int]) -> None:
    """Change what would mislead trafilatura in a copy of the page, before it is read.

    Elements that hold the main text lose their tags and names, layout tables become plain elements, since
    their text would be taken for data, and so do links that are whole sentences.
    """
    for index, element in enumerate(list(copy.iter())):
        if index in misnamed:
            element.tag = "div"
            for name in ("class", "id", "role"):
                element.attrib.pop(name, None)
        elif element.tag == "a" and _is_whole_sentence(element):
            element.tag = "span"
            element.attrib.pop("href", None)
    layout = {table for table, _ in zip(copy.iter("table"), range(_TABLES), strict=False) if is_layout(table)}
    inner = [
        element
        for element in copy.iter("tbody", "thead", "tfoot", "tr", "td", "th")
        if next(element.iterancestors("table"), None) in layout
    ]
    for element in (*layout, *inner):
        element.tag = "div"


def _is_whole_sentence(link: _Element) -> bool:
    """Return whether a link is all of a paragraph and ends like a sentence."""
    element, parent = link, link.getparent()
    while parent is not None and parent.tag in ("b", "em", "i", "span", "strong"):
        element, parent = parent, parent.getparent()
    if parent is None or parent.tag != "p" or (parent.text or "").strip() or len(parent) != 1:
        return False
    text = " ".join("".join(link.itertext()).split())
    return is_prose(HtmlBlock("body", text)) and not (element.tail or "").strip()


def _matching(everything: Sequence[HtmlBlock], wanted: Iterable[HtmlBlock], frame: PageFrame) -> list[bool]:
    """Return for each block whether trafilatura's text has it: as a block, as a line or most of its words.

    Of blocks around the main text, whose words may recur in a teaser within it, only whole ones count.
    """
    whole: set[tuple[str, ...]] = set()
    sequences: set[tuple[str, ...]] = set()
    for block in wanted:
        whole.add(tuple(_words(block)))
        whole.update(tuple(WORD.findall(line.casefold())) for line in block.text.split("\n"))
        sequences.update(_sequences(_words(block)))
    found = []
    for block in everything:
        words = _words(block)
        taken = tuple(words) in whole
        if not taken and len(words) >= _SEQUENCE and not frame.surrounds(block):
            own = _sequences(words)
            taken = sum(one in sequences for one in own) >= _ALIKE * len(own)
        found.append(bool(words) and taken)
    return found


def _words(block: HtmlBlock) -> list[str]:
    # Item numbers are generated and do not occur in the page.
    text = _NUMBER.sub("", block.text) if block.kind == "list" else block.text
    return WORD.findall(text.casefold())


def _sequences(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SEQUENCE]) for at in range(len(words) - _SEQUENCE + 1)]


def _completed(everything: Sequence[HtmlBlock], chosen: Sequence[bool], frame: PageFrame) -> list[bool]:
    """Add blocks of the main part of the page that trafilatura lost: prose, items and tables in its text."""
    taken = [index for index, one in enumerate(chosen) if one]
    if not taken:
        return list(chosen)
    part = frame.part([everything[index] for index in taken])
    beside = set[int]().union(*(frame.near(everything[index]) for index in taken))
    found = [one and not frame.is_card(block) for one, block in zip(chosen, everything, strict=True)]
    for index, block in enumerate(everything):
        if found[index] or block.kind == "heading" or frame.at(block) not in part or frame.surrounds(block):
            continue
        amid = taken[0] < index < taken[-1]
        if amid or frame.near(block) & beside:
            found[index] = _is_text(block, frame, amid=amid)
    listed = [index for index in taken if frame.is_listed(everything[index], part)]
    if _length(everything[index] for index in listed) < _FEW * _length(everything[index] for index in taken):
        for index in listed:
            found[index] = False
    for index in taken:
        block = everything[index]
        if found[index] and frame.at(block) not in part:
            found[index] = not frame.is_other_column(block, part.start) and _is_sound(block)
    first = next((index for index in taken if frame.at(everything[index]) in part), taken[0])
    for index in _heads(everything, first, frame):
        found[index] = True
    return found


def _is_sound(block: HtmlBlock) -> bool:
    """Return whether a block outside of the main part may be text: it is not a link, nor a few words."""
    return is_prose(block) or (block.linked <= LINKED and block.kind != "body")


def _heads(everything: Sequence[HtmlBlock], first: int, frame: PageFrame) -> Iterator[int]:
    """Yield the indexes of sentences between the title of the page and the first chosen block."""
    title = next((at for at in range(first - 1, -1, -1) if everything[at].level == 1), first)
    for index in range(title + 1, first):
        block = everything[index]
        if block.kind not in ("body", "quote") or block.linked > 0:
            continue
        if frame.surrounds(block) and not frame.is_with_title(block, everything[title]):
            continue
        if frame.is_standfirst(block) or (is_prose(block) and not _CALL.match(block.text)):
            yield index


def _is_text(block: HtmlBlock, frame: PageFrame, *, amid: bool) -> bool:
    """Return whether a block that trafilatura left out is the author's text."""
    linked = block.linked > LINKED
    if _is_teaser(block) or frame.is_card(block) or _CALL.match(block.text):
        return False
    if block.kind in ("table", "code"):
        return not linked
    if block.kind in ("list", "quote"):
        return not linked and (amid or is_prose(block))
    return is_prose(block)


def _with_headings(
    everything: Sequence[HtmlBlock], chosen: Sequence[bool], frame: PageFrame
) -> Iterator[HtmlBlock]:
    """Yield the chosen blocks with the headings above them, and a heading at the end of their part."""
    taken = [index for index, one in enumerate(chosen) if one]
    part = frame.part([everything[index] for index in taken])
    headings: list[HtmlBlock] = []
    title: HtmlBlock | None = None
    passed = False
    """Whether a block was left out since the last heading."""
    for index, block in enumerate(everything):
        if block.kind == "heading":
            apart = frame.surrounds(block) and not (
                (frame.at(block) in part and frame.in_header(block))
                or (title is not None and index < taken[0] and frame.is_with_title(block, title))
            )
            title = block if block.level == 1 and index < taken[0] else title
            if frame.is_card(block) or (apart and not _is_head(index, taken[0], block)):
                continue
            if passed and headings and _RELATED.fullmatch(headings[-1].text):
                headings.pop()
            headings = [*(above for above in headings if above.level < block.level), block]
            passed = False
        elif chosen[index]:
            if headings and passed and _RELATED.fullmatch(headings[-1].text):
                headings.pop()
            yield from headings
            yield block
            headings, passed = [], False
        elif index > taken[-1] and frame.at(block) not in part:
            break
        else:
            passed = True
    if not passed:
        yield from (
            one
            for one in headings
            if frame.at(one) in part and not frame.surrounds(one) and not _RELATED.fullmatch(one.text)
        )


def _is_head(index: int, first: int, block: HtmlBlock) -> bool:
    """Return whether a heading is a title above the text, which often stands in a `header` element."""
    return index < first and block.level == 1


def _length(found: Iterable[HtmlBlock]) -> int:
    return sum(len(block.text) for block in found if block.kind != "heading")


def _is_teaser(block: HtmlBlock) -> bool:
    """Return whether a block is a teaser for another article ("Read also: …"), or an appeal to the reader."""
    if len(block.text) <= _LONGEST_APPEAL and block.kind == "body" and _APPEAL.match(block.text):
        return True
    return block.linked > LINKED and bool(_TEASER.match(block.text))
