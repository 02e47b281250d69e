"""Keystrokes for tasks of reading, in real tmux: the reader of this checkout, and others beside it.

python benchmarks/keystrokes.py [--also NAME=COMMAND]

Each task has one or more ways, sequences of keys and the text that is on the screen once the task is done; a
key that is repeated until then is counted as often as it was needed. The first way that works is counted. A
program that has no way to do a task gets a dash. Texts are made here: a PDF file of 40 pages (needs
reportlab) and a Markdown report of 60 sections.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

LIMIT = 60
"""Most times that a key is repeated before a way counts as failed."""
PATIENCE = 12.0
"""Seconds that a screen may take to change as expected."""


class Way(NamedTuple):
    """Keys to press, by tmux's names; one in `repeat` is pressed until the text is there."""

    keys: tuple[str, ...]
    repeat: str = ""


class Task(NamedTuple):
    """A task with the text that tells that it is done."""

    about: str
    file: str
    done: str
    ways: tuple[Way, ...]


def typed(*parts: str) -> tuple[str, ...]:
    """Return keys: a word of one part is typed letter by letter, names of keys in capitals stay."""
    keys: list[str] = []
    for part in parts:
        keys += [part] if part in NAMED else list(part)
    return tuple(keys)


NAMED = frozenset({"Enter", "Escape", "NPage", "S-Right", "Tab"})
TASKS = (
    Task(
        "PDF: go to page 27",
        "report.pdf",
        "day 0 of week 27",
        (Way(typed(":", "p27", "Enter")), Way(("NPage",), repeat="NPage")),
    ),
    Task(
        "PDF: go to the middle of the text",
        "report.pdf",
        "day 0 of week 20",
        (Way(typed(":", "p20", "Enter")), Way(("NPage",), repeat="NPage")),
    ),
    Task(
        "report: open the section on dredging (31 of 60)",
        "report.md",
        "Dredging was put off",
        (Way(typed("T", "dredg", "Enter")), Way(typed("3", "/", "dredging", "Enter"))),
    ),
    Task(
        "report: step three sections on",
        "report.md",
        "Section 4 says",
        (Way((")", ")", ")")), Way(("3", "j"), repeat="j")),
    ),
    Task(
        "report: copy the address of a link",
        "report.md",
        "copied",
        (Way(typed("L", "tide", "Enter")),),
    ),
    Task(
        "report: keep four sentences with one note",
        "report.md",
        "4 kept",
        (
            Way(typed("3", "j", "v", "j", "j", "j", "P", "ask", "Enter")),
            Way(typed("3", "j", "p", "j", "p", "j", "p", "j", "P", "ask", "Enter")),
        ),
    ),
)


def make_texts(folder: Path) -> None:
    """Write the two texts."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(folder / "report.pdf"), invariant=True)
    for page in range(1, 41):
        for line in range(20):
            words = f"On day {line} of week {page} the pilots of Orrin counted {page * line} ships."
            canvas.drawString(72, 730 - 18 * line, words)
        canvas.showPage()
    canvas.save()
    parts = [
        "# Harbor report\n\nThe harbor reports each year. It has sixty sections. All are short. None is new."
    ]
    for number in range(1, 61):
        title = "Dredging" if number == 31 else f"Matter {number}"
        text = (
            "Dredging was put off until May." if number == 31 else f"Section {number} says that work goes on."
        )
        link = " See the [tide tables](https://example.org/tides)." if number == 40 else ""
        parts.append(f"## {title}\n\n{text} The pilots agreed to it. Nobody was hurt in the year.{link}")
    (folder / "report.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


class Terminal:
    """One tmux server with the reader in it."""

    def __init__(self, command: str, folder: Path, file: str) -> None:
        self._environment = {**os.environ, "TMUX_TMPDIR": str(folder), "HOME": str(folder)}
        line = f"{command} --no-state {file}; cat"
        self("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "36", "-c", str(folder), line)
        self.wait("sentences ·")
        time.sleep(5.0)  # the analysis

    def __call__(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", "keys", *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def wait(self, text: str) -> bool:
        """Wait until a text is on the screen; return whether it came."""
        end = time.monotonic() + PATIENCE
        while text not in self("capture-pane", "-p"):
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def press(self, key: str) -> None:
        """Press a key, and wait until the screen has settled."""
        self("send-keys", "--", key)
        before = ""
        while (now := self("capture-pane", "-p")) != before:
            before = now
            time.sleep(0.15)

    def end(self) -> None:
        self("kill-server")


def count(command: str, folder: Path, task: Task, way: Way) -> int | None:
    """Return the number of keys of a way; None if it does not do the task."""
    terminal = Terminal(command, folder, task.file)
    try:
        for key in way.keys:
            terminal.press(key)
        pressed = len(way.keys)
        while way.repeat and task.done not in terminal("capture-pane", "-p") and pressed < LIMIT:
            terminal.press(way.repeat)
            pressed += 1
        return pressed if terminal.wait(task.done) else None
    finally:
        terminal.end()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--also", action="append", default=[], metavar="NAME=COMMAND")
    options = parser.parse_args()
    programs = [("now", f"{sys.executable} -m tui"), *(each.split("=", 1) for each in options.also)]
    print("| task |", " | ".join(name for name, _ in programs), "|\n| --- |", " ---: |" * len(programs))
    for task in TASKS:
        cells = []
        for _, command in programs:
            with tempfile.TemporaryDirectory() as folder:
                make_texts(Path(folder))
                found = (count(command, Path(folder), task, way) for way in task.ways)
                cells.append(str(next((keys for keys in found if keys is not None), "–")))
        print(f"| {task.about} |", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
