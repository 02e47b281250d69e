"""Words for the hints of the engine: which option or command helps.

The engine knows no command line. Its errors have a code (`document.HINTS`); the words are added here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from summarizer.document import Failure
from summarizer.files.errors import AccessError
from summarizer.options import Unreadable

T = TypeVar("T")
WORDS = {
    "limit": " (--max-size raises it)",
    "member-limit": " (--max-size raises the limit)",
    "password": ": give --password (--password - prompts for it)",
    "archive-password": ": give its password with --password",
    "encoding": ": --encoding {} reads it",
    "extra": ": to read those, pip install 'briefing-reader[{}]'",
    "entities": " (briefing entities lists them)",
}
"""What is added to an error, by code; `{}` is the value of the hint."""


def advice(error: AccessError | Unreadable) -> str:
    """Return the message of an error, with what helps."""
    return f"{error}{_words(error.hint)}"


def advised(found: T) -> T:
    """Return a Failure with what helps in its error; anything else unchanged."""
    if isinstance(found, Failure) and found.hint:
        return replace(found, error=f"{found.error}{_words(found.hint)}", hint="")
    return found


def _words(hint: str) -> str:
    code, _, value = hint.partition(":")
    return WORDS[code].format(value) if code in WORDS else ""
