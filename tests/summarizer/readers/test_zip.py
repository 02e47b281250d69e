"""What comes out of a zip archive, and what is refused before it fills the memory."""

import io
import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.files.options import Options, Unreadable
from summarizer.readers import zip
from summarizer.readers.zip import Tally, ZipArchive

SMALL = Options(max_bytes=1024 * 1024)


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def why(data: bytes, name: str, options: Options = SMALL) -> str:
    with pytest.raises(Unreadable) as raised:
        ZipArchive(data, options).read(name)
    return str(raised.value)


def test_members_are_read_by_name_and_folders_are_omitted():
    archive = ZipArchive(packed({"word/": b"", "word/document.xml": b"<a/>", "é.txt": b"hello"}), SMALL)
    assert archive.names == ("word/document.xml", "é.txt")
    assert archive.read("é.txt") == b"hello"
    assert "word/document.xml" in archive
    assert "word/styles.xml" not in archive
    with pytest.raises(KeyError):
        archive.read("word/styles.xml")


def test_members_with_equal_names_are_all_readable():
    data = packed({"talks.txt (2)": b"0", "talks.txt": b"1", "TALKS.TXT": b"2", "Talks.Txt": b"3"})
    found = ZipArchive(data.replace(b"TALKS.TXT", b"talks.txt").replace(b"Talks.Txt", b"talks.txt"), SMALL)
    assert [found.read(name) for name in found.names] == [b"0", b"1", b"2", b"3"]
    assert len({*found.names}) == 4


def test_unflagged_utf8_member_name_is_decoded_as_utf8():
    data = packed({"caf?.txt": b"x"}).replace(b"caf?.txt", "café".encode() + b".tx")
    assert ZipArchive(data, SMALL).names == ("café.tx",)


def test_bomb_is_stopped_while_unpacking_whatever_its_declared_size():
    data = packed({"bomb.txt": bytes(100 * 1024 * 1024)})
    honest = struct.pack("<I", 100 * 1024 * 1024)
    lied = data.replace(honest, struct.pack("<I", 10))
    assert "unpacks to more than 1 MB" in why(data, "bomb.txt")
    assert why(lied, "bomb.txt")
    large = Options(max_bytes=1024**3)
    assert "over 250 times its size" in why(data, "bomb.txt", large)


def test_false_size_of_four_gigabytes_is_harmless():
    data = packed({"talks.txt": b"They met on Monday."})
    at = data.rindex(b"PK\x01\x02") + 24
    claims = data[:at] + struct.pack("<I", 0xFFFFFFFE) + data[at + 4 :]
    assert ZipArchive(claims, SMALL).read("talks.txt") == b"They met on Monday."


def test_false_size_of_ten_gigabytes_is_harmless():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"They met on Monday.")
    data, claimed = out.getvalue(), struct.pack("<Q", 10 << 30)
    assert data.count(struct.pack("<QQ", 19, 19)) == 1
    local = data.replace(struct.pack("<QQ", 19, 19), claimed * 2)
    assert ZipArchive(local, SMALL).read("a.txt") == b"They met on Monday."
    at = data.rindex(b"PK\x01\x02")
    sizes = data[at : at + 20] + b"\xff" * 8 + data[at + 28 : at + 30]
    extra = struct.pack("<HH", 1, 16) + claimed * 2
    name = data[at + 46 : at + 51]
    central = sizes + struct.pack("<H", len(extra)) + data[at + 32 : at + 46] + name + extra
    end = data[data.rindex(b"PK\x05\x06") :]
    end = end[:12] + struct.pack("<I", len(central)) + end[16:]
    assert "damaged" in why(data[:at] + central + end, "a.txt")


def test_total_unpacked_size_is_limited_across_nested_archives():
    tally = Tally(SMALL.max_bytes)
    options = replace(SMALL, unpacked=tally)
    text = bytes(range(256)) * 3 * 1024
    archive = ZipArchive(packed({f"{n}.txt": text for n in range(6)}, zipfile.ZIP_STORED), options)
    assert sum(len(archive.read(name)) for name in archive.names[:5]) == 5 * len(text)
    with pytest.raises(Unreadable, match="all together unpacks to more than 4 MB"):
        archive.read(archive.names[5])
    with pytest.raises(Unreadable):
        ZipArchive(packed({"other.txt": b"x"}), options).read("other.txt")


def test_number_of_members_read_is_limited(monkeypatch):
    monkeypatch.setattr("summarizer.files.options.MOST_MEMBERS", 3)
    archive = ZipArchive(packed({f"{n}.txt": b"x" for n in range(5)}), SMALL)
    assert [archive.read(name) for name in archive.names[:3]] == [b"x"] * 3
    with pytest.raises(Unreadable, match="more than 3 files"):
        archive.read(archive.names[3])


def test_archive_listing_too_many_members_is_refused(monkeypatch):
    monkeypatch.setattr(zip, "_MOST_LISTED", 4)
    with pytest.raises(Unreadable, match="of more than 4 files"):
        ZipArchive(packed({f"{n}.txt": b"x" for n in range(5)}), SMALL)


@pytest.mark.parametrize(("method", "name"), [(zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "LZMA")])
def test_unsupported_compression_is_named_in_the_error(method, name):
    assert why(packed({"a.txt": b"They met."}, method), "a.txt").startswith(f"is compressed with {name}")


def test_encrypted_member_needs_the_right_password():
    data = encrypted(b"They met on Monday.", b"secret")
    with pytest.raises(Unreadable) as raised:
        ZipArchive(data, SMALL).read("a.txt")
    assert raised.value.hint == "archive-password"
    assert "password" in why(data, "a.txt", replace(SMALL, password="wrong"))
    opened = ZipArchive(data, replace(SMALL, password="secret"))
    assert opened.read("a.txt") == b"They met on Monday."


def encrypted(text: bytes, password: bytes) -> bytes:
    """An archive of one stored member, encrypted as APPNOTE.TXT 6.1 says."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(byte: int, before: int) -> int:
        return zlib.crc32(bytes([byte]), before ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def mix(byte: int) -> None:
        keys[0] = crc(byte, keys[0])
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[1] >> 24, keys[2])

    def hidden(byte: int) -> int:
        low = (keys[2] | 2) & 0xFFFF
        mix(byte)
        return byte ^ ((low * (low ^ 1)) >> 8 & 0xFF)

    for byte in password:
        mix(byte)
    check = zlib.crc32(text) >> 24
    body = bytes(hidden(byte) for byte in bytes(11) + bytes([check]) + text)
    plain = bytearray(packed({"a.txt": text + bytes(12)}, zipfile.ZIP_STORED))
    plain[35 : 35 + len(body)] = body
    central = plain.index(b"PK\x01\x02")
    for at, value in ((central + 16, zlib.crc32(text)), (central + 24, len(text))):
        plain[at : at + 4] = struct.pack("<I", value)
    plain[6] |= 1
    plain[central + 8] |= 1
    plain[14:18] = struct.pack("<I", zlib.crc32(text))
    return bytes(plain)


@given(st.data())
def test_corrupted_archive_raises_only_unreadable(data):
    good = bytearray(packed({"a.txt": b"They met on Monday." * 9, "b/c.txt": b"And left."}))
    for at in data.draw(st.lists(st.integers(0, len(good) - 1), max_size=12)):
        good[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    broken = bytes(good[:cut]) if data.draw(st.booleans()) else bytes(good)
    with suppress(Unreadable):
        archive = ZipArchive(broken, SMALL)
        for name in archive.names:
            with suppress(Unreadable):
                assert len(archive.read(name)) <= SMALL.max_bytes
