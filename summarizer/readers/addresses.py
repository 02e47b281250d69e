"""Check the addresses of links, and find bare addresses in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from summarizer.document import LONGEST_ADDRESS, MOST_STYLES, Paragraph, Style, at_offset
from summarizer.patterns import lazy
from summarizer.safe_text import REPLACEMENT, clean, label, without_invisible

_SCHEME = lazy(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = frozenset(("http:", "https:", "mailto:", "ftp:"))
_DROPPED = str.maketrans("", "", "\t\r\n")
"""Characters that browsers remove from an address before they look at its scheme."""
_WEB = lazy(r"https?://", re.IGNORECASE)
_PLAIN = lazy(r"https?://[!-~]+")
"""An address that is safe as it is."""
_SLASHES = "://"
_SCHEME_BEFORE = lazy(r"https?\Z", re.IGNORECASE)
_BARE = lazy(r"[\w\-.~:/?#\[\]@!$&+'()*,;=%]+")
"""The rest of an address after its scheme."""
_OTHER_SCRIPT = lazy(r"[\u2e80-\ufaff\uff00-\uffef]")
"""Letters of scripts without spaces, in which an address ends where the sentence goes on."""
_AFTER = frozenset(".,;:!?'*_~")
"""Marks that end a sentence or a quotation rather than an address."""
_BRACKETS = {")": "(", "]": "["}
_LETTERS = lazy(r"\w")


def safe_address(address: str | None, base: str = "") -> str:
    """Return the target of a link, safe to show; empty if it must not be followed.

    Web, mail and FTP addresses, relative ones and those within the page are safe; addresses of scripts, of
    data, of local files and of other programs are not.

    Args:
        address: the target as the source has it.
        base: the address that the page says relative ones refer to, if it does.
    """
    if not address or len(address) > 2 * LONGEST_ADDRESS:
        return ""
    if _PLAIN.fullmatch(address):
        return address if len(address) <= LONGEST_ADDRESS else ""
    shown = without_invisible(address.translate(_DROPPED)).strip()
    if clean(shown) != shown or REPLACEMENT in shown:
        return ""
    shown = label(shown)
    scheme = _SCHEME.match(shown)
    if scheme and scheme[0].lower() not in _SAFE:
        return ""
    if base and not scheme and not shown.startswith("#"):
        try:
            shown = urljoin(base, shown)
        except ValueError:  # The base or the address has a malformed host.
            return ""
    return shown if len(shown) <= LONGEST_ADDRESS else ""


def base_address(address: str | None) -> str:
    """Return an address that relative ones refer to; empty unless it is one of the web."""
    base = safe_address(address)
    return base if _WEB.match(base) else ""


def with_bare_links(text: str, paragraphs: Sequence[Paragraph], styles: Sequence[Style]) -> tuple[Style, ...]:
    """Return the styles of a text with links for the web addresses that stand in its running text."""
    if _SLASHES not in text:
        return tuple(styles)
    taken = [style for style in styles if style.kind in ("link", "code")]
    found = list(_bare(text, paragraphs, taken))[: max(0, MOST_STYLES - len(styles))]
    return tuple(sorted((*styles, *found))) if found else tuple(styles)


def _bare(text: str, paragraphs: Sequence[Paragraph], taken: Sequence[Style]) -> Iterator[Style]:
    at, covered = 0, 0
    for start, end in _addresses(text):
        while at < len(taken) and taken[at].start < end:
            covered = max(covered, taken[at].end)
            at += 1
        index = at_offset(paragraphs, start)
        if start < covered or index < 0 or end - start > LONGEST_ADDRESS:
            continue
        if end <= paragraphs[index].end and paragraphs[index].kind != "code":
            yield Style(start, end, "link", text[start:end])


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each address of the web."""
    at = text.find(_SLASHES)
    while at >= 0:
        scheme = _SCHEME_BEFORE.search(text, max(0, at - len("https")), at)
        rest = _BARE.match(text, at + len(_SLASHES))
        if scheme and rest and _starts(text, scheme.start()) and _LETTERS.match(rest[0]):
            yield scheme.start(), _end(text, scheme.start(), rest.end())
            at = rest.end()
        at = text.find(_SLASHES, at + 1)


def _starts(text: str, start: int) -> bool:
    """Return whether an address may start at an offset: not within a word, except of other scripts."""
    before = text[start - 1 : start]
    return not before.isalnum() or _OTHER_SCRIPT.match(before) is not None


def _end(text: str, start: int, end: int) -> int:
    """Return the end of an address without the marks of the sentence after it."""
    if other := _OTHER_SCRIPT.search(text, start, end):
        end = other.start()
    surplus = {mark: text.count(mark, start, end) for mark in "()[]"}
    while end > start:
        last = text[end - 1]
        if last in _BRACKETS and surplus[last] > surplus[_BRACKETS[last]]:
            surplus[last] -= 1
        elif last not in _AFTER:
            break
        end -= 1
    return end
