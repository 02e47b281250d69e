"""An archive is a folder in a file: its members in their order, each for itself, none of them trusted."""

import io
import zipfile

from file_samples import packed
from mail_samples import REPLY, mailbox, parts, read

from summarizer.document import Document, Failure
from summarizer.files.options import Options


def test_members_come_as_a_folder_has_them_each_read_as_what_it_is():
    data = packed(
        {
            "b10.txt": "They met on Monday.",
            "b2.md": "# Two\n\nThey left.",
            "in/letter.eml": REPLY,
            "in/box.mbox": mailbox(REPLY),
            "__MACOSX/._b2.md": "x",
            ".DS_Store": "x",
            "in/.hidden/a.txt": "x",
            "photo.jpg": b"\xff\xd8\xff",
            "folder/": "",
        }
    )
    found = read(data, "all.zip")
    assert parts(found) == [
        ("b2.md", "Two"),
        ("b10.txt", "b10"),
        ("in/box.mbox/message 1", "café talks"),
        ("in/letter.eml", "café talks"),
    ]
    assert [each.format for each in found if isinstance(each, Document)] == [
        "markdown",
        "text",
        "mbox",
        "mail",
    ]
    assert len({each.sha256 for each in found if isinstance(each, Document)}) == 1


def test_names_lead_nowhere():
    names = ("../../etc/passwd", "/root/a.txt", "C:\\x\\y.txt", "a/./b.txt", "x\x1b[31m\n.txt", "y" * 5000)
    found = read(packed(dict.fromkeys(names, "They met.")), "all.zip")
    called = [part or "" for part, _ in parts(found)]
    assert {"etc/passwd", "root/a.txt", "a/b.txt", "x\ufffd[31m .txt"} < {*called}
    assert all(len(name) <= 200 and not name.startswith(("/", "..")) for name in called)


def test_archives_in_archives_are_opened_three_deep():
    data = packed({"deepest.txt": "They met."})
    for level in (4, 3, 2):
        data = packed({f"{level}.zip": data, f"{level}.txt": "They left."})
    found = parts(read(data, "1.zip"))
    assert found[0] == ("2.txt", "2")
    assert {name for name, _ in found} == {"2.txt", "2.zip/3.txt", "2.zip/3.zip/4.txt", "2.zip/3.zip/4.zip"}
    [why] = [error for name, error in found if name == "2.zip/3.zip/4.zip"]
    assert "3 archives" in why


def test_an_archive_that_holds_itself_has_an_end():
    """As a quine does: each level holds two of the next, so that all of them would be 2^60."""
    data = packed({"a.txt": "They met."})
    for _ in range(60):
        data = packed({"1.zip": data, "2.zip": data})
    found = read(data, "quine.zip")
    assert 0 < len(found) < 20
    assert all(isinstance(each, Failure) for each in found)


def test_one_bad_member_is_a_line_and_the_others_are_read():
    out = io.BytesIO(packed({"a.txt": "They met on Monday." * 9, "c.txt": "They left."}))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("b.txt", "They slept.")
        archive.writestr("d.bin2", bytes(range(256)) * 40)
    data = bytearray(out.getvalue())
    data[45] ^= 0xFF
    found = parts(read(bytes(data), "all.zip"))
    assert [name for name, _ in found] == ["a.txt", "b.txt", "c.txt", "d.bin2"]
    assert "damaged" in found[0][1]
    assert "bzip2" in found[1][1]
    assert found[2] == ("c.txt", "c")


def test_bombs_next_to_briefings_cost_only_themselves():
    bomb = bytes(3 * 1024 * 1024)
    data = packed({"a.txt": "They met.", "b.txt": bomb, "c.txt": "They left."})
    found = parts(read(data, "all.zip", Options(max_bytes=1024 * 1024)))
    assert (found[0], found[2]) == (("a.txt", "a"), ("c.txt", "c"))
    assert "unpacks to more than 1 MB" in found[1][1]


def test_what_is_unpacked_of_all_archives_in_a_file_is_counted_together(monkeypatch):
    monkeypatch.setattr("summarizer.files.options.MOST_MEMBERS", 5)
    inner = packed({f"{n}.txt": "They met." for n in range(3)})
    found = parts(read(packed({"1.zip": inner, "2.zip": inner, "3.zip": inner}), "all.zip"))
    assert [name for name, _ in found] == [
        "1.zip/0.txt",
        "1.zip/1.txt",
        "1.zip/2.txt",
        "2.zip/0.txt",
        "3.zip",
    ] or (sum("not read" in error for _, error in found) <= 2)
    assert "more than 5 files" in found[-1][1]


def test_an_encrypted_archive_asks_once_for_its_password():
    data = bytearray(packed({"a.txt": "They met.", "b.txt": "They left."}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    (found,) = read(bytes(data), "all.zip")
    assert (found.error, found.hint) == ("is encrypted", "archive-password")


def test_an_archive_of_nothing_to_read_says_so():
    assert "without a briefing" in parts(read(packed({"a.jpg": "x", "__MACOSX/a": "x"}), "x.zip"))[0][1]


def test_an_office_file_is_told_from_an_archive_that_holds_one():
    office = packed({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}, zipfile.ZIP_STORED)
    assert "looks like an Excel workbook" in parts(read(office, "x.zip"))[0][1]
    [first, second] = parts(
        read(packed({"book.xlsx2": office, "notes.txt": "They met."}, zipfile.ZIP_STORED), "x")
    )
    assert first[0] == "book.xlsx2"
    assert "Excel" in first[1]
    assert second == ("notes.txt", "notes")
