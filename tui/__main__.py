"""The command `briefing`, also as `python -m tui`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""128 and the number of SIGINT, as a shell reports it."""
UNIX = frozenset({"fcntl", "pty", "pwd", "resource", "termios", "tty"})
"""Modules of the standard library that Windows does not have."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run it with the arguments given, or those of the process; the exit status."""
    try:
        from tui.cli import run  # within reach of the except: ctrl+c may come at once

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
