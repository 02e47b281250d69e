"""Encode times and arrays of numbers as values of columns."""

from __future__ import annotations

import sys
from array import array
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(when: datetime) -> int:
    """Return microseconds since 1970 in UTC; a time without a zone is taken as local time."""
    return (when.astimezone(UTC) - _EPOCH) // _MICROSECOND


def at(microseconds: int) -> datetime:
    """Return the time in UTC of so many microseconds since 1970."""
    return _EPOCH + microseconds * _MICROSECOND


def little(column: array[int]) -> bytes:
    """Return the bytes of an array in little-endian order."""
    if sys.byteorder == "big":
        column = column[:]
        column.byteswap()
    return column.tobytes()


def numbers(code: str, data: bytes) -> array[int]:
    """Return the array of type `code` that `little` encoded."""
    column = array(code)
    column.frombytes(data)
    if sys.byteorder == "big":
        column.byteswap()
    return column
