"""Numbers of the system calls that a parser may make, by architecture.

Taken from the kernel's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

ALLOWED: Final = (
    # The most frequent first: the filter compares in this order.
    "read",
    "write",
    "mmap",
    "munmap",
    "brk",
    "madvise",
    "mremap",
    "mprotect",
    "futex",
    "close",
    "fstat",
    "lseek",
    "readv",
    "writev",
    "pread64",
    "clock_gettime",
    "clock_getres",
    "clock_nanosleep",
    "nanosleep",
    "gettimeofday",
    "getrandom",
    "getrusage",
    "sysinfo",
    "sched_yield",
    "getpid",
    "gettid",
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sigaltstack",
    "restart_syscall",
    "rseq",
    "exit",
    "exit_group",
)
"""Calls for memory, open descriptors, time, signal handlers and exit. None takes a path."""
TO_ITSELF: Final = ("tgkill", "tkill")
"""Calls allowed only for signals to the process itself, which abort(3) needs."""
NOT_EXECUTABLE: Final = ("mmap", "mprotect")
"""Calls allowed only for memory that is not executable."""


@dataclass(frozen=True, slots=True)
class Architecture:
    """System call numbers of one instruction set."""

    audit: int
    """AUDIT_ARCH_…, linux/audit.h."""
    seccomp: int
    """The number of seccomp(2)."""
    numbers: Mapping[str, int]


_X86_64 = Architecture(
    0xC000003E,
    317,
    {
        "read": 0,
        "write": 1,
        "close": 3,
        "fstat": 5,
        "lseek": 8,
        "mmap": 9,
        "mprotect": 10,
        "munmap": 11,
        "brk": 12,
        "rt_sigaction": 13,
        "rt_sigprocmask": 14,
        "rt_sigreturn": 15,
        "pread64": 17,
        "readv": 19,
        "writev": 20,
        "sched_yield": 24,
        "mremap": 25,
        "madvise": 28,
        "nanosleep": 35,
        "getpid": 39,
        "exit": 60,
        "gettimeofday": 96,
        "getrusage": 98,
        "sysinfo": 99,
        "sigaltstack": 131,
        "gettid": 186,
        "tkill": 200,
        "futex": 202,
        "restart_syscall": 219,
        "clock_gettime": 228,
        "clock_getres": 229,
        "clock_nanosleep": 230,
        "exit_group": 231,
        "tgkill": 234,
        "getrandom": 318,
        "rseq": 334,
    },
)
_AARCH64 = Architecture(
    0xC00000B7,
    277,
    {
        "close": 57,
        "lseek": 62,
        "read": 63,
        "write": 64,
        "readv": 65,
        "writev": 66,
        "pread64": 67,
        "fstat": 80,
        "exit": 93,
        "exit_group": 94,
        "futex": 98,
        "nanosleep": 101,
        "clock_gettime": 113,
        "clock_getres": 114,
        "clock_nanosleep": 115,
        "sched_yield": 124,
        "restart_syscall": 128,
        "tkill": 130,
        "tgkill": 131,
        "sigaltstack": 132,
        "rt_sigaction": 134,
        "rt_sigprocmask": 135,
        "rt_sigreturn": 139,
        "getrusage": 165,
        "gettimeofday": 169,
        "getpid": 172,
        "gettid": 178,
        "sysinfo": 179,
        "brk": 214,
        "munmap": 215,
        "mremap": 216,
        "mmap": 222,
        "mprotect": 226,
        "madvise": 233,
        "getrandom": 278,
        "rseq": 293,
    },
)
ARCHITECTURES: Final[Mapping[str, Architecture]] = {"x86_64": _X86_64, "aarch64": _AARCH64}
"""Architectures by the machine name that uname(2) returns."""


def current() -> Architecture | None:
    """Return the architecture of this process; None for a system or an architecture without a table."""
    if sys.platform != "linux" or ctypes.sizeof(ctypes.c_void_p) != 8:
        return None
    return ARCHITECTURES.get(os.uname().machine)
