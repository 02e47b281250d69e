"""Words in letters that look like envelopes, attributions, signatures or headers."""

import pytest
from mail_samples import bodies, kinds, one, part, read, with_parts

from summarizer.document import Document, Failure

HEAD = "From: Mira Halden <mira@orlund.example>\nSubject: Piles\nDate: Thu, 14 May 2026 09:12:00 +0200\n"
ENVELOPE = "From mira@orlund.example Thu May 14 09:12:00 2026\n"


def letter(text: str, more: str = "") -> bytes:
    return f"{HEAD}Message-ID: <1@orlund.example>\n{more}\n{text}\n".encode()


def titles(found: list[Document | Failure]) -> list[str]:
    return [each.title if isinstance(each, Document) else each.error for each in found]


@pytest.mark.parametrize(
    "line",
    [
        "From memory, the barge left at 10:30 on 4 May 2026.",
        "From 9:00 on 3 May 2026 nobody came.",
        "From May 2026 on, at 10:30 each day, we meet.",
        "From here on we use the new form.",
        "From Orlund to Tarn it takes 2:15 hours, as of 2026.",
        "From: a list of words at 10:30 in 2026 nothing follows.",
        "From Tarn Mon May 11 09:00 the ferries run again.",
        "From Monday on the pier is shut.\nSubject: to change, of course.",
        "From the report:\nFrom: the harbor master\nTo: everyone",
        "From 14 May 2026, 10:30 at Tarn\nNote: bring the plans.",
        "From mira@orlund.example Thu May 14 09:12:00 2026\nwas the first line of it.",
    ],
)
def test_sentence_that_begins_with_from_is_prose(line):
    box = f"{ENVELOPE}{HEAD}\nDear Tor,\n\n{line}\n\nMira\n\n{ENVELOPE}{HEAD}\nThank you.\n\n{line}\n"
    found = read(box.encode(), "box.mbox")
    assert titles(found) == ["Piles", "Piles"]
    assert all(isinstance(each, Document) for each in found)
    words = [piece for part in line.split("\n") for piece in part.split(" ", 1)[1:]]
    assert all(word in each.text for word in words for each in found)


@pytest.mark.parametrize(
    "envelope",
    [
        ENVELOPE,
        "From - Thu May 14 09:12:00 2026\n",
        "From mira@orlund.example  Thu May  4 09:12:00 +0200 2026\n",
        "From MAILER-DAEMON Thu, 14 May 2026 09:12:00 +0200\n",
        "From mira@orlund.example 2026-05-14 09:12:00\n",
        "From mira@orlund.example\n",
        "From MAILER-DAEMON\n",
        "From Mira Halden Thu May 14 09:12:00 2026\n",
    ],
)
def test_envelope_of_any_form_begins_a_letter(envelope):
    box = f"{envelope}{HEAD}\nThey met.\n\n{envelope}{HEAD}\nThey left.\n"
    assert titles(read(box.encode(), "box")) == ["Piles", "Piles"]


def test_envelope_without_a_blank_line_before_it_begins_a_letter():
    box = f"{ENVELOPE}{HEAD}\nThey met.\n{ENVELOPE}{HEAD}\nThey left.\n"
    assert titles(read(box.encode(), "box")) == ["Piles", "Piles"]


@pytest.mark.parametrize(
    "frame", ["{}", "\n\n{}", "\ufeff{}", "\ufeff\n{}"], ids=["bare", "blank", "mark", "both"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_letter_is_read_with_any_line_ends_and_blank_lines_before_it(frame, end):
    text = frame.format(f"{HEAD}Message-ID: <1@orlund.example>\n\nThey met.\n").replace("\n", end)
    document = one(text.encode())
    assert (document.title, document.author, bodies(document)) == ("Piles", "Mira Halden", ["They met."])
    box = frame.format(f"{ENVELOPE}{HEAD}\nThey met.\n\n{ENVELOPE}{HEAD}\nThey left.\n").replace("\n", end)
    assert titles(read(box.encode(), "box.mbox")) == ["Piles", "Piles"]


PROSE = "We answered within a day that it would ruin forty families. Nobody has written to us since then."


@pytest.mark.parametrize(
    "line",
    [
        "On 3 March 2026 the ministry of works wrote:",
        "On Monday, 3 March, Tor Vinge wrote:",
        "On page 3 of its report the board wrote:",
        "On 3 March 2026 at 10:30 the ministry of works wrote:",
        "Am 3. März 2026 schrieb das Ministerium:",
        "On 12 May the surveyor writes:",
        "On Monday at 10:30, Tor Vinge wrote:",
        "On 3 March 2026 at 10:30, Tor Vinge wrote:",
    ],
)
def test_writer_who_quotes_in_prose_keeps_his_text(line):
    document = one(letter(f"Dear all,\n\n{line}\n\nThe pier is unsafe and must be closed.\n\n{PROSE}"))
    assert PROSE in bodies(document)


@pytest.mark.parametrize(
    "line",
    [
        "On Tue, Feb 3, 2026 at 9:00 AM Mira Halden <mira@orlund.example> wrote:",
        "On 3 Feb 2026, at 09:00, Mira Halden wrote:",
        "Am 03.02.2026 um 09:00 schrieb Mira Halden:",
        "Le mar. 3 févr. 2026 à 09:00, Mira Halden <mira@orlund.example> a écrit :",
        "On 2/3/26 9:00, mira@orlund.example wrote:",
        "Op di 3 feb 2026 om 09:00 schreef Mira Halden <mira@orlund.example>:",
        "Den tis 3 feb. 2026 kl 09:00 skrev Mira Halden <mira@orlund.example>:",
        "wt., 3 lut 2026 o 09:00 Mira Halden <mira@orlund.example> napisał(a):",
        "03.02.2026 09:00, Mira Halden пишет:",
        "De: Mira Halden\nEnviado el: martes, 3 de febrero de 2026\nPara: Tor Vinge\nAsunto: Muelle",
        "Da: Mira Halden\nInviato: martedì 3 febbraio 2026\nA: Tor Vinge\nOggetto: Molo",
        "Van: Mira Halden\nVerzonden: dinsdag 3 februari 2026\nAan: Tor Vinge\nOnderwerp: Pier",
        "Från: Mira Halden\nSkickat: den 3 februari 2026\nTill: Tor Vinge\nÄmne: Pir",
        "От: Мира Хальден\nОтправлено: 3 февраля 2026\nКому: Тор Винге\nТема: Пирс",
    ],
)
def test_attribution_of_a_program_begins_quoted_text(line):
    document = one(
        letter(f"I agree with you.\n\n{line}\n\nThe pier is unsafe and must be closed.\n\n{PROSE}")
    )
    assert bodies(document) == ["I agree with you."]


def test_lead_in_of_a_writer_above_quoted_lines_is_his_text():
    document = one(letter(f"I agree.\n\nThe board wrote:\n> The pier is unsafe.\n\n{PROSE}"))
    assert bodies(document) == ["I agree.", "The board wrote:", PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "Mira Halden <mira@orlund.example> writes:",
        "Quoting Mira Halden <mira@orlund.example>:",
        "вт, 3 фев. 2026 г. в 09:00, Mira Halden <mira@orlund.example>:",
        "2026年2月3日(火) 9:00 Mira Halden <mira@orlund.example>：",
        "* Mira Halden (mira@orlund.example) [260203 09:00]:",
        "Mira Halden wrote:",
        "Mira Halden schrieb:",
    ],
)
def test_line_with_an_address_above_quoted_lines_is_quoted(line):
    document = one(letter(f"I agree with you.\n\n{line}\n> The pier is unsafe.\n> Mira\n\n{PROSE}"))
    assert bodies(document) == ["I agree with you.", PROSE]


@pytest.mark.parametrize("rule", ["--", "—", "_" * 40, "-- "])
def test_list_below_a_dash_line_is_no_signature(rule):
    document = one(
        letter(f"We meet on Monday in Orlund.\n\nAgenda\n{rule}\n* the burnt pier\n* the new fees")
    )
    assert [text for kind, text in kinds(document) if kind == "list"] == [
        "* the burnt pier",
        "* the new fees",
    ]


@pytest.mark.parametrize("rule", ["--", "—"])
def test_prose_below_a_dash_line_is_no_signature(rule):
    document = one(letter(f"We meet on Monday in Orlund.\n\n{rule}\n{PROSE}"))
    assert PROSE in bodies(document)


@pytest.mark.parametrize("rule", ["--", "-- ", "—"])
def test_signature_below_a_dash_line_is_quoted(rule):
    document = one(
        letter(f"We meet on Monday in Orlund.\n\n{rule}\nMira Halden\nBoard of Orlund\n+47 555 0100")
    )
    assert bodies(document) == ["We meet on Monday in Orlund."]


def test_text_without_a_blank_line_after_the_headers_is_read():
    data = (
        f"{HEAD}Message-ID: <1@orlund.example>\nDear Tor,\nthe pier is shut.\n\nIt opens in May.\n".encode()
    )
    document = one(data)
    assert document.title == "Piles"
    assert "the pier is shut." in document.text
    assert "It opens in May." in document.text


@pytest.mark.parametrize(
    "text",
    ["Note: the pier is shut.", "Dear all: the pier is shut.", "PS: the pier is shut.", "10:30: shut."],
)
def test_text_with_a_colon_after_the_headers_is_read(text):
    data = f"{HEAD}Message-ID: <1@orlund.example>\nX-Odd: a\n b\n{text}\nIt opens in May.\n".encode()
    document = one(data)
    assert text in document.text
    assert "It opens in May." in document.text
    assert "X-Odd" not in document.text


def test_date_of_a_letter_without_one_is_that_of_its_first_server():
    last = "Received: from b by c; Fri, 15 May 2026 08:00:00 +0200\n"
    first = "Received: from a by b; Thu, 14 May 2026 23:30 -0700\n"
    data = f"{last}{first}{HEAD.partition('Date')[0]}Message-ID: <1@x>\n\nThey met.\n"
    assert one(data.encode()).date == "2026-05-14"


def test_letter_that_is_a_named_attachment_as_a_whole_is_read():
    head = "Content-Type: text/plain\nContent-Disposition: attachment; filename=letter.txt\n"
    assert bodies(one(letter("They met in Orlund.", head))) == ["They met in Orlund."]


def test_damaged_header_does_not_begin_the_text():
    data = (
        f"Received: from a.example\nby b.example with SMTP\n{HEAD}Message-ID: <1@orlund.example>\n\nIt opens."
    ).encode()
    document = one(data)
    assert (document.title, bodies(document)) == ("Piles", ["It opens."])


@pytest.mark.parametrize(
    "more",
    [
        "Content-Disposition: inline; filename=letter.txt\n",
        "Content-Type: text/plain; name=letter.txt\n",
        "Content-Disposition: inline; filename=letter\n",
    ],
)
def test_text_with_a_file_name_is_read_as_the_letter(more):
    document = one(letter("They met in Orlund.", more))
    assert bodies(document) == ["They met in Orlund."]


def test_inline_part_with_a_file_name_is_part_of_the_letter():
    inline = part("They left.", "text/plain", "Content-Disposition: inline; filename=more.txt")
    attached = part("They slept.", "text/plain", "Content-Disposition: attachment; filename=notes.txt")
    letter_found, attachment = read(with_parts(part("They met."), inline, attached), "x.eml")
    assert isinstance(letter_found, Document)
    assert isinstance(attachment, Document)
    assert bodies(letter_found) == ["They met.", "They left."]
    assert attachment.text.strip() == "They slept."


def test_copies_are_named_in_the_head():
    document = one(letter("They met.", "Cc: Tor Vinge <tor@orlund.example>\n"))
    assert ("byline", "Cc: Tor Vinge <tor@orlund.example>") in kinds(document)
    assert document.message.cc == ("Tor Vinge <tor@orlund.example>",)
    assert document.author == "Mira Halden"


@pytest.mark.parametrize(
    ("header", "copies"),
    [
        ("Cc: a@x.example", ["a@x.example"]),
        ("CC: a@x.example,\n b@x.example", ["a@x.example", "b@x.example"]),
        ("Cc: a@x.example\nCc: b@x.example", ["a@x.example", "b@x.example"]),
        (
            'Cc: "Vinge, Tor" <tor@x.example>, pay@x.example (Pay, Office)',
            ['"Vinge, Tor" <tor@x.example>', "pay@x.example (Pay, Office)"],
        ),
        ("Cc: =?utf-8?q?J=C3=BCrgen=2C_Maier?= <jm@x.example>", ["Jürgen, Maier <jm@x.example>"]),
        ("Cc: Board: a@x.example, Bo <b@x.example>;, c@x", ["a@x.example", "Bo <b@x.example>", "c@x"]),
        ("Cc: undisclosed-recipients:;", []),
        ("Cc: a@x.example, a@x.example,, ", ["a@x.example"]),
        ('Cc: "unclosed, a@x.example', ['"unclosed, a@x.example']),
        ("Cc:", []),
        ("X-Cc: a@x.example", []),
    ],
)
def test_recipients_of_copies_are_listed_one_by_one(header, copies):
    assert one(letter("They met.", f"{header}\n")).message.cc == tuple(copies)


@pytest.mark.parametrize("value", ['"' * 200_000, '\\"' * 100_000 + '"', "<" * 200_000, "(=?a?q?" * 30_000])
def test_long_list_of_copies_is_read_in_linear_time(value):
    headers = "".join(f'Cc: "{value[at : at + 900]}\n' for at in range(0, len(value), 900))
    assert one(letter("They met.", headers)).message.cc


@pytest.mark.parametrize(
    ("headers", "ident", "references"),
    [
        ("", "1@orlund.example", []),
        ("In-Reply-To: <0@x.example>", "1@orlund.example", ["0@x.example"]),
        ("References: <a@x>\n <b@x>\nIn-Reply-To: <b@x>", "1@orlund.example", ["a@x", "b@x"]),
        ("References: <a@x> <b@x>\nIn-Reply-To: <a@x>", "1@orlund.example", ["b@x", "a@x"]),
        ("References: <a@x><b@x>", "1@orlund.example", ["a@x", "b@x"]),
        ("In-Reply-To: Your letter of Monday <0@x.example>", "1@orlund.example", ["0@x.example"]),
        ("In-Reply-To: 0000@x.example", "1@orlund.example", ["0000@x.example"]),
        ("In-Reply-To: your letter of Monday", "1@orlund.example", []),
        ("References: <1@orlund.example>", "1@orlund.example", []),
    ],
)
def test_message_knows_the_earlier_ones_of_its_thread(headers, ident, references):
    message = one(letter("They met.", f"{headers}\n" if headers else "")).message
    assert (message.id, list(message.references)) == (ident, references)


@pytest.mark.parametrize(
    ("subject", "bare", "reply"),
    [
        ("Piles", "Piles", False),
        ("Re: Piles", "Piles", True),
        ("RE: AW: Fwd: Piles", "Piles", True),
        ("Re[2]: Piles", "Piles", True),
        ("[orlund-l] Re: Piles", "Piles", True),
        ("Re: [orlund-l] Piles", "Piles", True),
        ("Antw: Piles", "Piles", True),
        ("SV: Piles", "Piles", True),
        ("Fwd: Piles", "Piles", False),
        ("Rev: Piles", "Rev: Piles", False),
        ("Re", "Re", False),
        ("Reply to the board", "Reply to the board", False),
        ("Re:", "Re:", True),
    ],
)
def test_subject_is_parted_from_its_prefixes(subject, bare, reply):
    message = one(letter("They met.").replace(b"Subject: Piles", f"Subject: {subject}".encode())).message
    assert (message.subject, message.is_reply) == (bare, reply)


def test_other_formats_have_no_headers():
    assert one(b"They met in Orlund.", "a.txt").message is None


def test_attachments_that_are_not_read_are_named():
    picture = part("x" * 3000, "image/png", "Content-Disposition: attachment; filename=pier.png")
    program = part(
        "x" * 2_500_000, "application/octet-stream", "Content-Disposition: attachment; filename=plan.mp4"
    )
    inline = part("x", "image/png", "Content-Disposition: inline; filename=logo.png")
    document = one(with_parts(part("They met."), picture, program, inline))
    assert document.warnings == ("2 attachments are not read: pier.png (3 KB), plan.mp4 (2.4 MB)",)
    assert one(with_parts(part("They met."), inline)).warnings == ()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("text/calendar; name=a.ics", True),
        ("application/ms-tnef; name=winmail.dat", True),
        ("text/vcard; name=a.vcf", True),
        ("audio/mpeg; name=a.mp3", True),
        ("application/pkcs7-signature; name=smime.p7s", False),
        ("application/pgp-signature; name=a.asc", False),
        ("message/delivery-status", False),
    ],
)
def test_attachment_is_named_unless_it_is_of_programs(kind, told):
    attached = part("x", kind, "Content-Disposition: attachment")
    assert bool(one(with_parts(part("They met."), attached)).warnings) is told


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("In 2019<sup><a href='#n7'>7</a></sup> it rose.", "In 2019 it rose."),
        ("In 2019<a href='#n7'><sup>7</sup></a> it rose.", "In 2019 it rose."),
        ("It fell by 12<sup>3</sup>, said Tor Vinge<sup>4</sup>.", "It fell by 12, said Tor Vinge."),
        ("It has 5 km<sup>2</sup> on the 1<sup>st</sup>.", "It has 5 km² on the 1st."),
        ("See <a href='https://orlund.example'>CO<sup>2</sup></a>.", "See CO²."),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>の話。", "漢字の話。"),
        ("<ruby>漢<rt>かん字</ruby>の話。", "漢の話。"),
        ("The <svg><text>icon</text></svg>pier burns.", "The pier burns."),
    ],
)
def test_inline_markup_of_html_letters(markup, text):
    document = one(letter(f"<p>{markup}</p>", "Content-Type: text/html; charset=utf-8\n"))
    assert bodies(document) == [text]


def test_head_that_ends_with_a_folded_header_is_followed_by_its_parts() -> None:
    data = (
        f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative;\n boundary="cut"\n\n'
        "--cut\nContent-Type: text/plain\n\nThe piles of the quay are rotten.\n--cut--\n"
    )
    assert "The piles of the quay are rotten." in one(data.encode()).text
