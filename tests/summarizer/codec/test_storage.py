"""Stored analyses come back as they were, or are refused if they are damaged or outdated."""

import os
import shutil
import subprocess
import sys
import zlib
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summarizer
from summarizer.analysis import Analysis
from summarizer.codec import storage
from summarizer.codec.storage import (
    ARRAYS,
    COLUMNS,
    FORMAT,
    Column,
    DecodeError,
    _checksum,
    digest,
    digest_of,
    engine_key,
    format_of,
    from_bytes,
    to_bytes,
)
from summarizer.codec.stream import AnalysisPieces, analysis_pieces
from summarizer.document import ENTITY_TYPES, Context, Document, Entity, Paragraph, Quote, Sentence, Span
from summarizer.facts.facts import Facts
from summarizer.pipeline import analyze
from summarizer.ranking.scores import NAMES, Ranking, Scores
from summarizer.ranking.term_index import TermIndex
from summarizer.readers import open_documents
from summarizer.summary import Length

SEED = Path(__file__).parents[3] / "seeds" / "abu-dhabi-talks.txt"
EMPTY = Document("", (), "Nothing")

offset = st.integers(0, 2**32 - 1)
name = st.text(st.characters(), max_size=8)  # lone surrogates among them
number = st.floats(allow_nan=False, width=32)
floats, wholes = st.lists(number).map(lambda n: array("f", n)), st.lists(offset).map(lambda n: array("I", n))
spans = st.builds(lambda start, size: Span(start, start + size), offset, offset)
entities = st.builds(
    Entity,
    name,
    name,
    st.sampled_from(ENTITY_TYPES),
    st.lists(spans, max_size=4).map(tuple),
    st.lists(name, max_size=3).map(tuple),
    st.none() | name,
    st.none() | name,
    number,
    number,
)
quotes = st.builds(
    Quote, offset, offset, st.sampled_from(["direct", "reported"]), st.none() | name, st.none() | name
)
prints = st.lists(st.integers(0, 2**64 - 1), max_size=6).map(lambda n: array("Q", n))
kinds = st.sampled_from(["heading", "body", "list", "quote", "table", "code", "byline"])


contexts = st.lists(
    st.builds(Context, offset, offset, st.sampled_from(["lead-in", "heading"])), max_size=2
).map(tuple)


@st.composite
def analyses(draw):
    units = st.builds(Sentence, offset, offset, offset, kinds, st.none() | name, contexts)
    sentences = draw(st.lists(units, max_size=5))
    count = len(sentences)
    numbers = st.lists(offset, min_size=count, max_size=count)
    parts = draw(st.lists(number, min_size=count * len(NAMES), max_size=count * len(NAMES)))
    terms = TermIndex(draw(wholes), draw(floats), array("I", [0, *draw(numbers)]), draw(offset))
    ranking = Ranking(
        Scores(array("f", parts)), terms, draw(wholes), *(array("I", draw(numbers)) for _ in "wc")
    )
    return Analysis(
        Document(draw(name), (), "title", language=draw(st.none() | st.just("en"))),
        tuple(sentences),
        tuple(draw(st.lists(entities, max_size=4))),
        tuple(draw(st.lists(quotes, max_size=4))),
        ranking,
        Facts(draw(prints), tuple(draw(st.lists(name, max_size=4))), draw(prints)),
    )


@pytest.fixture(scope="module")
def seed() -> Analysis:
    (document,) = open_documents(SEED)
    return analyze(document)


@given(analyses())
def test_generated_analysis_round_trips(analysis):
    read = replace(analysis.document, language=None)  # as its reader gives it
    assert from_bytes(read, to_bytes(analysis)) == analysis


def test_real_analysis_round_trips_in_compact_form(seed):
    (document,) = open_documents(SEED)
    again = from_bytes(document, to_bytes(seed))
    assert again == seed
    assert again.summary(Length(120, "words"), "e1") == seed.summary(Length(120, "words"), "e1")
    assert len(to_bytes(seed)) < 3 * len(document.text)


def test_empty_analysis_round_trips():
    assert from_bytes(EMPTY, to_bytes(analyze(EMPTY))) == analyze(EMPTY)


@pytest.mark.parametrize("place", [0, 15, 16, 17, 0.3, 0.6, 0.9, -5, -1])
def test_flipped_bit_is_detected(seed, place):
    kept = bytearray(to_bytes(seed))
    kept[int(place * len(kept)) if isinstance(place, float) else place] ^= 4
    with pytest.raises(ValueError, match="damaged"):
        from_bytes(seed.document, bytes(kept))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_truncated_data_is_detected(seed, share):
    kept = to_bytes(seed)
    with pytest.raises(ValueError, match="damaged"):
        from_bytes(seed.document, kept[: int(share * len(kept))])


@given(st.binary() | st.sampled_from([b"[]", b"{}", b"null", b'{"text": 1}', b"[" * 99999]))
def test_corrupt_payload_raises_only_value_error(inside):
    told = zlib.compress(inside)
    packed = len(told).to_bytes(8, "little") + told
    with pytest.raises(ValueError, match="kept analysis"):
        from_bytes(EMPTY, _checksum(packed) + packed)


@pytest.mark.parametrize("wrong", ["rows", "type", "counts"])
def test_inconsistent_analysis_is_refused(seed, wrong):
    fewer = {
        "rows": replace(seed, sentences=seed.sentences[1:]),
        "type": replace(seed, entities=(seed.entities[0]._replace(type="ghost"),)),
        "counts": replace(seed, ranking=replace(seed.ranking, words=seed.ranking.words[1:])),
    }
    with pytest.raises(ValueError, match="kept analysis"):
        from_bytes(seed.document, to_bytes(fewer[wrong]))


@pytest.mark.parametrize("data", [b"", b"\0" * 16, b"garbage" * 40])
def test_arbitrary_data_is_refused(data):
    with pytest.raises(ValueError, match="damaged"):
        from_bytes(EMPTY, data)


def test_analysis_of_another_text_is_refused(seed):
    changed = replace(seed.document, text=seed.document.text.replace("Ukraine", "Ukrainf", 1))
    with pytest.raises(ValueError, match="another text"):
        from_bytes(changed, to_bytes(seed))


def test_storage_import_loads_no_ranking_numpy_or_pickle():
    """The process of the screen does it."""
    script = "import sys, summarizer.codec.storage; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"nltk", "numpy", "summarizer.ranking.rank", "summarizer.language.words", "pickle"}
    assert {*done.stdout.split()} & heavy == set()


ENGINE = Path(summarizer.__file__).parent


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The engine's files, with their times."""
    folder = tmp_path_factory.mktemp("copy") / "summarizer"
    shutil.copytree(ENGINE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def key_in(folder: Path) -> str:
    """The key that a process computes which imports the engine from there."""
    code = "from summarizer.codec.storage import engine_key; print(engine_key())"
    environment = {**os.environ, "PYTHONPATH": str(folder.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, cwd=folder.parent
    )
    return found.stdout.decode().strip()


@pytest.mark.parametrize(
    "changed",
    [
        "ranking/scores.py",
        "language/data/stop_words.tsv",
        "entities/lexicon/data/cities.txt",
        "entities/tagger/weights/names.npz",
        "analysis.py",
    ],
)
def test_change_of_weights_lexicon_model_or_code_changes_the_key(copy, changed):
    before = digest(copy)
    file = copy / changed
    data = file.read_bytes()
    file.write_bytes(data + b"\n")
    after = digest(copy)
    assert after != before
    file.unlink()
    assert digest(copy) not in {before, after}
    file.write_bytes(data)  # Later tests import the copy.


def test_change_of_equal_size_changes_the_key(copy):
    before = digest(copy)
    file = copy / "language" / "stop_words.py"
    data = file.read_bytes()
    file.write_bytes(data[::-1])
    assert digest(copy) != before
    file.write_bytes(data)


def test_changed_engine_changes_the_key_of_the_next_process(copy):
    before = key_in(copy)
    assert key_in(copy) == before
    with (copy / "document.py").open("a") as stream:
        stream.write("# one more line\n")
    assert key_in(copy) != before


def test_compiled_and_hidden_files_do_not_change_the_key(copy):
    before = digest(copy)
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "document.cpython-311.pyc").write_bytes(b"compiled")
    (copy / ".document.py.swp").write_bytes(b"being edited")
    assert digest(copy) == before


def test_digest_separates_its_parts():
    assert digest_of(["ab", "c"]) != digest_of(["a", "bc"])
    assert digest_of(["\udc80"]) != digest_of(["x"])


def test_engine_key_names_the_release_and_is_stable():
    from summarizer.__about__ import version

    assert engine_key() == engine_key()
    assert engine_key().startswith(f"{version()}+")


PORT_TEXT = "Anna Berg left Oslo on 3 May. She said: “We will return.” The port stays closed."
PORT = Document(PORT_TEXT, (Paragraph(0, len(PORT_TEXT)),), "Port")


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
    monkeypatch.setattr(storage, table, (*getattr(storage, table), "another"))
    assert format_of(COLUMNS) != FORMAT


def test_changed_field_of_an_entity_changes_the_format(monkeypatch):
    monkeypatch.setattr(storage, "_names", lambda kind: (kind.__name__, "another field"))
    assert format_of(COLUMNS) != FORMAT


def test_analysis_of_another_format_is_refused(monkeypatch):
    data = to_bytes(analyze(PORT))
    monkeypatch.setattr(storage, "FORMAT", "00000000")
    with pytest.raises(DecodeError, match="another release"):
        from_bytes(PORT, data)


def test_each_array_is_stored_and_sent():
    sent = {name for name, _ in analysis_pieces(analyze(PORT))}
    names = {column.name for column in ARRAYS}
    assert names <= sent
    assert names <= {column.name for column in COLUMNS}
    assert {*AnalysisPieces().arrays} == names


def test_names_of_columns_are_distinct_and_no_names_of_other_pieces():
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert {*names} & {"sentences", "quotes", "mentions", "entities", "names", "size", "language"} == set()


def test_arrays_have_the_declared_type():
    analysis = replace(analyze(PORT), quotes=())
    assert [column.of(analysis).typecode for column in ARRAYS] == [column.code for column in ARRAYS]
