"""The digest: threads, each thing once, in order of time, cited, and no markup from outside."""

import re

import pytest

from summarizer.corpus.digest.compose import compose
from summarizer.corpus.digest.extract import extract
from summarizer.corpus.digest.markdown import digest
from summarizer.corpus.novelty import KnownFacts
from summarizer.summary import Length

DAM = (
    "The dam at Orla broke on Monday evening after a week of heavy rain.",
    "Mayor Anna Berg said that two villages below the dam were emptied within an hour.",
)
DAM_LATER = (
    "On Monday evening the Orla dam broke after a week of heavy rain.",
    "Engineers of the Orla Water Board found a crack of 40 meters in the dam.",
    "Mayor Anna Berg asked the army for boats, tents and drinking water.",
)
BANK = (
    "The Nordhaven Bank lost 12 million euros in shares.",
    "Its director Signe Thorsen resigned in Karsund.",
)


@pytest.fixture
def three(brief):
    return [
        brief(*DAM_LATER, date="2026-03-12", title="A crack in the dam"),
        brief(*BANK, date="2026-03-10", title="A bank in trouble"),
        brief(*DAM, date="2026-03-11", title="A dam breaks"),
    ]


def quotes(text):
    """Each quotation with its citation."""
    return re.findall(r"^> (.*)\n>\n> — (.*)$", text, re.MULTILINE)


def test_threads_in_order_of_time_each_thing_once(three):
    text = digest(three)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        *("Names", "Orla, Anna Berg", "A bank in trouble", "Briefings"),
    ]
    assert quotes(text) == [
        *((sentence, f"A dam breaks, ¶ {at}, sentence 1") for at, sentence in enumerate(DAM, 1)),
        *((DAM_LATER[at], f"A crack in the dam, ¶ {at + 1}, sentence 1") for at in (1, 2)),
        *((sentence, f"A bank in trouble, ¶ {at}, sentence 1") for at, sentence in enumerate(BANK, 1)),
    ]


def test_the_names_of_the_day_across_briefings(three):
    rows = [line.strip("| ").split(" | ") for line in digest(three).splitlines() if line.startswith("| ")]
    assert ["Orla", "place", "2", "2"] in rows
    assert ["Anna Berg", "person", "2", "2"] in rows
    assert ["Signe Thorsen", "person", "1", "1"] in rows


def test_the_order_given_decides_only_between_those_without_a_date(three, brief):
    assert quotes(digest(three)) == quotes(digest(three[::-1]))
    undated = [brief(*DAM_LATER, title="B"), brief(*DAM, title="A")]
    assert quotes(digest(undated))[0][1].startswith("B, ")
    assert digest(undated) == digest(undated)


def test_kept_sentences_alone_where_a_thread_has_any(three):
    found = quotes(digest(three, {0: [2]}))
    assert found[0] == (DAM_LATER[2], "A crack in the dam, ¶ 3, sentence 1")
    assert [text for text, _ in found[1:]] == list(BANK)


@pytest.mark.parametrize(("length", "count"), [("1", 2), ("2", 4), ("16w", 3), ("100%", 6)])
def test_the_length_is_that_of_a_thread(three, length, count):
    assert len(quotes(digest(three, length=Length.parse(length)))) == count


def test_a_word_budget_is_never_exceeded_but_by_one_sentence(three):
    for budget in range(1, 60):
        made = compose(
            (extract(a, n, Length(budget, "words")) for n, a in enumerate(three)), Length(budget, "words")
        )
        for thread in made.threads:
            words = sum(len(quoted.text.split()) for quoted in thread.quoted)
            assert words <= budget or len(thread.quoted) == 1


def test_versions_of_one_story_are_quoted_once(three, brief):
    again = brief(*DAM_LATER, date="2026-03-12", title="A crack in the dam", path="copy/b*.txt")
    text = digest([three[0], again])
    assert len(quotes(text)) == 3
    assert "1 briefing, 2026-03-12" in text
    assert "also in: A crack in the dam (copy/b\\*.txt)" in text
    assert "| Anna Berg | person | 1 | 1 |" in text


def test_only_what_is_new(three):
    known = KnownFacts([three[2].facts.prints])
    text = digest(three[:1], known=known)
    assert [sentence for sentence, _ in quotes(text)] == list(DAM_LATER[1:])
    assert "Nothing new." in digest(three[2:], known=known)
    assert "new" not in digest(three)
    assert "| Orla Water Board | organization, new | 1 | 1 |" in text


def test_nothing_of_a_briefing_becomes_markup(brief):
    text = digest([brief("The *dam* at <b>Orla</b> broke | it fell.", title="# <i>A [title](x)</i>")])
    assert "> The \\*dam\\* at \\<b>Orla\\</b> broke \\| it fell." in text
    assert "<i>" not in text.replace("\\<i>", "").split("---\n", 2)[2]


def test_a_briefing_called_by_its_file_is_headed_by_its_names(brief):
    text = digest([brief(*DAM, title="dam-2026", path="in/dam-2026.txt")])
    assert "## Orla, Anna Berg\n" in text
    assert "— dam-2026, ¶ 1, sentence 1" in text


def test_no_briefing_and_an_empty_one(brief):
    assert "# Digest of 0 briefings" in digest([])
    assert "No sentence to quote." in digest([brief("")])


def test_a_cut_quotation_says_so(brief):
    one = brief(
        "“Progress is unlikely to become clear, even with leaks, until a genuine breakthrough is achieved. "
        "Our objective is to remain committed to this process.”"
    )
    assert len(one.sentences) == 2
    assert [text[-6:] for text, _ in quotes(digest([one], {0: [0]}))] == [" \\[…\\]"]
    assert [text[:6] for text, _ in quotes(digest([one], {0: [1]}))] == ["\\[…\\] "]
    assert [text[-4:] for text, _ in quotes(digest([one], {0: [0, 1]}))] == ["ved.", "ss.”"]


def test_a_repeat_is_left_out_though_there_is_room(brief):
    again = brief(
        "The army repaired the road to Karsund.",
        "After a week of heavy rain the dam at Orla broke on Monday evening, officials said.",
        "Mayor Anna Berg said that two villages below the dam were emptied.",
        date="2026-03-12",
        title="A road repaired",
    )
    texts = [text for text, _ in quotes(digest([brief(*DAM, date="2026-03-11"), again]))]
    assert len(texts) == 3
    for told in ("dam at Orla broke", "two villages", "repaired the road"):
        assert sum(told in text for text in texts) == 1


def test_another_figure_is_no_repeat(brief):
    later = ("The dam at Orla broke on Monday evening after 9 weeks of heavy rain.",)
    texts = [text for text, _ in quotes(digest([brief(*DAM), brief(*later)]))]
    assert later[0] in texts
