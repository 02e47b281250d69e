"""Reconstruct code: lines in a monospaced font, whose spaces are significant.

If most of a document is monospaced, like a typescript or a printed text file, the font does not mark code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer.readers.pdf.lines import PdfLine
from summarizer.readers.pdf.runs import Run, blanks_in

_MOST_INDENT = 120
_MOST_EMPTY = 3
"""Maximum consecutive empty lines in code."""


def with_code(runs: Iterable[Run], tells: bool) -> tuple[Run, ...]:
    """Join the runs of code lines that were split at wide spaces, and collapse spaces in all other text.

    `tells` is whether a monospaced font marks code in this document.
    """
    found: list[Run] = []
    for run in runs:
        if not (tells and run.advance):
            found.append(run._replace(text=" ".join(run.text.split()), advance=0.0))
        elif found and run.spaced and _on_one_line(found[-1], run):
            found[-1] = _joined(found[-1], run)
        else:
            found.append(run)
    return tuple(found)


def _on_one_line(before: Run, run: Run) -> bool:
    return before.advance > 0 and run.x0 > before.x1 and abs(run.y0 - before.y0) < 0.3 * run.size


def _joined(before: Run, run: Run) -> Run:
    blanks = " " * blanks_in(run.x0 - before.x1, run.advance)
    return before._replace(text=before.text + blanks + run.text, x1=run.x1, hyphen=run.hyphen)


def code_of(lines: Sequence[PdfLine]) -> str:
    """Return the text of code lines, with their indents and the empty lines between them."""
    left = min(line.x0 for line in lines)
    steps = [above.y0 - line.y0 for above, line in pairwise(lines)]
    usual = min((step for step in steps if step > 0), default=1.0)
    found = []
    for line, step in zip(lines, [0.0, *steps], strict=True):
        found += [""] * max(0, min(_MOST_EMPTY, round(step / usual) - 1))
        found.append(" " * max(0, min(_MOST_INDENT, round((line.x0 - left) / line.advance))) + line.text)
    return "\n".join(found)
