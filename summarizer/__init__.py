"""The engine: briefings in, key sentences and names out. It knows no screen and is a library of its own.

for document in open_documents(Path("talks.txt")):
    if isinstance(document, Document):
        print(analyze(document).summary(Length(5)))
"""

from summarizer.analysis import Analysis, analyze
from summarizer.document import Document, Failure, Paragraph, Place, Sentence, Span
from summarizer.readers import open_documents
from summarizer.summary import Length, Summary

__all__ = [
    "Analysis",
    "Document",
    "Failure",
    "Length",
    "Paragraph",
    "Place",
    "Sentence",
    "Span",
    "Summary",
    "analyze",
    "open_documents",
]
