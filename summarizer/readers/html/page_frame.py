"""Describe a page as a frame around its main text: which elements surround it, by name and by content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.patterns import compiled
from summarizer.readers.html.blocks import HtmlBlock
from summarizer.readers.lines import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

AROUND = frozenset(("nav", "aside", "footer", "header", "form", "dialog", "menu"))
"""Elements that usually surround the main text."""
_NAMED_SO = compiled(
    r"(?<![^\W_])(?:nav|menu|sidebar|footer|header|cookie|consent|banner|breadcrumb|related|social|share|promo|comment"
    r"|newsletter|subscri|signup|sign-up|advert|teaser|recommend|most-read|popular|trending|paywall|modal|popup"
    r"|widget|toolbar|pagination|tags?\b|(?<!kg-)(?<!callout-)card|signature\b|update-history|donat|epic\b"
    r"|thread_info|similar[-_]|bookmark-card)",
    re.I,
)
_NEVER = compiled(
    r"(?<![^\W_])(?:cookie|consent|newsletter|signature\b|update-history|subscri|signup|sign-up|social-|share-|"
    r"sharing|related-|recommend|most-read|advert(?!orial)|paywall|donat|epic\b)",
    re.I,
)
"""Names of elements around the main text that are left out even where trafilatura wants them."""
_STANDFIRST = compiled(
    r"(?<![^\W_])(?:standfirst|dek\b|deck\b|intro(?:duction)?\b|lead(?:-?paragraph)?\b|lede\b|chapo|summary\b"
    r"|sub-?head(?:line|ing)?\b|subtitle\b|excerpt\b|abstract\b|vorspann|entradilla|sommario|kicker-text)",
    re.I,
)
"""Names of elements that hold the sentence between the title of an article and its text."""
_OF_ARTICLE = frozenset(("articleBody", "description", "headline", "text", "datePublished", "reviewBody"))
"""Values of `itemprop` that mark the text of an article."""
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADER = compiled(r"header\b", re.I)
LINKED = 0.5
_MOST_OF_IT = 0.6
"""Share of a page's prose above which an element holds the main text, whatever its name."""
_MAIN = 0.8
"""Minimum share of the selected text in the element that is taken for the main part of the page."""
_PROSE_WORDS = 6
WORD = compiled(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_ALL = 0.9
"""Minimum share of a heading in links for the heading of a teaser."""


class PageFrame:
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
            if block.linked <= LINKED and block.kind in ("body", "list", "quote") and is_prose(block)
        ]
        sizes = self.sizes(prose)
        least = _MOST_OF_IT * sum(size for _, size in prose)
        named = [_looks_around(element) for element in self.elements]
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
        self._articles = self._nearest("article")
        self._cells = self._nearest("td", "th")
        self._listed = {
            self._articles[self.at(heading)]
            for heading in everything
            if heading.kind == "heading" and heading.linked > _ALL and self.at(heading) >= 0
        }
        self._linked = [element.tag == "a" and _has_several(element) for element in self.elements]
        for at, parent in enumerate(self._parents):
            if parent >= 0:
                self._around[at] |= self._around[parent]
                self._never[at] |= self._never[parent]
                self._linked[at] |= self._linked[parent]

    def _nearest(self, *tags: str) -> list[int]:
        """Return for each element the index of the innermost one with a tag that has it, or -1."""
        found: list[int] = []
        for at, parent in enumerate(self._parents):
            found.append(at if self.elements[at].tag in tags else found[parent] if parent >= 0 else -1)
        return found

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
        return at >= 0 and block.linked > LINKED and self._linked[at]

    def is_standfirst(self, block: HtmlBlock) -> bool:
        """Return whether the element of a block or its parent is named as the sentence below a title."""
        named = any(_STANDFIRST.search(_names(self.elements[at])) for at in self.near(block))
        return named and len(WORD.findall(block.text)) >= _PROSE_WORDS

    def is_other_column(self, block: HtmlBlock, at: int) -> bool:
        """Return whether a block is in another cell than an element, in the same row of a layout table."""
        cells = {self._parents[cell]: cell for cell in self._around_cells(at)}
        return any(cells.get(self._parents[one], one) != one for one in self._around_cells(self.at(block)))

    def _around_cells(self, at: int) -> Iterator[int]:
        cell = self._cells[at] if at >= 0 else -1
        while cell >= 0:
            yield cell
            parent = self._parents[cell]
            cell = self._cells[parent] if parent >= 0 else -1

    def is_listed(self, block: HtmlBlock, part: range) -> bool:
        """Return whether a block is in an `article` beside or within a part, whose heading is a link."""
        at = self._articles[self.at(block)] if self.at(block) >= 0 else -1
        return at >= 0 and at in self._listed and not at <= part.start <= self._ends[at]

    def is_with_title(self, block: HtmlBlock, title: HtmlBlock) -> bool:
        """Return whether all that surrounds a block is a header that has the title, too."""
        at, titled = self.at(block), self.at(title)
        while at >= 0:
            element = self.elements[at]
            if self._own[at] and not (element.tag == "header" or _HEADER.search(_names(element))):
                return False
            if self._own[at] and not at <= titled <= self._ends[at]:
                return False
            at = self._parents[at]
        return titled >= 0

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
    return ends_sentence(block.text, len(block.text)) and len(WORD.findall(block.text)) >= _PROSE_WORDS


def _looks_around(element: _Element) -> bool:
    """Return whether an element looks like boilerplate; microdata of an article says that it is not."""
    if element.get("itemprop") in _OF_ARTICLE or element.tag in _HEADING_TAGS:
        return False
    return element.tag in AROUND or is_named_so(element)


def is_named_so(element: _Element) -> bool:
    """Return whether the names of an element are those of boilerplate."""
    return _NAMED_SO.search(_names(element)) is not None


def _names(element: _Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"[:500]
