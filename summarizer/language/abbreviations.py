"""List abbreviations that end in a full stop without ending a sentence, in English and other languages.

Punkt learns such tables from a corpus. NLTK's own tables, learned from newspapers, have an unclear license
and lack many abbreviations that briefings use. The English tables here were written by hand, in lower case
and without the last full stop. There are several because the rules for the next word differ: a title is
always followed by a name, "No." is an abbreviation only before a number, "p.m." may end a sentence.
"""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from summarizer.language.stop_words import stop_words


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


TITLES = _words("""
    mr mrs ms mx messrs mme mlle dr drs prof profs rev revd fr hon gen lt ltgen majgen briggen col ltcol
    maj capt cpt cmdr cdr comdr adm vadm radm sgt cpl pfc pvt brig gov govs sen sens rep reps amb pres
    supt det insp atty sec secy msgr sra srta ven comm asst assoc dep h.e h.h h.r.h h.m rt.hon lt.col
    lt.gen maj.gen smt mst mohd adv cllr engr barr alh msgr mgr fr bro pst const det lcpl ssgt msgt cmdt sqn
    hon'ble sh ld zh kh dzh shch
""")
"""Titles before a name. They never end a sentence, even if the name looks like the start of one."""

LATIN = _words("e.g i.e eg cf viz vs ca approx incl esp resp a.k.a i.q op.cit")
"""Latin abbreviations, after which the sentence always continues."""

MONTHS = _words("jan feb febr mar apr jun jul aug sep sept oct nov dec")
DAYS = _words("mon tue tues wed thu thur thurs fri")
STATES = _words("""
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr
    nev okla ore penn penna pa tenn tex vt va wash wis wisc wyo ont que alta sask
""")
COMPANIES = _words(
    "com bd inc corp ltd co cos llc l.l.c plc pty bros assn ass'n univ dept depts inst intl int'l natl nat'l"
)
PLACES = _words("st ste ave blvd rd hwy pkwy sq mt mts ft pt bldg apt")
CAPITALIZED = TITLES | MONTHS | DAYS | STATES | COMPANIES | PLACES
"""Words that are abbreviations only if they begin with a capital: "Mass. voters", but "he is ill."."""

UNITS = _words("oz lb lbs yd yds mi gal qt hr hrs mins secs mph kph tbsp tsp temp max avg bn mn tn pct")
DEGREES = _words("jr sr esq ph.d m.d b.a m.a b.sc m.sc d.phil ll.b ll.m j.d m.b.a d.d.s r.n")
BOOKISH = _words("ed eds trans repr ser suppl est fl n.d s.v q.v ibid seq al etc misc n.b p.s")
OTHER = _words("u.s u.s.a u.k u.n e.u u.a.e d.c a.m p.m a.d b.c b.c.e c.e tel ext")

NUMBERED = _words("""
    no nos nr num p pp pg pgs vol vols fig figs eq eqs eqn secs sect ch chs chap art arts para paras par
    rs ksh tk rp supp pt pts app ex exs cl sched tab tabs ref refs ver div reg regs bk bks §
""")
"""Words that are abbreviations only before a number: "No. 10", but "No. He left"."""

ENDINGS = UNITS | _words("etc a.m p.m n.d")
"""Abbreviations that end the sentence if the next word is capitalized and not one of CONTINUATIONS."""

CONTINUATIONS = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december est edt cst cdt mst mdt pst pdt et gmt utc bst cet cest msk
    local eastern central pacific
""")
"""Capitalized words that may follow "5 a.m." within the same sentence: days, months, time zones."""

LETTERED = _words("""
    appendix block category chapter class column exhibit figure grade group hepatitis influenza item
    league level option panel paragraph part phase plan point room route schedule section series table
    team tier type vitamin war zone size annex building flat gate hall terminal platform pier site unit
    variant strain form clause article chart stage sector division list paper reactor shaft scenario version
    sample subsection entrance exit line
""")
"""Nouns before a letter that is not an initial: "World War I. Germany", "plan B. Nobody"."""

EXCLAIMED_NAMES = _words("yahoo jeopardy joomla wham")
"""Names that end in "!"."""

SPEECH_VERBS = _words("""
    said says say asked asks replied replies answered added adds told cried shouted yelled exclaimed
    whispered wrote writes wondered joked quipped recalled continued insisted responded remarked declared
    screamed called
""")
"""Verbs that continue the sentence after a quoted question or exclamation: `“Why?” Smith asked`."""

ANSWERED = _words(
    "say says said answer answers answered reply replies replied vote votes voted told mean means"
)
"""Words before "no." that is an answer and not a number."""

ABBREVIATIONS = CAPITALIZED | LATIN | UNITS | DEGREES | BOOKISH | OTHER

SENTENCE_STARTERS = _words("""
    a about above according across additionally after afterward afterwards again against all along already
    also although among amongst an and another any anyone are around as at back based because before
    behind being below beneath besides between beyond both but by can certain clearly compared
    consequently considering critics currently de despite did do does due during each earlier eight either
    eleven even eventually every everyone everything except few finally first five following for former
    four from further furthermore given has have having he hence her here hers his historically how
    however i i'd i'll i'm i've if in including indeed initially instead is it it's its just last later
    latest less let like many maybe me meanwhile more moreover most much my near nearly neither never
    nevertheless new next nine no nobody none nonetheless nor not nothing now of officials often on once
    one only opposite or originally other others otherwise our out over overall people perhaps police
    possibly prior rather recently reporters residents said separately seven several shall she should
    similarly since six so some someone something sometimes soon still subsequently such ten than thank
    that that's the their them then there there's thereafter therefore these they they're this those
    though three through throughout thus to today together tomorrow tonight too toward towards two
    typically under unfortunately unless unlike until up upon usually very was we we're well were what
    what's whatever when whenever where whereas wherever whether which while who whoever whom whose why
    will with within without witnesses would yes yesterday yet you you're your
""")
"""Words that may begin a sentence and seldom have a capital inside one."""


class AbbreviationRules(NamedTuple):
    """Abbreviations and ordinals of a language other than English, and the user's abbreviations."""

    goes_on: frozenset[str]
    """Abbreviations after which the sentence continues."""
    openers: frozenset[str] | None = None
    """Words that begin a sentence even after a number, in a language with ordinals such as "3. März".

    None for a language that writes ordinals without a full stop.
    """
    as_written: Set[str] = frozenset()
    """The user's abbreviations, in their case, after which the sentence continues, too."""


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


def customs(language: str | None, user: Set[str] = frozenset()) -> AbbreviationRules | None:
    """Return the abbreviation rules of a language by ISO 639-1 code, with the user's abbreviations.

    Returns None if there is neither a table for the language nor any abbreviation of the user's.
    """
    words = _ABBREVIATIONS.get(language or "")
    if words is None:
        return AbbreviationRules(frozenset(), None, user) if user else None
    openers = stop_words(_GERMAN) | _OPENERS if language == _GERMAN else None
    return AbbreviationRules(frozenset(words.split()), openers, user)
