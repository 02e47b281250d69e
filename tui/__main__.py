"""The command `briefing`, also run by `python -m tui`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""128 plus the number of SIGINT, as shells report it."""
UNIX = frozenset({"fcntl", "pty", "pwd", "resource", "termios", "tty"})
"""Modules of the standard library that Windows does not have."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the given arguments, or those of the process; return the exit status."""
    try:
        from tui.cli import run  # inside the try: ctrl+c may arrive at once

        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except ModuleNotFoundError as error:
        if error.name not in UNIX:
            raise
        why = f"this Python lacks the module {error.name}, which only Unix systems have"
        sys.stderr.write(f"briefing: {why}: use Linux, macOS or, on Windows, WSL\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
