"""Validation of a child's frames: a child taken over by a hostile file is refused."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import LONGEST_ADDRESS, Document, Failure, Paragraph, Place, Style
from summarizer.safe_text import clean
from summarizer.sandbox.protocol import (
    ADDRESSES,
    FIELDS,
    HEADER,
    KINDS,
    PARAGRAPH,
    STYLE_KINDS,
    DocumentAssembler,
    DocumentSender,
    ProtocolError,
    error_frame,
    failure_frame,
    unreadable,
)

FIRST = dict.fromkeys(FIELDS) | {"title": "t", "format": "pdf", "kept": None, "warnings": []}


def begun(**fields: object) -> bytes:
    return json.dumps(FIRST | fields).encode()


def heard(text: str, *paragraphs: tuple[int, int, int, int, int, int], **fields: object) -> Document:
    found = DocumentAssembler()
    found.begin(begun(**fields))
    found.add_text(text.encode())
    found.add_paragraphs(b"".join(PARAGRAPH.pack(*each) for each in paragraphs))
    return found.end()


@pytest.mark.parametrize(
    "paragraphs",
    [
        [(0, 9, 0, 0, 0, 0)],
        [(3, 3, 0, 0, 0, 0)],
        [(3, 2, 0, 0, 0, 0)],
        [(0, 3, 0, 0, 0, 0), (2, 4, 0, 0, 0, 0)],
        [(0, 3, 99, 0, 0, 0)],
        [(0, 3, 0, 0, 0, 1)],
    ],
    ids=["after the end", "empty", "backwards", "overlapping", "of no kind", "of no section"],
)
def test_invalid_paragraphs_are_refused(paragraphs: list[tuple[int, int, int, int, int, int]]) -> None:
    with pytest.raises(ProtocolError):
        heard("text", *paragraphs)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": None},
        {"title": ["t"]},
        {"format": "no\x1b[31m"},
        {"date": "yesterday"},
        {"language": "../../etc"},
        {"pages": -1},
        {"pages": True},
        {"pages": 1e99},
        {"warnings": None},
        {"warnings": "a line"},
        {"warnings": ["a line", 1]},
        {"warnings": ["a line"] * 21},
        {"kept": [0, 0]},
        {"kept": [5, 0]},
        {"kept": 0},
        {"path": "/etc/passwd"},
    ],
)
def test_invalid_fields_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ProtocolError):
        heard("text", (0, 4, 0, 0, 0, 0), **fields)


@pytest.mark.parametrize("payload", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, pickle.dumps(FIRST)])
def test_malformed_first_frame_is_refused(payload: bytes) -> None:
    with pytest.raises(ProtocolError):
        DocumentAssembler().begin(payload)


def test_out_of_order_frames_are_refused() -> None:
    found = DocumentAssembler()
    for step in (found.add_text, found.add_section, found.add_paragraphs):
        with pytest.raises(ProtocolError):
            step(b"")
    with pytest.raises(ProtocolError):
        found.end()
    found.begin(begun())
    with pytest.raises(ProtocolError):
        found.begin(begun())


def test_received_text_is_made_safe() -> None:
    document = heard("a\x1b[31mb\u202ec", (0, 8, 0, 0, 0, 0), title="t\x1b]0;x\x07", part="p\nq")
    assert document.text == "a\ufffd[31mb\ufffdc"
    assert (document.title, document.part) == ("t\ufffd]0;x\ufffd", "p q")
    assert str(unreadable(json.dumps(["no\x1b[2J\nline", ""]).encode())) == "no\ufffd[2J line"
    assert DocumentAssembler().failure(json.dumps(["a\x07", "b\r\n", ""]).encode()).error == "b"
    with pytest.raises(ProtocolError):
        DocumentAssembler().failure(b'["a", 1, ""]')


@pytest.mark.parametrize("hint", ["", "limit", "password", "encoding:utf-16-le", "extra:pdf"])
def test_known_hint_is_passed_on(hint: str) -> None:
    assert unreadable(json.dumps(["is odd", hint]).encode()).hint == hint
    assert DocumentAssembler().failure(json.dumps([None, "is odd", hint]).encode()).hint == hint
    assert (
        DocumentAssembler().failure(failure_frame(Failure(None, None, "is odd", hint))[HEADER.size :]).hint
        == hint
    )
    assert unreadable(error_frame("is odd", hint)[HEADER.size :]).hint == hint


@pytest.mark.parametrize(
    "hint",
    ["unknown", "limit:\x1b[2J", "encoding:a b", "extra:" + "x" * 21, ":", "LIMIT", 1, None, ["limit"]],
)
def test_unknown_hint_is_refused(hint: object) -> None:
    with pytest.raises(ProtocolError):
        unreadable(json.dumps(["is odd", hint]).encode())
    with pytest.raises(ProtocolError):
        DocumentAssembler().failure(json.dumps([None, "is odd", hint]).encode())


@pytest.mark.parametrize("payload", [b"", b"{}", b'["a"]', b'["a", "", ""]', b"[1, 2]", b"\xff"])
def test_malformed_reason_is_refused(payload: bytes) -> None:
    with pytest.raises(ProtocolError):
        unreadable(payload)


@given(st.lists(st.tuples(st.integers(0, 6), st.binary(max_size=40)), max_size=8))
def test_random_frames_raise_only_protocol_error(frames: list[tuple[int, bytes]]) -> None:
    found = DocumentAssembler()
    steps = [
        *(found.begin, found.add_text, found.add_section, found.add_paragraphs, found.add_styles),
        found.failure,
    ]
    found.begin(begun())
    try:
        for step, payload in frames:
            steps[step](payload) if step < len(steps) else found.end()
    except ProtocolError:
        return


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(clean)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.data())
def test_document_versions_are_transferred_unchanged(parts: list[str], data: st.DataObject) -> None:
    speaker, found = DocumentSender(), DocumentAssembler()
    text, last = "", ()
    for part in parts:
        text = clean(text + part)
        cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
        place = st.builds(Place, st.sampled_from([None, 1, 700]), st.sampled_from([None, "a", "b"]))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        drawn = tuple(
            Paragraph(
                *pair, data.draw(st.sampled_from(KINDS)), data.draw(place), data.draw(st.integers(0, 9))
            )
            for pair in pairs
        )
        span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
        style = st.builds(
            lambda span, kind, address: Style(*span, kind, address),
            span,
            st.sampled_from(STYLE_KINDS),
            st.sampled_from(["", "https://example.org/a", "#top"]),
        )
        styles = tuple(sorted(data.draw(st.lists(style, max_size=4))))
        whole = Document(
            *(text, max(last, drawn, key=len) if text else (), "t", "pdf"), pages=len(parts), styles=styles
        )
        for each in speaker.frames(whole):
            kind, size = HEADER.unpack(each[: HEADER.size])
            payload = each[HEADER.size :]
            assert len(payload) == size
            steps = (found.begin, found.add_text, found.add_section, found.add_paragraphs, found.add_styles)
            step = dict(enumerate(steps, 1)).get(kind)
            came = step(payload) if step else found.end()
        assert came == whole
        last = whole.paragraphs


def test_warnings_are_made_safe_and_are_bounded() -> None:
    assert heard("text", warnings=["a\x1b[2J\nb"]).warnings == ("a\ufffd[2J b",)
    said_by_child = Document("text", (Paragraph(0, 4),), "t", warnings=("\U0001f600" * 9999,) * 99)
    found = DocumentAssembler()
    (begin, *_) = DocumentSender().frames(said_by_child)
    found.begin(begin[HEADER.size :])
    assert len(begin) < 1 << 20


def styled(rows: list[list[object]]) -> Document:
    found = DocumentAssembler()
    found.begin(begun())
    found.add_text(b"text")
    found.add_styles(json.dumps(rows).encode())
    return found.end()


@pytest.mark.parametrize(
    "rows",
    [
        [[0, 5, 0, ""]],
        [[3, 2, 0, ""]],
        [[2, 3, 0, ""], [1, 3, 0, ""]],
        [[0, 1, 99, ""]],
        [[0, 1, 0]],
        [[0, 1, 0, "a" * (LONGEST_ADDRESS + 1)]],
    ],
    ids=["after the end", "backwards", "unsorted", "of no kind", "short", "long address"],
)
def test_invalid_styles_are_refused(rows: list[list[object]]) -> None:
    with pytest.raises(ProtocolError):
        styled(rows)


def test_address_of_a_link_is_made_safe() -> None:
    row = [0, 4, STYLE_KINDS.index("link"), "https://example.org/\x1b[2J"]
    assert styled([row]).styles == (Style(0, 4, "link", "https://example.org/\ufffd[2J"),)


def test_addresses_beyond_the_limit_are_left_out() -> None:
    count = ADDRESSES // LONGEST_ADDRESS + 1
    styles = tuple(Style(0, 4, "link", "a" * LONGEST_ADDRESS) for _ in range(count))
    found = DocumentAssembler()
    steps = {1: found.begin, 2: found.add_text, 5: found.add_styles}
    for each in DocumentSender().frames(Document("text", (), "t", "html", styles=styles)):
        kind, _ = HEADER.unpack(each[: HEADER.size])
        came = steps[kind](each[HEADER.size :]) if kind in steps else found.end()
    assert came is not None
    assert [bool(style.address) for style in came.styles] == [True] * (count - 1) + [False]
