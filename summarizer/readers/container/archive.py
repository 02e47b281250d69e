"""Read zip archives: each member is a document or a container itself, in the order of a folder listing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from summarizer.document import Document, Failure
from summarizer.files.access import may_be_briefing, natural_order
from summarizer.files.options import Options, Unreadable
from summarizer.readers.container.parts import Distinct, check_depth, documents_in, into, shown, within
from summarizer.readers.zip import ENCRYPTED, ZipArchive

_NOT_MEANT = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def read(data: bytes, _name: str | None, options: Options) -> Iterator[Document | Failure]:
    """Read the documents of all members; a member that can't be read becomes a Failure.

    Raises Unreadable if the archive is damaged, encrypted or nested too deeply.
    """
    check_depth(options)
    archive = ZipArchive(data, options)
    members = [member for member in archive.names if _is_meant(member)]
    if archive.needs_password:
        raise Unreadable(*ENCRYPTED)
    members.sort(key=lambda member: [natural_order(step) for step in shown(member).split("/")])
    deeper = replace(options, depth=options.depth + 1, unpacked=archive.tally)
    distinct = Distinct()
    for member in members:
        own = distinct(shown(member))
        if (inner := into(own, deeper)) is None:
            continue
        if why := archive.tally.full:
            yield Failure(None, own, f"is not read, nor is what comes after it: {why}")
            return
        try:
            content = archive.read(member)
        except Unreadable as error:
            yield Failure(None, own, str(error), error.hint)
        else:
            yield from within(own, documents_in(content, PurePosixPath(own).name, inner), content)


def _is_meant(member: str) -> bool:
    """Return whether a member may be a briefing: not hidden, and not metadata of an operating system."""
    steps = member.replace("\\", "/").split("/")
    if any(step in _NOT_MEANT for step in steps) or steps[-1].startswith("."):
        return False
    return not any(step.startswith(".") and step.strip(".") for step in steps) and may_be_briefing(steps[-1])
