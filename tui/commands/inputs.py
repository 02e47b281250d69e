"""The PATHs of a command, analyzed one after the other: what fails is one failure among the results."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator

from summarizer.analysis import Analysis, analyze
from summarizer.document import Document, Failure
from tui import sources
from tui.commands import options
from tui.terminal import check


def paths(args: Namespace) -> list[str]:
    """As given; without any, standard input, unless somebody sits there."""
    if args.paths:
        return list(args.paths)
    if check.is_terminal(check.STDIN):
        args.parser.error(
            "there is nothing to read: name a briefing, a folder of them, or - for standard input"
        )
    return ["-"]


def analyses(args: Namespace) -> Iterator[Analysis | Failure]:
    """Of every document that the PATHs hold, in order, each when it is ready."""
    limits = options.limits(args)
    found = sources.expand(paths(args), recursive=args.recursive, limits=limits)
    return analyzed(sources.documents(found, limits))


def analyzed(documents: Iterable[Document | Failure]) -> Iterator[Analysis | Failure]:
    """Each when it is ready. A document that breaks the analysis fails; those after it do not."""
    for document in documents:
        yield document if isinstance(document, Failure) else _analyzed(document)


def _analyzed(document: Document) -> Analysis | Failure:
    try:
        return analyze(document)
    except MemoryError:
        return failure(document, "there is not enough memory to analyze it")
    except Exception as error:  # as the reader does: a line for it, and the others go on
        return failure(document, f"the analysis failed ({type(error).__name__}: {error})")


def failure(document: Document, error: str) -> Failure:
    """Of a document that was read."""
    return Failure(document.path, document.part, error)
