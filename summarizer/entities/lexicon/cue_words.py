"""Word lists for classifying capitalized spans: heads of names, roles, context cues, sentence openers.

Words are in lower case where rules ignore case, and as written where capitals matter.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORGANIZATION_HEADS = _words(
    """academy administration agency airlines airways alliance army assembly association authority bank
    battalion board brigade broadcasting bureau cabinet center centre chamber church club coalition
    college command commission committee company confederation congress consortium cooperative
    corporation corps council court daily department directorate division duma federation fleet force
    forces forum foundation front fund gazette government group guard guardian guards hospital inc
    institute institution intelligence jazeera journal laboratory league legion library ltd media
    militia ministry mission mosque movement museum navy network news observatory office organisation
    organization orchestra parliament partnership party pentagon police post press regiment reserve
    school senate service services society squadron staff syndicate taskforce team telegraph times
    treasury tribune tribunal trust union university watch workers plc corp gmbh llc co ag magazine
    secretariat systems technologies industries motors pharmaceuticals holdings ventures studios records
    airline bundesbank"""
)
"""Head of an organization's name: its last word, or the word before "of"."""

BUILDINGS = _words(
    """academy center centre church club college department front hospital institute institution
    laboratory library mosque museum observatory office post reserve school studios university"""
)
"""Heads of organizations that can also be buildings or grounds."""

PLACE_HEADS = _words(
    """airport avenue base basin bay beach borough bridge canal cape castle cathedral city coast county
    creek crossing delta desert district forest fort gorge gulf harbor harbour heights highway hill
    hills island islands isle isles lake mount mountain mountains oblast ocean palace park peak
    peninsula plateau plaza port prefecture province region republic reservoir ridge river road sea
    square station strait straits street territory tower town valley village volcano falls springs
    governorate emirate commonwealth kingdom"""
)
GROUNDS = _words(
    """airport avenue basin bay beach bridge canal cape coast creek crossing desert forest gorge gulf harbor
    harbour heights highway hill hills island islands isle isles lake mountain mountains ocean peninsula
    plateau ridge river road sea strait straits street valley volcano waterfall falls"""
)
"""Heads of places that can't act like an organization."""
PLACE_FIRST = _words(
    """Mount Lake Cape Fort Port Camp Gulf Strait Isle Bay River Rio Río San Santa São Saint St St."""
)
DIRECTIONS = _words(
    """North South East West Northern Southern Eastern Western Central Upper Lower Greater Northeast
    Northwest Southeast Southwest North-East North-West South-East South-West Northeastern Northwestern
    Southeastern Southwestern"""
)

EVENT_HEADS = _words(
    """accord accords act agreement agreements awards battle ceremony championship championships conference
    convention crisis cup day declaration election elections expo festival games genocide holocaust
    initiative intifada massacre memorandum olympics open operation pact plan prix process protocol
    rebellion referendum revolution riots siege summit treaty uprising war wars"""
)

STORMS = ("Hurricane", "Super Typhoon", "Typhoon", "Cyclone", "Tropical Storm", "Tropical Cyclone", "Storm")
"""First words of the names of storms."""
EVENT_FIRST = (*STORMS, "Operation")
"""First words of the names of storms and operations."""

BARE_HEADS = _words(
    """academy administration agency army association authority bank board bureau center centre chamber
    church club coalition college command commission committee company corporation council court
    department directorate division embassy federation foundation government group hospital institute
    institution league ministry mission movement museum office organisation organization parties party
    police president minister secretary school service services society state states team union
    university republic kingdom city county province district region island"""
)
"""Words that, capitalized and alone, refer to something named elsewhere and are not names."""

ROLES = _words(
    """president premier minister chancellor secretary senator congressman congresswoman governor mayor
    king queen prince princess emperor pope cardinal archbishop bishop rabbi imam ayatollah sheikh
    sultan emir lord lady dame baron baroness duke duchess count judge justice general admiral colonel
    major captain lieutenant sergeant corporal commander marshal brigadier commodore private chief
    ambassador envoy negotiator spokesman spokeswoman spokesperson adviser advisor aide commissioner
    chairman chairwoman chairperson chair chief director head leader founder co-founder cofounder ceo
    coo cfo executive manager professor doctor lawyer attorney prosecutor analyst economist historian
    author writer journalist reporter correspondent editor columnist activist scientist researcher
    lecturer actor actress singer coach captain player inspector officer official diplomat lawmaker
    legislator deputy delegate representative speaker whip treasurer chaplain reverend father sister
    brother mr mrs ms miss mx dr prof sir gen col lt maj capt sgt cpl cmdr adm brig sen rep gov amb rev
    hon st. atty supt pres mr. mrs. ms. dr. prof. gen. col. lt. maj. capt. sgt. cpl. cmdr. adm. brig.
    sen. rep. gov. amb. rev. hon. atty. supt. pres. min. pm foreign-secretary vice-president
    president-elect undersecretary under-secretary secretary-general director-general co-chair engineer
    strategist consultant expert fellow physicist biologist chemist painter composer poet novelist
    architect entrepreneur businessman businesswoman banker billionaire politician mp coordinator
    organizer superintendent"""
)
COURTESIES = _words("mr mrs ms miss mx dr mr. mrs. ms. dr. sir prof prof. lady dame lord")
"""Courtesy titles, which are cut from mentions and are not roles."""

ROLE_MODIFIERS = _words(
    """vice deputy prime policy foreign defence defense interior finance justice health trade energy economy
    education agriculture environment chief special presidential senior former acting interim first lady
    assistant associate under major lieutenant brigadier rear wing field national security press
    permanent attorney state top lead opposition army navy air force police intelligence military crown
    grand managing general supreme honorary veteran ex-"""
)

PORTFOLIOS = _words(
    """State Defense Defence Staff Foreign Finance Energy Interior Justice Health War Treasury Affairs
    Homeland Security Commerce Labor Labour Transport Trade Education Agriculture Economy Culture
    Intelligence"""
)
"""Words after "Secretary of", "Minister of" or "Chief of"."""
ABBREVIATIONS = _words(
    """Gen Col Lt Maj Capt Sgt Cpl Cmdr Adm Brig Sen Rep Gov Mr Mrs Ms Dr Prof St Amb Rev Hon Atty Supt
    Pres Min Ft Mt Jr Sr Inc Corp Co Ltd Bros"""
)
"""Abbreviations that end in a full stop within a name."""

CALENDAR = _words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays
    Fridays Saturdays Sundays January February March April May June July August September October
    November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs
    Fri"""
)
FUNCTION_WORDS = _words(
    """a about according after again all almost also although amid among an and another any are as at be
    because before behind below beneath beside besides between beyond both but by can could despite did
    do does during each either even ever every few for from had has have he her here his how however i
    if in indeed instead into is it its it's just last later like many may meanwhile might more moreover
    most much must my neither never nevertheless next no none nor not now of off on once one only or
    other our out over per perhaps please she should since so some soon still such than that the their
    them then there therefore these they this those though through throughout thus till to today
    together tomorrow tonight too toward towards two three four five six seven eight nine ten under
    until up upon us was we were what when where whereas whether which while who whose why will with
    within without would yes yesterday yet you your"""
)
"""Words that may come before a name at the start of a sentence and never belong to it."""

COMBINING = frozenset(
    [
        "Afro",
        "Anglo",
        "Austro",
        "Euro",
        "Franco",
        "Greco",
        "Hispano",
        "Indo",
        "Italo",
        "Russo",
        "Serbo",
        "Sino",
    ]
)
"""Combining forms of peoples, as in "Franco-German"."""
