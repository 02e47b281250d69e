"""What a summary never chooses, whatever it scores: greetings, sign-offs, contacts, labels and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, Sentence, Span

_READ = 300
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("greeting", r"(?:dear|hi|hello|good (?:morning|afternoon|evening))\b[^.!?]{0,60}[,.!]?$"),
        (
            "sign-off",
            r"(?:(?:(?:kind|best|warm|with kind) )?regards|best wishes|yours (?:sincerely|faithfully|truly)"
            r"|sincerely|many thanks|thanks|cheers|thank you)\b[^.!?]{0,40}[,.!]?$",
        ),
        (
            "boilerplate",
            r"(?:for immediate release|about the (?:company|author)|forward-looking statements?)\b",
        ),
    )
)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\+\d[\d ()-]{7,}\d")


def exclusions(
    document: Document, sentences: Sequence[Sentence], cancelled: Callable[[], bool] = lambda: False
) -> list[str | None]:
    """Return for each unit why it is never chosen, or None."""
    return [_excluded(document, sentence) for sentence in stoppable(sentences, cancelled)]


def _excluded(document: Document, sentence: Sentence) -> str | None:
    text = document.line(Span(sentence.start, min(sentence.end, sentence.start + _READ)))
    if _CONTACT.search(text) and len(text.split()) < 20:
        return "contact"
    return next((name for name, cue in _CUES if cue.match(text)), None)
