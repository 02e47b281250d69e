"""A zip archive, its members unpacked one at a time, and never more of them than was agreed on.

What an archive says of itself is not believed: bytes are counted as they come out, over all archives that
lie in one file. Nothing is written anywhere, so that a member's name is only a name. Stored and deflated
members are read; the standard library's other decompressors know no bound of what they give at once.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.options import Options, Tally, Unreadable

ENCRYPTED = "is encrypted: give its password with --password"
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
    """An archive that is open. Raises Unreadable where it can't be."""

    data: bytes
    options: Options
    tally: Tally = field(init=False)
    """Of the file that the archive lies in, as `options.unpacked` has it; else one of its own."""
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
        """Of the files in it, in its own order; as they are, so to be made safe before they are shown."""
        return tuple(self._members)

    @property
    def needs_password(self) -> bool:
        """Whether nothing in it can be read without one."""
        locked = (info.flag_bits & _ENCRYPTED for info in self._members.values())
        return not self.options.password and bool(self._members) and all(locked)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """What a member holds; at most `max_bytes`. Raises Unreadable, KeyError for a name it has not."""
        info = self._members[name]
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            method = _METHODS.get(info.compress_type, f"method {info.compress_type}")
            how = "encrypted" if method == "AES" else "compressed"
            raise Unreadable(f"is {how} with {method}, which this program can't unpack")
        password = None
        if info.flag_bits & _ENCRYPTED:
            if not self.options.password:
                raise Unreadable(ENCRYPTED)
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
                    raise Unreadable(f"unpacks to more than {mib:,.0f} MB (--max-size raises the limit)")
                if size > _UNSUSPECTED and size > _RATIO * packed:
                    raise Unreadable(f"unpacks to over {_RATIO} times its size: possible zip bomb")
                yield chunk


def names_in(data: bytes) -> frozenset[str]:
    """The names that an archive lists, files and folders; none where its list can't be read."""
    try:
        return frozenset(ZipArchive(data, Options()).names)
    except Unreadable:
        return frozenset()


def _named(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Files, not folders; one with a name that was there before has a number behind it."""
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
    """Its name. One that does not say that it is UTF-8 is, all the same, where it can be."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
