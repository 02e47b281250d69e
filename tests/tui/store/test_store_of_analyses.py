"""Analyses that are kept from session to session, bounded; and what briefings told."""

import sqlite3
from array import array
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from summarizer.name_rules import NameRule, NameRules
from summarizer.pipeline import analyze
from tui.store import analyses
from tui.store.deferred import NAME
from tui.store.state import ContentKey

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_cached_analysis_is_available_in_the_next_session(session, tmp_path, document):
    found = document(tmp_path / "a.txt")
    store = session()
    assert store.analysis(found) is None
    store.cache_analysis(analyze(found)).result()
    assert session().analysis(found) == analyze(found)
    assert session(cache=False).analysis(found) is None
    assert session().analysis(replace(found, part="2")) is None


def test_cached_analysis_of_another_release_is_ignored(session, tmp_path, monkeypatch, document):
    found = document(tmp_path / "a.txt")
    session().cache_analysis(analyze(found)).result()
    monkeypatch.setattr(analyses, "maker", lambda _: "99/1")
    other = document(tmp_path / "b.txt", "It rained. It snowed.")
    store = session()
    assert store.analysis(found) is None
    store.cache_analysis(analyze(other)).result()
    monkeypatch.undo()
    assert session().analysis(found) is None  # what nobody reads any more does not take room


def test_cached_analysis_of_a_changed_engine_is_ignored(session, tmp_path, monkeypatch, document):
    """Of the same release: a checkout in which a weight was changed."""
    found = document(tmp_path / "a.txt")
    session().cache_analysis(analyze(found)).result()
    monkeypatch.setattr("summarizer.codec.storage.engine_key", lambda: "0.1.0+changed")
    assert session().analysis(found) is None
    monkeypatch.undo()
    assert session().analysis(found) is not None


def test_cached_analysis_with_other_rules_about_names_is_ignored(session, tmp_path, document):
    found = document(tmp_path / "a.txt")
    old, new = (NameRules((NameRule("Lund", type_),)) for type_ in ("person", "organization"))
    store = session(rules=old.digest)
    store.cache_analysis(analyze(found, rules=old)).result()
    assert session(rules=new.digest).analysis(found) is None
    assert session().analysis(found) is None
    assert session(rules=old.digest).analysis(found) == analyze(found, rules=old)
    session(rules=new.digest).cache_analysis(analyze(found, rules=new)).result()
    assert session(rules=old.digest).analysis(found) is None  # hidden names are not left in the file
    assert session(rules=new.digest).analysis(found) == analyze(found, rules=new)


def test_damaged_analysis_is_evicted(session, state_folder, tmp_path, document):
    found = document(tmp_path / "a.txt")
    store = session()
    store.cache_analysis(analyze(found)).result()
    with sqlite3.connect(state_folder / NAME) as connection:
        connection.execute("UPDATE analyses SET data = substr(data, 1, 40)")
    connection.close()
    assert store.analysis(found) is None
    store.flush()
    store.cache_analysis(analyze(found)).result()
    assert store.analysis(found) == analyze(found)


def test_analysis_cache_evicts_the_least_recently_used(session):
    store = session()

    def put(name: str, size: int) -> None:
        store._database.write(
            lambda connection: analyses.put(connection, ContentKey(name), b"x" * size, "1", store.secret, 100)
        )

    def there() -> str:
        names = "abcde"
        return "".join(n for n in names if analyses.find(store._database, ContentKey(n), "1", store.secret))

    for name in "abc":
        put(name, 30)
    store._database.write(lambda connection: analyses.touch(connection, ContentKey("a"), store.secret))
    put("d", 30)
    assert there() == "acd"
    put("e", 95)
    assert there() == "e"
    put("a", 101)
    assert there() == "e"


def test_known_facts_can_be_limited_by_time_and_briefing(session):
    store = session()
    store.remember(ContentKey("1"), NOON, array("Q", [1, 2**64 - 1]))
    store.remember(ContentKey("2"), NOON + HOUR, array("Q", [1, 7]))
    store.remember(ContentKey("3", "part"), NOON + 2 * HOUR, array("Q", [9]))
    store.remember(ContentKey("1"), NOON + 3 * HOUR, array("Q", [1, 2**64 - 2])).result()
    store.flush()
    store = session()
    assert store.known_facts() == {1, 7, 9, 2**64 - 2}
    assert store.known_facts(NOON + HOUR) == {1, 2**64 - 2}
    assert store.known_facts(NOON + 2 * HOUR, but="1") == {1, 7}
    assert [*store.facts_by_briefing(but="2")] == [
        ("1", NOON, array("Q", [1, 2**64 - 2])),
        ("3", NOON + 2 * HOUR, array("Q", [9])),
    ]
    assert analyses.known_facts(store._database, None, None) == store.known_facts()
