"""Fill the user's template of an export and the pattern of its file name (`string.Template`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Template

from summarizer import __about__
from summarizer.analysis import Analysis
from summarizer.export.logseq import Logseq
from summarizer.export.markdown import Markdown, assembled
from summarizer.export.obsidian import Obsidian
from summarizer.export.tags import tags
from summarizer.summary import Summary

FORMATS: Mapping[str, type[Markdown]] = {"markdown": Markdown, "obsidian": Obsidian, "logseq": Logseq}
FIELDS = {
    "front": "the front matter (Logseq: page properties)",
    "title": "the title",
    "date": "the date of the briefing",
    "author": "its author",
    "source": "its path",
    "part": "its name within a mailbox, feed or archive",
    "language": "its language",
    "words": "the number of words",
    "sha256": "the SHA-256 of the file",
    "exported": "today's date",
    "generator": "name and version of the program",
    "summary": "all quotations under their headings",
    "kept": "the quotations that you kept, without a heading",
    "chosen": "the quotations that the program chose, without a heading",
    "entities": "the names, dates and quantities, under headings",
    "people": "the names of the people, separated by commas",
    "tags": "the tags of the notes, separated by spaces",
}
"""The fields of a template."""
NAME_FIELDS = {
    "name": "the name of the file without its ending, with the part",
    "title": "the title",
    "date": "the date of the briefing, or undated",
    "exported": "today's date",
}
"""The fields of a file name."""


def check(text: str, fields: Iterable[str]) -> None:
    """Check a template.

    Raises:
        ValueError: it has a stray `$` or an unknown field; the message is one line.
    """
    template = Template(text)
    if not template.is_valid():
        raise ValueError("has a $ that begins no field; write $$ for the character")
    if unknown := sorted({*template.get_identifiers()} - {*fields}):
        raise ValueError(f"has no field ${unknown[0]}; the fields are {', '.join(fields)}")


def export(
    analysis: Analysis,
    summary: Summary,
    form: str = "markdown",
    template: str = "",
    *,
    today: str = "",
    source: str | None = None,
) -> str:
    """Return an export.

    Args:
        analysis: the analysis of the briefing.
        summary: the sentences to quote.
        form: one of `FORMATS`.
        template: a valid template, or nothing for the usual layout.
        today: the date of today, ISO 8601.
        source: the path to name as the source instead of that of the document.
    """
    layout = FORMATS[form](analysis, summary)
    layout.source = layout.source if source is None else source
    if not template:
        return assembled(layout)
    return Template(template).substitute(_fields(layout, today)).rstrip("\n") + "\n"


def _fields(layout: Markdown, today: str) -> dict[str, str]:
    """Return the values of the fields: what is text of the briefing can't become markup."""
    document, line = layout.document, layout.escape
    people = [layout.name(entity) for entity in layout.analysis.entities if entity.type == "person"]
    noted = dict.fromkeys(tag for excerpt in layout.made.excerpts for tag in tags(excerpt.note))
    return {
        "front": "\n".join(layout.front()),
        "title": line(document.title),
        "date": line(document.date or ""),
        "author": line(document.author or ""),
        "source": line(layout.source or "standard input"),
        "part": line(document.part or ""),
        "language": document.language or "",
        "words": str(layout.analysis.words()),
        "sha256": document.sha256 or "",
        "exported": today,
        "generator": f"briefing-reader {__about__.version()}",
        "summary": "\n".join(layout.summary()),
        "kept": "\n".join(layout.quotations(layout.kept)),
        "chosen": "\n".join(layout.quotations(layout.chosen)),
        "entities": "\n".join(layout.entities()),
        "people": ", ".join(people),
        "tags": " ".join(f"#{tag}" for tag in noted),
    }
