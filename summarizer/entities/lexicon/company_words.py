"""Word lists for the names of companies: legal forms of many countries, partners, first words.

Words are as written, since case matters: "SA" is a legal form and "sa" is none.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\s+\|\s+", text))


LEGAL_FORMS = _forms(
    """Inc | Incorporated | Corp | Corporation | plc | PLC | Plc | Ltd | Limited | LLC | L.L.C. | LLP | L.P. |
    Pty Ltd | Pvt Ltd | Pvt. Ltd | Pte Ltd | Pte. Ltd | Co Ltd | Co. Ltd | Co., Ltd | CIC | PCL |
    GmbH | GmbH & Co. KG | GmbH & Co. OHG | AG & Co. KG | AG & Co. KGaA | mbH | gGmbH | GesmbH |
    Ges.m.b.H. | KGaA | AG | KG | OHG | oHG | e.K. | e.V. | eG | GbR | UG | SE | SCE |
    SA | S.A. | SAS | S.A.S. | SASU | SARL | S.à r.l. | S.A.R.L. | Sàrl | EURL | E.U.R.L. | SNC | S.N.C. |
    SpA | S.p.A. | SRL | S.r.l. | S.R.L. | Srl | S.n.c. | s.n.c. | S.a.s. | s.a.s. | Scarl | S.c.a.r.l. |
    S.L. | S.L.U. | S.A.U. | S.L.L. | S.L.N.E. | S.L.N.E | S.Coop. | S. Coop. | S.C.P. | E.I.R.L. |
    S.A.B. de C.V. | SAB de CV | SA de CV | S.A. de C.V. | S. de R.L. | S. de R.L. de C.V. | S.A.C. |
    Lda | Lda. | Ltda | Ltda. | S/A | EIRELI | N.V. | NV | B.V. | BV | BVBA | CVBA | VOF | V.O.F. |
    ASA | AS | ANS | A/S | ApS | I/S | K/S | AB | HB | KB | Oyj | Oy | Ab | Ky | Osk | ehf | ehf. | hf. | hf |
    OÜ | SIA | UAB | PJSC | OJSC | CJSC | JSC | OAO | OOO | PAO | ZAO | PrAT | TOV | EOOD | OOD | EAD |
    Sp. z o.o. | sp. z o.o. | Sp.j. | sp.j. | Sp. j. | sp. j. | Sp.k. | sp.k. | Sp. k. | sp. k. | S.K.A. |
    a.s. | s.r.o. | spol. s r.o. | v.o.s. | k.s. | s.p. | d.o.o. | d.d. | d.n.o. | k.d. | j.d.o.o. | j.t.d. |
    Kft | Kft. | Zrt | Zrt. | Nyrt | Nyrt. | Kkt | Kkt. | A.Ş. | A.Ş | AŞ | Ltd. Şti. | Ltd. Şti | Şti. |
    Ltd Şti | MMC | ASC | QSC | A.E. | E.P.E. | K.K. | G.K. | KK | GK | Bhd | Sdn Bhd | Sdn. Bhd | Tbk |
    Ltée | Ltee | S.E.N.C."""
)
"""Legal forms, by language: English, German, French, Italian, Spanish, Portuguese, Dutch; then those of the
north and the east of Europe, of Turkey, Azerbaijan, Greece and Asia. A full stop may follow some."""

SHORT_FORMS = _words("AG AS SE AB Ab SA KG UG HB KB KK GK CIC SIA MMC ASC eG hf")
"""Legal forms that are also other abbreviations, so that no name may follow: "Texas AG Ken Hale"."""

PARTNERS = _words(
    """Associates Bros Brothers Cie Co Co. Company Daughters Figli Filho Filhos Fils Hijos Partners Söhne
    Sohn Son Sons Sister Sisters"""
)
"""Words after "&" that stand for the partners of a founder."""

JOINED_PARTNERS = (
    "and (?:Sons?|Daughters|Brothers|Partners|Associates|Company|Co)|e (?:figli|Figli|figlio|filhos|Filhos)|"
    "et (?:Fils|fils|Cie|Associés|Filles)|y (?:Asociados|Hijos|Hermanos|Cía|Compañía)|"
    "und (?:Söhne|Sohn|Partner|Töchter)|(?:&|og) (?:Sønner|Søn|Sønn)|och (?:Söner|Son)|"
    "i (?:Synowie|Syn|Wspólnicy)|& (?:Cie|Söner|Partner|Hijos|Zonen|Zoon|Zn)|en (?:Zonen|Zoon)"
)
"""Words for the partners of a founder, with the word that joins them to his name."""

RELATIVES = _words("Father Fathers Mother Mothers Brothers Sons Daughters Sisters Friends")
"""Words before "and Sons" that are no founder's name."""

FIRST_WORDS = _words(
    """Aceros Autobuses Bankhaus Banque Cementos Cervecería Compagnie Companhia Compañía Constructora
    Construcciones Construções Corporación Corporação Editora Empresas Ferrocarriles Gebrüder Groupe Grupo
    Gruppo Inmobiliaria Indústrias Industrias Inversiones Koninklijke Laboratoires Laboratorios Laboratórios
    Minera Perum Petróleos Proyectos Société Supermercados Transportes Établissements"""
)
"""Words that begin the names of companies in other languages: "Grupo Saldaña"."""

FAIR_FIRST_WORDS = _words("Banca Banco Clínica Cooperativa Maison PT Transports Viajes")
"""Words of the same kind that also begin other names."""
