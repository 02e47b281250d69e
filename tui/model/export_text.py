"""The text and the name of an export, by the settings.

A restricted session names the source as its list does, whatever the settings: an absolute path would tell
where the folder is.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from string import Template
from typing import TYPE_CHECKING

from summarizer.export import template
from summarizer.safe_text import label
from summarizer.summary import Summary
from tui.model.export_target import short, stem
from tui.settings.config import Config

if TYPE_CHECKING:
    from summarizer.analysis import Analysis


def text(
    analysis: Analysis, summary: Summary, config: Config, path: Path | None, today: str, *, restricted: bool
) -> str:
    """Return the text of an export.

    Args:
        analysis: the analysis of the briefing.
        summary: the sentences to quote.
        config: the settings.
        path: the path of the file; None if there is none.
        today: the date of today, ISO 8601.
        restricted: whether the session is restricted.
    """
    source = None if path is None or restricted else _source(path, config)
    form, layout = config.export_format, config.export_template
    return template.export(analysis, summary, form, layout, today=today, source=source)


def _source(path: Path, config: Config) -> str | None:
    """Return the path of the source as the settings want it; None for the path as it was given."""
    if config.export_source == "given":
        return None
    absolute = os.path.abspath(path)  # noqa: PTH100 (resolve() follows links)
    relative = config.export_source == "relative"
    return label(os.path.relpath(absolute, config.export_folder or os.curdir) if relative else absolute)


def name(analysis: Analysis, config: Config, today: str) -> str:
    """Return the suggested name of the file of an export."""
    document = analysis.document
    path = PurePath(document.path) if document.path else None
    values = {
        "name": stem(path, document.part, "briefing"),
        "title": short(document.title),
        "date": document.date or "undated",
        "exported": today,
    }
    return Template(config.export_name).substitute(values)
