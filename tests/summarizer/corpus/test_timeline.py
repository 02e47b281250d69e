"""What several briefings say of an entity, from the oldest to the newest."""

from dataclasses import replace

import pytest

from summarizer.corpus.names.timeline import MOST, timeline, to_markdown
from summarizer.pipeline import analyze
from summarizer.readers import document_of

FIRST = (
    "Anna Berg met Peter Novak in Lund on Monday. Peter Novak closed the harbor for nine days.\n\n"
    "“We will open the harbor in spring,” said Berg.\n"
)
SECOND = (
    "Anna Berg met Peter Novak in Lund on Monday. Carl Holm saw it.\n\n"
    "Anna Berg sold forty grey ships to Norway in March.\n"
)


def briefing(number: int, text: str, title: str, date: str | None):
    analysis = analyze(replace(document_of(text), title=title, date=date))
    return number, analysis, next(entity for entity in analysis.entities if entity.name == "Anna Berg")


@pytest.fixture(scope="module")
def entries():
    return timeline([briefing(4, FIRST, "Talks", "2026-02-01"), briefing(2, SECOND, "Ships * sold", None)])


def test_sentences_of_and_by_an_entity_are_listed_in_text_order(entries) -> None:
    first = entries[0]
    assert (first.briefing, first.date, first.title, first.name) == (4, "2026-02-01", "Talks", "Anna Berg")
    assert [(line.kind, line.text, line.place) for line in first.lines] == [
        ("of", "Anna Berg met Peter Novak in Lund on Monday.", "¶ 1"),
        ("by", "“We will open the harbor in spring,” said Berg.", "¶ 2"),
    ]


def test_only_what_no_earlier_briefing_told_is_new(entries) -> None:
    assert not any(line.new for line in entries[0].lines), "there, everything would be"
    assert [(line.text, line.new) for line in entries[1].lines] == [
        ("Anna Berg met Peter Novak in Lund on Monday.", False),
        ("Anna Berg sold forty grey ships to Norway in March.", True),
    ]


def test_lines_of_one_briefing_are_limited() -> None:
    text = " ".join(f"Anna Berg counted {n} ships off pier {n}." for n in range(MOST + 3))
    (entry,) = timeline([briefing(0, text, "Ships", None)])
    assert (len(entry.lines), entry.more) == (MOST, 3)


def test_markdown_has_a_section_for_each_briefing(entries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.__about__.version", lambda: "0.0")
    assert to_markdown("Anna Berg", entries).splitlines() == [
        "---",
        'title: "Anna Berg over time"',
        "briefings: 2",
        'from: "2026-02-01"',
        'to: "2026-02-01"',
        'generator: "briefing-reader 0.0"',
        "---",
        "",
        "# Anna Berg over time",
        "",
        "What no earlier briefing here told is **bold**.",
        "",
        "## 2026-02-01: Talks",
        "",
        "- Anna Berg met Peter Novak in Lund on Monday. (¶ 1)",
        "- “We will open the harbor in spring,” said Berg. (¶ 2, said by it)",
        "",
        "## Undated: Ships \\* sold",
        "",
        "- Anna Berg met Peter Novak in Lund on Monday. (¶ 1)",
        "- **Anna Berg sold forty grey ships to Norway in March.** (¶ 1)".replace("¶ 1", "¶ 2"),
    ]
