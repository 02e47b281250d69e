"""Where else somebody is named: in order of time, with the sentence that tells most."""

import pytest

from summarizer.corpus.names.occurrences import LONGEST, NameIndex, elsewhere


@pytest.fixture
def days(brief):
    return [
        brief(
            "Steve Witkoff, the U.S. special envoy, met negotiators in Abu Dhabi. Talks lasted three hours. "
            "Witkoff praised the swap.",
            date="2026-01-31",
        ),
        brief("Nobody of note came. Jana Witkoff, a painter, opened a show in Oslo.", date="2026-01-29"),
        brief("The weather held. Steve Witkoff flew to Moscow.", title="Undated"),
        brief("Steve Witkoff left Miami in the morning.", date="2026-01-30"),
    ]


def ident(analysis, name):
    (found,) = (entity.id for entity in analysis.entities if entity.name == name)
    return found


def index_of(days):
    index = NameIndex()
    for number, analysis in enumerate(days):
        index.add(number, analysis)
    return index


def test_elsewhere_lists_other_briefings_by_date_undated_last(days):
    found = index_of(days).elsewhere(days[3], ident(days[3], "Steve Witkoff"), 3)
    assert [(one.briefing, one.date, one.mentions) for one in found] == [(0, "2026-01-31", 2), (2, None, 1)]
    assert found[0].text.startswith("Steve Witkoff, the U.S. special envoy, met")
    where = found[1].sentence
    assert days[2].document.text[where.start : where.end] == "Steve Witkoff flew to Moscow."


def test_namesake_with_another_first_name_is_not_an_occurrence(days):
    assert index_of(days).elsewhere(days[1], ident(days[1], "Jana Witkoff"), 1) == ()


def test_surname_counts_only_with_a_full_name_in_its_briefing(days, brief):
    alone = brief("Witkoff said that he would wait for an answer from Moscow.")
    index = index_of([*days, alone])
    assert 4 not in {one.briefing for one in index.everywhere("person steve witkoff")}
    assert {one.briefing for one in index.everywhere("place moscow")} == {2, 4}


def test_index_replaces_reread_and_drops_removed_briefings(days):
    index = index_of(days)
    index.add(0, days[2])
    assert [one.briefing for one in index.everywhere("person steve witkoff")] == [3, 0, 2]
    index.remove(0)
    index.remove(0)
    assert [one.briefing for one in index.everywhere("person steve witkoff")] == [3, 2]
    assert len(index) == 3


def test_elsewhere_works_without_an_index(days):
    found = elsewhere(days[3], ident(days[3], "Steve Witkoff"), days[:3])
    assert [one.briefing for one in found] == [0, 2]
    with pytest.raises(KeyError):
        elsewhere(days[3], "e99", days[:3])


def test_elsewhere_of_dates_and_quantities_is_empty(brief):
    one, other = brief("Anna Berg paid 300 euros on Monday."), brief("It cost 300 euros on Monday.")
    for entity in one.entities:
        if entity.type in ("date", "quantity"):
            assert elsewhere(one, entity.id, [other]) == ()


def test_occurrence_text_is_truncated_to_the_limit(brief):
    index = index_of([brief("Steve Witkoff spoke of " + "rivers and mountains and " * 20 + "valleys.")])
    (found,) = index.everywhere("person steve witkoff")
    assert len(found.text) <= LONGEST
    assert found.text.endswith("…")
