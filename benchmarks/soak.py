"""Random keys and sizes through a pty: nothing raises, memory stays flat, q still works.

    python benchmarks/soak.py

Every key of the table but those that leave, letters, the mouse, pastes; one at a time and in bursts; a size
now and then, from 1x1 to 300x90. All of it follows from --seed. The reader runs on copies of seeds/ and one
longer text with --restricted, so that no key can write anywhere but into a folder of the run. A command that
is found in help and quits it is no failure: it is begun anew. Ends with 1 if it failed.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import re
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from tui.settings.keymap import split
from tui.settings.keys import KEYS

ROOT = Path(__file__).parents[1]
SENT = {
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "space": " ",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "enter": "\r",
    "escape": "\x1b",
    "f1": "\x1bOP",
    "comma": ",",
}
"""What a terminal sends for the keys that have names."""
LEAVING = frozenset({"q", "ctrl+q", "ctrl+c", "ctrl+z"})
TYPED = "abeinorstwz 0159.,-'\"\\[]é漢🙂"
QUIET, LIMIT = 0.15, 30.0
"""Seconds without output after which the reader has done what it was told; and that it may take at most."""
GROWTH = 1.15
"""By how much the memory of the last quarter may be over that of the second, as medians."""


def sent(key: str) -> str:
    """What a terminal sends for a key of the table."""
    if key.startswith("ctrl+"):
        return chr(ord(key[5:].upper()) & 31)
    return SENT.get(key, key)


PRESSED = [sent(key) for entry in KEYS for key in split(entry.keys) if key not in LEAVING]


class Failed(Exception):
    """What went wrong."""


class Reader:
    """One process of the reader on a pty."""

    def __init__(self, folder: Path) -> None:
        self.end, other = pty.openpty()
        self.resize(120, 36)
        folders = [str(folder / name) for name in ("texts", "exports", "state")]
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-I", "-m", "tui", "--recursive"),
                *("--restricted", folders[0], "--export-dir", folders[1], "--state-dir", folders[2]),
            ],
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (there is one thread)
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8"},
        )
        os.close(other)
        self.tail = b""
        self.wait_for(b"BRIEFINGS")

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def write(self, text: str) -> None:
        data = text.encode()
        while data:
            self.read(0)
            if select.select([], [self.end], [], LIMIT)[1]:
                data = data[os.write(self.end, data[:64]) :]
            else:
                raise Failed("it takes no keys any more")

    def read(self, quiet: float) -> bytes:
        """What comes until nothing has come for so long."""
        found = b""
        while self.end in select.select([self.end], [], [], quiet)[0]:
            try:
                data = os.read(self.end, 65536)
            except OSError:  # it has ended
                break
            if not data:
                break
            found += data
        self.tail = (self.tail + found)[-20_000:]
        if b"Traceback" in self.tail:
            raise Failed(
                "it raised:\n" + re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.tail.decode(errors="replace"))
            )
        return found

    def wait_for(self, text: bytes) -> None:
        until = time.monotonic() + LIMIT
        while text not in self.tail:
            self.read(QUIET)
            if time.monotonic() > until or self.process.poll() is not None:
                raise Failed(f"{text!r} did not come: {self.tail!r}")

    def memory(self) -> float:
        """Of the screen's process, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def ended(self) -> bool:
        """Whether it was told to quit by one of its own commands."""
        status = self.process.poll()
        if status:
            raise Failed(f"it ended with {status}: {self.tail[-3000:].decode(errors='replace')}")
        return status == 0

    def quit(self) -> float:
        """Back from whatever is open, and q: how long that took, in seconds."""
        self.resize(100, 30)
        for _ in range(8):
            self.write("\x1b")
            self.read(QUIET)
        begin = time.monotonic()
        self.write("q")
        while self.process.poll() is None:
            self.read(0.01)
            if time.monotonic() - begin > LIMIT:
                raise Failed(f"q does not end it: {self.tail[-3000:].decode(errors='replace')}")
        if self.ended():
            return time.monotonic() - begin
        raise Failed("it did not end")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.end)


def pressed(dice: random.Random) -> str:
    """What is sent at once: a key as a rule, else a burst, a line typed, the mouse, a paste."""
    kind = dice.random()
    if kind < 0.70:
        return dice.choice(PRESSED)
    if kind < 0.80:
        return "".join(dice.choices(TYPED, k=dice.randint(1, 6)))
    if kind < 0.86:
        return dice.choice(["\r", "\x1b"])
    if kind < 0.92:
        return "".join(key for key in dice.choices(PRESSED, k=dice.randint(2, 20)) if "\x1b" not in key)
    if kind < 0.97:
        x, y = dice.randint(1, 120), dice.randint(1, 36)
        button = dice.choice([0, 0, 0, 64, 65])
        return f"\x1b[<{button};{x};{y}M" + (f"\x1b[<0;{x};{y}m" if button == 0 else "")
    return f"\x1b[200~{''.join(dice.choices(TYPED, k=30))}\x1b[201~"


def texts(folder: Path) -> None:
    for name in ("texts/more", "exports", "state"):
        (folder / name).mkdir(parents=True)
    for seed in (ROOT / "seeds").iterdir():
        shutil.copy(seed, folder / "texts")
    words = (ROOT / "seeds" / "abu-dhabi-talks.txt").read_text(encoding="utf-8")
    (folder / "texts" / "more" / "long.txt").write_text((words + "\n") * 40, encoding="utf-8")


def soak(folder: Path, keys: int, resizes: int, seed: int) -> tuple[list[list[float]], float]:
    """The memory now and then, of each process that was begun, and how long the last one took to end."""
    dice = random.Random(seed)
    sizes = {*dice.sample(range(keys), resizes)}
    memory: list[list[float]] = [[]]
    reader = Reader(folder)
    try:
        for number in range(keys):
            if number in sizes:
                reader.resize(
                    dice.choice([1, 2, 20, 60, 80, 100, 120, 300]), dice.choice([1, 2, 5, 24, 36, 90])
                )
            reader.write(pressed(dice))
            reader.read(0.02)
            if number % 20 == 19:
                reader.read(QUIET)
                if reader.ended():
                    reader.close()
                    reader = Reader(folder)
                    memory.append([])
                memory[-1].append(reader.memory())
        return memory, reader.quit()
    finally:
        reader.close()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").partition("\n")[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=2000, help="how many times something is sent")
    parser.add_argument("--resizes", type=int, default=200, help="how many sizes")
    parser.add_argument("--seed", type=int, default=8, help="what all of it follows from")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts(Path(folder))
        try:
            memory, took = soak(Path(folder), args.keys, args.resizes, args.seed)
        except Failed as failed:
            print(f"seed {args.seed}: {failed}")
            return 1
    longest = max(memory, key=len)
    quarter = len(longest) // 4
    before, after = (
        statistics.median(part or [0]) for part in (longest[quarter : 2 * quarter], longest[-quarter:])
    )
    print(
        f"{args.keys} keys, {args.resizes} sizes, seed {args.seed}: no traceback; begun {len(memory)} times"
    )
    print(f"memory of the screen's process: {before:.0f} MB in the second quarter, {after:.0f} in the last,")
    print(f"at most {max(map(max, filter(None, memory))):.0f}; q ended it in {took:.2f} s")
    if quarter >= 10 and after > before * GROWTH:
        print("memory has grown")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
