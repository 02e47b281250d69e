"""What a line takes of a program's output when it is compressed as `ssh -C` does it.

sshd compresses what it reads from the terminal packet by packet: zlib at level 6, flushed after each. That is
done here to what is read, so without sshd's own framing (some 40 bytes a packet, compressed or not).
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import zlib

QUERY, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
KEYS = {"tab": b"\t", "down": b"\x1b[B", "pgdn": b"\x1b[6~", "enter": b"\r"}


def compressed(command: list[str], keys: tuple[str, ...], size: str, settle: float) -> list[tuple[str, int]]:
    """Bytes on the line until the screen is still, and for each key."""
    columns, rows = map(int, size.split("x"))
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    packer = zlib.compressobj(6)
    try:
        found = [("start", _still(terminal, packer, settle * 2))]
        for key in keys:
            os.write(terminal, KEYS.get(key, key.encode()))
            found.append((key, _still(terminal, packer, settle)))
        return found
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def _still(terminal: int, packer: zlib._Compress, settle: float) -> int:
    taken = 0
    while select.select([terminal], [], [], settle)[0]:
        data = os.read(terminal, 65536)
        if QUERY in data:
            os.write(terminal, ANSWER)
        taken += len(packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH))
    return taken
