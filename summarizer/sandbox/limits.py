"""Limits and identity of the child, which any Unix system can take away. The child calls this itself."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
from dataclasses import dataclass, replace

from summarizer.sandbox import landlock, libc

_USUAL_SIZE = 64 * 1024**2
_GRACE = 5
"""Seconds between the signal that says the time is over and the one that can't be ignored."""
_NOBODY = 65534
"""The user and the group that own nothing, on Linux."""


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
    landlock: int = landlock.NEWEST
    """The newest version of Landlock to use; 0 leaves it out, to see what holds without it."""
    seccomp: bool = True
    """Whether to filter system calls; False leaves that out, to see what holds without it."""


def for_size(size: int) -> Bounds:
    """The usual bounds for a file of `size` bytes: one that is larger than most is held a few times over."""
    usual = Bounds()
    return replace(usual, memory=usual.memory + 4 * max(0, size - _USUAL_SIZE))


def bind_to_parent(parent: int) -> None:
    """End with the parent, however it ends; at once if it is gone already."""
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def restrict(memory: int, cpu: int) -> None:
    """Give up what no parser needs. What a system does not know is left out."""
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    for name, soft, hard in (
        ("RLIMIT_AS", memory, memory),
        ("RLIMIT_CPU", cpu, cpu + _GRACE),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_NOFILE", 64, 64),
    ):
        _limit(name, soft, hard)


def leave_network() -> bool:
    """Enter an empty network namespace; return whether there is one.

    Root makes one as it is, an ordinary user in a user namespace of their own, if the kernel lets them.
    """
    return libc.unshare(libc.CLONE_NEWNET) == 0 or libc.unshare(libc.CLONE_NEWUSER | libc.CLONE_NEWNET) == 0


def become_nobody() -> None:
    """Give up all capabilities, and the identity of root. An ordinary user stays who they are."""
    if sys.platform == "linux" and os.getuid() == 0:
        with contextlib.suppress(OSError):  # as in a container that has no such user
            os.setgroups([])
            os.setresgid(_NOBODY, _NOBODY, _NOBODY)
            os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    libc.drop_capabilities()


def forbid_processes() -> None:
    """Start no process and no thread any more. Root is not held by this."""
    _limit("RLIMIT_NPROC", 0, 0)


def forbid_descriptors() -> bool:
    """Open nothing any more, file, socket or pipe; return whether that holds. What is open stays so."""
    _limit("RLIMIT_NOFILE", 0, 0)
    return resource.getrlimit(resource.RLIMIT_NOFILE)[1] == 0


def _limit(name: str, soft: int, hard: int) -> None:
    with contextlib.suppress(AttributeError, ValueError, OSError):
        which = getattr(resource, name)
        most = resource.getrlimit(which)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(which, (soft, hard))
