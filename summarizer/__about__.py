"""The name and the version of this program."""

DISTRIBUTION = "briefing-reader"


def version() -> str:
    """Return the version of the installed distribution."""
    from importlib import metadata  # Importing it takes 8 ms.

    return metadata.version(DISTRIBUTION)
