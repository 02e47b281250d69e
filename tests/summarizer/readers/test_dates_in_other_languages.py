"""Dates with names of months in other languages: at the head, in datelines, in Date lines of mail."""

import io
from unicodedata import normalize

import pytest

from summarizer.document import Document
from summarizer.readers import dates, open_documents

GERMAN = (
    "Der Hafen von Orlund bleibt nach dem Brand bis auf Weiteres gesperrt, wie die Behörde gestern mitteilte "
    "und drei Fähren warten auf der Reede."
)
FRENCH = (
    "Le port d'Orlund reste fermé après l'incendie jusqu'à nouvel ordre, a annoncé hier la capitainerie, et "
    "trois bacs attendent au large."
)
SPANISH = (
    "El puerto de Orlund sigue cerrado tras el incendio hasta nuevo aviso, anunció ayer la capitanía, y tres "
    "transbordadores esperan mar adentro."
)


def read(text: str, name: str = "a1.txt") -> Document:
    (document,) = open_documents(io.BytesIO(text.encode()), name=name)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12. März 2026", "2026-03-12"),
        ("12. Maerz 2026", "2026-03-12"),
        ("Donnerstag, den 12. MÄRZ 2026", "2026-03-12"),
        ("1. Jänner 2026", "2026-01-01"),
        ("le 3 août 2026", "2026-08-03"),
        ("1er février 2026", "2026-02-01"),
        ("3 juil. 2026", "2026-07-03"),
        ("12 de marzo de 2026", "2026-03-12"),
        ("1.º de mayo del 2026", "2026-05-01"),
        ("12-sep-2026", "2026-09-12"),
        ("12 marzo 2026", "2026-03-12"),
        ("1° maggio 2026", "2026-05-01"),
        ("12 maart 2026", "2026-03-12"),
        ("12 mrt. 2026", "2026-03-12"),
        ("12 de março de 2026", "2026-03-12"),
        ("1º de dezembro de 2026", "2026-12-01"),
        ("den 12. maj 2026", "2026-05-12"),
        ("12 maja 2026 r.", "2026-05-12"),
        ("12. maaliskuuta 2026", "2026-03-12"),
        ("2026. március 12.", "2026-03-12"),
        ("12 марта 2026 г.", "2026-03-12"),
        ("12 d’abril de 2026", "2026-04-12"),
        ("2026年5月14日", "2026-05-14"),
        ("2026년 5월 14일", "2026-05-14"),
        ("10.–16. März 2026", "2026-03-16"),
        ("del 10 al 16 de marzo de 2026", "2026-03-16"),
        ("Fecha: 03/04/2026", "2026-04-03"),
        ("Publié le 03/04/2026 à 10h30", "2026-04-03"),
        ("Stand: 3/4/2026", "2026-04-03"),
        ("Aggiornato il 03-04-2026", "2026-04-03"),
        ("03/04/2026", None),
        ("Published 03/04/2026", None),
        ("Updated: 03/04/2026", None),
        ("31. Februar 2026", None),
        ("12 marzipan 2026", None),
        ("12. März", None),
        ("im März 2026", None),
        ("12 marches 2026", None),
    ],
)
def test_date_has_a_month_of_another_language(line, day):
    for text in (line, normalize("NFD", line) if line[-1] != "일" else line):
        found = dates.find(text)
        assert (found.iso if found else None) == day


HEADS = {
    "German, place and day": (
        f"Hafen gesperrt\n\nOrlund, den 12. März 2026\n\n{GERMAN}",
        "2026-03-12",
        "head",
    ),
    "German, label": (f"Hafen gesperrt\nStand: 12. März 2026, 14:30 Uhr\n\n{GERMAN}", "2026-03-12", "head"),
    "German, published and changed": (
        f"Hafen gesperrt\nVeröffentlicht am 12. März 2026 um 9:30 Uhr\n\n{GERMAN}",
        "2026-03-12",
        "head",
    ),
    "German, dateline": (f"Hafen gesperrt\n\nORLUND, 12. März 2026 – {GERMAN}", "2026-03-12", "dateline"),
    "German, dateline and copyright": (
        f"Hafen gesperrt\n\nORLUND, 12. März (odn) – {GERMAN}\n\n© 2026 Orlund-Dienst",
        "2026-03-12",
        "inferred",
    ),
    "French, place and day": (f"Le port fermé\n\nOrlund, le 3 août 2026\n\n{FRENCH}", "2026-08-03", "head"),
    "French, published": (f"Le port fermé\nPublié le 3 août 2026 à 14h30\n\n{FRENCH}", "2026-08-03", "head"),
    "French, weekday": (f"Le port fermé\nlundi 3 août 2026\n\n{FRENCH}", "2026-08-03", "head"),
    "French, dateline": (f"Le port fermé\n\nORLUND, 3 août 2026 (AOD) - {FRENCH}", "2026-08-03", "dateline"),
    "Spanish, label": (f"Puerto cerrado\nFecha: 12 de marzo de 2026\n\n{SPANISH}", "2026-03-12", "head"),
    "Spanish, dateline": (
        f"Puerto cerrado\n\nOrlund, 12 mar 2026 (EOD).- {SPANISH}",
        "2026-03-12",
        "dateline",
    ),
    "Spanish, day at the foot": (
        f"A los patrones\n\n{SPANISH}\n\n{SPANISH}\n\nOrlund, 12 de marzo de 2026\n",
        "2026-03-12",
        "head",
    ),
    "Italian": (f"Porto chiuso\nOrlund, lì 12 marzo 2026\n\n{SPANISH}", "2026-03-12", "head"),
    "Italian, changed": (f"Porto chiuso\nAggiornato il 12 marzo 2026\n\n{SPANISH}", "2026-03-12", "head"),
    "Dutch": (f"Haven dicht\nGepubliceerd op 12 maart 2026 om 10.30 uur\n\n{GERMAN}", "2026-03-12", "head"),
    "Portuguese": (f"Porto fechado\nOrlund, 12 de março de 2026\n\n{SPANISH}", "2026-03-12", "head"),
    "Portuguese, label": (
        f"Porto fechado\nAtualizado em 12 de março de 2026, às 9h15\n\n{SPANISH}",
        "2026-03-12",
        "head",
    ),
    "by a deadline": (f"Hafen gesperrt\nGültig bis 12. März 2026\n\n{GERMAN}", None, None),
    "by the next meeting": (f"Port\nProchaine réunion : 3 août 2026\n\n{FRENCH}", None, None),
    "issue before deadline": (
        f"Puerto\nPublicado el 3 de marzo de 2026\nPlazo: hasta el 12 de marzo de 2026\n\n{SPANISH}",
        "2026-03-03",
        "head",
    ),
    "in prose": (f"Hafen\n\n{GERMAN} Am 12. März 2026 hatte es in der Stadt gebrannt.", None, None),
    "dateline without any year": (f"Hafen gesperrt\n\nORLUND, 12. März (odn) – {GERMAN}", None, None),
    "month in the title": (f"Hafenbericht März 2026\n\nOrlund\n\n{GERMAN}", None, None),
}


@pytest.mark.parametrize(("text", "date", "source"), HEADS.values(), ids=HEADS)
def test_date_of_issue_is_found_in_other_languages(text, date, source):
    document = read(text)
    assert (document.date, document.date_from) == (date, source)


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Do, 12 März 2026 09:30:00 +0100", "2026-03-12"),
        ("jeu., 3 août 2026 09:30:00 +0200", "2026-08-03"),
        ("12 de marzo de 2026 9:30", "2026-03-12"),
        ("gio, 12 mag 2026 09:30", "2026-05-12"),
    ],
)
def test_date_header_in_another_language(header, day):
    head = f"From: Mira Halden <m@x.example>\nSubject: Piles\nMessage-ID: <1@x>\nDate: {header}\n"
    assert read(f"{head}\nThey met.", "a.eml").date == day


@pytest.mark.parametrize("piece", ["12 de ", "1er 2º ", "12. März ", "10.-", "2026. ", "12 mar "])
def test_long_line_of_half_dates_is_read_in_linear_time(piece):
    assert dates.find(piece * (100_000 // len(piece))) is None
