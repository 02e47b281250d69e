"""Longer and longer versions of a document."""

from summarizer.document import Document, Failure
from summarizer.readers.versions import whole


def test_whole_yields_only_the_longest_version_of_each_document():
    texts = (("One.", "1"), ("One. Two.", "1"), ("One. Two. More.", "2"))
    versions = [Document(text, (), "t", part=part) for text, part in texts]
    broken = Failure("f", "3", "is broken")
    assert list(whole([*versions, broken])) == [*versions[1:], broken]
