"""`briefing doctor`: print what the program finds on this machine, for a bug report.

Nothing of a briefing is printed, and nothing is changed.
"""

from __future__ import annotations

import locale
import os
import platform
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = """\
Print versions, terminal, locale, sandbox, files and extras as the program finds them, for a bug report."""
EXAMPLES = """\
examples:
  briefing doctor
  briefing doctor > report.txt
"""
LIBRARIES = ("textual", "rich", "nltk", "numpy", "platformdirs", "markdown-it-py")
EXTRAS = {
    "html": "trafilatura",
    "pdf": "pypdfium2",
    "docx": "mammoth",
    "feeds": "feedparser",
    "dask": "distributed",
}
"""The main distribution of each extra."""
TERMINAL = ("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "TERM_PROGRAM", "TMUX", "STY", "SSH_TTY")
"""Environment variables that describe the terminal."""
LOCALE = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONUTF8", "PYTHONIOENCODING")
OWN = ("BRIEFING_LOG", "BRIEFING_LOG_LEVEL", "BRIEFING_PLAIN_DRIVER")


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_general(parser)


def run(args: Namespace) -> int:
    output: Output = args.output
    groups = {
        "Versions": versions(),
        "Terminal": terminal(os.environ),
        "Locale": character_set(os.environ),
        "Files": files(args.config),
        "Sandbox": sandbox(),
        "Extras": extras(),
    }
    for title, rows in groups.items():
        found = list(rows)
        width = max(len(name) for name, _ in found)
        output.write(f"{title}\n" + "".join(f"  {name:{width}}  {value}\n" for name, value in found))
    return output.status


def versions() -> Iterator[tuple[str, str]]:
    """Yield the versions of the program, of Python and of the libraries."""
    from summarizer.__about__ import DISTRIBUTION, version

    yield DISTRIBUTION, version()
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield "system", platform.platform()
    yield from ((name, _installed(name)) for name in LIBRARIES)


def extras() -> Iterator[tuple[str, str]]:
    """Yield what each extra brings, or how to install it."""
    for extra, name in EXTRAS.items():
        found = _installed(name)
        missing = f"not installed (pip install 'briefing-reader[{extra}]')"
        yield extra, f"{name} {found}" if found != MISSING else missing


MISSING = "not installed"


def _installed(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return MISSING


def terminal(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is known of the terminal, and how copies reach the clipboard."""
    from tui.terminal import streams

    for name, descriptor in (("input", 0), ("output", 1), ("errors", 2)):
        yield name, "terminal" if streams.is_terminal(descriptor) else "no terminal"
    try:
        size = os.get_terminal_size(2)
        yield "size", f"{size.columns} columns, {size.lines} rows"
    except OSError:
        yield "size", "unknown"
    yield from ((name, environ.get(name, "not set")) for name in TERMINAL)
    inside = "tmux" if environ.get("TMUX") else "screen" if environ.get("STY") else ""
    yield "clipboard", f"OSC 52{f', also wrapped for {inside}' if inside else ''}; no terminal confirms it"
    if inside == "tmux":
        yield "", "needs: tmux set -g set-clipboard on, or set -g allow-passthrough on"


def character_set(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the encodings in use and the variables that decide them."""
    yield "encoding of the terminal", getattr(sys.stderr, "encoding", None) or "unknown"
    yield "encoding of file names", sys.getfilesystemencoding()
    yield "locale", locale.setlocale(locale.LC_CTYPE)
    yield from ((name, environ.get(name, "not set")) for name in LOCALE)


def files(config: str | None) -> Iterator[tuple[str, str]]:
    """Yield the files and folders of the program: whether they exist and how large they are."""
    from tui.settings import locations

    state = locations.state_folder()
    yield "settings", _described(Path(config) if config else locations.config_file())
    yield "rules about names", _described(locations.names_file())
    yield "reading state", _described(state)
    if state.is_dir():
        for path in sorted(state.iterdir()):
            yield "", _described(path)
    yield from ((name, os.environ.get(name, "not set")) for name in OWN)


def _described(path: Path) -> str:
    try:
        found = path.stat()
    except OSError as error:
        return f"{path} ({(error.strerror or str(error)).lower()})"
    size = "folder" if path.is_dir() else f"{found.st_size:,} bytes"
    denied = "" if os.access(path, os.W_OK) else ", read-only"
    return f"{path} ({size}{denied})"


def sandbox() -> Iterator[tuple[str, str]]:
    """Yield the protections that hold for parsers here."""
    from summarizer.files.options import Unreadable
    from summarizer.sandbox.parent import in_force

    try:
        for line in in_force().lines():
            name, _, value = line.partition(":")
            yield name.strip(), value.strip() or "yes"
    except Unreadable as error:
        yield "sandbox", str(error)
