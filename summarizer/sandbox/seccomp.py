"""Give up every system call that computation does not need, with seccomp (Linux 3.17 and later).

The filter is a classic BPF program (linux/seccomp.h, linux/filter.h). It allows the calls of `ALLOWED` and
refuses all others with EPERM, which libraries handle like a file that may not be opened. A call under the
conventions of another architecture (`int 0x80` on x86_64), whose numbers differ, ends the process with
SIGSYS. x32 calls have an extra bit in their numbers, so that no listed number matches them. The numbers are
taken from the kernel's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from summarizer.sandbox import libc

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


Instruction = tuple[int, int, int, int]
"""Code, jump if true, jump if false, operand: struct sock_filter."""
LOAD_WORD, JUMP_EQUAL, JUMP_BITS, RETURN = 0x20, 0x15, 0x45, 0x06
"""BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_JEQ|BPF_K, BPF_JMP|BPF_JSET|BPF_K, BPF_RET|BPF_K."""
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
"""SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO, SECCOMP_RET_KILL_PROCESS."""
_NUMBER, _AUDIT, _FIRST_ARGUMENT, _THIRD_ARGUMENT = 0, 4, 16, 32
"""Offsets in struct seccomp_data; for arguments, of the lower half (both architectures are little-endian)."""
_PROT_EXEC = 0x4
_SET_FILTER, _ALL_THREADS = 1, 1
"""SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC."""
_INSTRUCTION = struct.Struct("=HBBI")


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def available() -> bool:
    """Return whether the kernel supports filters and the architecture has a table, without installing any."""
    architecture = current()
    if architecture is None:
        return False
    # Without a program, a kernel that supports filters answers EFAULT.
    refused = libc.syscall(architecture.seccomp, _SET_FILTER, 0, None)
    return refused == -1 and ctypes.get_errno() == errno.EFAULT


def restrict(process: int) -> bool:
    """Permanently install the filter in all threads of this process; return whether it is in force.

    `process` is the id of this process. Requires PR_SET_NO_NEW_PRIVS.
    """
    architecture = current()
    if architecture is None:
        return False
    instructions = program(architecture, process)
    code = ctypes.create_string_buffer(b"".join(_INSTRUCTION.pack(*each) for each in instructions))
    filter_ = _Program(len(instructions), ctypes.addressof(code))
    return libc.syscall(architecture.seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(filter_)) == 0


def program(architecture: Architecture, process: int) -> list[Instruction]:
    """Return the filter program for the process with the id `process`."""
    numbers = architecture.numbers
    code = [
        (LOAD_WORD, 0, 0, _AUDIT),
        (JUMP_EQUAL, 1, 0, architecture.audit),
        (RETURN, 0, 0, KILL),
        (LOAD_WORD, 0, 0, _NUMBER),
    ]
    for name in ALLOWED:
        if name in NOT_EXECUTABLE:
            code += [
                (JUMP_EQUAL, 0, 4, numbers[name]),
                (LOAD_WORD, 0, 0, _THIRD_ARGUMENT),
                (JUMP_BITS, 0, 1, _PROT_EXEC),
                (RETURN, 0, 0, REFUSE),
                (RETURN, 0, 0, ALLOW),
            ]
        else:
            code += [(JUMP_EQUAL, 0, 1, numbers[name]), (RETURN, 0, 0, ALLOW)]
    for name in TO_ITSELF:
        code += [
            (JUMP_EQUAL, 0, 4, numbers[name]),
            (LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
            (JUMP_EQUAL, 0, 1, process),
            (RETURN, 0, 0, ALLOW),
            (RETURN, 0, 0, REFUSE),
        ]
    return [*code, (RETURN, 0, 0, REFUSE)]
