"""Change one setting in the user's file of settings; its comments and its layout stay.

A file that can't be changed safely is not touched: one that is not TOML, is read-only, or is a link, which
some other program may manage. Before a new version is written, it is parsed and compared with the old one.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from summarizer.files.access import AccessError, write_whole
from summarizer.safe_text import label
from tui.settings import toml_file

LARGEST = 64 * 1024
"""Maximum bytes of a file that is changed: tomlkit takes a second for 200 KB."""
BYTE_ORDER_MARK = "\ufeff"
_UNEXPECTED = "can't be changed without losing something; change it in an editor"


class SaveError(Exception):
    """A setting was not saved; the message is one line."""


def save(file: Path, name: str, value: str | int | bool) -> None:
    """Set `name`, a table and a key with a full stop between them, in a file, which may not exist yet.

    Raises:
        SaveError: the file is unchanged.
    """
    try:
        data = content(file)
        fresh = changed(data, name, value)
        if fresh != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, fresh, overwrite=True)
    except (AccessError, ValueError) as error:
        raise SaveError(label(f"{file}: {error}")) from error
    except OSError as error:
        raise SaveError(label(f"{file}: {error.strerror or 'could not be written'}")) from error


def content(file: Path) -> bytes:
    """Return the content of a file that may be replaced; empty if there is none.

    Raises:
        AccessError: it can't be read.
        ValueError: it must not be changed from here; the message is one line.
    """
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return b""
    if stat.S_ISLNK(mode):
        raise ValueError("is a link; change the file that it points to")
    if not stat.S_ISREG(mode):
        raise ValueError("is not a regular file")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(file, os.W_OK):
        raise ValueError("is read-only")
    data = toml_file.read(file, named=False)
    if len(data) > LARGEST:
        raise ValueError("is too large to be changed from here")
    return data


def changed(data: bytes, name: str, value: str | int | bool) -> bytes:
    """Return the content of a file with one setting changed.

    Raises:
        ValueError: not valid TOML, or the setting can't be set in it; the message is one line.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    before = toml_file.parse(data)
    table, _, key = name.partition(".")
    if not isinstance(before.get(table, {}), dict):
        raise ValueError(f"{table} is not a table")
    text = data.decode("utf-8-sig")
    try:
        document: Any = tomlkit.parse(text)
        if table not in document:
            document[table] = tomlkit.table()
        document[table][key] = value
        fresh = tomlkit.dumps(document)
    except (TOMLKitError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError(_UNEXPECTED) from error
    if text.count("\n") and text.count("\n") == text.count("\r\n"):
        fresh = fresh.replace("\r\n", "\n").replace("\n", "\r\n")
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK.encode()) else ""
    written = (mark + fresh).encode()
    if not _is_as_expected(before, table, key, value, written):
        raise ValueError(_UNEXPECTED)
    return written


def _is_as_expected(before: dict[str, Any], table: str, key: str, value: object, written: bytes) -> bool:
    """Return whether the new content differs from the old one in this setting only."""
    try:
        return toml_file.parse(written) == {**before, table: {**before.get(table, {}), key: value}}
    except ValueError:
        return False
