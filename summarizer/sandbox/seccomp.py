"""Give up every system call that computation does not need, with seccomp (Linux 3.17 and later).

The filter is a classic BPF program (linux/seccomp.h, linux/filter.h). It allows the calls that `syscalls`
lists and refuses all others with EPERM, which libraries handle like a file that may not be opened. A call
under the conventions of another architecture (`int 0x80` on x86_64), whose numbers differ, ends the process
with SIGSYS. x32 calls have an extra bit in their numbers, so that no listed number matches them.
"""

from __future__ import annotations

import ctypes
import errno
import struct

from summarizer.sandbox import libc
from summarizer.sandbox.syscalls import ALLOWED, NOT_EXECUTABLE, TO_ITSELF, Architecture, current

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
