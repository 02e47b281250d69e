"""The languages that a briefing can be ranked in: those for which there is a Snowball stemmer."""

from __future__ import annotations

ENGLISH = "en"
"""Taken where there is too little text to tell; names, reported speech and cue words are for it alone."""

NAMES = {
    "ar": "Arabic",
    "da": "Danish",
    "de": "German",
    ENGLISH: "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
}
"""By ISO 639-1 code; in lower case NLTK's names of the stemmers."""

UNKNOWN = "language unknown"
ENGLISH_ONLY = "names are found in English only"


def notice(code: str | None) -> str:
    """What a reader is told of the language of a text; empty for English, which is what is expected."""
    return "" if code == ENGLISH else NAMES.get(code or "", UNKNOWN)
