"""Rewrite WordprocessingML into the elements that mammoth reads, in one pass over a part.

mammoth drops the text of simple fields, formulas, ruby annotations and text boxes in DrawingML, shows hidden
text and the code of nested fields, and searches all open fields at each run. Numbers of list items are worked
out here, too, since a list may resume after other paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from xml.etree.ElementTree import Element

from summarizer.readers.docx.numbering import Numbering, child_of, is_on, local, value_of
from summarizer.readers.superscripts import SUPERSCRIPTS

_UNWRAPPED = frozenset(
    ("fldSimple", "AlternateContent", "Choice", "Fallback", "ruby", "rubyBase", "dir", "bdo")
)
_DROPPED = frozenset(("instrText", "delInstrText", "rt", "rubyPr"))
_REFERENCES = frozenset(("footnoteReference", "endnoteReference", "commentReference"))
_OF_FORM = "☐☒"
_DEEPEST = 40
"""Maximum nesting of a formula that is written with its structure."""


def simplify(root: Element, numbering: Numbering) -> None:
    """Rewrite the elements of a part in place. A repeated reference to one note is removed."""
    fields = _Fields(root)
    with_text = _with_text(root)
    seen: set[tuple[str, str | None]] = set()
    in_hidden: set[Element] = set()
    """The elements of paragraphs whose style hides their text."""
    for element in root.iter():
        name = local(element)
        if name == "p" and (mark := numbering.mark_of(element)):
            at = 1 if len(element) and local(element[0]) == "pPr" else 0
            element.insert(at, _run(mark))
        if name == "p" and element not in in_hidden and numbering.hides_text(element):
            in_hidden.update(element.iter())
        hidden = name == "r" and numbering.is_hidden(element, element in in_hidden)
        content: list[Element] = []
        for child in _unwrapped(element, with_text):
            kind = local(child)
            if kind == "fldChar":
                if (value := fields.take(child)) and not hidden:
                    content.append(_of("t", value))
            elif kind in ("rPr", "pPr"):
                content.append(child)
            elif (name == "r" and (hidden or fields.in_code)) or kind in _DROPPED or _is_placeholder(child):
                continue
            elif kind == "br":
                content.append(_of("br"))
            elif kind in ("oMath", "oMathPara"):
                content.append(_run(_formula(child)))
            elif kind in ("cr", "ptab"):
                content.append(_of("br" if kind == "cr" else "tab"))
            elif kind == "drawing" and (boxes := list(_outermost(child, "txbxContent"))):
                content.append(_of("pict"))
                content[-1].extend(boxes)
            elif kind not in _REFERENCES or _is_first(child, seen):
                content.append(child)
        element[:] = _with_drop_caps(content)


def _with_drop_caps(content: list[Element]) -> list[Element]:
    """Move the letters of drop caps, which are paragraphs of their own, to the paragraphs that they begin."""
    found: list[Element] = []
    for child in content:
        above = found[-1] if found else None
        is_drop_cap = above is not None and _is_drop_cap(above) and not _is_drop_cap(child)
        if above is not None and is_drop_cap and local(child) == "p":
            at = 1 if len(child) and local(child[0]) == "pPr" else 0
            child[at:at] = [part for part in above if local(part) != "pPr"]
            found.pop()
        found.append(child)
    return found


def _is_drop_cap(element: Element) -> bool:
    frame = child_of(element, "pPr", "framePr") if local(element) == "p" else None
    return value_of(frame, "dropCap") in ("drop", "margin")


def _unwrapped(element: Element, with_text: Set[Element]) -> Iterator[Element]:
    """Yield the children of an element, with those of wrappers in their place.

    `with_text` are the elements that contain text.
    """
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        name = local(child)
        if name not in _UNWRAPPED:
            yield child
            continue
        inner = list(child)
        if name == "AlternateContent":
            fallback = next((each for each in inner if local(each) == "Fallback"), None)
            choice = next((each for each in inner if local(each) == "Choice"), None)
            chosen = fallback if choice is None or fallback in with_text else choice
            inner = [chosen] if chosen is not None else []
        elif name == "rubyBase" and local(element) == "r":
            # Runs of an annotation within another one are unwrapped with it, so that each is copied once.
            runs = _outermost(child, "r")
            inner = [part for run in runs for part in run if local(part) != "rPr"]
        waiting += reversed(inner)


def _with_text(root: Element) -> set[Element]:
    """Return the elements that contain text, in one pass: alternatives may be nested."""
    found: set[Element] = set()
    for element in reversed(list(root.iter())):
        if (local(element) == "t" and element.text) or any(child in found for child in element):
            found.add(element)
    return found


def _is_placeholder(element: Element) -> bool:
    """Return whether a content control shows its placeholder: "Click here to enter text."."""
    return local(element) == "sdt" and is_on(child_of(element, "sdtPr", "showingPlcHdr"))


class _Fields:
    """Tracks the complex fields around a run: code from `begin` to `separate`, and the result up to `end`."""

    def __init__(self, root: Element) -> None:
        self._closed: set[Element] = set()
        """The `begin` marks of fields that have an end or a separator, so that they can't hide all text."""
        self._open: list[bool] = []
        """For each open field, whether its code is being read."""
        self._code = 0
        begun: list[Element] = []
        for element in root.iter():
            if local(element) == "fldChar":
                kind = value_of(element, "fldCharType")
                if kind == "begin":
                    begun.append(element)
                elif begun:
                    self._closed.add(begun[-1])
                    if kind == "end":
                        begun.pop()

    @property
    def in_code(self) -> bool:
        """Whether the text that follows is code of a field, not its result."""
        return self._code > 0

    def take(self, mark: Element) -> str:
        """Process a mark of a field, and return the sign of a checkbox that begins there, if any."""
        kind = value_of(mark, "fldCharType")
        if kind == "begin":
            code = mark in self._closed
            shown = "" if self._code else _checkbox(mark)
            self._open.append(code)
            self._code += code
            return shown
        if self._open and kind in ("separate", "end"):
            self._code -= self._open[-1]
            self._open[-1] = False
            if kind == "end":
                self._open.pop()
        return ""


def _checkbox(mark: Element) -> str:
    box = child_of(mark, "ffData", "checkBox")
    if box is None:
        return ""
    checked = child_of(box, "checked")
    return _OF_FORM[is_on(checked if checked is not None else child_of(box, "default"))]


def _is_first(reference: Element, seen: set[tuple[str, str | None]]) -> bool:
    key = (local(reference), value_of(reference, "id"))
    known = key in seen
    seen.add(key)
    return not known


def _outermost(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements with a name within another element, the outermost of nested ones."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if local(element) == name:
            yield element
        else:
            waiting += reversed(element)


_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _of(name: str, text: str | None = None) -> Element:
    made = Element(f"{{{_WORDS}}}{name}")
    if text is not None:
        made.text = text
        made.set(_SPACE, "preserve")
    return made


def _run(text: str) -> Element:
    run = _of("r")
    run.append(_of("t", text))
    return run


def _formula(root: Element) -> str:
    """Return the text of a formula: fractions with a slash, powers as superscripts, roots with a sign."""
    return " ".join(_written(root, 0).split())


def _written(element: Element, depth: int) -> str:
    name = local(element)
    if name == "t":
        return element.text or ""
    if depth > _DEEPEST:
        return "".join(each.text or "" for each in element.iter() if local(each) == "t")
    parts = {local(child): _written(child, depth + 1) for child in element if name in _STRUCTURES}
    if name == "f":
        return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
    if name in ("sSup", "sSub", "sSubSup"):
        low = parts.get("sub", "")
        high = parts.get("sup", "")
        power = high.translate(SUPERSCRIPTS) if set(high) <= set("0123456789+-−") else f"^{_grouped(high)}"
        return parts.get("e", "") + (f"_{_grouped(low)}" if low else "") + (power if high else "")
    if name == "rad":
        return f"{parts.get('deg', '').translate(SUPERSCRIPTS)}√{_grouped(parts.get('e', ''))}"
    if name == "nary":
        sign = value_of(child_of(element, "naryPr", "chr")) or "∫"
        low, high = parts.get("sub", ""), parts.get("sup", "")
        limits = (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "")
        return f"{sign}{limits} {parts.get('e', '')}"
    if name == "d":
        begin = value_of(child_of(element, "dPr", "begChr"))
        end = value_of(child_of(element, "dPr", "endChr"))
        inner = ", ".join(_written(child, depth + 1) for child in element if local(child) == "e")
        return f"{'(' if begin is None else begin}{inner}{')' if end is None else end}"
    if name == "func":
        return f"{parts.get('fName', '')} {_grouped(parts.get('e', ''))}"
    if name in ("limLow", "limUpp"):
        return f"{parts.get('e', '')}{'_' if name == 'limLow' else '^'}({parts.get('lim', '')}) "
    if name in ("m", "mr", "eqArr"):
        cells = [_written(child, depth + 1) for child in element if local(child) in ("mr", "e")]
        return (", " if name == "mr" else "; ").join(cells)
    if name == "oMathPara":
        return " ".join(_written(child, depth + 1) for child in element)
    return "".join(_written(child, depth + 1) for child in element)


_STRUCTURES = frozenset(("f", "sSup", "sSub", "sSubSup", "rad", "nary", "func", "limLow", "limUpp"))


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"
