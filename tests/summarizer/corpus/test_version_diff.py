"""Two versions of a text compared by sentence and by word."""

import pytest
from work_steps import steps_of

from summarizer.corpus.version_diff import DiffCounts, aligned, compare, counts, is_older

OLD = ["The gates failed.", "Forty people left on Monday.", "Nobody was hurt.", "It rained."]
NEW = ["The gates failed.", "Fifty people left on Monday.", "Nobody was hurt.", "The mayor came."]


def test_changed_sentence_marks_the_words_that_differ() -> None:
    lines = compare(OLD, NEW)
    assert [(line.kind, line.at) for line in lines] == [
        ("same", 0),
        ("changed", 1),
        ("same", 2),
        ("removed", 3),
        ("added", 3),
    ]
    changed = lines[1]
    assert [changed.older[a:b] for a, b in changed.older_marks] == ["Forty"]
    assert [changed.newer[a:b] for a, b in changed.newer_marks] == ["Fifty"]
    assert lines[3][:3] == ("removed", "It rained.", "")
    assert lines[4][:3] == ("added", "", "The mayor came.")
    assert counts(lines) == DiffCounts(added=1, removed=1, changed=1)
    assert str(counts(lines)) == "1 added, 1 removed, 1 changed"


def test_neighboring_words_are_marked_as_one() -> None:
    (line,) = compare(["The two grey ships sank off Orla."], ["The three ships sank off Orla today."])
    assert [line.older[a:b] for a, b in line.older_marks] == ["two grey"]
    assert [line.newer[a:b] for a, b in line.newer_marks] == ["three", "today"]


def test_swapped_versions_swap_added_and_removed() -> None:
    assert counts(compare(OLD, [*OLD, "Then it rained."])) == (1, 0, 0)
    assert counts(compare([*OLD, "Then it rained."], OLD)) == (0, 1, 0)
    assert str(counts(compare(OLD, OLD))) == "no difference"


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("abcd", "abcd", [(0, 0), (1, 1), (2, 2), (3, 3)]),
        ("abcd", "axcd", [(0, 0), (2, 2), (3, 3)]),
        ("xaybz", "qarbs", [(1, 1), (3, 3)]),
        ("ab", "ba", [(1, 0)]),
        ("", "ab", []),
    ],
)
def test_alignment_of_equal_units(one: str, other: str, pairs: list[tuple[int, int]]) -> None:
    assert aligned(one, other) == pairs


def test_every_sentence_of_both_versions_is_in_the_result() -> None:
    older, newer = list("aabbcabcabd"), list("abcbbadaabcx")
    lines = compare(older, newer)
    assert [line.older for line in lines if line.older] == older
    assert [line.newer for line in lines if line.newer] == newer


@pytest.mark.parametrize("repeated", [False, True])
def test_comparison_takes_linear_steps(repeated: bool) -> None:
    def work(size: int) -> int:
        one = [f"{0 if repeated else at} ships left Orla." for at in range(size)]
        other = [f"{1 if repeated else at + size} crews saw Lund." for at in range(size)]
        return steps_of(lambda: compare(one, other))

    assert work(800) < 2.6 * work(400)


@pytest.mark.parametrize(
    ("dates", "times", "older"),
    [
        (("2026-02-01", "2026-02-03"), (9, 1), True),
        (("2026-02-03", "2026-02-01"), (1, 9), False),
        (("2026-02-03", "2026-02-03"), (1, 9), True),
        (("2026-02", "2026-02-03"), (9, 1), False),
        ((None, "2026-02-03"), (1, 9), True),
        ((None, None), (None, 9), None),
        (("2026-02-03", "2026-02-03"), (5, 5), None),
    ],
)
def test_older_version_is_told_by_date_or_else_by_file_time(dates, times, older) -> None:
    assert is_older(*dates, *times) is older
