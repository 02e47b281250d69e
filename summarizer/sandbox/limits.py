"""What the child may use, and how it gives the rest up. The child calls this; the other side only asks."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
from dataclasses import dataclass, replace

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_USUAL_SIZE = 64 * 1024**2
_GRACE = 5
"""Seconds between the signal that says the time is over and the one that can't be ignored."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one file may take."""

    memory: int = 1024**3
    """Bytes of address space."""
    cpu: int = 600
    """Seconds of the processor."""
    silence: float = 120.0
    """Seconds of waiting for the child to say something."""
    paragraphs: int = 2_000_000
    """Of all its documents: each takes a quarter of a KB on this side."""


def for_size(size: int) -> Bounds:
    """The usual bounds for a file of `size` bytes: one that is larger than most is held a few times over."""
    usual = Bounds()
    return replace(usual, memory=usual.memory + 4 * max(0, size - _USUAL_SIZE))


def bind_to_parent(parent: int) -> None:
    """End with the parent, however it ends; at once if it is gone already."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def restrict(memory: int, cpu: int) -> None:
    """Give up what no parser needs. What a system does not know is left out."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    for name, soft, hard in (
        ("RLIMIT_AS", memory, memory),
        ("RLIMIT_CPU", cpu, cpu + _GRACE),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_NOFILE", 64, 64),
    ):
        _limit(name, soft, hard)


def isolate() -> None:
    """No network and no more processes. Called once all that the parser needs is loaded.

    A network namespace of its own is empty. Root has one as it is; an ordinary user in a user namespace of
    their own, if the kernel lets them.
    """
    libc = ctypes.CDLL(None)
    with contextlib.suppress(AttributeError):
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    _limit("RLIMIT_NPROC", 0, 0)


def _limit(name: str, soft: int, hard: int) -> None:
    with contextlib.suppress(AttributeError, ValueError, OSError):
        which = getattr(resource, name)
        most = resource.getrlimit(which)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(which, (soft, hard))


def _prctl(option: int, value: int) -> None:
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
