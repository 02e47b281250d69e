"""Compiled patterns are kept beside the bytecode; whatever the file holds, each matches as it should."""

import marshal
import re
from pathlib import Path

import pytest

from summarizer import pattern_cache
from summarizer.pattern_cache import PatternCache
from tui.cli import run

PATTERNS = [
    ("talks", 0),
    ("TALKS", re.IGNORECASE),
    (r"(?P<day>\d{1,2})\s(?P<month>[A-Z]\w+)|(\d{4})", 0),
    ("[à-žА-я]+(?<=é)", re.IGNORECASE | re.MULTILINE),
    (r"a # a comment", re.VERBOSE),
    (r"(?i:mr|ms)\.\s(?=[A-Z])(?>\w+)", re.ASCII),
]
TEXT = "Talks on 3 May 2031: the café, TALKS. Mr. Orlan a a"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache.patterns"


def filled(path: Path) -> PatternCache:
    """Return a cache of what another one has kept."""
    first = PatternCache(str(path))
    for pattern, flags in PATTERNS:
        first.compiled(pattern, int(flags))
    first.save()
    return PatternCache(str(path))


def never(*_: object) -> None:
    raise AssertionError("compiled again")


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_kept_pattern_is_the_compiled_one(
    path: Path, pattern: str, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = re.compile(pattern, flags)
    cache = filled(path)
    with monkeypatch.context() as patch:
        patch.setattr(re, "compile", never)
        found = cache.compiled(pattern, int(flags))
    assert found == expected
    assert (found.pattern, found.flags, found.groups) == (expected.pattern, expected.flags, expected.groups)
    assert found.groupindex == expected.groupindex
    assert [(match.span(), match.groupdict(), match.lastgroup) for match in found.finditer(TEXT)] == [
        (match.span(), match.groupdict(), match.lastgroup) for match in expected.finditer(TEXT)
    ]


def test_same_pattern_with_other_flags_is_another(path: Path) -> None:
    cache = filled(path)
    assert cache.compiled("talks", int(re.IGNORECASE)).match("TALKS")
    assert not cache.compiled("talks", 0).match("TALKS")


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\x00", b"not a cache", marshal.dumps(None), marshal.dumps((1, 2, 3))),
        marshal.dumps((("another interpreter",), {("talks", 0): (32, b"\0\0\0\0", 0, {})})),
    ],
)
def test_unreadable_file_changes_nothing(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    cache = PatternCache(str(path))
    assert cache.compiled("talks", 0).match("talks")
    cache.save()
    assert PatternCache(str(path)).compiled("talks", 0).match("talks")


@pytest.mark.parametrize("entry", [(32, b"\0\0\0\0", 0, {}), (32, b"\1\2", 0, {}), (32,), None])
def test_broken_entry_is_compiled_again(path: Path, entry: object) -> None:
    interpreter = marshal.loads(kept(path))[0]
    path.write_bytes(marshal.dumps((interpreter, {("talks", 0): entry})))
    assert PatternCache(str(path)).compiled("talks", 0).match("talks")


def kept(path: Path) -> bytes:
    filled(path)
    return path.read_bytes()


def test_cut_off_file_changes_nothing(path: Path) -> None:
    data = kept(path)
    for end in range(0, len(data), 97):
        path.write_bytes(data[:end])
        assert PatternCache(str(path)).compiled("talks", 0).match("talks")


def test_save_keeps_what_another_process_has_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = PatternCache(str(path)), PatternCache(str(path))
    one.compiled("one", 0)
    other.compiled("other", 0)
    one.save()
    other.save()
    cache = PatternCache(str(path))
    monkeypatch.setattr(re, "compile", never)
    assert cache.compiled("one", 0).match("one")
    assert cache.compiled("other", 0).match("other")


def test_save_without_new_patterns_leaves_the_file_alone(path: Path) -> None:
    cache = filled(path)
    path.write_bytes(b"of another version")
    cache.compiled("talks", 0)
    cache.save()
    assert path.read_bytes() == b"of another version"


def test_nothing_is_made_where_python_keeps_no_bytecode(tmp_path: Path) -> None:
    cache = PatternCache(str(tmp_path / "__pycache__" / "cache.patterns"))
    cache.compiled("talks", 0)
    cache.save()
    assert list(tmp_path.iterdir()) == []


def test_failed_save_leaves_no_half_file(path: Path) -> None:
    path.mkdir()
    cache = PatternCache(str(path))
    cache.compiled("talks", 0)
    cache.save()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_invalid_pattern_raises_at_once(path: Path) -> None:
    with pytest.raises(re.error):
        PatternCache(str(path)).compiled("(", 0)


def test_command_saves_its_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = []
    monkeypatch.setattr(pattern_cache, "save", lambda: saved.append("saved"))
    (tmp_path / "talks.txt").write_text("The talks ended on Monday.\n")
    assert run(["summarize", str(tmp_path / "talks.txt")]) == 0
    assert saved == ["saved"]


def test_restricted_session_saves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_cache, "save", never)
    assert run(["--restricted", str(tmp_path)]) == 2  # no terminal
