"""What a document's styles cover, as a reader would see it."""

from summarizer.document import Document


def styled(document: Document) -> list[tuple[str, str, str]]:
    """The styles in text order: kind, the words, and the target of a link. A rule has the words after it."""
    return [
        (style.kind, document.text[style.start : style.end or None].split("\n")[0], style.address)
        if style.kind != "rule"
        else (style.kind, document.text[style.start :].split("\n")[0], "")
        for style in document.styles
    ]


def levels(document: Document) -> list[tuple[str, int, str]]:
    """The paragraphs: kind, level, text."""
    return [(each.kind, each.level, document.at(each)) for each in document.paragraphs]
