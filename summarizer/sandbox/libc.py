"""Call C library functions that the standard library lacks; return -1 where the system lacks them, too."""

from __future__ import annotations

import ctypes
import sys

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
_CAPABILITIES = 0x20080522
"""_LINUX_CAPABILITY_VERSION_3, the version of the structures for capset(2)."""


def prctl(option: int, value: int) -> int:
    """Call prctl(2) with one argument."""
    return _call("prctl", ctypes.c_int(option), *map(ctypes.c_ulong, (value, 0, 0, 0)))


def syscall(number: int, *arguments: object) -> int:
    """Make a Linux system call. Integers are passed as unsigned longs, other arguments unchanged."""
    if sys.platform != "linux":
        return -1
    words = (ctypes.c_ulong(each) if isinstance(each, int) else each for each in arguments)
    return _call("syscall", ctypes.c_long(number), *words)


def unshare(flags: int) -> int:
    """Call unshare(2) to leave namespaces (Linux)."""
    return _call("unshare", ctypes.c_int(flags))


def drop_capabilities() -> int:
    """Drop all capabilities with capset(2), including those of root (Linux)."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    return _call("capset", ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)()))


def _call(name: str, *arguments: object) -> int:
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return -1 if function is None else int(function(*arguments))
