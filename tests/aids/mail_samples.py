"""Sample email messages and mailboxes, and helpers to read them."""

import io

from summarizer.document import Document, Failure
from summarizer.files.options import AS_IT_COMES, Options
from summarizer.readers import open_documents

REPLY = """\
From: =?utf-8?q?J=C3=BCrgen?= Maier <jm@example.org>
To: Ann Lee <ann@example.org>
Subject: =?iso-8859-1?Q?Re:_caf=E9?= talks
Date: Tue, 3 Feb 2026 23:30:00 +0100
Message-ID: <2@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Ann,

the talks ended without a result, and nobody knows when they will go on.

Best wishes
Jürgen

--\x20
Jürgen Maier, Ministry of Talks

On Tue, Feb 3, 2026 at 9:00 AM Ann Lee <ann@example.org> wrote:
> What happened in the talks?
> I heard nothing at all.
""".encode()


def with_parts(*parts: bytes, kind: str = "mixed") -> bytes:
    """Return a multipart message; each part has its own headers."""
    head = (
        "From: Ann Lee <ann@example.org>\nSubject: Papers\nDate: Tue, 3 Feb 2026 09:00:00 +0000\n"
        f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="=_ b"\n\nnot for readers\n'
    )
    return head.encode() + b"".join(b"--=_ b\n" + part + b"\n" for part in parts) + b"--=_ b--\nnor this\n"


def part(text: str, kind: str = "text/plain; charset=utf-8", *more: str) -> bytes:
    """Return one part of a multipart message, with optional further headers."""
    return "\n".join((f"Content-Type: {kind}", *more, "", text)).encode()


def mailbox(*letters: bytes) -> bytes:
    """Return messages as a mailbox in the mbox format."""
    return b"".join(b"From ann@example.org Tue Feb  3 09:00:00 2026\n" + each + b"\n" for each in letters)


def read(data: bytes, name: str = "x", options: Options = AS_IT_COMES) -> list[Document | Failure]:
    """Return all documents and failures of a file."""
    return list(open_documents(io.BytesIO(data), name=name, options=options))


def one(data: bytes, name: str = "x.eml", options: Options = AS_IT_COMES) -> Document:
    """Return the only document of a file."""
    [found] = read(data, name, options)
    assert isinstance(found, Document), found
    return found


def kinds(document: Document) -> list[tuple[str, str]]:
    """Return the kind and the text of each paragraph."""
    return [(paragraph.kind, document.at(paragraph)) for paragraph in document.paragraphs]


def bodies(document: Document) -> list[str]:
    """Return the text of each body paragraph."""
    return [text for kind, text in kinds(document) if kind == "body"]


def parts(found: list[Document | Failure]) -> list[tuple[str | None, str]]:
    """Return the part name of each result, and its title or error."""
    return [(each.part, each.error if isinstance(each, Failure) else each.title) for each in found]


def message(ident: str, day: int, sender: str, subject: str, body: str, *more: str) -> bytes:
    """Return a plain message of a day in February 2026; `more` are further headers."""
    head = (
        f"From: {sender} <{sender.split()[0].lower()}@example.org>",
        "To: Ann Lee <ann@example.org>",
        f"Subject: {subject}",
        f"Date: {day:02} Feb 2026 09:00:00 +0000",
        f"Message-ID: <{ident}@example.org>",
        *more,
    )
    return "\n".join((*head, "", body, "")).encode()


THREADS = mailbox(
    message("dam", 2, "Dora Lind", "Dam at Orla", "The dam at Orla has a crack. It grows by the day."),
    message("menu", 3, "Carl Holm", "Menu", "There is soup on Friday. Bread is extra."),
    message(
        *("quay", 4, "Peter Novak", "Quay closed", "The quay is closed until May. Ferries leave from Lund."),
        "Cc: Eva Moss <eva@example.org>, Bob Day <bob@example.org>, Ida Falk <ida@example.org>",
    ),
    message(
        *("dam2", 5, "Carl Holm", "Re: Dam at Orla", "We sent two divers. They found a second crack."),
        *("In-Reply-To: <dam@example.org>", "References: <dam@example.org>"),
    ),
    message(
        *("quay2", 6, "Eva Moss", "Re: Quay closed", "Who pays for the buses? The council must decide."),
        "References: <quay@example.org>",
    ),
    message(
        *("dam3", 6, "Dora Lind", "Re: Dam at Orla", "The village was warned at noon. Nobody was hurt."),
        "References: <dam@example.org> <dam2@example.org>",
    ),
)
"""A mailbox of two threads, mixed, and a message of its own between them."""

_QUOTED = "\n".join(f"> Boat {number} waits at the pier." for number in range(1, 7))
ANSWER = message(
    *("quay", 4, "Peter Novak", "Quay"),
    f"The quay is open. Boats may go.\n\nOn Mon, Eva Moss wrote:\n{_QUOTED}\n\nThe buses stop at noon.",
)
"""A message with seven quoted lines, the attribution included, between its parts."""
