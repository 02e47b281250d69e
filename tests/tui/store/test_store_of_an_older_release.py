"""A store that release 0.1.0 wrote, with the briefings that it is of: what readers kept stays.

That release wrote `from_0_1_0/state.sqlite3` from the files beside it, as if they were in `/briefings`. It
took list items for nothing that can be kept, and each line of `upgrade.txt` for a paragraph.
"""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from summarizer.analysis import Analysis
from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from tui.store.state import ContentKey, Outline, State
from tui.store.store import RestoredState, Store

HERE = Path(__file__).with_name("from_0_1_0")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    shutil.copy(HERE / "state.sqlite3", tmp_path)
    found = Store(tmp_path)
    yield found
    found.close()
    assert found.messages == []


@pytest.fixture
def opened_again(store: Store) -> Callable[[str], tuple[Analysis, RestoredState]]:
    def open_again(name: str) -> tuple[Analysis, RestoredState]:
        (document,) = open_documents(HERE / name)
        assert isinstance(document, Document)
        analysis = analyze(document)
        outline = store.secret.outline(analysis)
        return analysis, store.resume(document, Path("/briefings") / name, outline)

    return open_again


def texts(analysis: Analysis, units: frozenset[int]) -> list[str]:
    return [analysis.document.line(analysis.sentences[unit])[:40] for unit in sorted(units)]


def test_kept_sentences_and_notes_are_found_again(opened_again) -> None:
    analysis, resumed = opened_again("inquiry.txt")
    assert resumed.origin == "known"
    assert not resumed.lost.any
    assert texts(analysis, resumed.state.pinned) == [
        "The inquiry into the loss of the ferry M",
        'Northgate Marine Group Inc. ("Northgate"',
        "The yard denied that it had issued one.",
    ]
    assert texts(analysis, resumed.state.dropped) == ["The transport minister, Ilse Brandt, sai"]
    assert {texts(analysis, frozenset({unit}))[0]: line for unit, line in resumed.state.notes.items()} == {
        "The inquiry into the loss of the ferry M": "two warnings",
        'Northgate Marine Group Inc. ("Northgate"': "who owns Northgate?",
        "The yard denied that it had issued one.": "ask the yard",
    }
    assert (resumed.state.read, resumed.state.length, resumed.state.unplaced) == (True, "4", ())


def test_marks_and_the_place_stay_where_they_were(opened_again) -> None:
    analysis, resumed = opened_again("inquiry.txt")
    text = analysis.document.text
    assert text[resumed.state.place :].startswith("that operators report")
    assert {letter: text[at : at + 12] for letter, at in resumed.state.marks.items()} == {
        "a": "present rule",
        "b": "families rec",
    }


def test_lines_that_were_kept_are_the_sentences_that_they_were_part_of(opened_again) -> None:
    analysis, resumed = opened_again("upgrade.txt")
    assert resumed.origin == "known"
    assert texts(analysis, resumed.state.pinned) == ["Northgate Water, one of the largest supp"]
    assert texts(analysis, resumed.state.dropped) == ["The works will serve four towns, South B"]
    assert [*resumed.state.notes.values()] == ["who says so?; check the sum"]
    assert not resumed.lost.any


def test_what_may_no_longer_be_chosen_stays_kept(opened_again) -> None:
    analysis, resumed = opened_again("letter.eml")
    assert texts(analysis, resumed.state.pinned) == ["Dear Bob,", "Please tell the bus company by Friday."]
    kept = analysis.summary(pinned=resumed.state.pinned)
    assert {excerpt.sentence for excerpt in kept.excerpts} >= resumed.state.pinned
    assert {*resumed.state.notes.values()} == {"he is on leave", "done on Wednesday"}


def test_markdown_with_list_items_is_found_again(opened_again) -> None:
    analysis, resumed = opened_again("situation.md")
    assert texts(analysis, resumed.state.pinned) == ["The river fell by 40 centimetres overnigh"[:40]]
    assert [*resumed.state.notes.values()] == ["trend"]
    assert not resumed.lost.any


def test_no_briefing_is_changed_or_unread(store: Store) -> None:
    asked = []
    for name in ("inquiry.txt", "upgrade.txt", "letter.eml", "situation.md"):
        (document,) = open_documents(HERE / name)
        assert isinstance(document, Document)
        asked.append((ContentKey.of(document), Path("/briefings") / name))
    assert store.reading_statuses(asked) == ["read"] * 4


def test_entity_in_focus_is_found_again(store: Store, opened_again) -> None:
    analysis, resumed = opened_again("inquiry.txt")
    entity = store.secret.focused(resumed.state.focus, analysis.entities)
    assert entity is not None
    assert "Northgate" in entity.name


def outline(text: str, cuts: list[int]) -> Outline:
    """Units of a text that is cut at offsets; the fingerprint of each is that of its words."""
    bounds = [0, *cuts, len(text)]
    units = [text[start:end].strip() for start, end in pairwise(bounds)]
    return Outline(array("Q", (hash(unit) & (2**63 - 1) for unit in units)), array("I", bounds))


TEXT = "Aaaa bbbb. Cccc dddd. Eeee ffff. Gggg hhhh. "


@pytest.mark.parametrize(
    ("old", "new", "kept", "found"),
    [
        ([11, 22, 33], [22, 33], {0}, {0}),  # two became one
        ([11, 22, 33], [22, 33], {1, 2}, {0, 1}),
        ([22, 33], [11, 22, 33], {0}, {0, 1}),  # one became two
        ([5, 22, 33], [11, 22, 33], {0}, {0}),  # the end moved
        ([11, 22, 33], [11, 22, 33], {3}, {3}),
    ],
)
def test_units_of_the_same_text_are_found_by_their_offsets(
    tmp_path: Path, old: list[int], new: list[int], kept: set[int], found: set[int]
) -> None:
    store = Store(tmp_path)
    document = Document(TEXT, (), "t", sha256="00aa")
    notes = dict.fromkeys(sorted(kept), "why")
    state = State(
        ContentKey("00aa"), outline=outline(TEXT, old), pinned=frozenset(kept), notes=notes, read=True
    )
    store.save(replace(state, place=12, marks={"a": 23})).result()
    resumed = store.resume(document, None, outline(TEXT, new))
    assert (resumed.origin, resumed.lost.any) == ("known", False)
    assert resumed.state.pinned == found
    assert {*resumed.state.notes} <= found
    assert (resumed.state.place, resumed.state.marks, resumed.state.read) == (12, {"a": 23}, True)
    store.close()


def test_note_without_a_sentence_is_kept_and_listed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    changed = "Xxxx yyyy. Zzzz wwww. Vvvv uuuu."
    document = Document(changed, (), "t", sha256="00aa")
    state = State(
        ContentKey("00aa"), outline=outline(TEXT, [11, 22, 33]), pinned=frozenset({1}), notes={1: "why"}
    )
    store.save(state).result()
    resumed = store.resume(document, None, outline(changed, [11]))
    assert (resumed.state.notes, resumed.state.unplaced) == ({}, ("why",))
    store.save(resumed.state).result()
    store.close()
    again = Store(tmp_path)
    kept = again.state(ContentKey("00aa"))
    assert kept is not None
    assert kept.unplaced == ("why",)
    again.close()


def test_analysis_of_an_older_format_is_made_again_and_kept_sentences_stay(store, opened_again) -> None:
    analysis, _ = opened_again("inquiry.txt")
    assert store.analysis(analysis.document) is None
    store.cache_analysis(analysis).result()
    assert store.analysis(analysis.document) == analysis
    _, resumed = opened_again("inquiry.txt")
    assert len(resumed.state.pinned) == 3
    assert resumed.state.notes
