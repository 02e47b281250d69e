"""List the languages with ranking support, which are those with a Snowball stemmer."""

from __future__ import annotations

ENGLISH = "en"
"""Default for a text too short to detect. Names, reported speech and cue words are found in English only."""

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
"""English language names by ISO 639-1 code. In lower case they are NLTK's names of the stemmers."""

UNKNOWN = "language unknown"
ENGLISH_ONLY = "names are found in English only"


def notice(code: str | None) -> str:
    """Return the name of a language to show beside a briefing; empty for English, the default."""
    return "" if code == ENGLISH else NAMES.get(code or "", UNKNOWN)
