"""Documents with levels and inline styles, made by hand from blocks of text."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Document, Kind, Paragraph, Style, StyleKind

ONE_A_LINE = ("list", "table")


class Block(NamedTuple):
    """A paragraph, and by kind of style the first piece of it with that style."""

    text: str
    kind: Kind = "body"
    level: int = 0
    styles: Sequence[tuple[StyleKind, str]] = ()
    rule: bool = False
    """Whether there is a horizontal line above it."""


def document_of(*blocks: Block, format: str = "markdown", title: str = "report") -> Document:
    """Return a document of blocks, separated as readers separate them."""
    text, before = "", ""
    paragraphs: list[Paragraph] = []
    styles: list[Style] = []
    for block in blocks:
        text += "" if not text else "\n" if before == block.kind and before in ONE_A_LINE else "\n\n"
        start = len(text) + len(block.text) - len(block.text.lstrip())
        styles += [Style(start, start, "rule")] if block.rule else []
        for kind, piece in block.styles:
            at = len(text) + block.text.index(piece)
            styles.append(Style(at, at + len(piece), kind, "https://example.org" if kind == "link" else ""))
        text += block.text
        paragraphs.append(Paragraph(start, len(text), block.kind, level=block.level))
        before = block.kind
    return Document(text, tuple(paragraphs), title, format, styles=tuple(sorted(styles)))


REPORT = document_of(
    Block("Harbor services in Lund: review of the winter season", "heading", 1),
    Block("Prepared by Anna Berg for the Port Authority", "byline"),
    Block(
        "Traffic rose by 4% although the North Pier was closed for five weeks. The authority had expected a "
        "loss, and the annual report of the pilots says so twice.",
        styles=[("strong", "rose by 4%"), ("emphasis", "expected"), ("link", "annual report of the pilots")],
    ),
    Block("Measures", "heading", 2),
    Block("Three measures were taken before the ice came:", "body"),
    Block("The tug Maren was moved to the outer harbor, where it waited for calls day and night.", "list", 1),
    Block("Pilots were told to use channel 12.", "list", 1, [("code", "channel 12")]),
    Block("Night calls only, unless a ship is in distress.", "list", 2),
    Block("The list of calls is kept by the harbor master.", "list", 3),
    Block("1. Rules that were dropped", "list", 1, [("strike", "Rules")]),
    Block(
        "2. Rules that were kept, with the reasons given by each of the members who had asked for them",
        "list",
        1,
    ),
    Block("Open points", "heading", 3),
    Block("[x] Ask Peter Novak for the invoice of the repairs.", "list", 1),
    Block(
        "[ ] Agree on a date for the inspection of the pier, after the ice has gone and the divers are back.",
        "list",
        1,
    ),
    Block("Calls by berth", "heading", 4),
    Block("Berth\tCalls\tHours\tRemarks", "table"),
    Block("North Pier\t14\t96.5\tClosed in January; ships of more than 90 m went to the East Quay", "table"),
    Block("East Quay\t131\t1,204\tOpen", "table"),
    Block("Old Basin\t7\t12\tFor yachts of the club and the boats of Mercy Relief", "table"),
    Block("Answers", "heading", 5),
    Block(
        "We had no warning of the closure, and nobody at Lund could say how long it would last.", "quote", 1
    ),
    Block("It was on the notice board.", "quote", 2),
    Block("Log", "heading", 6),
    Block(
        "if calls > limit:\n"
        '    warn("berth", berth, "has more calls than the limit that was agreed on in the autumn")\n'
        "\n"
        "return calls",
        "code",
    ),
    Block("The next review is due in May.", rule=True),
)
"""A report with every kind of structure."""
