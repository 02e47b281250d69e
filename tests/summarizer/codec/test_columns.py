"""The format of stored analyses follows from the table of columns, so that nobody has to raise a number."""

from dataclasses import replace

import pytest

from summarizer.codec import columns, storage
from summarizer.codec.columns import ARRAYS, COLUMNS, FORMAT, Column, format_of
from summarizer.codec.storage import DecodeError, from_bytes, to_bytes
from summarizer.codec.stream import AnalysisPieces, of_analysis
from summarizer.document import Document, Paragraph
from summarizer.pipeline import analyze

TEXT = "Anna Berg left Oslo on 3 May. She said: “We will return.” The port stays closed."
DOCUMENT = Document(TEXT, (Paragraph(0, len(TEXT)),), "Port")


@pytest.mark.parametrize(
    "changed",
    [
        COLUMNS[:-1],
        (*COLUMNS, Column("extra", "I", lambda _: [])),
        (COLUMNS[1], COLUMNS[0], *COLUMNS[2:]),
        (COLUMNS[0]._replace(name="renamed"), *COLUMNS[1:]),
        (COLUMNS[0]._replace(code="I"), *COLUMNS[1:]),
    ],
    ids=["removed", "added", "swapped", "renamed", "narrower"],
)
def test_changed_column_changes_the_format(changed):
    assert format_of(changed) != FORMAT


def test_format_is_the_same_for_the_same_table():
    assert format_of(COLUMNS) == FORMAT
    assert len(FORMAT) == 8


@pytest.mark.parametrize("table", ["KINDS", "CONTEXTS", "ENTITY_TYPES", "NAMES"])
def test_changed_enumeration_changes_the_format(monkeypatch, table):
    monkeypatch.setattr(columns, table, (*getattr(columns, table), "another"))
    assert format_of(COLUMNS) != FORMAT


def test_changed_field_of_an_entity_changes_the_format(monkeypatch):
    monkeypatch.setattr(columns, "_names", lambda kind: (kind.__name__, "another field"))
    assert format_of(COLUMNS) != FORMAT


def test_analysis_of_another_format_is_refused(monkeypatch):
    data = to_bytes(analyze(DOCUMENT))
    monkeypatch.setattr(storage, "FORMAT", "00000000")
    with pytest.raises(DecodeError, match="another release"):
        from_bytes(DOCUMENT, data)


def test_each_array_is_stored_and_sent():
    sent = {name for name, _ in of_analysis(analyze(DOCUMENT))}
    names = {column.name for column in ARRAYS}
    assert names <= sent
    assert names <= {column.name for column in COLUMNS}
    assert {*AnalysisPieces().arrays} == names


def test_names_of_columns_are_distinct_and_no_names_of_other_pieces():
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert {*names} & {"sentences", "quotes", "mentions", "entities", "names", "size", "language"} == set()


def test_arrays_have_the_declared_type():
    analysis = replace(analyze(DOCUMENT), quotes=())
    assert [column.of(analysis).typecode for column in ARRAYS] == [column.code for column in ARRAYS]
