"""A reader's note goes with its sentence into a digest."""

from summarizer.corpus.digest.compose import compose
from summarizer.corpus.digest.extract import extract
from summarizer.corpus.digest.markdown import to_markdown
from summarizer.document import Document, Paragraph
from summarizer.pipeline import analyze
from summarizer.summary import Length

TEXT = "Anna Berg met Peter Novak in Lund. The harbor stayed closed."


def test_note_follows_the_citation_of_its_sentence():
    analysis = analyze(Document(TEXT, (Paragraph(0, len(TEXT)),), "Ferry", path="ferry.txt"))
    found = extract(analysis, 0, Length(1), {1}, notes={1: "ask *them*"})
    assert [(one.sentence, one.note) for one in found.candidates if one.note] == [(1, "ask *them*")]
    lines = to_markdown(compose([found], Length(1))).splitlines()
    at = lines.index("> The harbor stayed closed.")
    assert lines[at + 1 : at + 5] == [">", "> — ¶ 1, sentence 2", "", "Note: ask \\*them\\*"]
