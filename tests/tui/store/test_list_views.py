"""Sort order and filter of the list of a folder, in the store."""

import os


def test_view_of_a_folder_is_kept_until_it_is_forgotten(session, tmp_path):
    store = session()
    outer, inner = os.fsencode(tmp_path), os.fsencode(tmp_path / "in")
    beside = outer + b"-2"
    for folder in (outer, inner, beside, b""):
        store.save_list_view(folder, "by title", "dam").result()
    again = session()
    assert again.list_view(inner) == ("by title", "dam")
    again.save_list_view(inner, "newest first", "").result()
    assert again.list_view(inner) == ("newest first", "")
    again.forget([tmp_path], cache=True)
    assert again.list_view(inner) is not None, "only text is deleted"
    again.forget([tmp_path])
    assert (again.list_view(outer), again.list_view(inner)) == (None, None)
    assert again.list_view(beside) == again.list_view(b"") == ("by title", "dam")
    again.forget(every=True)
    assert again.list_view(beside) is None
