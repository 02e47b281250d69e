"""The clipboard of the terminal, over SSH too: OSC 52 (xterm's "Manipulate Selection Data").

tmux takes the sequence itself where its `set-clipboard` is `on`, and hands it on to its own terminal in a DCS
of its own with each ESC doubled where `allow-passthrough` is on; which of them is so can't be asked, so it is
given both. GNU screen hands on any DCS, in pieces that fit its buffer. None of them answers: whether the
terminal took it is not known.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import NamedTuple

MOST = 74_994
"""Bytes of text: 99,992 of base64, under the 100,000 that terminals are known to take."""
PIECE = 250
"""Bytes of a DCS that every GNU screen hands on."""
ESC, ST = "\x1b", "\x1b\\"


class ClipboardCopy(NamedTuple):
    """What is sent, and how much of the text is in it."""

    sequence: str
    characters: int
    """Fewer than the text has where it was cut."""


def copy(text: str, environ: Mapping[str, str]) -> ClipboardCopy:
    """What puts a text into the clipboard of the terminal that the environment tells of."""
    data = text.encode("utf-8", "replace")[:MOST]
    kept = data.decode("utf-8", "ignore")  # a character that was cut in two is left out
    encoded = base64.b64encode(kept.encode()).decode()
    return ClipboardCopy(_wrapped(f"{ESC}]52;c;{encoded}\x07", environ), len(kept))


def _wrapped(sequence: str, environ: Mapping[str, str]) -> str:
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        return f"{sequence}{ESC}Ptmux;{sequence.replace(ESC, ESC + ESC)}{ST}"
    if environ.get("STY") or term.startswith("screen"):  # which may be tmux on the near side of an SSH
        pieces = (sequence[at : at + PIECE] for at in range(0, len(sequence), PIECE))
        return sequence + "".join(f"{ESC}P{piece}{ST}" for piece in pieces)
    return sequence
