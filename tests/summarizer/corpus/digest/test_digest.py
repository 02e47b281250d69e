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
    """Each quotation with its place."""
    return re.findall(r"^> (.*)\n>\n> — (.*)$", text, re.MULTILINE)


def headed(text):
    """The headings of briefings within threads."""
    return re.findall(r"^### (.*)$", text, re.MULTILINE)


def test_digest_orders_threads_by_date_without_repeats(three):
    text = digest(three)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        *("Names", "Orla dam, Anna Berg", "A bank in trouble", "Briefings"),
    ]
    assert quotes(text) == [
        *((sentence, f"¶ {at}, sentence 1") for at, sentence in enumerate(DAM, 1)),
        *((DAM_LATER[at], f"¶ {at + 1}, sentence 1") for at in (1, 2)),
        *((sentence, f"¶ {at}, sentence 1") for at, sentence in enumerate(BANK, 1)),
    ]
    assert headed(text) == ["A dam breaks, 2026-03-11", "A crack in the dam, 2026-03-12"], (
        "a title stands once, and that of a thread of one briefing is its heading"
    )


def test_digest_table_counts_names_across_briefings(three):
    rows = [line.strip("| ").split(" | ") for line in digest(three).splitlines() if line.startswith("| ")]
    assert ["Orla dam", "place", "2", "2"] in rows
    assert ["Anna Berg", "person", "2", "2"] in rows
    assert ["Signe Thorsen", "person", "1", "1"] in rows


def test_input_order_matters_only_for_undated_briefings(three, brief):
    assert quotes(digest(three)) == quotes(digest(three[::-1]))
    undated = [brief(*DAM_LATER, title="B"), brief(*DAM, title="A")]
    assert headed(digest(undated))[0] == "B"
    assert digest(undated) == digest(undated)


def test_kept_sentences_replace_the_selection_of_their_thread(three):
    found = quotes(digest(three, {0: [2]}))
    assert found[0] == (DAM_LATER[2], "¶ 3, sentence 1")
    assert [text for text, _ in found[1:]] == list(BANK)


@pytest.mark.parametrize(("length", "count"), [("1", 2), ("2", 4), ("16w", 3), ("100%", 6)])
def test_length_applies_to_each_thread(three, length, count):
    assert len(quotes(digest(three, length=Length.parse(length)))) == count


def test_word_budget_is_exceeded_only_by_a_single_sentence(three):
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
    assert "\nAlso in: A crack in the dam (copy/b\\*.txt)" in text
    assert "| Anna Berg | person | 1 | 1 |" in text


def test_known_facts_restrict_digest_to_new_sentences(three):
    known = KnownFacts([three[2].facts.prints])
    text = digest(three[:1], known=known)
    assert [sentence for sentence, _ in quotes(text)] == list(DAM_LATER[1:])
    assert "Nothing new." in digest(three[2:], known=known)
    assert "new" not in digest(three)
    assert "| Orla Water Board | organization, new | 1 | 1 |" in text


def test_markup_in_a_briefing_is_escaped(brief):
    text = digest([brief("The *dam* at <b>Orla</b> broke | it fell.", title="# <i>A [title](x)</i>")])
    assert "> The \\*dam\\* at \\<b>Orla\\</b> broke \\| it fell." in text
    assert "<i>" not in text.replace("\\<i>", "").split("---\n", 2)[2]


def test_thread_of_untitled_briefing_is_headed_by_its_names(brief):
    text = digest([brief(*DAM, title="dam-2026", path="in/dam-2026.txt")])
    assert "## Orla, Anna Berg\n" in text
    assert headed(text) == ["dam-2026"]


def test_digest_of_no_or_empty_briefings_says_so(brief):
    assert "# Digest of 0 briefings" in digest([])
    assert "No sentence to quote." in digest([brief("")])


def test_partly_quoted_speech_has_an_ellipsis_at_the_cut(brief):
    one = brief(
        "“Progress is unlikely to become clear, even with leaks, until a genuine breakthrough is achieved. "
        "Our objective is to remain committed to this process.”"
    )
    assert len(one.sentences) == 2
    assert [text[-6:] for text, _ in quotes(digest([one], {0: [0]}))] == [" \\[…\\]"]
    assert [text[:6] for text, _ in quotes(digest([one], {0: [1]}))] == ["\\[…\\] "]
    assert [text[-4:] for text, _ in quotes(digest([one], {0: [0, 1]}))] == ["ved.", "ss.”"]


def test_repeated_fact_is_omitted_even_if_there_is_room(brief):
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


def test_sentence_with_another_figure_is_not_a_repeat(brief):
    later = ("The dam at Orla broke on Monday evening after 9 weeks of heavy rain.",)
    texts = [text for text, _ in quotes(digest([brief(*DAM), brief(*later)]))]
    assert later[0] in texts
