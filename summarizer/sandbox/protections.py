"""Put the protections of a child in force and report them. docs/security.md has them as a table.

These are resource limits, another user, an empty network namespace, Landlock and a filter of system calls
(`seccomp`). Landlock needs no privileges (Linux 5.13 and later). Its ruleset handles every access right that
the kernel knows and allows none, so that no path can be opened, created, removed or renamed.
docs/security.md lists what each version of the interface adds and what no version restricts (chmod, stat,
UDP and Unix sockets among others). See https://docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass, replace

from summarizer.sandbox import libc, seccomp

NEWEST_LANDLOCK = 7
"""Newest version of Landlock's interface whose rights this module handles."""
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""System call numbers, which are the same on every architecture except Alpha."""
_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""Number of file access rights (consecutive bits from the lowest on) by the version that introduced it."""
_TCP, _TCP_SINCE = 0b11, 4
_SCOPES, _SCOPES_SINCE = 0b11, 6
"""Abstract Unix sockets and signals."""


def landlock_version() -> int:
    """Return the version of Landlock's interface that the kernel supports; 0 if it has no Landlock."""
    return max(0, libc.syscall(_CREATE_RULESET, None, 0, _VERSION))


def give_up_files(most: int = NEWEST_LANDLOCK) -> int:
    """Permanently give up the file system with Landlock, using at most version `most` of its interface.

    Requires PR_SET_NO_NEW_PRIVS, a free file descriptor and a single-threaded process. Returns the version
    in force, or 0 if there is none.
    """
    used = min(landlock_version(), most, NEWEST_LANDLOCK)
    if used == 0:
        return 0
    rights = max(count for since, count in _FILE_RIGHTS.items() if since <= used)
    attributes = (ctypes.c_uint64 * 3)(
        (1 << rights) - 1,
        _TCP if used >= _TCP_SINCE else 0,
        _SCOPES if used >= _SCOPES_SINCE else 0,
    )  # Kernels that don't know a field accept it if it is zero.
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(attributes), ctypes.sizeof(attributes), 0)
    if ruleset < 0:
        return 0
    try:
        return used if libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)


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
    landlock: int = NEWEST_LANDLOCK
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


def limit_resources(memory: int, cpu: int) -> None:
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


@dataclass(frozen=True, slots=True)
class Protections:
    """The protections that are in force in a child."""

    landlock: int
    """Version of Landlock; 0 if the kernel has none."""
    seccomp: bool
    """Whether seccomp filters system calls."""
    network: bool
    """Whether the child has an empty network namespace."""
    descriptors: bool
    """Whether the child is unable to open any file descriptor."""

    def gaps(self) -> tuple[str, ...]:
        """Return the harmful actions that a compromised parser could still take with the user's permissions.

        The result is empty if system calls are filtered. Each entry completes "a parser could still …".
        """
        if self.seccomp:
            return ()
        opens = () if self.landlock or self.descriptors else ("read and overwrite files",)
        reaches = () if self.descriptors else ("connect to local sockets",)
        calls = () if self.network or self.descriptors else ("use the network",)
        removes = () if self.landlock else ("delete, rename and link files", "start programs")
        cuts = () if self.landlock >= 3 else ("cut files to no length",)
        stops = () if self.landlock >= 6 else ("end other processes",)
        looks = () if self.landlock else ("read and change the memory of other processes",)
        return (
            *opens,
            *removes,
            *cuts,
            "change permissions and times of files",
            *reaches,
            *calls,
            *stops,
            *looks,
        )

    def lines(self) -> list[str]:
        """Return a report for the user, one line for each mechanism."""
        held = self.gaps()
        return [
            f"system call filter (seccomp): {'yes' if self.seccomp else 'no'}",
            f"Landlock: {f'version {self.landlock}' if self.landlock else 'no'}",
            f"empty network namespace: {'yes' if self.network else 'no'}",
            f"no new file descriptors: {'yes' if self.descriptors else 'no'}",
            f"a parser could still: {', '.join(held) if held else 'compute, and answer'}",
        ]


def protect(parent: int, bounds: Bounds) -> Protections:
    """Permanently give up what computation does not need. The child calls this before it reads a file.

    `parent` is the process id of the parent. The order matters: Landlock needs a free descriptor, a change of
    user resets the signal for the parent's end, so that it must be set again, and the system call filter
    forbids all the other steps.
    """
    network = leave_network()
    forbid_processes()
    become_nobody()
    bind_to_parent(parent)
    version = give_up_files(bounds.landlock)
    descriptors = forbid_descriptors()
    filtered = bounds.seccomp and seccomp.restrict(os.getpid())
    return Protections(version, filtered, network, descriptors)
