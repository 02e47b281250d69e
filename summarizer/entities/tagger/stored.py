"""Read the arrays of the tagger from an .npz file, the embeddings only where a text needs them.

The embeddings of 30,000 word pieces are two thirds of the weights, and a short text has some hundred pieces.
Their rows are read with pread(2) when they are first used. A memory map would take more memory, since the
kernel maps 64 KB around each row that is touched.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

_BY_ROW = "words.weight"
_LOCAL_HEADER = 30
"""Bytes of the header before a member of an archive; the last four are the lengths of what follows it."""


class Rows:
    """A matrix in a file, whose rows are read when they are first used, and kept.

    The file stays open, so that its rows can be read when another file has its name.
    """

    def __init__(self, file: BinaryIO, start: int, shape: tuple[int, int], dtype: np.dtype[Any]) -> None:
        self.shape = shape
        self._file, self._start = file, start
        self._dtype, self._size = dtype, shape[1] * dtype.itemsize
        self._rows: dict[int, bytes] = {}

    def __getitem__(self, ids: NDArray[np.int32]) -> NDArray[Any]:
        """Return rows by their indices, read-only. Raises OSError or ValueError if they can't be read."""
        indices = ids.tolist()
        for index in {*indices}.difference(self._rows):
            self._rows[index] = self._read(index)
        data = b"".join([self._rows[index] for index in indices])
        return np.frombuffer(data, self._dtype).reshape(len(indices), self.shape[1])

    def _read(self, index: int) -> bytes:
        row = os.pread(self._file.fileno(), self._size, self._start + index * self._size)
        if len(row) < self._size:
            raise ValueError("the weights of the tagger are incomplete")
        return row


Stored = dict[str, NDArray[Any] | Rows]


def read_arrays(path: Path) -> Stored:
    """Return the arrays of an .npz file by name. Raises OSError or ValueError if it is damaged."""
    file = path.open("rb")
    try:
        with ZipFile(file) as archive:
            arrays = {
                member.filename.removesuffix(".npy"): _array(archive, member, file)
                for member in archive.infolist()
            }
    except BaseException as error:
        file.close()
        if isinstance(error, BadZipFile):
            raise ValueError(f"{path}: {error}") from error
        raise
    if not any(isinstance(array, Rows) for array in arrays.values()):
        file.close()
    return arrays


def _array(archive: ZipFile, member: ZipInfo, file: BinaryIO) -> NDArray[Any] | Rows:
    if member.filename == f"{_BY_ROW}.npy":
        rows = _rows(member, file)
        if rows is not None:
            return rows
    with archive.open(member) as stream:
        array: NDArray[Any] = npy.read_array(stream, allow_pickle=False)  # checks the member's CRC, too
    return array


def _rows(member: ZipInfo, file: BinaryIO) -> Rows | None:
    """Return a matrix that is read by row; None if it is compressed or not stored by row."""
    if member.compress_type != ZIP_STORED or not hasattr(os, "pread"):
        return None
    header = os.pread(file.fileno(), _LOCAL_HEADER, member.header_offset)
    name, extra = header[26:28], header[28:30]
    file.seek(
        member.header_offset
        + _LOCAL_HEADER
        + int.from_bytes(name, "little")
        + int.from_bytes(extra, "little")
    )
    if npy.read_magic(file) != (1, 0):
        return None
    shape, by_column, dtype = npy.read_array_header_1_0(file)
    return None if by_column or len(shape) != 2 else Rows(file, file.tell(), shape, dtype)
