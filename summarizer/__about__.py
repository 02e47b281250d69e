"""What this program is called and which version of it runs."""

from importlib import metadata

DISTRIBUTION = "briefing-reader"


def version() -> str:
    """Read from the installed distribution, so that it is written in one place only."""
    return metadata.version(DISTRIBUTION)
