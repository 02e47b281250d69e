"""What the imports of a Python command cost, by the interpreter's own `-X importtime`.

A program with a screen writes to the same standard error as the interpreter's report, so it runs in a
terminal of its own here and the report's lines are picked out of what it sends.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections import Counter
from typing import NamedTuple

LINE = re.compile(rb"import time:\s+(\d+) \|\s+\d+ \| +([\w.]+)")
LONGEST_RUN = 15.0  # seconds


class Import(NamedTuple):
    """One module and what it cost by itself, without what it imports, in microseconds."""

    module: str
    own: int


def import_times(arguments: list[str], until: bytes | None = None) -> list[Import]:
    """The imports of `python ARGUMENTS`, up to where `until` is sent to the terminal, or to the end."""
    output = sent([sys.executable, "-X", "importtime", *arguments], until)
    return [Import(module.decode(), int(own)) for own, module in LINE.findall(output)]


def sent(command: list[str], until: bytes | None) -> bytes:
    """What a command sends to its terminal until then; it is ended afterwards."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color"})
    output, end = b"", time.monotonic() + LONGEST_RUN
    while until is None or until not in output:
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        try:
            data = os.read(terminal, 65536) if ready else b""
        except OSError:  # Linux says so when the other side has closed
            break
        if not data:
            break
        output += data
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return output


def costliest(imports: list[Import], most: int) -> list[Import]:
    """Top-level packages, each with all its modules, by what they cost by themselves."""
    packages: Counter[str] = Counter()
    for entry in imports:
        packages[entry.module.partition(".")[0]] += entry.own
    return [Import(*package) for package in packages.most_common(most)]
