"""Give up access to the file system with Landlock, which needs no privileges (Linux 5.13 and later).

The ruleset handles every access right that the kernel knows and allows none, so that no path can be opened,
created, removed or renamed. docs/security.md lists what each version of the interface adds and what no
version restricts (chmod, stat, UDP and Unix sockets among others). See
https://docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os

from summarizer.sandbox import libc

NEWEST = 7
"""Newest version of the interface whose rights this module handles."""
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""System call numbers, which are the same on every architecture except Alpha."""
_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""Number of file access rights (consecutive bits from the lowest on) by the version that introduced it."""
_TCP, _TCP_SINCE = 0b11, 4
_SCOPES, _SCOPES_SINCE = 0b11, 6
"""Abstract Unix sockets and signals."""


def version() -> int:
    """Return the version of the interface that the kernel supports; 0 if it has no Landlock."""
    return max(0, libc.syscall(_CREATE_RULESET, None, 0, _VERSION))


def restrict(most: int = NEWEST) -> int:
    """Permanently give up the file system, using at most version `most` of the interface.

    Requires PR_SET_NO_NEW_PRIVS, a free file descriptor and a single-threaded process. Returns the version
    in force, or 0 if there is none.
    """
    used = min(version(), most, NEWEST)
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
