"""Parts of files are known by what they hold: a feed that goes on has its old entries elsewhere."""

from pathlib import Path

from file_samples import RSS

from summarizer.readers import open_documents
from tui.store.state import ContentKey, State


def entries(path: Path, data: bytes) -> list:
    path.write_bytes(data)
    return list(open_documents(path))


def test_moved_feed_entry_is_known_and_its_replacement_new(session, tmp_path):
    path = tmp_path / "news.rss"
    first, second = entries(path, RSS)
    store = session()
    for each in (first, second):
        store.save(State(ContentKey.of(each), path=path, read=True, place=3)).result()
    newer = RSS.replace(
        b"<item>", b"<item><title>Newer</title><description>They left.</description></item><item>", 1
    )
    new, moved, *_ = entries(path, newer)
    assert (new.part, moved.part) == (first.part, second.part)
    assert store.resume(moved, path).origin == "known"
    assert store.resume(moved, path).state.place == 3
    assert store.resume(new, path).origin == "new"
    listed = [(ContentKey.of_entry(each.part_sha256, each.part), path) for each in (new, moved)]
    assert store.reading_statuses(listed) == ["unread", "read"]
    assert session().reading_statuses(listed) == ["unread", "read"]


def test_forgetting_a_file_forgets_all_its_parts(session, tmp_path):
    path = tmp_path / "news.rss"
    first, second = entries(path, RSS)
    store = session()
    for each in (first, second):
        store.save(State(ContentKey.of(each), path=path, read=True)).result()
    found, _ = store.forget([path])
    assert found.briefings == 2
    assert store.state(ContentKey.of(first)) is None
