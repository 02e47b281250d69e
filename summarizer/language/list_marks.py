"""Match the marks of list items: bullets, numbers and letters, with the white space after them."""

from __future__ import annotations

from summarizer.patterns import lazy

PATTERN = (
    r"(?:[-*•‣◦▪–+●○■□◆▶►➤➢✓✔·](?:[ \t]+\[[ xX/>!?-]\])?"
    r"|\[[ xX/>!?-]\]"
    r"|\(?[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[.)](?:[ \t]+\[[ xX/>!?-]\])?"
    r"|\(?(?:[a-zA-Z]|[ivx]{2,5})\)"
    r"|(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}|[a-k]\.)(?=[ \t]+[\"“‘(]?[A-Z]))[ \t]+(?=\S)"
)
"""Regular expression for one mark at the start of a line."""
_MARK = lazy(PATTERN)


def past_mark(text: str, start: int, end: int) -> int:
    """Return the offset after the mark of a list item, or `start` if it has none."""
    match = _MARK.match(text, start, end)
    return match.end() if match else start
