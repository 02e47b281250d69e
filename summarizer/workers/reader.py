"""Worker process that parses documents for the search index: `python -m summarizer.workers.reader`.

A long file takes seconds to read, during which the indexer could answer no search, even in another thread. A
file that crashes this process does not affect searches, and the memory used for reading is returned.

Requests: ("read", (ticket, SourceInput, Options)). Answers: the pieces of each document, followed by
("whole", (ticket, DocumentFacts)); ("failed", (ticket, failure)); and ("done", ticket) at the end of the
source.
"""

from __future__ import annotations

import queue
import sys

from summarizer import diagnostics
from summarizer.codec.stream import document_pieces
from summarizer.corpus.search.entries import documents, facts_of
from summarizer.document import Failure
from summarizer.files.access import inherit_confinement
from summarizer.workers.messages import Listener, Message, end_at_once, send


def main() -> None:
    """Serve requests until the pipe is closed."""
    with diagnostics.crash_report():
        _serve()


def _serve() -> None:
    inherit_confinement(sys.argv)
    requests: queue.SimpleQueue[Message] = queue.SimpleQueue()
    Listener(sys.stdin.buffer, requests.put, end_at_once).start()
    while True:
        _, (ticket, source, options) = requests.get()
        for document in documents(source, options):
            if isinstance(document, Failure):
                send(sys.stdout.buffer, "failed", (ticket, document))
                continue
            for piece in document_pieces(document):
                send(sys.stdout.buffer, *piece)
            send(sys.stdout.buffer, "whole", (ticket, facts_of(document)))
        send(sys.stdout.buffer, "done", ticket)


if __name__ == "__main__":
    main()
