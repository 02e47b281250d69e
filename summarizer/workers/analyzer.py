"""Worker process that analyzes documents: `python -m summarizer.workers.analyzer`, driven over its pipes.

A process and not a thread, because a busy thread doubles the latency of every key and keeps the program from
ending; started early, it loads NLTK on the other core while the screen is being built. Frames are a 4-byte
length and a pickled (kind, value). In: the pieces of a document, then ("analyze", number), numbers rising;
("cancel", number) ends the analyses up to that one; ("write", (number, text, language)) asks for the words
of a text's terms, and is answered whatever is being analyzed, by ("written", (number, words)). Out: of a long
document its heads first, the pieces of each analysis as ("early", (number, piece)) and ("head", (number, code
points)); then ("progress", (number, share)), the pieces of the whole as ("piece", (number, piece)) and
("done", number), or ("failed", (number, why)).

When the pipe that it reads is closed or broken, however its owner ended, the process ends at once and says
nothing: nobody is left to hear it.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import struct
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from summarizer import diagnostics
from summarizer.analysis import Analysis, analyze, in_its_language
from summarizer.cancellation import Cancelled, stop_if
from summarizer.codec.stream import DocumentPieces, of_analysis
from summarizer.document import Document, Paragraph
from summarizer.preview import heads
from summarizer.resources import one_thread

HEADER = struct.Struct(">I")
PROTOCOL = 5
_SPEAKING = threading.Lock()
_WARM = threading.Event()
"""NLTK is loaded: two threads can't do it at once."""


def frame(kind: str, value: Any) -> bytes:
    """A message as it goes over the pipe."""
    data = pickle.dumps((kind, value), PROTOCOL)
    return HEADER.pack(len(data)) + data


class Requests(threading.Thread):
    """Reads the pipe, so that a request to stop is seen while an analysis runs."""

    def __init__(self, pipe: BinaryIO) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self.documents: queue.SimpleQueue[tuple[int, Document]] = queue.SimpleQueue()
        self.cancelled = 0
        """Analyses up to this number are not wanted any more."""

    def run(self) -> None:
        try:
            self._read_on()
        finally:  # before a broken frame can print a traceback over the owner's screen
            os._exit(0)

    def _read_on(self) -> None:
        pieces = DocumentPieces()
        while header := self._pipe.read(HEADER.size):
            kind, value = pickle.loads(self._pipe.read(HEADER.unpack(header)[0]))
            if kind == "document":
                pieces = DocumentPieces()
            if kind == "cancel":
                self.cancelled = max(self.cancelled, value)
            elif kind == "analyze":
                self.documents.put((value, pieces.whole()))
            elif kind == "write":
                _write(*value)
            else:
                pieces.add((kind, value))


def main() -> None:
    """Serve until the pipe is closed. An error that ends the process is on standard error, and in the log."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c in the terminal is the owner's to handle
    with diagnostics.crash_report():
        _serve_all()


def _serve_all() -> None:
    requests = Requests(sys.stdin.buffer)
    requests.start()
    warm_up()
    _WARM.set()
    gc.freeze()
    gc.disable()  # a long text's million objects hold no cycles, and each look for them takes half a second
    while True:
        number, document = requests.documents.get()
        _serve(number, document, requests)
        del document
        gc.collect()


def warm_up() -> None:
    """Load what every analysis needs before the first document comes: NLTK, the word lists, the tagger."""
    one_thread()
    text = "Talks with the U.S. Army began at 5 p.m. Monday."  # full stops that only Punkt can judge
    analyze(Document(text, (Paragraph(0, len(text)),), "warm up"))


def _serve(number: int, document: Document, requests: Requests) -> None:
    def obsolete() -> bool:
        return requests.cancelled >= number

    try:
        document = in_its_language(document)
        for head in heads(document):
            _give("early", number, analyze(head, cancelled=obsolete), obsolete)
            _send("head", (number, len(head.text)))
        analysis = analyze(
            document, progress=lambda share: _send("progress", (number, share)), cancelled=obsolete
        )
        _give("piece", number, analysis, obsolete)
        _send("done", number)
    except Cancelled:
        return
    except Exception as error:  # the reader says it in a line and goes on; a dead worker could not
        _send("failed", (number, diagnostics.describe(diagnostics.ANALYSIS, error, document.path)))


def _write(number: int, text: str, language: str | None) -> None:
    _WARM.wait()
    from summarizer.ranking.surface_forms import (
        written,  # with NLTK, which the other end of the pipe does without
    )

    _send("written", (number, written(text, language)))


def _give(kind: str, number: int, analysis: Analysis, obsolete: Callable[[], bool]) -> None:
    for piece in of_analysis(analysis):
        stop_if(obsolete)
        _send(kind, (number, piece))


def _send(kind: str, value: Any) -> None:
    try:
        with _SPEAKING:
            sys.stdout.buffer.write(frame(kind, value))
            sys.stdout.buffer.flush()
    except OSError:  # nobody listens any more
        os._exit(0)


if __name__ == "__main__":
    main()
