"""What this program is called and which version of it runs."""

DISTRIBUTION = "briefing-reader"


def version() -> str:
    """Read from the installed distribution, so that it is written in one place only."""
    from importlib import metadata  # 8 ms

    return metadata.version(DISTRIBUTION)
