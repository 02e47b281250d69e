"""What ends in a full stop without ending a sentence in languages besides English.

By hand, in lower case and without the last full stop: only what a capital or a number often follows, since
before a lower-case word a sentence never ends anyway. Abbreviations that English has too ("Dr.") stand there.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.language.word_lists import stop_words


class AbbreviationRules(NamedTuple):
    """How a language writes full stops."""

    goes_on: frozenset[str]
    """Abbreviations after which the sentence goes on."""
    openers: frozenset[str] | None = None
    """Where "3. März" is a date: the words that begin a sentence after a number all the same."""


_ABBREVIATIONS = {
    "da": "bl.a f.eks fx hr fru kl ca mio mia nr pkt skt stk jf iflg tlf pga ifm evt inkl",
    "de": "bzw ca lt fa hr fr frl mio mrd nr abs aufl bd bearb bsp dipl dgl evtl geb gegr ggf hl hrsg inkl "
    "inh insb kap nachf od prof rd resp s sog st std str tel u.a u.ä v.a vgl z.b z.t d.h i.d.r e.v "
    "n.chr v.chr zzgl zzt jr jh jhd priv a o.ä m.e zit bes eigtl gem abt vors",
    "es": "sr sra sres srta ud uds vd d dña dr dra ee uu ff aa pág págs art núm tel cap vol ej p.ej gral lic "
    "ing arq prof profa av avda ntra sto sta fdo",
    "fi": "esim mm ns klo n s ks mrd milj tri hra rva prof toim",
    "fr": "m mm mme mlle dr me mgr pr st ste art p pp no nos env av chap fig vol éd ibid cf tél bd boul j.-c",
    "hu": "dr ifj id özv kb pl ill ún stb prof sz vö st",
    "it": "sig sigg sig.ra dott dott.ssa prof prof.ssa on avv ing arch rag geom art artt pag pagg cap n nn "
    "vol es sen mons ecc.za s sant ca tel",
    "nl": "dhr mevr mw drs mr ir ing bijv bv o.a m.b.t t.a.v a.d.h.v mln mld nr blz art jl ca resp prof st "
    "hr incl excl d.w.z i.v.m",
    "no": "bl.a f.eks hr fru kl ca mill mrd nr pkt st stk jf iflg tlf pga ifm evt inkl adm dir",
    "pt": "sr sra srs sras dr dra d prof profa eng arq exmo exma pág págs art núm nº av tel cap vol p.ex gen",
    "ro": "dl d-na dna dr prof ing str nr art alin pag vol mil mld sf tel bd",
    "ru": "г гг ул пр просп пл д кв стр т тт п пп рис см ср им св млн млрд тыс руб коп н.э т.е т.н акад проф "
    "доц ген полк зам обл р-н пос",
    "sv": "bl.a t.ex hr fru kl ca milj mdr nr s st tel jfr enl dvs resp prof f.d fr.o.m t.o.m inkl",
}
_GERMAN = "de"
_OPENERS = frozenset(
    ("laut", "seit", "nach", "neben", "trotz", "wegen", "heute", "gestern", "morgen", "dort")
)


def customs(language: str | None) -> AbbreviationRules | None:
    """Of a language that has any."""
    words = _ABBREVIATIONS.get(language or "")
    if words is None:
        return None
    openers = stop_words(_GERMAN) | _OPENERS if language == _GERMAN else None
    return AbbreviationRules(frozenset(words.split()), openers)
