"""The command `briefing`, also as `python -m tui`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""128 and the number of SIGINT, as a shell reports it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run it with the arguments given, or those of the process; the exit status."""
    try:
        from tui.cli import run  # within reach of the except: ctrl+c may come at once

        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
