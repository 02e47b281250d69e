"""A reader under the control of a hostile file: it runs the attack that the file names, inside the sandbox.

The file is JSON: a list of attacks, each the name of a function below and its arguments. The answer to each
is one document whose text is what the attack returned, or the error that it met.
"""

import contextlib
import ctypes
import fcntl
import json
import mmap
import os
import signal
import socket
import struct
import sys
import threading
from pathlib import Path

from summarizer.document import Document, Paragraph

LIBC = ctypes.CDLL(None, use_errno=True)
MARK = b"\x1b]0;taken\x07"
PROCESS_VM_WRITEV = {"x86_64": 311, "aarch64": 271}
I386_KILL = 37
PTRACE_POKEDATA, PTRACE_ATTACH, PTRACE_DETACH = 5, 16, 17
F_SETSIG, F_SETOWN, F_SETFL = 10, 8, 4


def checked(result):
    """Return the result of a C function; raise OSError if it is -1."""
    if result == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def overwrite(path):
    descriptor = os.open(path, os.O_WRONLY)
    os.write(descriptor, MARK)


def overwrite_by_mmap(path):
    descriptor = os.open(path, os.O_RDWR)
    with mmap.mmap(descriptor, 0) as memory:
        memory[: len(MARK)] = MARK


def read_file(path):
    return os.read(os.open(path, os.O_RDONLY), 1000).decode()


def create(path):
    os.open(path + ".new", os.O_CREAT | os.O_WRONLY)


def truncate(path):
    os.truncate(path, 0)


def unlink(path):
    Path(path).unlink()


def rename(path):
    Path(path).rename(path + ".moved")


def chmod(path):
    Path(path).chmod(0o777)


def set_times(path):
    os.utime(path, (1, 1))


def link(path):
    os.link(path, path + ".link")


def symlink(path):
    Path(path + ".symlink").symlink_to("/etc/passwd")


def mkdir(path):
    Path(path + ".folder").mkdir()


def mkfifo(path):
    os.mkfifo(path + ".fifo")


def write_descriptors():
    for descriptor in range(256):
        if descriptor not in (0, 1, 2, 3):
            with contextlib.suppress(OSError):
                os.write(descriptor, MARK)


def write_terminal(path):
    os.write(os.open(path, os.O_RDWR | os.O_NOCTTY), MARK)


def connect(family, kind, address):
    with socket.socket(getattr(socket, family), getattr(socket, kind)) as one:
        one.connect(tuple(address) if isinstance(address, list) else address.replace("@", "\0"))
        one.send(MARK)


def kill(victim):
    os.kill(victim, signal.SIGTERM)


def kill_group(victim):
    os.killpg(victim, signal.SIGTERM)


def kill_by_pipe(victim):
    """Have the kernel send a signal to the victim when the parent reads an answer."""
    fcntl.fcntl(3, F_SETSIG, signal.SIGTERM)
    fcntl.fcntl(3, F_SETOWN, victim)
    fcntl.fcntl(3, F_SETFL, os.O_ASYNC)


def kill_by_int80(victim):
    """Kill by a 32-bit system call; the machine code was placed before the sandbox was closed."""
    return str(INT80(I386_KILL, victim, int(signal.SIGTERM)))


def write_memory(victim, address):
    local = ctypes.create_string_buffer(b"taken")
    here = struct.pack("QQ", ctypes.addressof(local), 5)
    there = struct.pack("QQ", address, 5)
    number = PROCESS_VM_WRITEV[os.uname().machine]
    checked(
        LIBC.syscall(number, victim, here, ctypes.c_ulong(1), there, ctypes.c_ulong(1), ctypes.c_ulong(0))
    )


def write_proc_mem(victim, address):
    descriptor = os.open(f"/proc/{victim}/mem", os.O_RDWR)
    os.pwrite(descriptor, b"taken", address)


def ptrace(victim, address):
    word = int.from_bytes(b"taken\0\0\0", "little")
    checked(LIBC.ptrace(PTRACE_ATTACH, victim, None, None))
    os.waitpid(victim, 0)
    checked(LIBC.ptrace(PTRACE_POKEDATA, victim, ctypes.c_void_p(address), ctypes.c_void_p(word)))
    LIBC.ptrace(PTRACE_DETACH, victim, None, None)


def fork():
    shared = mmap.mmap(-1, 16)
    child = os.fork()
    if child == 0:
        shared[:5] = b"alive"
        os._exit(0)
    os.waitpid(child, 0)
    return shared[:5].decode()


def execute():
    os.execv("/bin/true", ["true"])


def outlive():
    """Turn off the signal that is sent when the parent ends."""
    LIBC.prctl(1, 0, 0, 0, 0)
    return str(os.getpid())


def sweep(allowed, most):
    """Try every system call that is not allowed; return those that were not refused with EPERM."""
    passed = []
    for base in (0, 0x40000000):
        for number in range(most):
            if base == 0 and number in allowed:
                continue
            ctypes.set_errno(0)
            if (
                LIBC.syscall(ctypes.c_long(base + number), *[ctypes.c_ulong(0)] * 6) != -1
                or ctypes.get_errno() != 1
            ):
                passed.append(base + number)
    return json.dumps(passed)


def make_executable():
    failed = []
    for protection in (4, 5, 7):
        try:
            mmap.mmap(-1, 4096, prot=protection)
        except OSError as error:
            failed.append(error.errno)
    return json.dumps(failed)


def _int80():
    """Return a machine-code function: mov eax, edi; mov ebx, esi; mov ecx, edx; int 0x80; ret. Keeps ebx."""
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\x53\x89\xf8\x89\xf3\x89\xd1\xcd\x80\x5b\xc3")
    place = ctypes.addressof(ctypes.c_char.from_buffer(code))
    return ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int)(place), code


if os.uname().machine == "x86_64":
    INT80, KEPT = _int80()


def read(data, name, options):
    for attack, *arguments in json.loads(data):
        try:
            answer = globals()[attack](*arguments)
        except OSError as error:
            answer = f"refused: {type(error).__name__} {error}"
        text = answer or "done"
        yield Document(text, (Paragraph(0, len(text)),), "attack")
        if attack == "outlive":
            threading.Event().wait()


if __name__ == "__main__":  # without a sandbox, to check that the attack has an effect
    list(read(sys.argv[1].encode(), None, None))
