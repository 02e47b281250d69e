"""Unpack the members of a zip archive in memory, one at a time and within limits.

The sizes that an archive states are not trusted: bytes are counted as they are unpacked, over all archives
nested in one file. Nothing is written to disk, so that names of members can do no harm. Only stored and
deflated members are read, because the standard library's other decompressors can't bound the output of one
call.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.files.options import Options, Tally, Unreadable

ENCRYPTED = ("is encrypted", "archive-password")
"""Message and hint."""
_MOST_LISTED = 100_000
_RATIO = 250
_UNSUSPECTED = 8 * 1024 * 1024
_CHUNK = 256 * 1024
_CENTRAL = b"PK\x01\x02"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES"}
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, ValueError, NotImplementedError)


@dataclass(slots=True)
class ZipArchive:
    """An open archive. Raises Unreadable if its directory is damaged or lists too many members."""

    data: bytes
    options: Options
    tally: Tally = field(init=False)
    """Counts over the outermost file (`options.unpacked`), or over this archive alone if there are none."""
    _archive: zipfile.ZipFile = field(init=False, repr=False)
    _members: dict[str, zipfile.ZipInfo] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.data.count(_CENTRAL) > _MOST_LISTED:
            raise Unreadable(f"is an archive of more than {_MOST_LISTED:,} files: it is not read")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(self.data))
        except _DAMAGED as error:
            raise Unreadable("is a zip archive that is damaged or cut off: its list can't be read") from error
        self._members = dict(_named(self._archive.infolist()))
        self.tally = self.options.unpacked or Tally(self.options.max_bytes)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files, in the archive's order. They are not made safe yet."""
        return tuple(self._members)

    @property
    def needs_password(self) -> bool:
        """Whether all members are encrypted and no password was given."""
        locked = (info.flag_bits & _ENCRYPTED for info in self._members.values())
        return not self.options.password and bool(self._members) and all(locked)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Unpack a member.

        Raises Unreadable if it is damaged, encrypted without a matching password, compressed by another
        method or above the limits, and KeyError for an unknown name.
        """
        info = self._members[name]
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            method = _METHODS.get(info.compress_type, f"method {info.compress_type}")
            how = "encrypted" if method == "AES" else "compressed"
            raise Unreadable(f"is {how} with {method}, which this program can't unpack")
        password = None
        if info.flag_bits & _ENCRYPTED:
            if not self.options.password:
                raise Unreadable(*ENCRYPTED)
            password = self.options.password.encode("utf-8")
        self.tally.one_more()
        try:
            return b"".join(self._chunks(info, password))
        except RuntimeError as error:
            raise Unreadable("can't be opened with the password that was given") from error
        except _DAMAGED as error:
            maybe = ", or the password is wrong" if password else ""
            raise Unreadable(f"is damaged in its archive{maybe}") from error

    def _chunks(self, info: zipfile.ZipInfo, password: bytes | None) -> Iterator[bytes]:
        packed = max(1, min(info.compress_size, len(self.data)))
        size = 0
        with self._archive.open(info, pwd=password) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self.tally.add(len(chunk))
                if size > self.options.max_bytes:
                    mib = self.options.max_bytes / 1024**2
                    raise Unreadable(f"unpacks to more than {mib:,.0f} MB", "member-limit")
                if size > _UNSUSPECTED and size > _RATIO * packed:
                    raise Unreadable(f"unpacks to over {_RATIO} times its size: possible zip bomb")
                yield chunk


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of the files in an archive; empty if its directory can't be read."""
    try:
        return frozenset(ZipArchive(data, Options()).names)
    except Unreadable:
        return frozenset()


def _named(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the files by name, without folders; a repeated name gets a number appended."""
    count: dict[str, int] = {}
    for info in infos:
        if info.filename[-1:] in ("", "/"):
            continue
        first = name = _decoded(info)
        while name in count:
            count[first] += 1
            name = f"{first} ({count[first]})"
        count[name] = 1
        yield name, info


def _decoded(info: zipfile.ZipInfo) -> str:
    """Return the name of a member, decoded as UTF-8 if it is valid, even if the archive does not say so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
