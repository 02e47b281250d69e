"""Tell what is new in a letter from what is passed on: earlier letters, and the foot of each.

Programs mark it in a dozen ways, none of them agreed on. A line counts only in a form that no prose has;
where nothing new stands before what was passed on, that itself is what there is to read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST = 300
_LONGEST_FOOT = 25
"""Lines: what stands under `-- ` and is longer is no signature."""
_WROTE = r"wrote|writes|schrieb(?:\s.{1,80})?|a écrit|escribió|ha scritto|schreef|escreveu|skrev"
_ATTRIBUTION = re.compile(
    rf"(?:on|am|le|el|il|op|em|den|>?\s?)\b.{{4,{_LONGEST}}}\b(?:{_WROTE})\s?:",
    re.IGNORECASE | re.DOTALL,
)
_DATED = re.compile(r"\d")
_ORIGINAL = re.compile(
    r"[-_]{2,20}\s?(?:original message|original appointment|reply message|ursprüngliche nachricht"
    r"|original-nachricht|message d['’]origine|mensaje original|messaggio originale|oorspronkelijk bericht"
    r"|mensagem original)\s?[-_]{2,20}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"(?:[-_]{2,20}\s?(?:forwarded message|weitergeleitete nachricht|message transféré|forwarded by .{1,99})"
    r"\s?[-_]{0,20}|begin forwarded message:)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*{0,2}(?P<name>from|von|de|da|van|sent|gesendet|envoyé|enviado|date|datum|to|an|à|para|cc|subject|betreff"
    r"|objet|asunto|oggetto|reply-to)\s?:\*{0,2}\s.*",
    re.IGNORECASE,
)
_FIRST_HEADERS = frozenset({"from", "von", "de", "da", "van"})
_SENT_FROM = re.compile(
    r"(?:sent|gesendet|envoyé|enviado) (?:from|von|de|depuis|desde) (?:my|meinem|mon|mi|the) .{2,60}"
    r"|get outlook for \w{2,20}.{0,60}|sent from (?:mail|outlook|yahoo|proton).{0,60}",
    re.IGNORECASE,
)
_LIST_RULE = re.compile(r"_{30,200}")


class LineGroup(NamedTuple):
    """Lines that go together."""

    lines: tuple[str, ...]
    new: bool


def passed_on(lines: Sequence[str]) -> list[bool]:
    """Of each line of a letter, whether it is passed on."""
    marked = [False] * len(lines)
    _mark_earlier(lines, marked)
    _mark_foot(lines, marked)
    return marked


def zones(lines: Sequence[str]) -> list[LineGroup]:
    """The lines of a letter in runs that are new and that are not; each line is in one, in its order."""
    marked = passed_on(lines)
    found: list[LineGroup] = []
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or marked[at] != marked[start]:
            found.append(LineGroup(tuple(lines[start:at]), not marked[start]))
            start = at
    return found if lines else []


def is_forward(line: str) -> bool:
    """Whether a line says that what follows is passed on to be read."""
    return len(line) <= _LONGEST and bool(_FORWARDED.fullmatch(line.strip()))


def _mark_earlier(lines: Sequence[str], marked: list[bool]) -> None:
    """What leads over to earlier letters; and, where the rest is one, all of it."""
    anything_new = False
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        count, to_the_end = _leads_over(lines, at) if line and len(line) <= _LONGEST else (0, False)
        if count:
            end = len(lines) if to_the_end and anything_new else at + count
            marked[at:end] = [True] * (end - at)
            at = end
            continue
        anything_new = anything_new or bool(line and not line.startswith(">"))
        at += 1


def _leads_over(lines: Sequence[str], at: int) -> tuple[int, bool]:
    """How many lines from there on only name another letter, and whether the rest is that letter."""
    line = lines[at].strip()
    if _ORIGINAL.fullmatch(line):
        return 1 + _headers(lines, at + 1), True
    if _FORWARDED.fullmatch(line):
        return 1 + _headers(lines, at + 1), False
    if headers := _outlook_headers(lines, at):
        return headers, True
    count = _attribution(lines, at)
    return count, bool(count) and not _cited_below(lines, at + count)


def _headers(lines: Sequence[str], at: int) -> int:
    """How many lines of headers stand there, single blank ones before and between them counted."""
    end = at
    for following in range(at, min(at + 24, len(lines))):
        line = lines[following].strip()
        if line and not _HEADER.fullmatch(line[:_LONGEST]):
            break
        if not line and following > at and not lines[following - 1].strip():
            break
        end = following + 1 if line else end
    return end - at


def _outlook_headers(lines: Sequence[str], at: int) -> int:
    """`From:`, `Sent:`, `To:`, `Subject:` at the start of a block; three at least, within text."""
    match = _HEADER.fullmatch(lines[at].strip())
    if not match or match["name"].lower() not in _FIRST_HEADERS or (at and _prose(lines[at - 1])):
        return 0
    count = _headers(lines, at)
    return count if sum(bool(line.strip()) for line in lines[at : at + count]) >= 3 else 0


def _prose(line: str) -> bool:
    return bool(line.strip()) and not _LIST_RULE.fullmatch(line.strip())


def _attribution(lines: Sequence[str], at: int) -> int:
    """How many lines say who wrote what follows; programs break them as they like, into three at most."""
    said = ""
    for count in range(1, 4):
        if at + count > len(lines) or not (line := lines[at + count - 1].strip()):
            return 0
        said = f"{said} {line[:_LONGEST]}".strip()
        if said.endswith(":"):
            return count if _ATTRIBUTION.fullmatch(said) and _DATED.search(said) else 0
    return 0


def _cited_below(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return following.lstrip().startswith(">")


def _mark_foot(lines: Sequence[str], marked: list[bool]) -> None:
    """Signatures: from their mark to the end of what is new there, if that is no more than a foot."""
    at = 0
    while at < len(lines):
        most = 0 if marked[at] else _foot(lines[at])
        end, visible = at + 1, 1
        while most and visible <= most and end < len(lines) and not marked[end]:
            if lines[end].startswith(">"):
                break
            visible += bool(lines[end].strip())
            end += 1
        if most and visible <= most:
            marked[at:end] = [True] * (end - at)
        at = end if most and visible <= most else at + 1


def _foot(line: str) -> int:
    """How many lines a foot may have that begins with this one; 0 where none does."""
    plain = line.strip()
    if plain in ("--", "—") or _LIST_RULE.fullmatch(plain):
        return _LONGEST_FOOT
    return 3 if len(plain) <= 90 and _SENT_FROM.fullmatch(plain) else 0
