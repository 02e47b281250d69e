"""The store of a session is opened when it is first needed."""

from pathlib import Path

from tui.store.deferred import NAME, DeferredStore


def test_store_without_a_folder_is_empty() -> None:
    store = DeferredStore(None)
    assert store.is_empty
    assert not store.get().lasting
    store.close()


def test_store_creates_its_file_when_it_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    store = DeferredStore(folder)
    assert store.is_empty
    assert not folder.exists()
    assert store.get().lasting
    assert store.get() is store.get()
    assert (folder / NAME).exists()
    store.close()


def test_store_with_a_file_is_not_empty(tmp_path: Path) -> None:
    before = DeferredStore(tmp_path / "state")
    before.get()
    before.close()
    assert not DeferredStore(tmp_path / "state").is_empty


def test_store_that_was_not_opened_leaves_nothing(tmp_path: Path) -> None:
    store = DeferredStore(tmp_path / "state")
    store.close()
    assert [*store.messages] == []
    assert not (tmp_path / "state").exists()


def test_messages_of_opening_are_those_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"no folder")
    store = DeferredStore(tmp_path / "state")
    store.get()
    assert [message.partition(":")[0] for message in store.messages] == [
        "nothing of this session is remembered"
    ]
    store.close()
