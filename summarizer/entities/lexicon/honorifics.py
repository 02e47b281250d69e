"""Titles, roles and honors of people, and forms of address: in lower case, without accents."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLURAL_TITLES = _words(
    """messrs mesdames drs profs councillors councilors councilmembers aldermen commissioners trustees
    representatives reps senators sens congressmen congresswomen assemblymembers deputies ministers
    ambassadors judges justices magistrates generals colonels captains lieutenants sergeants inspectors
    professors doctors bishops fathers sisters brothers presidents governors mayors magistrates advocates"""
)
"""Titles before a list of names: "Councillors Amin and Reyes"."""

FOREIGN_TITLES = _words(
    """cr clr don dona me maitre mtre er lic dott dssa avv dhr mevr drs pani gospodin gospozha bwana mzee mama
    malam tuan nyonya sayyid sayed sayyida syed ustaz cik nana togbe ven venerable patriarch metropolitan
    catholicos hegumen rinpoche oga srsg dsrsg usg"""
)
"""Titles of other countries, of churches, and of officials of the United Nations."""

NAMES_TOO = _words("don me mama nana mzee metropolitan oga usg")
"""Titles among these that are also given names or other words: before a single word, they are part of it."""

FORMS_OF_ADDRESS = _words(
    """h.e h.e. t.h. h.r.h h.r.h. hrh h.m h.m. excellency excellencies eminence eminences highness highnesses
    majesty majesties lordship lordships ladyship ladyships messieurs"""
)
"""What a person is addressed by in place of a name."""

ADDRESSED_OFFICES = _words(
    """speaker president chair chairman chairwoman chairperson moderator minister ambassador commissioner
    mayor secretary-general coordinator chancellor premier governor"""
)
"""Offices by which a person is addressed after "Mr" or "Madam": "Mr Speaker" names nobody."""

COURT_SUFFIXES = r"(?:A?CJ|C\.J\.?|JJ?A|J{1,3}\.?|J\.A\.?|LJJ?|JSC|JCA|VC|MR)"
"""Letters of a judge's office after the surname, as a pattern: "Amin CJ", "Reyes JA"."""

TITLES = (
    FOREIGN_TITLES
    | PLURAL_TITLES
    | _words(
        """mr mrs ms miss mx mme dr prof professor sir dame lord lady president vice prime minister premier
    chancellor secretary senator sen congressman congresswoman representative rep governor gov mayor king
    queen prince princess emperor empress tsar tsarina czar pope saint st cardinal archbishop bishop rev
    reverend father rabbi imam ayatollah sheikh sultan emir general gen colonel col major maj captain capt
    lieutenant lt sergeant sgt corporal cpl commander cmdr admiral adm brigadier brig marshal commodore
    private judge justice chief ambassador amb commissioner chairman chairwoman chairperson chair director
    deputy acting former late then crown foreign defence defense interior finance attorney hon sheriff
    inspector officer detective coach baron baroness duke duchess count countess speaker premier nurse matron
    midwife paramedic firefighter constable councillor councilor cllr councilman councilwoman councilmember
    alderman alderwoman assemblyman assemblywoman assemblymember selectman trustee supervisor magistrate
    coroner registrar ombudsman warden ranger trooper deputy cadet midshipman airman seaman ensign gunner
    bosun skipper pastor deacon canon vicar curate chaplain monsignor msgr mufti mullah maulana swami pandit
    ustad ustadz sister brother fr sr shri shrimati smt mst adv advocate barrister solicitor engr
    engineer architect datuk dato datin puan encik tunku tengku seri haji hajji hajah alhaji alhaja hajia
    herr frau fraulein signor signora signorina senor senora senorita senhor senhora monsieur madame
    mademoiselle mlle meneer mevrouw pani khun daw ibu bapak cpt insp supt det dci dcs pc ds
    dsgt ssgt msgt sfc cwo lcpl sheikha agha dowager
    superintendent postmaster headteacher principal headmaster headmistress provost rector chancellor
    commandant quartermaster sapper rifleman fireman policeman policewoman patrolman
    abbot abbess prefect viscount viscountess marquess marchioness maharaja maharani friar prioress rt
    honourable honorable sheik shaikh shaikha rebbe acharya archdeacon verger sexton bailiff"""
    )
)
"""Titles before a name that are not part of it."""

SURE_TITLES = _words(
    """mr mrs ms miss dr prof professor dame nurse matron midwife paramedic firefighter constable
    councillor councilor cllr councilman councilwoman alderman alderwoman assemblyman assemblywoman
    selectman magistrate coroner registrar ombudsman trooper midshipman airman seaman bosun skipper pastor
    deacon canon vicar curate chaplain monsignor msgr mufti mullah maulana swami pandit ustad brother
    sister father fr rabbi rebbe imam ayatollah sheikh sheik shaikh sheikha shaikha detective sergeant
    corporal lieutenant colonel brigadier commodore admiral inspector superintendent sheriff senator
    congressman congresswoman archbishop bishop cardinal archdeacon abbot abbess prefect viscount
    viscountess baroness duchess countess maharaja maharani friar prioress acharya sir lady smt shri adv
    rev reverend headmaster headmistress headteacher provost policeman policewoman patrolman fireman
    sapper rifleman bailiff madame haji hajji hajah alhaji lt col sgt cpl capt maj gen cmdr adm brig supt
    insp"""
)
"""Titles that prove that a capitalized word after them is a person's name."""

GIVEN_TITLES = NAMES_TOO | _words("puan gunner")
"""Titles that are also given names: before one word, they are a name."""

COMPOUND_TITLES = _words(
    """tan-sri puan-sri toh-puan datuk-seri datuk-sri dato-seri dato-sri dato'-seri datin-seri
    lance-corporal lance-sergeant wing-commander squadron-leader flight-lieutenant flight-sergeant
    flying-officer pilot-officer petty-officer group-captain air-commodore air-marshal able-seaman
    staff-sergeant master-sergeant warrant-officer gunnery-sergeant field-marshal rear-admiral vice-admiral
    police-constable detective-constable private-first-class mother-superior lord-justice lady-justice
    first-officer second-officer chief-petty right-reverend most-reverend very-reverend right-honourable
    right-honorable attorney-general solicitor-general advocate-general surgeon-general governor-general"""
)
"""Titles of two words."""

HONORS = _words(
    """phd md obe cbe mbe kbe dbe gbe frs qc kc sc sp mp mep msp mla mna mpp mlc mhr esq dds mba jd dphil rn
    cpa cfa usn usmc usaf raf frcp frcs fba ao am ac om oam ch dso dsc dfc gc vc bem
    cb cmg kcmg gcmg gcb kcb dcb mvo lvo cvo kcvo sj op osb ofm cssp jp llb llm msc bsc mphil edd dsw lcsw"""
)
"""Letters after a name that are not part of it."""

GENERATIONS = _words("jr sr ii iii iv")
"""Generational suffixes, which distinguish a son from his father."""

GENDER_OF_TITLE = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father", "baron", "duke"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "mme", "lady", "dame", "queen", "princess", "baroness"), "f"),
}

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
    organizer superintendent practitioner conservator goalie goalkeeper striker midfielder winger
    quarterback linebacker shortstop batsman bowler defenceman defenseman"""
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

SALUTATIONS = frozenset({"dear", "hello", "hey", "hi", "hiya"})
"""Words before the addressee's name in a letter."""

ADDRESSEES = _words(
    "all colleagues customers everyone folks friends madam members neighbors neighbours parents readers team"
)
"""Addressees of a letter who are not named."""
