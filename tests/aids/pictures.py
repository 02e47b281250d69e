"""Compare a picture of the screen with the one in a file; UPDATE_SNAPSHOTS=1 writes it again."""

import os
from pathlib import Path


def compare(file: Path, picture: str) -> None:
    """Fail unless the file has exactly this picture."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(picture, encoding="utf-8")
    assert picture == file.read_text(encoding="utf-8")
