"""Search over briefings: which are found, in which order, and where exactly."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.corpus.search import ranking
from summarizer.corpus.search.fts_text import Term, terms
from summarizer.corpus.search.index import DocumentKey, Index, Passages, passages_of
from summarizer.document import Document, Paragraph, Span

DAM = "Dam breaks at Orla\n\nThe dam at Orla broke on Monday. Mayor Anna Berg said nobody was hurt.\n"
HARBOR = "Harbor reopens\n\nThe harbor at Lund reopened. Ferries sail from noon.\n\nBerg was there.\n"
CAFE = "Talks\n\nThe café “Élan” in Ålesund opened. Ministers met in Kraków.\n"
ASIA = "Notes\n\n北京大学的学生昨天抵达东京。\n\nสวัสดีครับ and हिन्दी समाचार.\n\nΗ Αθήνα και Ёлка.\n"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("berg ", {0, 1}),
        ("anna berg", {0}),
        ("ferries berg", {1}),  # not in one paragraph
        ("orla lund ", set()),  # not in one briefing
        ("dam", {0}),
        ("ma", {0}),  # Mayor, Monday: still being typed
        ("ma ", set()),
        ('"anna berg"', {0}),
        ('"berg anna"', set()),
        ('"berg was"', {1}),
        ('"noon berg"', set()),  # a phrase does not go over the end of a paragraph
        ("BERG", {0, 1}),
        ("cafe elan", {2}),
        ("CAFÉ krakow", {2}),
        ("alesund", {2}),
        ("北京", {3}),
        ("京大学", {3}),
        ("京东", set()),
        ("สวัสดี", {3}),
        ("हिन्दी", {3}),
        ("हिन्दी ", {3}),
        ("Αθηνα елка", {3}),
        ("xyzzy", set()),
        ("", set()),
        ("***", set()),
    ],
)
def test_query_finds_the_expected_briefings(shelf, query: str, found: set[int]) -> None:
    it = shelf(DAM, HARBOR, CAFE, ASIA)
    answer = it.find(query)
    assert {hit.number for hit in answer.hits} == found
    assert answer.total == len(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('berg"', {0, 1}),
        ("berg*", {0, 1}),
        ("-berg", {0, 1}),
        ("^berg", {0, 1}),
        ("berg + anna", {0}),
        ('"berg" OR "xyzzy', set()),
        ("berg NOT anna", set()),  # there is no "not" in any
        ("NEAR(berg anna)", set()),
        ("title:berg", set()),
        ("{title body}: berg", set()),
        ("be\0rg", set()),
        ("'; DROP TABLE words; --", set()),
        ('""""""', set()),
        ("(", set()),
    ],
)
def test_query_operators_are_literal_text(shelf, query: str, found: set[int]) -> None:
    it = shelf(DAM, HARBOR)
    assert set(it.numbers(query)) == found
    assert set(it.numbers("berg ")) == {0, 1}, "and the index is as it was"


def test_punctuated_word_is_found_whole_and_by_parts(shelf) -> None:
    it = shelf("Notes\n\nThe U.S. said it doesn't count Covid-19 at 10.30.\n")
    assert it.places("U.S.") == ["U.S"]
    assert it.places("doesn't ") == ["doesn't"]
    assert it.places("covid-19") == ["Covid-19"]
    assert it.places("covid") == ["Covid"]
    assert it.places("10.30") == ["10.30"]


def test_match_span_is_exact_in_normalized_scripts(shelf) -> None:
    it = shelf(ASIA)
    assert it.places("東京") == []
    assert it.places("东京") == ["东京"]
    assert it.places("समाचार") == ["समाचार"]
    assert it.places("елка") == ["Ёлка"]
    assert it.places("ครับ") == ["ครับ"]


# Order


def test_briefings_with_all_terms_in_one_paragraph_rank_first(shelf) -> None:
    far = "Notes\n\nBerg spoke.\n\nThe ferry sank.\n"
    near = "Notes\n\nIt rained for days, and the roads were closed, when Berg took the ferry to Lund again.\n"
    assert shelf(far, near, far).numbers("berg ferry ") == [1, 0, 2]


def test_briefings_rank_by_terms_in_their_best_paragraph(shelf) -> None:
    one_each = "Notes\n\nBerg spoke.\n\nThe ferry sank.\n\nLund slept.\n"
    two = "Notes\n\nIt rained for days and days, and Berg went on a ferry then.\n\nLund slept.\n"
    it = shelf(one_each, two)
    assert it.numbers("berg ferry lund ") == [1, 0]
    assert it.places("berg ferry lund ")[0] == "Berg"


def test_title_match_ranks_above_text_match(shelf) -> None:
    text = "Notes of the day\n\nThe ferry, the ferry, the ferry.\n"
    title = "A ferry sinks\n\nIt rained for days, and the roads were closed.\n"
    it = shelf(text, "Notes\n\nNothing here at all.\n", title)
    assert it.numbers("ferry ") == [2, 0]
    first = it.find("ferry ").hits[0]
    assert (first.title, first.title_lit) == ("A ferry sinks", (Span(2, 7),))
    assert first.snippet == "It rained for days, and the roads were closed.", "how the text goes on"
    assert it.places("ferry ")[0] == "ferry"


def test_title_absent_from_the_text_is_searchable(shelf) -> None:
    it = shelf()
    it.put(7, "it rained for days, and the roads were closed.\n", name="ferry-report.txt")
    (hit,) = it.find("ferry").hits
    assert (hit.number, hit.title, hit.title_lit) == (7, "ferry-report", (Span(0, 5),))
    assert hit.span == Span(0, 0)
    (hit,) = it.find("ferry rained").hits
    assert it.documents[DocumentKey(7, 0)].at(hit.span) == "rained"


def test_common_terms_rank_by_title_then_newest_date(shelf, monkeypatch) -> None:
    monkeypatch.setattr(ranking, "RANKED", 2)
    texts = [
        "Notes\n\n2026-01-05\n\nThe ferry sank.\n",
        "Notes\n\n2026-01-07\n\nIt rained.\n\nThe ferry sank.\n",
        "The ferry\n\n2026-01-01\n\nIt sank.\n",
        "Notes\n\nthe ferry sank, and no day is given.\n",
        "Notes\n\n2026-01-05\n\nAnother ferry.\n",
    ]
    it = shelf(*texts)
    assert it.numbers("ferry ") == [2, 1, 0, 4, 3]
    assert it.find("ferry ", limit=2).total == 5
    assert [hit.number for hit in it.find("ferry ", limit=2).hits] == [2, 1]
    assert it.places("ferry ") == ["ferry"] * 5
    assert it.numbers("ferry sank ") == [1, 0, 3, 2], "together before scattered"


def test_result_limit_truncates_hits_but_not_the_total(shelf) -> None:
    it = shelf(*[f"Notes\n\nFerry number {n} sank.\n" for n in range(9)])
    answer = it.find("ferry ", limit=4)
    assert (len(answer.hits), answer.total) == (4, 9)


# Changes


def test_removed_briefing_is_no_longer_found(shelf) -> None:
    it = shelf(DAM, HARBOR)
    it.index.remove(0)
    assert it.numbers("berg ") == [1]
    assert it.find("berg ").total == 1
    it.put(0, "Quiet\n\nNothing broke today.\n")
    assert it.numbers("orla ") == []
    assert it.numbers("broke ") == [0]
    it.index.remove(5)


def test_removal_keeps_the_index_consistent(shelf) -> None:
    it = shelf(*[DAM, HARBOR, CAFE, ASIA] * 20)
    it.put(99, "a text without a title of its own, on many days.", name="other.txt")
    for number in [*range(0, 80, 2), 99]:
        it.index.remove(number)
    it.index.settle()
    it.index._db.execute("INSERT INTO words(words) VALUES('integrity-check')")
    it.index._db.execute("INSERT INTO titles(titles) VALUES('integrity-check')")
    assert it.find("berg ").total == 20
    assert it.find("dam").total == 0
    titles = it.index._db.execute("SELECT count(*) FROM titles WHERE titles MATCH 'dam* OR text*'")
    assert titles.fetchone() == (0,), "titles go, too"


def test_partially_indexed_document_is_searchable(shelf) -> None:
    it = shelf(DAM)
    lines = "\n\n".join(f"Line {n} tells of a ferry." for n in range(1_000))
    text = f"Long\n\n{lines}"
    document = Document(text, _paragraphs(text), "Long")
    steps = it.index.add(DocumentKey(1, 0), document)
    seen = 0
    for _ in steps:
        seen += 1
        for hit in it.find("ferry line").hits:
            assert document.at(hit.span) == "Line"
    assert seen > 5
    assert it.find("999").total == 1


def test_huge_paragraph_is_searchable_to_its_end(shelf) -> None:
    words = " ".join(f"w{n}" for n in range(5_000))
    it = shelf(f"Notes\n\n{words} needle and {words} end.\n")
    (hit,) = it.find("needle").hits
    assert it.places("needle") == ["needle"]
    assert "needle" in hit.snippet
    assert it.places("w4999 ") == ["w4999"]
    assert it.places("end") == ["end"]


def test_index_uses_no_file(shelf) -> None:
    it = shelf(DAM)
    for db in (it.index._db, it.index._marker._db):
        assert [name for _, _, name in db.execute("PRAGMA database_list") if name] == []
        assert db.execute("PRAGMA temp_store").fetchall() == [(2,)]


# Offsets, whatever the text

_LETTERS = (
    "abcde\u00e9\u0301\u00c9\u00e8\u00e7\u00f1\u00c5\u00f8\u00df\u017c\u017e"
    'ABC \t\n.,\u2019"*-(\u4eac\u6771\u90fd\u0e01\u0e02\u0e04\u0e49'
)
_TEXTS = st.lists(st.text(_LETTERS, max_size=60), min_size=1, max_size=6)


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    found, at = [], 0
    for part in text.split("\n\n"):
        if part:
            found.append(Paragraph(at, at + len(part)))
        at += len(part) + 2
    return tuple(found)


def _folded(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(c for c in bare.lower() if c.isalnum())


@given(_TEXTS, st.text(_LETTERS, min_size=1, max_size=8), st.booleans())
@examples(100, ci=40)
def test_match_span_covers_a_query_term(texts: list[str], query: str, typed: bool) -> None:
    index = Index()
    documents = []
    for number, text in enumerate(texts):
        document = Document(text, _paragraphs(text), "Title 0")
        if document.paragraphs:
            documents.append((number, document))
            for _ in index.add(DocumentKey(number, 0), document):
                pass
    wanted = terms(query if typed else query + " ")
    answer = index.search(wanted, 50)
    for hit in answer.hits:
        document = dict(documents)[hit.number]
        at = _folded(document.at(hit.span))
        assert any(_matches(at, term) for term in wanted), (at, wanted)
        assert [_folded(hit.snippet[a:b]) != "" for a, b in hit.lit] == [True] * len(hit.lit)
    index.close()


def _matches(found: str, term: Term) -> bool:
    """The term, once or several times over where its places overlap; more after it where it is a prefix."""
    text = _folded(term.text)
    return found.startswith(text) if term.prefix else found.replace(text, "") == "" or text in found


@given(st.text(_LETTERS, min_size=20, max_size=200), st.data())
@examples(100, ci=40)
def test_each_ascii_word_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    runs = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in text).split()
    words = [run for run in runs if run.isascii()]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    index = Index()
    for _ in index.add(DocumentKey(0, 0), Document(text, (Paragraph(0, len(text)),), "Title 0")):
        pass
    (hit,) = index.search(terms(word), 5).hits
    assert _folded(text[hit.span.start : hit.span.end]).startswith(_folded(word))
    index.close()


def test_stored_passages_round_trip(monkeypatch) -> None:
    monkeypatch.setattr("summarizer.corpus.search.index.LONGEST", 40)
    monkeypatch.setattr("summarizer.corpus.search.index.BLOCK", 100)
    text = "\n\n".join(string.ascii_letters * n for n in range(1, 9)) + "\n\n" + "é字 " * 200
    document = Document(text, _paragraphs(text), "t")
    spans = list(passages_of(document))
    assert "".join(map(document.at, spans)) == "".join(map(document.at, document.paragraphs))
    kept = Passages()
    for start in range(0, len(spans), 7):
        kept.add(text, spans[start : start + 7])
    assert [kept.text(at) for at in range(len(kept))] == [document.at(span) for span in spans]
    assert [kept.span(at) for at in range(len(kept))] == spans
