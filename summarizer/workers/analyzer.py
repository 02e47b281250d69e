"""Worker process that analyzes documents: `python -m summarizer.workers.analyzer`, driven over its pipes.

It is a process because a busy thread would double the latency of every key and keep the program from exiting.
Started early, it loads NLTK on another core while the screen is being built. It exchanges frames (`process`).

Requests: ("rules", NameRules), for all analyses after it; the pieces of a document, then ("analyze", number),
with increasing numbers; ("cancel", number) to cancel the analyses up to that number; ("write", (number, text,
language)) to map a text's terms to its words, which is answered by ("written", (number, words)) even during
an analysis; ("explain", (number, mentions, forms, type)) to learn why a name has its type, which is answered
by ("explained", (number, TypeEvidence)), also during an analysis.

Answers: for a long document, first the analyses of its heads (truncated versions), each in pieces as
("early", (number, piece)) and then ("head", (number, code points)); ("progress", (number, share)); then the
complete analysis in pieces as ("piece", (number, piece)) and ("done", number), or ("failed", (number,
message)).

When its input pipe is closed or broken, for whatever reason, the process exits at once and without output,
because its owner has ended.
"""

from __future__ import annotations

import contextlib
import gc
import queue
import signal
import sys
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from summarizer import diagnostics, pattern_cache
from summarizer.analysis import Analysis
from summarizer.cancellation import Cancelled, stop_if
from summarizer.codec.stream import DocumentPieces, analysis_pieces
from summarizer.document import Document, EntityType, Paragraph
from summarizer.entities.type_evidence import MentionContext, evidence
from summarizer.files.access import is_confined
from summarizer.name_rules import NO_RULES
from summarizer.numpy_limits import limit_threads
from summarizer.patterns import compiled
from summarizer.pipeline import analyze, in_its_language
from summarizer.workers.messages import Listener, Message, end_at_once, send

_SPEAKING = threading.Lock()
_WARM = threading.Event()
"""Set when NLTK is loaded. Other threads wait for it, since two threads can't import NLTK at once."""


class Requests:
    """Takes messages in the thread that receives them, so that a cancellation takes effect at once."""

    def __init__(self) -> None:
        self.documents: queue.SimpleQueue[tuple[int, Document]] = queue.SimpleQueue()
        self.cancelled = 0
        """Number of the latest cancelled analysis; all up to it are cancelled."""
        self.rules = NO_RULES
        self._pieces = DocumentPieces()

    def take(self, message: Message) -> None:
        """Take a message."""
        kind, value = message
        if kind == "document":
            self._pieces = DocumentPieces()
        if kind == "rules":
            self.rules = value
        elif kind == "cancel":
            self.cancelled = max(self.cancelled, value)
        elif kind == "analyze":
            self.documents.put((value, self._pieces.whole()))
        elif kind == "write":
            _write(*value)
        elif kind == "explain":
            # in a thread of its own: reading the mentions takes longer than a cancellation may wait
            threading.Thread(target=_explain, args=value, daemon=True).start()
        else:
            self._pieces.add(message)


def main() -> None:
    """Serve requests until the pipe is closed. A fatal error goes to standard error and to the log."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The owner handles Ctrl+C in the terminal.
    with diagnostics.crash_report():
        _serve_all()


def _serve_all() -> None:
    requests = Requests()
    Listener(sys.stdin.buffer, requests.take, end_at_once).start()
    warm_up()
    _WARM.set()
    gc.freeze()
    gc.disable()  # A long text's million objects have no cycles, and a full collection takes half a second.
    while True:
        number, document = requests.documents.get()
        _serve(number, document, requests)
        del document
        gc.collect()
        if not is_confined():
            pattern_cache.save()


def warm_up() -> None:
    """Load NLTK, the word lists and the tagger before the first document arrives."""
    limit_threads()
    text = "Talks with the U.S. Army began at 5 p.m. Monday."  # Only Punkt can judge these full stops.
    analyze(Document(text, (Paragraph(0, len(text)),), "warm up"))


def _serve(number: int, document: Document, requests: Requests) -> None:
    def obsolete() -> bool:
        return requests.cancelled >= number

    def answer() -> None:
        whole, rules = in_its_language(document), requests.rules
        for head in heads_of(whole):
            _give("early", number, analyze(head, rules=rules, cancelled=obsolete), obsolete)
            _send("head", (number, len(head.text)))
        analysis = analyze(
            whole,
            rules=rules,
            progress=lambda share: _send("progress", (number, share)),
            cancelled=obsolete,
        )
        _give("piece", number, analysis, obsolete)
        _send("done", number)

    with contextlib.suppress(Cancelled):
        failed = diagnostics.attempt(diagnostics.ANALYSIS, document.path, document.part, answer)
        if failed is not None:
            _send("failed", (number, failed.error))


def _write(number: int, text: str, language: str | None) -> None:
    _WARM.wait()
    from summarizer.ranking.explanation import surface_forms

    _send("written", (number, surface_forms(text, language)))


def _explain(
    number: int, mentions: Sequence[MentionContext], forms: Sequence[str], type_: EntityType
) -> None:
    _WARM.wait()
    _send("explained", (number, evidence(mentions, forms, type_)))


def _give(kind: str, number: int, analysis: Analysis, obsolete: Callable[[], bool]) -> None:
    for piece in analysis_pieces(analysis):
        stop_if(obsolete)
        _send(kind, (number, piece))


def _send(kind: str, value: Any) -> None:
    try:
        with _SPEAKING:
            send(sys.stdout.buffer, kind, value)
    except OSError:  # The owner has closed the pipe.
        end_at_once()


HEAD_SIZES = (6_000, 30_000, 200_000)
"""Sizes of heads in code points, which are analyzed in about 0.25 s, 1 s and several seconds."""
_LEAST_RATIO = 16
"""Minimum ratio of the length of a document to that of a head; texts under 96,000 code points have none."""
_SENTENCE_END = compiled(r"[.!?…][”\"'’)\]]*(?=\s)")
_CUT_WINDOW = 2_000
"""Code points before the cut in which the end of a sentence is looked for."""


def heads_of(document: Document) -> Iterator[Document]:
    """Yield truncated versions of a long document, the shortest first; none of a short document."""
    return (_head(document, size) for size in HEAD_SIZES if size * _LEAST_RATIO <= len(document.text))


def _head(document: Document, size: int) -> Document:
    """Truncate a document at the end of a paragraph, or within one if less than half of `size` remains."""
    whole = bisect_right(document.paragraphs, size, key=lambda paragraph: paragraph.end)
    paragraphs = document.paragraphs[:whole]
    end = paragraphs[-1].end if paragraphs else 0
    if end < size / 2 and whole < len(document.paragraphs) and document.paragraphs[whole].start < size:
        end = _cut(document.text, document.paragraphs[whole].start, size)
        paragraphs += (document.paragraphs[whole]._replace(end=end),)
    return replace(document, text=document.text[:end], paragraphs=paragraphs, styles=())


def _cut(text: str, start: int, size: int) -> int:
    """Return the offset to cut a paragraph at: after a sentence, else at a space, else at `size`."""
    near = max(start, size - _CUT_WINDOW)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, near, size)]
    blank = text.rfind(" ", near + 1, size)
    return ends[-1] if ends else blank if blank > start else size


if __name__ == "__main__":
    main()
