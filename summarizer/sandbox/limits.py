"""Resource limits, namespaces and user identity, which the child restricts by itself."""

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
"""Seconds between SIGXCPU at the soft CPU limit and SIGKILL at the hard one."""
_NOBODY = 65534
"""User and group id of `nobody` on Linux."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits for parsing one file."""

    memory: int = 1024**3
    """Bytes of address space."""
    cpu: int = 600
    """Seconds of CPU time."""
    silence: float = 120.0
    """Seconds to wait for output from the child."""
    paragraphs: int = 2_000_000
    """Maximum number of paragraphs in all documents; each takes a quarter of a KB in the parent."""
    landlock: int = landlock.NEWEST
    """Newest version of Landlock to use; 0 disables it, for testing."""
    seccomp: bool = True
    """Whether to filter system calls; False is for testing."""


def for_size(size: int) -> Bounds:
    """Return the default bounds for a file of `size` bytes, with more memory for a file above 64 MiB."""
    usual = Bounds()
    return replace(usual, memory=usual.memory + 4 * max(0, size - _USUAL_SIZE))


def bind_to_parent(parent: int) -> None:
    """End this process when its parent ends, or now if the parent has ended already.

    `parent` is the process id of the parent.
    """
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def restrict(memory: int, cpu: int) -> None:
    """Set the resource limits and PR_SET_NO_NEW_PRIVS, ignoring those that the system lacks.

    Args:
        memory: bytes of address space.
        cpu: seconds of CPU time.
    """
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
    """Enter an empty network namespace; return whether that succeeded.

    Users other than root need a new user namespace for it, which some kernels forbid.
    """
    return libc.unshare(libc.CLONE_NEWNET) == 0 or libc.unshare(libc.CLONE_NEWUSER | libc.CLONE_NEWNET) == 0


def become_nobody() -> None:
    """Drop all capabilities, and change from root to `nobody`. Other users keep their identity."""
    if sys.platform == "linux" and os.getuid() == 0:
        with contextlib.suppress(OSError):  # A container may have no such user.
            os.setgroups([])
            os.setresgid(_NOBODY, _NOBODY, _NOBODY)
            os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    libc.drop_capabilities()


def forbid_processes() -> None:
    """Forbid starting processes and threads. The limit has no effect for root."""
    _limit("RLIMIT_NPROC", 0, 0)


def forbid_descriptors() -> bool:
    """Forbid opening files, sockets and pipes; return whether the limit is in force.

    Open descriptors stay open.
    """
    _limit("RLIMIT_NOFILE", 0, 0)
    return resource.getrlimit(resource.RLIMIT_NOFILE)[1] == 0


def _limit(name: str, soft: int, hard: int) -> None:
    with contextlib.suppress(AttributeError, ValueError, OSError):
        which = getattr(resource, name)
        most = resource.getrlimit(which)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(which, (soft, hard))
