"""Landlock: a process of an ordinary user gives up the file system (Linux 5.13 and later).

The ruleset handles every access right that the kernel knows and allows none of them anywhere, so that no
path can be opened, made, removed or renamed. What the versions of the interface add, and what none of them
restricts (chmod, stat, UDP and Unix sockets among others), is in docs/security.md. See
https://docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os

from summarizer.sandbox import libc

NEWEST = 7
"""The version of the interface whose rights are all handled here."""
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""System call numbers, the same on every architecture but Alpha."""
_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights to files there are, from which version on: the lowest bits, one after the other."""
_TCP, _TCP_SINCE = 0b11, 4
_SCOPES, _SCOPES_SINCE = 0b11, 6
"""Abstract Unix sockets and signals."""


def version() -> int:
    """Return the version of the interface that the kernel offers; 0 where there is none."""
    return max(0, libc.syscall(_CREATE_RULESET, None, 0, _VERSION))


def restrict(most: int = NEWEST) -> int:
    """Give up the file system for good, with the rights of version `most` at most.

    Needs PR_SET_NO_NEW_PRIVS, one free file descriptor and a process of one thread. Returns the version that
    is in force, 0 if none is.
    """
    used = min(version(), most, NEWEST)
    if used == 0:
        return 0
    rights = max(count for since, count in _FILE_RIGHTS.items() if since <= used)
    attributes = (ctypes.c_uint64 * 3)(
        (1 << rights) - 1,
        _TCP if used >= _TCP_SINCE else 0,
        _SCOPES if used >= _SCOPES_SINCE else 0,
    )  # zeros at the end are accepted by kernels that don't know the field
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(attributes), ctypes.sizeof(attributes), 0)
    if ruleset < 0:
        return 0
    try:
        return used if libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)
