"""`python -m summarizer.sandbox`: report what holds a parser back on this machine."""

import sys

from summarizer.options import Unreadable
from summarizer.sandbox.protections import protections

if __name__ == "__main__":
    try:
        sys.stdout.write("\n".join([*protections().lines(), ""]))
    except Unreadable as error:
        sys.exit(f"briefing: the sandbox {error}")
