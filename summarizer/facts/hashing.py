"""Fingerprints: a fact as 64 bits, the same in every process and every release that has the same `VERSION`.

The upper 60 bits are the fact: BLAKE2b (RFC 7693) of it and of its kind, so that among a million facts the
chance that any two are taken for one is less than one in a million. The lower four tell its kind and whether
a sentence begins with it: one `array('Q')` is all there is to keep of a briefing to know later what stood in
it. Nothing of the text can be read from it, though a guess can be checked against it.
"""

from __future__ import annotations

from hashlib import blake2b

VERSION = 1
"""To be raised whenever the same text would give other prints; old ones then tell nothing any more."""
TERM, NAME, NUMBER, WORD, NOTHING = range(5)
"""Kinds: the stem of a content word; who or what is named; a number; a stem again, of a word of the name
before it; and what stands for a sentence without facts, so that sentences can be counted."""
STARTS = 8
"""Set in the first print of a sentence."""
_LOW = 0xF


def fingerprint(kind: int, fact: str) -> int:
    """The 64 bits of a fact, not at the start of a sentence."""
    data = f"{VERSION} {kind} {fact}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") & ~_LOW | kind


def kind_of(print_: int) -> int:
    return print_ & 7


def fact_of(print_: int) -> int:
    """What is the same wherever in a sentence the fact stands, and in a name or out of one."""
    return print_ & ~_LOW


def as_word(term: int) -> int:
    """The print of a term within a name."""
    return fact_of(term) | WORD
