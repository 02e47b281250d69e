"""Copy to the terminal's clipboard, also over SSH: OSC 52 (xterm's "Manipulate Selection Data").

tmux handles the sequence itself if its `set-clipboard` is `on`; if `allow-passthrough` is on, it passes the
content of a DCS, with each ESC doubled, to its own terminal. Neither option can be queried, so both forms are
sent. GNU screen passes any DCS on, in pieces that fit its buffer. None of them replies: whether the terminal
accepted the text is unknown.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import NamedTuple

MOST = 74_994
"""Maximum length of the text in bytes: 99,992 in base64; terminals are known to accept 100,000."""
PIECE = 250
"""Bytes of a DCS that every GNU screen passes on."""
ESC, ST = "\x1b", "\x1b\\"


class ClipboardCopy(NamedTuple):
    """The sequence to send, and how much of the text it contains."""

    sequence: str
    characters: int
    """Number of characters; smaller than the text's length if it was cut."""


def copy(text: str, environ: Mapping[str, str]) -> ClipboardCopy:
    """Return the sequence that copies a text to the clipboard of the terminal described by the
    environment."""
    data = text.encode("utf-8", "replace")[:MOST]
    kept = data.decode("utf-8", "ignore")  # a character that was cut in two is dropped
    encoded = base64.b64encode(kept.encode()).decode()
    return ClipboardCopy(_wrapped(f"{ESC}]52;c;{encoded}\x07", environ), len(kept))


def _wrapped(sequence: str, environ: Mapping[str, str]) -> str:
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        return f"{sequence}{ESC}Ptmux;{sequence.replace(ESC, ESC + ESC)}{ST}"
    # it may be a tmux on the near side of an SSH connection
    if environ.get("STY") or term.startswith("screen"):
        pieces = (sequence[at : at + PIECE] for at in range(0, len(sequence), PIECE))
        return sequence + "".join(f"{ESC}P{piece}{ST}" for piece in pieces)
    return sequence
