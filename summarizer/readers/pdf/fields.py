"""Read the text that annotations put on a page: values of form fields, and text boxes.

pdfium does not count it as text of the page. Comments of reviewers are not part of the text and are left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from summarizer.readers.pdf.runs import Box, Run

_MOST = 5_000
"""Maximum annotations read of a page."""
_LONGEST = 100_000
"""Maximum bytes of a value."""
_USUAL = 12.0
_LEADING = 1.2
_LETTER = 0.45
"""Usual width of a letter, in heights of the font box."""
_FREE_TEXT, _WIDGET = 3, 20
_HIDDEN = 0x2 | 0x20
"""Flags of annotations that are hidden or not shown."""
_PUSH, _CHECK, _RADIO, _COMBO, _LIST, _TEXT = 1, 2, 3, 4, 5, 6
"""pdfium's types of form fields."""
_PASSWORD = 1 << 13


def runs_of(raw: Any, page: Any, form: Any, runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the text of a page's annotations as runs at their positions.

    Args:
        raw: the module pypdfium2.raw.
        page: raw handle of the page.
        form: raw handle of the form environment; None if the file has no form.
        runs: the runs of the page, whose usual size the new ones get.
    """
    size = median(run.size for run in runs) if runs else _USUAL
    found: list[Run] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            found += _runs(_value(raw, annotation, form), _box(raw, annotation), size)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return tuple(found)


def _value(raw: Any, annotation: Any, form: Any) -> str:
    """Return the text of an annotation; empty if it is not part of the page's text."""
    if raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return ""
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == _FREE_TEXT:
        return _string(
            lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
        )
    if kind != _WIDGET:
        return ""
    if form is None:
        return _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, b"V", buffer, size))
    field = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in (_CHECK, _RADIO):
        return "☒" if raw.FPDFAnnot_IsChecked(form, annotation) else "☐"
    hidden = raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD
    if field not in (_COMBO, _LIST, _TEXT) or (field == _TEXT and hidden):
        return ""
    return _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _string(get: Any) -> str:
    """Call a function of pdfium that writes UTF-16 to a buffer, and return the text."""
    size = min(get(None, 0), _LONGEST)
    if size < 4:
        return ""
    buffer = ctypes.create_string_buffer(size + 2)
    get(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").split("\0", 1)[0]


def _box(raw: Any, annotation: Any) -> Box | None:
    rect = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, rect):
        return None
    x0, x1 = sorted((rect.left, rect.right))
    y0, y1 = sorted((rect.bottom, rect.top))
    return (x0, x1, y0, y1) if max(map(abs, (x0, x1, y0, y1))) < 1e6 else None


def _runs(value: str, box: Box | None, size: float) -> Iterator[Run]:
    """Yield the lines of a value, from the top of the box, or in the middle of a box of one line."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if box is None or not value.strip():
        return
    x0, x1, y0, y1 = box
    single = len(lines) == 1 and y1 - y0 < 2 * _LEADING * size
    top = (y0 + y1 + size) / 2 if single else y1
    for number, line in enumerate(lines):
        text = " ".join(line.split())
        upper = top - number * _LEADING * size
        if text:
            right = min(max(x1, x0 + 1), x0 + _LETTER * size * len(text))
            yield Run(text, x0, right, upper - size, upper, field=True)
