"""The command `briefing`, also run by `python -m tui`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""128 plus the number of SIGINT, as shells report it."""
OURS = ("summarizer", "tui")
UNIX = frozenset({"fcntl", "pty", "pwd", "resource", "termios", "tty"})
"""Modules of the standard library that Windows does not have."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the given arguments, or those of the process; return the exit status."""
    try:
        from tui.cli import run  # inside the try: ctrl+c may arrive at once

        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except ImportError as error:
        if (clash := name_clash(error)) is not None:
            sys.stderr.write(f"briefing: {clash}\n")
            return 1
        if error.name not in UNIX:
            raise
        why = f"this Python lacks the module {error.name}, which only Unix systems have"
        sys.stderr.write(f"briefing: {why}: use Linux, macOS or, on Windows, WSL\n")
        return 1


def name_clash(error: ImportError) -> str | None:
    """Return what to do if a package of another distribution took the place of one of this program's.

    Both are imported by plain names, `summarizer` and `tui`, that other distributions may use, too.
    """
    from importlib.metadata import packages_distributions

    package = (error.name or "").partition(".")[0]
    if package not in OURS:
        return None
    owners = {*packages_distributions().get(package, ())} - {"briefing-reader"}
    found = getattr(sys.modules.get(package), "__file__", None) or "another folder"
    whose = f" of the distribution {', '.join(sorted(owners))}" if owners else ""
    return (
        f"the package {package} is not the reader's but that{whose} in {found}: install the reader in an "
        "environment of its own (pipx install briefing-reader)"
    )


if __name__ == "__main__":
    sys.exit(main())
