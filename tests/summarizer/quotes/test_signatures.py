"""Signatures with titles, "in the words of", and verbs of courts and councils."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Expected = list[tuple[str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“There is no safe level.” — Dr. Alice Trent, Q112", [("There is no", ("Alice Trent",))]),
        ("“There is no safe level at all.”\n\n— Prof. Alice Trent", [("There is no", ("Alice Trent",))]),
        (
            "The presiding judge, Martin Sorley, read for an hour. In the words of the presiding judge, “a "
            "file is not a grave”.",
            [("a file is", ("Martin Sorley",))],
        ),
        ("In the words of Alice Trent, “a file is not a grave”.", [("a file is", ("Alice Trent",))]),
        (
            "Mr Sorley submitted that the costs would be “well over two billion pounds”.",
            [("well over", ("Sorley",))],
        ),
        (
            "Alice Trent appealed to all agencies to stop drilling “where there is a hole”.",
            [("where there", ("Alice Trent",))],
        ),
        # Nobody is named, or it is no signature.
        ("“There is no safe level.” — said on the way to Alice Trent", [("There is no", ())]),
        ("In the words of the song, “a file is not a grave”. Alice Trent left.", [("a file is", ())]),
        ("Alice Trent signed what a form submitted on Monday calls “a matter of days”.", [("a matter", ())]),
        ("The appeals of Alice Trent were in vain: “no such thing as a hole” is a rule.", [("no such", ())]),
    ],
)
def test_signature_or_verb_gives_the_speaker(
    text: str, expected: Expected, spoken: Callable[[str, Expected], Expected]
) -> None:
    assert spoken(text, expected) == expected
