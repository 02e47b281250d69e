"""Separate new text in a message from quoted earlier messages and signatures.

Mail programs mark quoted messages in a dozen ways without a standard. A line counts as a marker only in a
form that does not occur in prose; if no new text comes before the quoted message, the quoted text counts as
new.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.list_marks import PATTERN
from summarizer.patterns import compiled
from summarizer.readers.lines import ends_sentence

_LONGEST = 300
_LONGEST_FOOT = 25
"""Maximum lines of a signature; longer text below `-- ` is not one."""
_WROTE = (
    r"(?:wrote|writes)(?:\s(?:on|at|in)\s.{1,80})?|(?:schrieb|schreef|skrev)(?:\s.{1,80})?|a écrit|escribió"
    r"|ha scritto|escreveu|kirjoitti|napisał(?:\(a\)|a)?|napsal(?:\(a\)|a)?|пишет|написал(?:\(а\)|а)?|írta"
    r"|yazdı"
)
_ATTRIBUTION = compiled(
    rf"(?:on|am|le|el|il|op|em|den|>?\s?)\b.{{4,{_LONGEST}}}(?<!\w)(?:{_WROTE})\s?:",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESSED = compiled(r".{0,200}[^\s<>@]@[^\s<>@]+\.[^\s<>@].{0,60}[:：]")
"""A line with an address that ends with a colon, as programs write above quoted text in any language."""
_DATED = compiled(r"\d")
_SENT = compiled(r"[^\s<>@]@[^\s<>@]|<[^<>]{3,}>")
_CLOCK = compiled(r"\b\d{1,2}[:.h]\d\d\b")
_WEEKDAY = compiled(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[.,] .*\b(?:19|20)\d\d\b", re.IGNORECASE)
_NAME = compiled(
    r"(?P<before>\S+)\s+(?:wrote|writes|a écrit|escribió|ha scritto|escreveu|kirjoitti|napisał|napsal|пишет"
    r"|написал|írta|yazdı|schreef|skrev|schrieb)(?:\(?\w\)?)?\s?:$"
    r"|\b(?:schrieb|schreef|skrev)\s+(?P<after>\S+)",
    re.IGNORECASE,
)
"""The word of an attribution that may be a name."""
_FULL_DATE = compiled(r"\b(?:19|20)\d\d\b|\b\d{1,4}([/.-])\d{1,2}\1\d{2,4}\b")
_GREETING = compiled(r"\S(?:.{0,58}\S)?\s?,")
"""A line such as "Dear all,", with which a letter only begins."""
_PROSE = 70
"""Minimum characters of a line of prose, which a signature does not have."""
_ITEM = compiled(rf"\s{{0,40}}{PATTERN}")
_ORIGINAL = compiled(
    r"[-_]{2,20}\s?(?:original message|original appointment|reply message|ursprüngliche nachricht"
    r"|original-nachricht|message d['’]origine|mensaje original|messaggio originale|oorspronkelijk bericht"
    r"|mensagem original)\s?[-_]{2,20}",
    re.IGNORECASE,
)
_FORWARDED = compiled(
    r"(?:[-_]{2,20}\s?(?:forwarded message|weitergeleitete nachricht|message transféré|forwarded by .{1,99})"
    r"\s?[-_]{0,20}|begin forwarded message:)",
    re.IGNORECASE,
)
_HEADER = compiled(
    r"\*{0,2}(?P<name>from|von|de|da|van|från|fra|od|от|sent|gesendet|envoyé|enviado(?: el| em)?|inviato"
    r"|verzonden|skickat|sendt|wysłano|отправлено|date|datum|data|fecha|dato|to|an|à|a|para|aan|till|til|do|кому|cc|kopie"
    r"|copia|copie|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|reply-to)"
    r"\s?:\*{0,2}\s.*",
    re.IGNORECASE,
)
_FIRST_HEADERS = frozenset({"from", "von", "de", "da", "van", "från", "fra", "od", "от"})
_SENT_FROM = compiled(
    r"(?:sent|gesendet|envoyé|enviado) (?:from|von|de|depuis|desde) (?:my|meinem|mon|mi|the) .{2,60}"
    r"|get outlook for \w{2,20}.{0,60}|sent from (?:mail|outlook|yahoo|proton).{0,60}",
    re.IGNORECASE,
)
_LIST_RULE = compiled(r"_{30,200}")


class LineGroup(NamedTuple):
    """Consecutive lines that are all new or all quoted."""

    lines: tuple[str, ...]
    new: bool


def passed_on(lines: Sequence[str]) -> list[bool]:
    """Return for each line of a message whether it is quoted text, a marker of it, or part of a signature."""
    marked = [False] * len(lines)
    _mark_earlier(lines, marked)
    _mark_foot(lines, marked)
    return marked


def zones(lines: Sequence[str]) -> list[LineGroup]:
    """Group the lines of a message into alternating runs of new and quoted lines, in order."""
    marked = passed_on(lines)
    found: list[LineGroup] = []
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or marked[at] != marked[start]:
            found.append(LineGroup(tuple(lines[start:at]), not marked[start]))
            start = at
    return found if lines else []


def is_forward(line: str) -> bool:
    """Return whether a line introduces a forwarded message."""
    return len(line) <= _LONGEST and bool(_FORWARDED.fullmatch(line.strip()))


def _mark_earlier(lines: Sequence[str], marked: list[bool]) -> None:
    """Mark the lines that introduce earlier messages, and the rest of the text if it is such a message."""
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
        anything_new = anything_new or bool(
            line and not line.startswith(">") and not _GREETING.fullmatch(line)
        )
        at += 1


def _leads_over(lines: Sequence[str], at: int) -> tuple[int, bool]:
    """Return how many lines at `at` introduce another message, and whether it extends to the end."""
    line = lines[at].strip()
    if _ORIGINAL.fullmatch(line):
        return 1 + _headers(lines, at + 1), True
    if _FORWARDED.fullmatch(line):
        return 1 + _headers(lines, at + 1), False
    if headers := _outlook_headers(lines, at):
        return headers, True
    count = _attribution(lines, at)
    if not count and _ADDRESSED.fullmatch(lines[at].strip()) and _cited_below(lines, at + 1):
        return 1, False
    if not count or _cited_below(lines, at + count):
        return count, False
    # "On 3 March the ministry wrote:" introduces a quotation within the writer's own text.
    sure = _is_of_program(" ".join(line.strip() for line in lines[at : at + count]))
    return (count, True) if sure else (0, False)


def _is_of_program(attribution: str) -> bool:
    """Return whether a mail program wrote an attribution: it has an address, or a date, a time and a name."""
    if _SENT.search(attribution):
        return True
    if not _FULL_DATE.search(attribution):
        return False
    return _is_named(attribution) and bool(_CLOCK.search(attribution) or _WEEKDAY.search(attribution))


def _is_named(attribution: str) -> bool:
    """Return whether the word beside the verb of an attribution may be a name."""
    verb = _NAME.search(attribution)
    name = (verb["before"] or verb["after"] or "") if verb else ""
    return name.strip("\"'(“”*_").strip()[:1].isupper()


def _headers(lines: Sequence[str], at: int) -> int:
    """Count the header lines at `at`, including single blank lines before and between them."""
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
    """Count the lines of an Outlook header block (`From:`, `Sent:`, `To:`, `Subject:`, at least three)."""
    match = _HEADER.fullmatch(lines[at].strip())
    if not match or match["name"].lower() not in _FIRST_HEADERS or (at and _prose(lines[at - 1])):
        return 0
    count = _headers(lines, at)
    return count if sum(bool(line.strip()) for line in lines[at : at + count]) >= 3 else 0


def _prose(line: str) -> bool:
    return bool(line.strip()) and not _LIST_RULE.fullmatch(line.strip())


def _attribution(lines: Sequence[str], at: int) -> int:
    """Count the lines of an attribution ("On … X wrote:"), which programs wrap into up to three lines."""
    said = ""
    for count in range(1, 4):
        if at + count > len(lines) or not (line := lines[at + count - 1].strip()):
            return 0
        said = f"{said} {line[:_LONGEST]}".strip()
        if said.endswith(":"):
            if not _ATTRIBUTION.fullmatch(said):
                return 0
            # "Ann Lee wrote:" alone is an attribution only above quoted lines.
            sure = _DATED.search(said) or _SENT.search(said)
            return count if sure or (_is_named(said) and _cited_below(lines, at + count)) else 0
    return 0


def _cited_below(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return following.lstrip().startswith(">")


def _mark_foot(lines: Sequence[str], marked: list[bool]) -> None:
    """Mark signatures: from the separator to the end of the new text, if that is short enough."""
    at = 0
    while at < len(lines):
        most = 0 if marked[at] or _is_separator(lines, at) else _foot(lines[at])
        end, visible = at + 1, 1
        while most and visible <= most and end < len(lines) and not marked[end]:
            if lines[end].startswith(">"):
                break
            visible += bool(lines[end].strip())
            end += 1
        if most and visible <= most:
            marked[at:end] = [True] * (end - at)
        at = end if most and visible <= most else at + 1


def _is_separator(lines: Sequence[str], at: int) -> bool:
    """Return whether a dash line parts the text from a list, or from prose unless it is exactly `-- `."""
    below = [line for line in lines[at + 1 : at + 1 + _LONGEST_FOOT] if line.strip()]
    if not below or (lines[at].strip() not in ("--", "—") and not _LIST_RULE.fullmatch(lines[at].strip())):
        return False
    if _ITEM.match(below[0][:_LONGEST]):
        return True
    return lines[at] != "-- " and any(
        len(line) >= _PROSE and ends_sentence(line.rstrip(), len(line.rstrip())) and "http" not in line
        for line in below
    )


def _foot(line: str) -> int:
    """Return the maximum lines of a signature that begins with `line`; 0 if none does."""
    plain = line.strip()
    if plain in ("--", "—") or _LIST_RULE.fullmatch(plain):
        return _LONGEST_FOOT
    return 3 if len(plain) <= 90 and _SENT_FROM.fullmatch(plain) else 0
