"""Word lists for the parts of names: titles, particles, family names that come first, generic heads.

Words are in lower case and without accents, as returned by `keys.folded`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
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
    commandant quartermaster sapper rifleman fireman policeman policewoman patrolman"""
)
"""Titles before a name that are not part of it."""

GIVEN_TITLES = _words("puan gunner")
"""Titles that are also given names: before one word, they are a name."""

COMPOUND_TITLES = _words(
    """tan-sri puan-sri toh-puan datuk-seri datuk-sri dato-seri dato-sri dato'-seri datin-seri
    lance-corporal lance-sergeant wing-commander squadron-leader flight-lieutenant flight-sergeant
    flying-officer pilot-officer petty-officer group-captain air-commodore air-marshal able-seaman
    staff-sergeant master-sergeant warrant-officer gunnery-sergeant field-marshal rear-admiral vice-admiral
    police-constable detective-constable private-first-class mother-superior lord-justice lady-justice
    first-officer second-officer chief-petty right-reverend most-reverend very-reverend right-honourable
    attorney-general solicitor-general advocate-general surgeon-general governor-general"""
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

SONS = _words("bin ibn bint")
"""Words before a father's name, which is the short form of an Arabic name: "bin Salman"."""

SURE_PARTICLES = SONS | _words("von zu zur der den ter ten del della dos das du de d")
"""Particles of surnames that are never given names; other words are particles only in lower case."""

PARTICLES = SURE_PARTICLES | _words("van al el as ash an ad ar ul la le di da do")
ARTICLES = _words("al el as ash an ad ar ul")
"""Arabic articles, which a hyphen joins to the name."""

FAMILY_FIRST = _words(
    """kim lee yi park pak choi choe jung jeong cho kang yoon yun jang chang lim im han shin seo kwon hwang
    ahn song hong yang moon ko bae baek ban xi li wang zhang liu chen huang zhao wu zhou xu sun ma zhu hu
    guo he gao lin luo zheng liang xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du
    ye cheng wei su lu ding ren yao qin bo hua hou fan shi qi mao nguyen tran le pham phan vu vo dang bui do
    ngo duong truong dinh tsai chiang"""
)
"""Chinese, Korean and Vietnamese family names, which come first: "Xi Jinping" is Xi."""

GENDER_OF_TITLE = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father", "baron", "duke"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "mme", "lady", "dame", "queen", "princess", "baroness"), "f"),
}

SMALL = _words("of the for and in at on de des du la le les der die das und et y del di e &")
"""Words within an organization's name that its initials skip."""

GENERIC = _words(
    """academy administration agency airlines airport alliance archive army assembly association authority
    avenue bank base battalion bay beach board bridge brigade brothers bureau cabinet canal castle center
    chamber church city club coast college command commission committee community company confederation
    conference congress consortium convention cooperative corporation corps council county court creek
    department desert directorate district division duma empire faculty falls federation festival fleet
    force forces forum foundation front fund government group guard gulf hall harbor highway hill hills
    hospital hotel house institute institution island islands isle journal kingdom laboratory lake league
    legion library lodge magazine mall market militia ministry mission mosque mountain mountains movement
    museum navy network news observatory ocean office orchestra order organization palace park parliament
    partnership party peninsula plaza police port post press project province railway region republic
    reserve ridge river road school sea senate service services society square staff state states station
    strait street studios summit syndicate team temple territory theater times tower town tribune treasury
    tribunal trust union university valley village war watch works zoo observer guardian telegraph herald
    circuit register review gazette chronicle"""
)
"""Last words of names that can stand for the whole name: "the Times", "the Lodge"."""

MODIFIERS = _words(
    """national international royal united general central first second new old federal state local north
    south east west northern southern eastern western greater upper lower world global public people
    peoples social democratic republican free great high supreme special joint grand saint san santa los
    las el la le st mount lake cape fort port"""
)
"""First words of names that never stand for the whole name."""

TAILS = _words(
    """inc corp corporation ltd llc plc co company group holdings gmbh ag sa nv limited llp lp spa bv asa as
    ab oyj oy se kgaa kg srl sarl sas bhd ltda pjsc jsc ooo oao zrt kft incorporated pty pvt pte aps tbk"""
)
"""Words that a company's name may omit at its end."""

PLACE_TAILS = _words("city town island islands county province state region marae terme")
"""Words that a place's name may omit at its end."""

STORM_WORDS = _words("hurricane typhoon cyclone storm tropical super")
"""First words of the names of storms, whose last word stands alone."""

QUARTERS = _words("north south east west")
"""First words that stand for a part of a divided country: "the North"."""

STATE_HEADS = _words("republic kingdom state city commonwealth")
"""Heads before "of" and a place that denote the same place: "Republic of Albania"."""

BODY_HEADS = _words(
    """ministry university department bank government office institute college embassy parliament bureau
    county province court army church diocese"""
)
"""Heads of names that can be inverted: "Ministry of Defence" is the "Defence Ministry"."""

NATIONAL_HEADS = _words("ministry parliament army navy government police cabinet court force forces office")
"""Last words of the names of institutions that every state has."""

SPELLINGS = {
    "defence": "defense",
    "organisation": "organization",
    "centre": "center",
    "labour": "labor",
    "programme": "program",
    "theatre": "theater",
    "harbour": "harbor",
    "defences": "defenses",
    "saint": "st",
}
"""American spellings by British ones, so that both match."""

OWN_APOSTROPHE = _words(
    """mcdonald's sotheby's christie's lloyd's moody's levi's macy's kohl's wendy's domino's kellogg's
    sainsbury's bloomingdale's john's andrew's men's women's people's children's o'reilly's"""
)
"""Names that end like a possessive."""
