"""What the sentence splitter knows of English: which words end in a full stop without ending a sentence.

Punkt learns such tables from a corpus; NLTK's own, learned from newspapers, are licensed unclearly and lack
much that briefings use. These were written by hand, in lower case and without the last full stop. They differ
in what may follow, which is why they are apart: a title is always followed by a name, "No." is an
abbreviation only before a number, "p.m." may well end a sentence.
"""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


TITLES = _words("""
    mr mrs ms mx messrs mme mlle dr drs prof profs rev revd fr hon gen lt ltgen majgen briggen col ltcol
    maj capt cpt cmdr cdr comdr adm vadm radm sgt cpl pfc pvt brig gov govs sen sens rep reps amb pres
    supt det insp atty sec secy msgr sra srta ven comm asst assoc dep h.e h.h h.r.h h.m rt.hon lt.col
    lt.gen maj.gen
""")
"""A name follows, even one that looks like the start of a sentence."""

LATIN = _words("e.g i.e eg cf viz vs ca approx incl esp resp a.k.a i.q op.cit")
"""The sentence goes on, whatever follows."""

MONTHS = _words("jan feb febr mar apr jun jul aug sep sept oct nov dec")
DAYS = _words("mon tue tues wed thu thur thurs fri")
STATES = _words("""
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr
    nev okla ore penn penna pa tenn tex vt va wash wis wisc wyo ont que alta sask
""")
COMPANIES = _words(
    "inc corp ltd co cos llc l.l.c plc pty bros assn ass'n univ dept depts inst intl int'l natl nat'l"
)
PLACES = _words("st ste ave blvd rd hwy pkwy sq mt mts ft pt bldg apt")
CAPITALIZED = TITLES | MONTHS | DAYS | STATES | COMPANIES | PLACES
"""Abbreviations only where they begin with a capital: "Mass. voters", but "he is ill."."""

UNITS = _words("oz lb lbs yd yds mi gal qt hr hrs mins secs mph kph tbsp tsp temp max avg bn mn tn pct")
DEGREES = _words("jr sr esq ph.d m.d b.a m.a b.sc m.sc d.phil ll.b ll.m j.d m.b.a d.d.s r.n")
BOOKISH = _words("ed eds trans repr ser suppl est fl n.d s.v q.v ibid seq al etc misc n.b p.s")
OTHER = _words("u.s u.s.a u.k u.n e.u u.a.e d.c a.m p.m a.d b.c b.c.e c.e tel ext")

NUMBERED = _words("""
    no nos nr num p pp pg pgs vol vols fig figs eq eqs eqn secs sect ch chs chap art arts para paras par
    pt pts app ex exs cl sched tab tabs ref refs ver div reg regs bk bks §
""")
"""Abbreviations before a number alone: "No. 10", but "No. He left"."""

ENDINGS = UNITS | _words("etc a.m p.m n.d")
"""A capital after them begins a sentence, unless the word is one of CONTINUATIONS."""

CONTINUATIONS = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december est edt cst cdt mst mdt pst pdt et gmt utc bst cet cest msk
    local eastern central pacific
""")
"""What follows "5 a.m." without beginning a sentence."""

LETTERED = _words("""
    appendix block category chapter class column exhibit figure grade group hepatitis influenza item
    league level option panel paragraph part phase plan point room route schedule section series table
    team tier type vitamin war zone
""")
"""The letter after them is no initial: "World War I. Germany", "plan B. Nobody"."""

EXCLAIMED_NAMES = _words("yahoo jeopardy joomla wham")
"""Names that end in "!"."""

SPEECH_VERBS = _words("""
    said says say asked asks replied replies answered added adds told cried shouted yelled exclaimed
    whispered wrote writes wondered joked quipped recalled continued insisted responded remarked declared
    screamed called
""")
"""After a quoted question or exclamation the sentence goes on: `“Why?” Smith asked`."""

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
"""Words that a sentence may begin with and that are seldom written with a capital inside one."""
