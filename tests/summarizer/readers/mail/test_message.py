"""A letter comes as it was meant: its new text apart from the old, whatever program wrote it."""

import base64
import quopri

import pytest
from file_samples import NEWS
from mail_samples import REPLY, bodies, kinds, one, part, parts, read, with_parts

from summarizer.document import Document
from summarizer.files.options import Options


def letter(text: str, *headers: str) -> bytes:
    head = ("From: ann@example.org", "Subject: Talks", "Message-ID: <1@example.org>", *headers)
    return "\n".join((*head, "", text)).encode()


def test_reply_has_headers_new_text_and_quoted_text():
    document = one(REPLY)
    assert (document.title, document.author, document.date, document.format, document.part) == (
        "café talks",
        "Jürgen Maier",
        "2026-02-03",
        "mail",
        None,
    )
    assert kinds(document) == [
        ("heading", "Re: café talks"),
        ("byline", "From: Jürgen Maier <jm@example.org>"),
        ("byline", "To: Ann Lee <ann@example.org>"),
        ("byline", "Date: Tue, 3 Feb 2026 23:30:00 +0100"),
        ("body", "Dear Ann,"),
        ("body", "the talks ended without a result, and nobody knows when they will go on."),
        ("body", "Best wishes"),
        ("body", "Jürgen"),
        ("quote", "Jürgen Maier, Ministry of Talks"),
        ("quote", "On Tue, Feb 3, 2026 at 9:00 AM Ann Lee <ann@example.org> wrote:"),
        ("quote", "What happened in the talks?"),
        ("quote", "I heard nothing at all."),
    ]


@pytest.mark.parametrize(
    "old",
    [
        "-----Original Message-----\nFrom: Bo\nSent: Monday\n\nWhat happened there?",
        "________________________________\nFrom: Bo <bo@x.org>\nSent: Monday, 2 Feb 2026\nTo: Ann\n"
        "Subject: Talks\n\nWhat happened there?",
        "Am Mo., 2. Feb. 2026 um 10:00 Uhr schrieb Bo <bo@x.org>:\n\n> What happened there?",
        "On Mon, Feb 2, 2026 at 10:00 AM a very long name of an office that was broken\n"
        "Bo <bo@example.org>\nwrote:\n\n> What happened there?",
        "On Mon, Feb 2, 2026, Bo wrote:\n\nWhat happened there?",
        "Sent from my iPhone",
        "-- \nAnn Lee\nMinistry of Talks",
        "_______________________________________________\nTalks mailing list\nhttps://example.org/list",
    ],
)
def test_quoted_text_and_signatures_are_not_body(old):
    document = one(letter(f"They left on Monday before noon.\n\n{old}\n"))
    assert bodies(document) == ["They left on Monday before noon."]
    assert all(line.strip("> ") in document.text for line in old.split("\n") if line.strip(" -_"))


def test_text_resembling_quote_headers_stays_body():
    text = (
        "From: the first day on, they talked.\n\nThis is what she wrote:\n\nWe left early.\n\n"
        "--\n" + "\n".join(f"Point {n} was that they had left the room early." for n in range(40))
    )
    assert "quote" not in {kind for kind, _ in kinds(one(letter(text)))}


def test_inline_answers_are_body():
    document = one(letter("> Will you come?\nYes, we will come on Monday.\n\n> When?\nAt noon, I think."))
    assert bodies(document) == ["Yes, we will come on Monday.", "At noon, I think."]


@pytest.mark.parametrize(
    "lead",
    ["---------- Forwarded message ---------\nFrom: Bo\nDate: Monday\n", "-----Original Message-----\n"],
)
def test_forwarded_text_is_body_if_nothing_precedes_it(lead):
    document = one(letter(f"{lead}\nThey had met on Sunday, and nobody knew.\n"))
    assert bodies(document) == ["They had met on Sunday, and nobody knew."]


def test_flowed_lines_are_joined():
    text = "They met on \nMonday and left.\n> Will you \n> come?\n From here on.\n"
    document = one(letter(text, "Content-Type: text/plain; format=flowed"))
    assert bodies(document) == ["They met on Monday and left.", "From here on."]
    assert ("quote", "Will you come?") in kinds(document)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "utf-8"),
        ("gb2312", "gb18030"),
        ("koi8-r", "koi8-r"),
        ("x-unknown", "utf-8"),
        ("idna", "utf-8"),
        ("utf-8", "cp1252"),
    ],
)
def test_charset_is_used_only_if_the_bytes_are_valid(charset, encoding):
    said = {"gb18030": "他们星期一见面。", "koi8-r": "Они встретились."}.get(
        encoding, "Sie trafen sich über Käse."
    )
    data = letter("@", f"Content-Type: text/plain; charset={charset}").replace(b"@", said.encode(encoding), 1)
    data = (
        data.replace(said.encode(encoding) + b"example", b"@example").rstrip()
        + b"\n\n"
        + said.encode(encoding)
    )
    document = one(data)
    assert said in document.text


def test_user_encoding_overrides_the_declared_charset():
    data = letter("", "Content-Type: text/plain; charset=utf-8") + "Он встретил её.".encode("koi8-r")
    assert "Он встретил её." in one(data, options=Options(encoding="koi8-r")).text


def test_transfer_encodings_are_decoded_despite_damage():
    said = "Sie trafen sich über Käse, und gingen.".encode()
    for how, body in (
        ("base64", base64.encodebytes(said)),
        ("base64", base64.b64encode(said)[:-3] + b"\n!!"),
        ("quoted-printable", quopri.encodestring(said)),
        ("quoted-printable", quopri.encodestring(said) + b"=ZZ="),
        ("8bit", said),
    ):
        head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {how}"
        assert "Sie trafen sich über Käse, und g" in one(letter("", head) + body).text


def test_plain_part_is_preferred_unless_it_is_a_stub():
    html = part("<p>They met.</p><p>" + "And they left again. " * 40 + "</p>", "text/html")
    both = with_parts(part("They met, said the text, and left the room."), html, kind="alternative")
    assert len(bodies(one(both))) == 2  # so short a text is not the whole of it
    text = part("They met, said the text, and left the room. " * 20)
    assert bodies(one(with_parts(text, html, kind="alternative")))[0].startswith("They met, said the text")


def test_html_part_is_read_without_tags_or_hidden_text():
    html = (
        "<html><head><title>no</title><style>p{}</style></head><body>"
        "<div style='display:none'>no <div>no</div></div><h2>Talks</h2>"
        "<p>They met\non <b>Monday</b> &amp; left.<ul><li>one<li>two</ul><script>no</script>"
        '<div class="gmail_quote">On Monday Bo wrote:<blockquote>Old words.</blockquote>'
    )
    document = one(letter(html, "Content-Type: text/html; charset=utf-8"))
    assert kinds(document)[2:] == [
        ("heading", "Talks"),
        ("body", "They met on Monday & left."),
        ("list", "one"),
        ("list", "two"),
        ("quote", "On Monday Bo wrote:"),
        ("quote", "Old words."),
    ]


OUTLOOK = """<div class=WordSection1><p>We will come on Monday.<o:p></o:p></p><div><div style="border:none">
<p><b>From:</b> Ann Lee &lt;ann@x.org&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Bo<br><b>Subject:</b> Talks</p>
</div></div><p>Will you come?</p></div>"""
APPLE = """<div>Worth reading.</div><blockquote type="cite"><div>Begin forwarded message:</div>
<div><b>From: </b>Ann<br></div><div><b>Date: </b>2 Feb 2026<br></div><br>
<div>They had met on Sunday.</div></blockquote>"""
THUNDERBIRD = """<p>Yes, we come.</p><div class="moz-cite-prefix">On 2/2/26 9:00, Ann wrote:<br></div>
<blockquote type="cite"><p>Will you?</p></blockquote><div class="moz-signature">-- <br>Bo</div>"""
GMAIL = """<div dir="ltr"><br><div class="gmail_quote"><div class="gmail_attr">
---------- Forwarded message ---------<br>From: <b>Ann</b><br>Date: Mon<br></div><br>
<p>They had met on Sunday.</p></div></div>"""


@pytest.mark.parametrize(
    ("html", "new"),
    [
        (OUTLOOK, ["We will come on Monday."]),
        (APPLE, ["Worth reading.", "They had met on Sunday."]),
        (THUNDERBIRD, ["Yes, we come."]),
        (GMAIL, ["They had met on Sunday."]),
    ],
)
def test_new_text_is_found_in_html_of_each_mail_program(html, new):
    assert bodies(one(letter(html, "Content-Type: text/html; charset=utf-8"))) == new


def test_author_is_parsed_from_every_form_of_sender():
    for sender, name in (
        ('"Lee, Ann" <ann@example.org>', "Lee, Ann"),
        ("ann@example.org (Ann Lee)", "Ann Lee"),
        ("<ann@example.org>", "ann@example.org"),
        ("ann@example.org", "ann@example.org"),
    ):
        data = letter("They met.").replace(b"ann@example.org", sender.encode(), 1)
        assert one(data).author == name


def test_readable_attachments_are_briefings_of_their_own():
    notes = part("They left early.", 'text/plain; name="a/notes.txt"', "Content-Disposition: attachment")
    picture = part("iVBORw0KGgo=", 'image/png; name="x.png"', "Content-Transfer-Encoding: base64")
    inner = part(REPLY.decode(), "message/rfc822")
    program = part("f0VMRgAAAAA=", "application/x-executable; name=run", "Content-Transfer-Encoding: base64")
    found = read(with_parts(part("See the papers."), notes, notes, picture, inner, program), "x.eml")
    assert parts(found)[:4] == [
        (None, "Papers"),
        ("notes.txt", "notes"),
        ("notes.txt (2)", "notes"),
        ("Re: café talks", "café talks"),
    ]
    assert found[4].part == "run"
    assert "looks like a program" in parts(found)[4][1]
    assert all(each.path == "x.eml" for each in found)
    assert isinstance(found[3], Document)
    assert found[3].author == "Jürgen Maier"


def test_attachment_names_are_sanitized():
    part_ = part(
        "They left.", "text/plain", "Content-Disposition: attachment; filename*=utf-8''..%2F%1B%5B31m%0Ax.txt"
    )
    assert parts(read(with_parts(part("See."), part_), "x.eml"))[1][0] == "\ufffd[31m x.txt"


def test_mhtml_page_is_read_as_html():
    page = part(NEWS, "text/html; charset=utf-8", "Content-Location: https://example.org/dam")
    picture = part("iVBORw0KGgo=", "image/png", "Content-Transfer-Encoding: base64")
    data = with_parts(page, picture, kind="related").replace(
        b"From: Ann Lee <ann@example.org>",
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/",
    )
    document = one(data, "dam.mhtml")
    assert (document.format, document.title, document.author) == (
        "html",
        "Dam breaks above village",
        "Anna Berg",
    )
    assert document.part is None


def test_encrypted_message_fails_with_advice():
    data = with_parts(
        part("Version: 1", "application/pgp-encrypted"),
        part("x", "application/octet-stream"),
        kind="encrypted",
    )
    [found] = [error for _, error in parts(read(data, "x.eml")) if "encrypted" in error]
    assert "open it in your mail program" in found
