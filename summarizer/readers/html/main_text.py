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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

from summarizer.readers.html.blocks import HIDDEN, HtmlBlock, blocks, is_layout
from summarizer.readers.lines import ends_sentence

LONGEST = 4 * 1024 * 1024
"""Maximum characters of a page whose main text is selected; trafilatura would take minutes for more."""
AROUND = frozenset(("nav", "aside", "footer", "header", "form", "dialog", "menu"))
"""Elements that usually surround the main text."""
_NAMED_SO = re.compile(
    r"(?<![^\W_])(?:nav|menu|sidebar|footer|header|cookie|consent|banner|breadcrumb|related|social|share|promo|comment"
    r"|newsletter|subscri|signup|sign-up|advert|teaser|recommend|most-read|popular|trending|paywall|modal|popup"
    r"|widget|toolbar|pagination|tags?\b|card|signature\b|update-history|donat|epic\b)",
    re.I,
)
_NEVER = re.compile(
    r"(?<![^\W_])(?:cookie|consent|newsletter|signature\b|update-history|subscri|signup|sign-up|social-|share-|"
    r"sharing|related-|recommend|most-read|advert(?!orial)|paywall|donat|epic\b)",
    re.I,
)
"""Names of elements around the main text that are left out even where trafilatura wants them."""
_APPEAL = re.compile(
    r"(?:get in touch\b|follow us\b|click here to\b|sign up (?:for|to) (?:our|the)\b|subscribe to our\b"
    r"|like us on\b|share this (?:story|article|page)\b|support our (?:work|journalism)\b"
    r"|(?:if you can, )?please consider (?:supporting|donating|subscribing)\b|do you have a (?:story|tip)\b)",
    re.I,
)
_LONGEST_APPEAL = 250
_TEASER = re.compile(
    r"(?:read (?:also|more|next|on)|also read|see also|related|more (?:on this|from)|recommended|watch|listen"
    r"|advertisement|sign up|subscribe)\b.{0,20}?(?:[:›»→]|$|\s)",
    re.I,
)
_CALL = re.compile(
    r"(?:sign up|subscribe|follow us|click here|download (?:our|the) app|advertisement|share this|read more"
    r"|get (?:our|the) |join our|we use cookies|this (?:site|website) uses cookies|support us|donate)\b",
    re.I,
)
_RELATED = re.compile(
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
_STANDFIRST = re.compile(
    r"(?<![^\W_])(?:standfirst|dek\b|deck\b|intro(?:duction)?\b|lead(?:-?paragraph)?\b|lede\b|chapo|summary\b"
    r"|sub-?head(?:line|ing)?\b|subtitle\b|excerpt\b|abstract\b|vorspann|entradilla|sommario|kicker-text)",
    re.I,
)
"""Names of elements that hold the sentence between the title of an article and its text."""
_LINKED = 0.5
_TABLES = 200
_ENOUGH = 0.8
_MOST_OF_IT = 0.6
"""Share of a page's prose above which an element holds the main text, whatever its name."""
_MAIN = 0.8
"""Minimum share of the selected text in the element that is taken for the main part of the page."""
_ALIKE = 0.6
"""Minimum share of a block's sequences of words that trafilatura's text contains."""
_SEQUENCE = 4
_PROSE_WORDS = 6
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_NUMBER = re.compile(r"^\d{1,6}\. ")


def main_blocks(tree: HtmlElement, size: int) -> list[HtmlBlock]:
    """Return the blocks of a page's main text; all blocks of a page without boilerplate or of over 4 MB.

    `size` is the number of characters of the page.
    """
    root = tree.find("body")
    root = tree if root is None else root
    everything = list(blocks(root))
    if sum(len(block.text) for block in everything) < _length(blocks(root, HIDDEN - {"figcaption"})) / 2:
        everything = list(blocks(root, HIDDEN - {"figcaption"}))  # The text stands in captions of pictures.
    if size > LONGEST or not (_is_dressed(tree) or _has_menu(everything)):
        return everything
    frame = _PageFrame(tree, everything)
    wanted = _wanted(tree, frame)
    chosen = _completed(everything, _matching(everything, wanted, frame), frame)
    found = [block for block, taken in zip(everything, chosen, strict=True) if taken]
    if _length(found) >= _ENOUGH * _length(wanted) > 0:
        return list(_with_headings(everything, chosen, frame))
    if wanted:
        return [block for block in wanted if not _is_teaser(block)]
    inner = [block for block in everything if not frame.surrounds(block)]
    return inner if _length(inner) else everything


def article_of(tree: HtmlElement, found: Sequence[HtmlBlock]) -> _Element | None:
    """Return the innermost element of a page that holds most of the text of blocks; None if none does."""
    frame = _PageFrame(tree, found)
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
        end is not None and end.kind == "body" and end.linked > _LINKED and not is_prose(end) for end in ends
    )


def is_named_so(element: _Element) -> bool:
    """Return whether the names of an element are those of boilerplate."""
    return _NAMED_SO.search(_names(element)) is not None


def _names(element: _Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"[:500]


class _PageFrame:
    """The elements of a page: which ones surround its main text, by their names and by how much they hold."""

    def __init__(self, tree: _Element, everything: Sequence[HtmlBlock]) -> None:
        self.elements = list(tree.iter())
        self._index = {element: at for at, element in enumerate(self.elements)}
        self._parents = [self._index.get(element.getparent(), -1) for element in self.elements]
        self._ends = list(range(len(self.elements)))
        """For each element, the index of the last one within it."""
        for at in range(len(self.elements) - 1, 0, -1):
            parent = self._parents[at]
            self._ends[parent] = max(self._ends[parent], self._ends[at])
        prose = [
            (block, len(block.text))
            for block in everything
            if block.linked <= _LINKED and block.kind in ("body", "list", "quote") and is_prose(block)
        ]
        sizes = self.sizes(prose)
        least = _MOST_OF_IT * sum(size for _, size in prose)
        named = [element.tag in AROUND or is_named_so(element) for element in self.elements]
        self.misnamed = {
            at
            for at, one in enumerate(named)
            if one and sizes[at] > least and self.elements[at].tag not in ("html", "body")
        }
        """Elements that hold most of the prose of the page although their tags or names say otherwise."""
        self._own = [one and sizes[at] <= least for at, one in enumerate(named)]
        self._around = list(self._own)
        self._never = [
            one and _NEVER.search(_names(self.elements[at])) is not None for at, one in enumerate(self._own)
        ]
        self._linked = [element.tag == "a" and _has_several(element) for element in self.elements]
        for at, parent in enumerate(self._parents):
            if parent >= 0:
                self._around[at] |= self._around[parent]
                self._never[at] |= self._never[parent]
                self._linked[at] |= self._linked[parent]

    def sizes(self, given: Iterable[tuple[HtmlBlock, int]]) -> list[int]:
        """Return for each element the sum of the numbers given for the blocks within it."""
        found = [0] * len(self.elements)
        for block, size in given:
            if (at := self.at(block)) >= 0:
                found[at] += size
        for at in range(len(found) - 1, 0, -1):
            found[self._parents[at]] += found[at]
        return found

    def at(self, block: HtmlBlock) -> int:
        """Return the index of the element that contains a block; -1 if it has none."""
        return self._index.get(block.source, -1) if block.source is not None else -1

    def surrounds(self, block: HtmlBlock) -> bool:
        """Return whether a block is in an element around the main text."""
        at = self.at(block)
        return at >= 0 and self._around[at]

    def forbids(self, block: HtmlBlock) -> bool:
        """Return whether a block is in an element that never holds main text, such as a notice of cookies."""
        at = self.at(block)
        return at >= 0 and self._never[at]

    def is_card(self, block: HtmlBlock) -> bool:
        """Return whether a block is part of a card: a link that contains a heading or a picture."""
        at = self.at(block)
        return at >= 0 and block.linked > _LINKED and self._linked[at]

    def is_standfirst(self, block: HtmlBlock) -> bool:
        """Return whether the element of a block or its parent is named as the sentence below a title."""
        named = any(_STANDFIRST.search(_names(self.elements[at])) for at in self.near(block))
        return named and len(_WORD.findall(block.text)) >= _PROSE_WORDS

    def is_other_column(self, block: HtmlBlock, at: int) -> bool:
        """Return whether a block is in another cell than an element, in the same row of a layout table."""
        own, other = self._cell(at), self._cell(self.at(block))
        return -1 not in (own, other) and own != other and self._parents[own] == self._parents[other]

    def _cell(self, at: int) -> int:
        while at >= 0 and self.elements[at].tag not in ("td", "th"):
            at = self._parents[at]
        return at

    def in_header(self, block: HtmlBlock) -> bool:
        """Return whether only the `header` of an article or a section surrounds a block."""
        at, found = self.at(block), False
        while at >= 0:
            element, parent = self.elements[at], self._parents[at]
            if element.tag == "header":
                found |= parent >= 0 and self.elements[parent].tag in ("article", "section")
            elif self._own[at] and not found:
                return False
            at = parent
        return found

    def near(self, block: HtmlBlock) -> set[int]:
        """Return the indexes of the element of a block and of its parent."""
        at = self.at(block)
        return {at, self._parents[at]} - {-1} if at >= 0 else set()

    def part(self, chosen: Sequence[HtmlBlock]) -> range:
        """Return the indexes of the elements in the innermost one that contains most of the chosen text."""
        sizes = self.sizes((block, len(block.text)) for block in chosen)
        longest = max(chosen, key=lambda block: (self.at(block) >= 0, len(block.text)))
        at = max(self.at(longest), 0)
        while sizes[at] < _MAIN * sizes[0] and self._parents[at] >= 0:
            at = self._parents[at]
        return range(at, self._ends[at] + 1)


def _has_several(link: _Element) -> bool:
    """Return whether a link contains a heading or a picture, as a card that leads to another article does."""
    return next(link.iter("h1", "h2", "h3", "h4", "h5", "h6", "img", "time"), None) is not None


def is_prose(block: HtmlBlock) -> bool:
    """Return whether a block is a sentence of some words, not a label."""
    return ends_sentence(block.text, len(block.text)) and len(_WORD.findall(block.text)) >= _PROSE_WORDS


def _wanted(tree: HtmlElement, frame: _PageFrame) -> list[HtmlBlock]:
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


def _matching(everything: Sequence[HtmlBlock], wanted: Iterable[HtmlBlock], frame: _PageFrame) -> list[bool]:
    """Return for each block whether trafilatura's text has it: as a block, as a line or most of its words.

    Of blocks around the main text, whose words may recur in a teaser within it, only whole ones count.
    """
    whole: set[tuple[str, ...]] = set()
    sequences: set[tuple[str, ...]] = set()
    for block in wanted:
        whole.add(tuple(_words(block)))
        whole.update(tuple(_WORD.findall(line.casefold())) for line in block.text.split("\n"))
        sequences.update(_sequences(_words(block)))
    found = []
    for block in everything:
        words = _words(block)
        taken = tuple(words) in whole
        if not taken and len(words) >= _SEQUENCE and not frame.surrounds(block):
            own = _sequences(words)
            taken = sum(one in sequences for one in own) >= _ALIKE * len(own)
        taken = bool(words) and taken and block.kind != "heading"
        found.append(taken and not frame.forbids(block) and not _is_teaser(block))
    return found


def _words(block: HtmlBlock) -> list[str]:
    # Item numbers are generated and do not occur in the page.
    text = _NUMBER.sub("", block.text) if block.kind == "list" else block.text
    return _WORD.findall(text.casefold())


def _sequences(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SEQUENCE]) for at in range(len(words) - _SEQUENCE + 1)]


def _completed(everything: Sequence[HtmlBlock], chosen: Sequence[bool], frame: _PageFrame) -> list[bool]:
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
    for index in _heads(everything, taken[0], frame):
        found[index] = True
    for index in taken:
        block = everything[index]
        if found[index] and frame.at(block) not in part:
            found[index] = not frame.is_other_column(block, part.start) and _is_sound(block)
    return found


def _is_sound(block: HtmlBlock) -> bool:
    """Return whether a block outside of the main part may be text: it is not a link, nor a few words."""
    return is_prose(block) or (block.linked <= _LINKED and block.kind != "body")


def _heads(everything: Sequence[HtmlBlock], first: int, frame: _PageFrame) -> Iterator[int]:
    """Yield the indexes of sentences between the title of the page and the first chosen block."""
    title = next((at for at in range(first - 1, -1, -1) if everything[at].level == 1), first)
    for index in range(title + 1, first):
        block = everything[index]
        if block.kind not in ("body", "quote") or block.linked > 0 or frame.surrounds(block):
            continue
        if frame.is_standfirst(block) or (is_prose(block) and not _CALL.match(block.text)):
            yield index


def _is_text(block: HtmlBlock, frame: _PageFrame, *, amid: bool) -> bool:
    """Return whether a block that trafilatura left out is the author's text."""
    linked = block.linked > _LINKED
    if _is_teaser(block) or frame.is_card(block) or _CALL.match(block.text):
        return False
    if block.kind in ("table", "code"):
        return not linked
    if block.kind in ("list", "quote"):
        return not linked and (amid or is_prose(block))
    return is_prose(block)


def _with_headings(
    everything: Sequence[HtmlBlock], chosen: Sequence[bool], frame: _PageFrame
) -> Iterator[HtmlBlock]:
    """Yield the chosen blocks with the headings above them, and a heading at the end of their part."""
    taken = [index for index, one in enumerate(chosen) if one]
    part = frame.part([everything[index] for index in taken])
    headings: list[HtmlBlock] = []
    passed = False
    """Whether a block was left out since the last heading."""
    for index, block in enumerate(everything):
        if block.kind == "heading":
            apart = frame.surrounds(block) and not (frame.at(block) in part and frame.in_header(block))
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
    return block.linked > _LINKED and bool(_TEASER.match(block.text))
