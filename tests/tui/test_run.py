"""Text for a terminal that lacks its characters keeps to the cells that it was laid out in."""

import io

import pytest
from rich.cells import cell_len

from tui.model.structure import BOX, CHECKED
from tui.run import encodes, replace_unencodable


def written(text: str, encoding: str) -> str:
    stream = io.TextIOWrapper(raw := io.BytesIO(), encoding=encoding)
    replace_unencodable(stream)
    stream.write(text)
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("│ ▸▌1 “no” – it’s…", '| >|1 "no" - it\'s.'),
        ("東京 in", "???? in"),
        ("Zürich", "Z?rich"),
        ("e\u0301\u0302 café", "e caf?"),
        ("\U0001f469\u200d\U0001f680 here", "?? here"),
        ("שלום", "????"),
        ("\x1b[1m─\x1b[0m", "\x1b[1m-\x1b[0m"),
        ("• one ◦ two ▪ three", "* one o two - three"),
        ("━━ report↗ ‹b›", "== report^ <b>"),
    ],
)
def test_replacement_characters_keep_the_cell_width(text: str, shown: str) -> None:
    assert written(text, "ascii") == shown
    if "\x1b" not in text:
        assert cell_len(shown) == cell_len(text)


def test_encodable_characters_are_written_unchanged(tmp_path) -> None:
    assert written("Zürich – 東", "latin-1") == "Zürich - ??"
    assert written("Zürich – 東", "utf-8") == "Zürich – 東"


@pytest.mark.parametrize(("encoding", "expected"), [("ascii", False), ("latin-1", False), ("utf-8", True)])
def test_boxes_of_tasks_are_drawn_where_the_encoding_has_them(encoding: str, expected: bool) -> None:
    assert encodes(io.TextIOWrapper(io.BytesIO(), encoding=encoding), BOX + CHECKED) == expected
