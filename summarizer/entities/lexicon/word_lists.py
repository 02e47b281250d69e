"""Word lists about names: their parts and heads, and the words that tell their kind.

Words are in lower case where rules ignore case, without accents for the parts of names (see `words.folded`),
and as written where capitals matter. Titles and offices are in `honorifics`, words for companies in
`company_words`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
    ngo duong truong dinh tsai chiang bai fu shen shao qian xia zou xiong meng qiu"""
)
"""Chinese, Korean and Vietnamese family names, which come first: "Xi Jinping" is Xi."""

SMALL = _words("of the for and in at on de des du la le les der die das und et y del di e &")
"""Words within an organization's name that its initials skip."""

FOREIGN_SMALL = _words(
    "de des du la le les del della di da do dos das der die den das el los las von zu und fur et y e och og i"
)
"""Articles and prepositions within names of other languages."""

FOREIGN_HEADS = _words(
    """agence agencia agenzia amt asociacion associacao associazione banca banco banque behorde bund
    bundesamt centro comision comissao comitato comite commissione conseil consejo conselho consiglio ecole
    ejercito escola escuela federacion fondation fundacao fundacion fylke instituto institut istituto
    kongelige koninklijke kongelig kungliga koniglich ministere ministerio ministerium ministero movimento
    movimiento mouvement partei parti partido partij partito polizei policia schule scuola sindicato sindacato
    stiftung syndicat universidad universidade universita universitat universite verband verein"""
)
"""Heads and first words of the names of organizations in other languages, without accents."""

NATURE = _words(
    """bear black blue eagle fire golden green horse ice lion moon plains red salt sand silver snow star stone
    storm sun thunder white wind wolf"""
)
"""Words in the English names of places that are common nouns and adjectives."""

LANGUAGES = (
    "Afrikaans|Albanian|Amharic|Arabic|Armenian|Azerbaijani|Basque|Belarusian|Bengali|Bosnian|Bulgarian|Burmese|"
    "Cantonese|Catalan|Chinese|Croatian|Czech|Danish|Dari|Dutch|English|Estonian|Farsi|Finnish|French|Gaelic|"
    "Galician|Georgian|German|Greek|Hausa|Hawaiian|Hebrew|Hindi|Hungarian|Icelandic|Indonesian|Irish|Italian|"
    "Japanese|Kazakh|Khmer|Korean|Kurdish|Latin|Latvian|Lithuanian|Macedonian|Malay|Maltese|Mandarin|Māori|Maori|"
    "Marathi|Mongolian|Nepali|Norwegian|Pashto|Persian|Polish|Portuguese|Punjabi|Romanian|Russian|Sanskrit|"
    "Serbian|Slovak|Slovene|Slovenian|Somali|Spanish|Swahili|Swedish|Tamil|Telugu|Thai|Tibetan|Turkish|Ukrainian|"
    "Urdu|Uzbek|Vietnamese|Welsh|Yiddish|Yoruba|Zulu"
)
"""Languages, as alternatives of a pattern."""

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
    circuit register review gazette chronicle directorate inspectorate secretariat"""
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

STATE_BODIES = _words("senate legislature assembly police parliament treasury militia patrol")
"""Bodies of which every state has one, so that "State" may be omitted before: "Washington State Senate"."""

PARTS_OF_PLACES = _words("upper lower inner outer middle north south east west")
"""First words for a part of a place, which is not the whole: "Upper Senda Valley" is not "Senda Valley"."""

NATURAL_TAILS = _words("river valley basin delta range mountains hills plateau peninsula ridge creek estuary")
"""Last words that may be omitted of a place with such a first word: "Upper Senda"."""

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
    "tv": "television",
}
"""American spellings by British ones, so that both match."""

OWN_APOSTROPHE = _words(
    """mcdonald's sotheby's christie's lloyd's moody's levi's macy's kohl's wendy's domino's kellogg's
    sainsbury's bloomingdale's john's andrew's men's women's people's children's o'reilly's"""
)
"""Names that end like a possessive."""

SURE_HEADS = _words(
    """aerospace airlines airways analytics apparel associates assurance biosciences biotech
    biotechnologies breweries brewing broadcasting builders cement ceramics chemicals communications
    constructions consultants consulting contractors cruises dairies developers distillers dynamics
    electronics enterprises estates explorations ferries fertilizers fisheries foods footwear freight
    furnishings haulage holdings hydro industries innovations insurance interactive investments labs
    laboratories leasing lenders lines logistics machinery media metals microsystems mining minerals motors
    networks outfitters partners petrochemicals petroleum pharma pharmaceuticals plastics poultry
    printers productions properties publishers publishing railways refineries resorts retail
    robotics securities semiconductors shipbuilders shipyards shipping software solutions steelworks
    catering dredging fabrication glazing joinery landscaping packaging plumbing quarrying removals rigging
    roofing scaffolding seafood shellfish storage upholstery
    supermarkets systems technologies telecom telecoms telecommunications textiles therapeutics toys
    trading transit tyres utilities ventures vineyards wineries"""
)
"""Last words of the names of companies and agencies that hardly any other name has."""

COMPANY_ENDS = SURE_HEADS | TAILS
"""Last words of names, legal forms among them, that hardly any but companies have."""

HEADS = SURE_HEADS | _words(
    """bank bakery brothers capital coaches construction energy engineering entertainment equity exports
    farms finance financial gas group health healthcare hotels imports oil pictures power products
    rail securities services stores steel sons supply taxis timber tools transport travel water wind
    works agency alliance authority coalition council federation institute ministry society
    union electric foundation trust"""
)
"""Last words of names of organizations, of which some are also surnames or parts of places."""

CO_PARTIES = frozenset({"Ors", "Anr", "Others", "Another"})
"""Words after "&" for further parties of a case, which name nobody."""
HEAD_TAILS = _words(
    "Company Corporation Group Holdings International Services Association Authority Board Trust"
)
"""Words that may follow such a head."""

FIELDS = _words(
    """Administration Affairs Aging Agriculture Agrarian Antiquities Arts Aviation Borders Business
    Citizenship Civil Climate Co-operation Cohesion Commerce Communication Communications Community
    Competition Conservation Cooperation Corrections Culture Customs Defence Defense Development Digital
    Disability Disarmament Disaster Economic Economy Education Elections Employment Energy Enterprise
    Environment Equality Ethics Families Family Finance Fisheries Food Foreign Forestry Forests Fuels
    Gas Gender Growth Health Heritage Higher Home Housing Human Hydrology Immigration Industrial
    Industry Information Infrastructure Inland Innovation Integration Interior International Investment
    Irrigation Justice Labor Labour Land Lands Law Livestock Local Management Maritime Marine Media
    Medical Medicine Migration Minerals Mines Mining Modernisation Nutrition Oceans Peace Pensions
    Petroleum Planning Police Population Ports Power Prevention Prices Protection Public Ranching
    Reconciliation Reconstruction Recovery Reform Refugees Regional Regions Rehabilitation Relief
    Religious Relations Rescue Research Resettlement Resilience Resources Revenue Rights Rivers Roads
    Rural Safety Sanitation Science Sciences Security Services Settlement Skills Social Solidarity Sport
    Sports Standards State Statistics Supply Survey Sustainable Tax Technology Telecommunications
    Territories Tourism Town Trade Training Transport Transportation Treasury Universities Urban
    Utilities Vegetables Veterans Water Weather Welfare Wildlife Women Work Works Youth"""
)
"""Words for what a ministry or council is for, which "and" and commas may join."""

SURE_COMPANY_NOUNS = (
    "company|firm|airline|bank|maker|retailer|start-?up|carrier|insurer|lender|manufacturer|utility|refiner|"
    "shipper|charity|nonprofit|watchdog|regulator|agency|authority|broadcaster|newspaper|union|conglomerate|"
    "subsidiary|brokerage|think[- ]tank|steelmaker|carmaker|drugmaker|chipmaker|shipbuilder|consultancy|"
    "building society|credit union|record label|news agency|website|web ?site|travel agent|"
    "(?:travel|news|ticket|booking|dating|shopping|review|auction|comparison|jobs) (?:site|app|platform)"
)
"""Nouns that come right before the name of an organization."""

COMPANY_NOUNS = f"{SURE_COMPANY_NOUNS}|brewer|supplier|contractor|developer|publisher|miner|broker|operator"
"""Nouns for organizations, some of which are also people: "the miner Orla", "the miner Ivo Sand"."""

BUSINESS_NOUNS = (
    "profits?|loss(?:es)?|revenues?|earnings|turnover|shares|shareholders|chairman|chairwoman|"
    "chief executive|CEO|chief financial officer|workforce|subsidiary|subsidiaries|fleet|stock|"
    "headquarters|net income|dividend|bondholders|balance sheet|creditors|lenders|"
    "share price|annual report|full-year|quarterly"
)
"""Nouns for what a company has."""

LABELS = _words(
    """abstract action agenda amendment annex annexure anr answer aob apologies appellant appellants
    appellee appellees appendix approval article attachment attendance aye ayes box chapter chart
    clause column conclusion conclusions contact contents date decision decisions defendant defendants
    discussion distribution email enclosure exhibit fax figure finding footnote goal impact
    introduction item items km lesson level map methods minutes motion motions moved nay nays noes note
    notes objective option ors outcome outlook overview page pages paragraph paragraphs part
    petitioner phase phone plaintiff plaintiffs point present priority purpose question recommendation
    recommendations ref reference references regrets resolution resolutions respondent respondents
    results risk risks roll rule schedule scope score seconded section sections severity sitrep
    situation slide source sources step subject subsection summary table task tel telephone tier
    timeline title update version vol volume volumes vote votes"""
)
"""Words that label a part of a text, alone or before a number or letter."""

NUMBERED = _words(
    """area avenue bay berth block camp channel compound dock exit floor gate grid hall highway hill
    interstate junction lane line lock lot mine motorway pad pier pit plant platform plot point post
    radio reactor road route runway sector site square station stop street studio terminal tower
    track tunnel unit ward well wing zone"""
)
"""Words before a number that belongs to the name: "Gate 5"."""

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
    airline bundesbank constabulary inspectorate registry sub-cluster sub-committee subcommittee"""
)
"""Head of an organization's name: its last word, or the word before "of"."""

COMMITTEES = (
    *("Action Group", "Advisory Board", "Advisory Group", "Advisory Panel", "Committee", "Contact Group"),
    *("Coordination Group", "Expert Group", "Expert Panel", "Reference Group", "Steering Committee"),
    *("Steering Group", "Sub-Cluster", "Sub-Committee", "Subcommittee", "Task Force", "Taskforce"),
    *("Task Group", "Working Group", "Working Party"),
)
"""Last words of the names of groups within an organization, whose other words are mostly common nouns."""

BODY_TAILS = HEADS | ORGANIZATION_HEADS | GENERIC
"""Last words of names of organizations that a short form may omit: "Big Heron" for "Big Heron Publishing"."""

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
    """accord accords agreement agreements awards battle ceremony championship championships conference
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
    police president minister secretary school service services society state states team union hq
    headquarters hurricane typhoon cyclone
    university republic kingdom city county province district region island"""
)
"""Words that, capitalized and alone, refer to something named elsewhere and are not names."""

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

OPENING_VERBS = _words(
    """ask bring buy call check choose contact email follow help join meet pay phone remember ring see send
    tell text thank use visit watch"""
)
"""Verbs of requests at the start of a sentence, which are no part of the name after them."""

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

SHARED_MAILBOXES = (
    "admin|alerts?|board|clerk|committee|communications?|contact|council|customer\\w*|desk|editors?|enquiries|events?|"
    "feedback|general|hello|help\\w*|hr|info\\w*|inquiries|jobs|list|mail|marketing|media|members?\\w*|news\\w*|"
    "no-?reply|notifications?|office|orders?|post|pr|press\\w*|reception|registrar|sales|secretariat|service\\w*|"
    "staff|subscriptions?|support|team|updates?|web\\w*"
)
"""Local parts of addresses that are an organization's, not a person's."""
