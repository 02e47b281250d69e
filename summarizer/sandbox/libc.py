"""Calls into the C library that the standard library does not offer. Systems without them answer -1."""

from __future__ import annotations

import ctypes
import sys

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
_CAPABILITIES = 0x20080522
"""Version 3 of the structures that capset(2) takes."""


def prctl(option: int, value: int) -> int:
    """Call prctl(2) with one argument."""
    return _call("prctl", ctypes.c_int(option), *map(ctypes.c_ulong, (value, 0, 0, 0)))


def syscall(number: int, *arguments: object) -> int:
    """Make a Linux system call; integers are passed as unsigned words, everything else as it is."""
    if sys.platform != "linux":
        return -1
    words = (ctypes.c_ulong(each) if isinstance(each, int) else each for each in arguments)
    return _call("syscall", ctypes.c_long(number), *words)


def unshare(flags: int) -> int:
    """Leave namespaces (Linux)."""
    return _call("unshare", ctypes.c_int(flags))


def drop_capabilities() -> int:
    """Give up every capability, those of root included (Linux)."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    return _call("capset", ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)()))


def _call(name: str, *arguments: object) -> int:
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return -1 if function is None else int(function(*arguments))
