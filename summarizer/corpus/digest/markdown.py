"""Render a digest as Markdown: the main names, then the threads, each sentence cited below its briefing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from summarizer import __about__
from summarizer.analysis import Analysis
from summarizer.corpus.digest.compose import Digest, Thread, compose
from summarizer.corpus.digest.extract import Extract, extract
from summarizer.corpus.novelty import KnownFacts, novelty
from summarizer.export.inline import escape
from summarizer.summary import Length


def digest(
    analyses: Iterable[Analysis],
    kept: Mapping[int, Collection[int]] | None = None,
    *,
    length: Length | None = None,
    known: KnownFacts | None = None,
) -> str:
    """Create a digest of briefings, as Markdown. Each analysis can be freed once it has been consumed.

    Args:
        analyses: the briefings, in the order to number them.
        kept: indices of the sentences to quote, by the number of the briefing, from 0.
        length: length of each thread.
        known: facts of earlier briefings; if given, only new sentences are quoted.
    """
    length = length or Length()
    kept = kept or {}
    found = (
        extract(analysis, number, length, kept.get(number, ()), novelty(analysis, known) if known else None)
        for number, analysis in enumerate(analyses)
    )
    return to_markdown(compose(found, length), only_new=bool(known))


def to_markdown(made: Digest, *, only_new: bool = False) -> str:
    """Render a digest as a Markdown file, which ends in a newline."""
    return "\n".join([*_front_matter(made), "", *_body(made, only_new)]) + "\n"


def _front_matter(made: Digest) -> Iterator[str]:
    dates = sorted({one.date for one in made.extracts if one.date})
    values = {
        "title": _title(made),
        "briefings": len(made.extracts),
        "from": dates[0] if dates else None,
        "to": dates[-1] if dates else None,
        "generator": f"briefing-reader {__about__.version()}",
    }
    yield "---"
    yield from (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    yield "---"


def _title(made: Digest) -> str:
    return f"Digest of {_count(len(made.extracts), 'briefing')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _body(made: Digest, only_new: bool) -> Iterator[str]:
    labels = _labels(made.extracts)
    yield f"# {_title(made)}"
    if made.entities:
        yield from ("", "## Names", "", *_people(made, only_new))
    if not made.threads:
        yield from ("", "Nothing new." if only_new else "No sentence to quote.")
    for thread in made.threads:
        yield from ("", f"## {escape(thread.heading)}", "", *_thread(thread, labels))
    if made.extracts:
        yield from ("", "## Briefings", "", *_sources(made, labels))


def _people(made: Digest, only_new: bool) -> Iterator[str]:
    yield "| Name | Kind | Briefings | Mentions |"
    yield "| --- | --- | ---: | ---: |"
    for person in made.entities:
        kind = person.type + (", new" if only_new and person.new else "")
        yield f"| {escape(person.name)} | {kind} | {person.briefings} | {person.mentions} |"


def _thread(thread: Thread, labels: Mapping[int, str]) -> Iterator[str]:
    dates = sorted({one.date for one in thread.stories if one.date})
    period = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}" if dates else ""
    yield ", ".join(filter(None, (_count(len(thread.stories), "briefing"), period)))
    quoted = {
        number: list(found)
        for number, found in groupby(thread.quoted, key=lambda sentence: sentence.extract.number)
    }
    for number, found in quoted.items():
        one = found[0].extract
        if len(thread.stories) > 1 or labels[number] != escape(thread.heading):
            yield from ("", f"### {_dated(labels[number], one.date, dates)}")
        for sentence in found:
            yield from ("", f"> {escape(sentence.text)}", ">", f"> — {sentence.place}")
            if sentence.note:
                yield from ("", f"Note: {escape(sentence.note)}")
        if others := [labels[other.number] for other in thread.also.get(number, ())]:
            yield from ("", f"Also in: {'; '.join(others)}")
    if rest := [labels[one.number] for one in thread.stories if one.number not in quoted]:
        yield from ("", f"See also: {'; '.join(rest)}")


def _dated(label: str, date: str | None, dates: Sequence[str]) -> str:
    """Return the label of a briefing with its date, if the thread has several and the label lacks it."""
    return f"{label}, {date}" if date and len(dates) > 1 and date not in label else label


def _labels(extracts: Iterable[Extract]) -> dict[int, str]:
    """Return the label that cites each briefing: its title, with the date or source if it is ambiguous."""
    extracts = tuple(extracts)
    titles = Counter(one.title for one in extracts)
    dated = Counter((one.title, one.date) for one in extracts)
    labels = {}
    for one in extracts:
        label = one.title
        if titles[one.title] > 1:
            detail = one.date if one.date and dated[one.title, one.date] == 1 else _source(one)
            label = f"{one.title} ({detail})"
        labels[one.number] = escape(label)
    return labels


def _source(one: Extract) -> str:
    path = one.path or "standard input"
    return f"{path} [{one.part}]" if one.part else path


def _sources(made: Digest, labels: Mapping[int, str]) -> Iterator[str]:
    yield "| Briefing | Date | Words | Source |"
    yield "| --- | --- | ---: | --- |"
    for one in made.extracts:
        yield f"| {labels[one.number]} | {one.date or ''} | {one.words} | {escape(_source(one))} |"
