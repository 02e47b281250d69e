"""Draw screens of the reader as one SVG: a picture, or a recording whose frames CSS shows in turn.

The drawing has no script and fetches nothing. A row that several frames share is drawn once. Where motion is
not wanted (`prefers-reduced-motion`) or not known, the first frame is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from rich.cells import cell_len
from rich.color import blend_rgb
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME as THEME

CELL, LINE, FONT = 10, 20, 16.6
"""Width and height of a cell, and the size of a font whose letters are 0.6 em wide, as most are."""
MARGIN, BAR = 12, 40
"""Around the screen, and the height of the title bar above it."""
DIM = 0.4
"""How far dim text goes towards the background."""

Rows = Sequence[Iterable[Segment]]


@dataclass(frozen=True)
class Frame:
    """A screen, and how long it is shown."""

    rows: Rows
    caption: str = ""
    """What was typed, shown in the title bar."""
    seconds: float = 2.0


def drawing(frames: Sequence[Frame], title: str, columns: int) -> str:
    """Return the SVG of frames of the same size."""
    classes: dict[str, str] = {}
    shown: dict[str, list[int]] = {}  # the frames of each drawn row
    for number, frame in enumerate(frames):
        drawn = [
            _caption(frame.caption, columns),
            *(_row(row, y, classes) for y, row in enumerate(frame.rows)),
        ]
        for each in filter(None, drawn):
            shown.setdefault(each, []).append(number)
    together: dict[tuple[int, ...], list[str]] = {}
    for each, numbers in shown.items():
        together.setdefault(tuple(numbers), []).append(each)
    groups, motion = [], []
    for at, (numbers, rows) in enumerate(together.items()):
        name = "" if len(numbers) == len(frames) else f' class="f{at}"'
        groups.append(f"<g{name}>\n" + "\n".join(rows) + "\n</g>")
        if name:
            motion.append(_motion(f"f{at}", set(numbers), [frame.seconds for frame in frames]))
    width = columns * CELL + 2 * MARGIN
    height = len(frames[0].rows) * LINE + MARGIN + BAR
    styles = [
        f"text{{font:{FONT}px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}}",
        *(f".{name}{{{style}}}" for style, name in classes.items()),
        *motion,
    ]
    if motion:
        styles.append("@media (prefers-reduced-motion:reduce){g{animation:none!important}}")
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            f"<title>{escape(title)}</title>",
            "<style>",
            *styles,
            "</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{THEME.background_color.hex}"/>',
            f'<text x="{MARGIN}" y="26" fill="{_faded(THEME.foreground_color)}">{escape(title)}</text>',
            f'<g transform="translate({MARGIN} {BAR})">',
            *groups,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _motion(name: str, numbers: set[int], seconds: list[float]) -> str:
    """The rules that show a group in some of the frames."""
    whole, before = sum(seconds), None
    steps = []
    for number in range(len(seconds)):
        if (now := number in numbers) is not before:
            at = f"{100 * sum(seconds[:number]) / whole:.4g}%"
            steps.append(f"{at}{{visibility:{'visible' if now else 'hidden'}}}")
            before = now
    first = "" if 0 in numbers else "visibility:hidden;"
    rule = f".{name}{{{first}animation:{name} {whole:g}s step-end infinite}}"
    return f"{rule}@keyframes {name}{{{''.join(steps)}}}"


def _caption(caption: str, columns: int) -> str:
    if not caption:
        return ""
    color = THEME.foreground_color.hex
    return (
        f'<text x="{columns * CELL}" y="{26 - BAR}" text-anchor="end" fill="{color}">{escape(caption)}</text>'
    )


def _row(row: Iterable[Segment], y: int, classes: dict[str, str]) -> str:
    """Draw a row; `classes` gets a name for each new style."""
    drawn, x = [], 0
    for text, style, _ in Segment.simplify(row):
        width = cell_len(text)
        front, back, css = _look(style or Style.null())
        if back != THEME.background_color:
            drawn.append(_rect(x, y, width, back))
        line = "text-decoration" in css  # of spaces, too
        if word := text if line else text.strip():
            lead = 0 if line else len(text) - len(text.lstrip())
            name = classes.setdefault(f"fill:{front.hex}{css}", f"s{len(classes)}")
            at = f'x="{(x + lead) * CELL}" y="{y * LINE + 15}" textLength="{cell_len(word) * CELL}"'
            drawn.append(f'<text {at} class="{name}">{escape(word, quote=False)}</text>')
        x += width
    return "".join(drawn)


def _rect(x: int, y: int, width: int, color: ColorTriplet) -> str:
    place = f'x="{x * CELL}" y="{y * LINE}" width="{width * CELL}" height="{LINE}"'
    return f'<rect {place} fill="{color.hex}"/>'


def _look(style: Style) -> tuple[ColorTriplet, ColorTriplet, str]:
    """The colors of text and background of a style, and the rest of it as CSS."""
    front = style.color.get_truecolor(THEME) if style.color else THEME.foreground_color
    back = style.bgcolor.get_truecolor(THEME, foreground=False) if style.bgcolor else THEME.background_color
    if style.reverse:
        front, back = back, front
    if style.dim:
        front = blend_rgb(front, back, DIM)
    css = ";font-weight:bold" if style.bold else ""
    css += ";font-style:italic" if style.italic else ""
    lines = [name for name in ("underline", "strike") if getattr(style, name)]
    if lines:
        css += f";text-decoration:{' '.join(lines).replace('strike', 'line-through')}"
    return front, back, css


def _faded(color: ColorTriplet) -> str:
    return blend_rgb(color, THEME.background_color, DIM).hex
