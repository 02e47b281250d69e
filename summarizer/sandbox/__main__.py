"""Report which sandbox protections are in force on this machine: `python -m summarizer.sandbox`."""

import sys

from summarizer.files.options import Unreadable
from summarizer.sandbox.parent import in_force

if __name__ == "__main__":
    try:
        sys.stdout.write("\n".join([*in_force().lines(), ""]))
    except Unreadable as error:
        sys.exit(f"briefing: the sandbox {error}")
