"""Phrases beside a name that tell its kind: "shares in Orla", "a man called Qasim", "Ursel's economy".

Each table has the kind, the votes for it, and a pattern. Votes below zero are against the kind: what "the
Qasim has said" names is no person.
"""

from __future__ import annotations

from summarizer.entities.lexicon.honorifics import (
    SURE_TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    BUSINESS_NOUNS,
    COMPANY_NOUNS,
    LANGUAGES,
    SHARED_MAILBOXES,
    SURE_COMPANY_NOUNS,
)

SURE, STRONG, WEAK, FAIR, SLIGHT = 4.0, 2.0, 1.0, 0.8, 0.5
"""Votes of a cue; a mention that the tagger is sure of has one vote."""

_LEADERS = (
    "chief executive|chief financial officer|chairman|chairwoman|chairperson|chair|founder|co-founder|"
    "owners?|directors?|employees|workers|staff|customers|clients|shareholders|subsidiary|unit|arm|division|affiliate|"
    "branch|passengers|executives?|managers?"
)
ATTENDING = r"(?:Present|In attendance|Attendees|Apologies|Absent|Regrets):\s"
"""What a list of people in minutes begins with."""
_MARKET = "shares|stock|stakes?|a stake|bonds|investors?|investments?|shareholders|shareholding"
_NOT_OF_COMPANY = (
    r"(?!\s(?:chief|manager|executive|head|owner|founder|president|official|employee|worker|lawyer|boss|director|"
    r"spokes\w+|chairman|chairwoman|secretary|accountant|driver|leader|member|clerk|town)|['’]s|\s?-)"
)
_MOVED = (
    r"(?:rose|fell|gained|lost|dropped|jumped|slid|climbed|plunged|surged|slipped|tumbled|soared|sank|rallied|"
    r"closed|traded|were|are|have|had|will|in)"
)
_SAID = "said|says|announced|announces|confirmed|added"
_DOES = (
    "close[ds]?|open(?:ed)?|sell|sold|buy|bought|pay|paid|hire[ds]?|build|built|invest(?:ed)?|move[ds]?|launch(?:ed)?|"
    "shut|expand(?:ed)?|recall(?:ed)?|acquired?|issued?|suspend(?:ed)?|refund(?:ed)?|merged?|supply|supplied|cut|"
    "stop(?:ped)?|lay|laid"
)
"""What a company says that it does; of a person's words, "it" is as often a law or nothing."""
_OWN = (
    f"{BUSINESS_NOUNS}|customers|clients|staff|employees|workers|plants?|factory|factories|stores|branches|products|"
    "operations|suppliers|investors|output|production"
)
"""Nouns for what a company, which is "it", has."""
_STATE_NOUNS = (
    "capital|parliament|border|borders|coast|coastline|population|central bank|prime minister|constitution|"
    "airspace|neighbou?rs|north|south|east|west|interior|waters|currency|foreign ministry|supreme court|"
    "ambassador|embassy|government|coalition government|cabinet|army|navy|legislature|voters|elections?"
)
_SUPPLIERS = (
    f"{SURE_COMPANY_NOUNS}|importer|exporter|wholesaler|distributor|auditors|vendor|"
    "(?:card|payments?|data) processor|"
    "(?:cloud|hosting|internet|payroll|service|software|network|broadband|logistics) provider"
)
_NAME = r"[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2}"
_MONTH = (
    "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|"
    "September|October|November|December)"
)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CALLINGS = (
    "navigator|poet|explorer|painter|novelist|composer|philosopher|physicist|biologist|astronomer|naturalist|botanist|"
    "sculptor|playwright|singer|actor|actress|dancer|widow|widower|grandmother|grandfather|husband|wife|nephew|niece|"
    "uncle|aunt|fisherman|pensioner|schoolteacher|logistician"
)
"""Nouns for one person, after which no company is named."""
_KIN = (
    "wife|husband|son|daughter|mother|father|brother|sister|widow|widower|grandmother|grandfather|grandson|"
    "granddaughter|nephew|niece|uncle|aunt|girlfriend|boyfriend|fiancée?"
)
_WHICH_KIN = (
    "late|younger|elder|older|eldest|youngest|only|first|second|third|former|twin|infant|adult|teenage"
)
_OF_PEOPLE = "smile|kitchen|wedding|haircut|last day|memoirs|autobiography|bedside|bedroom|funeral"
"""Nouns for what a person has, and hardly a company or a place."""
_ACTS = (
    "smile[sd]|laugh(?:s|ed)|nod(?:s|ded)|shrug(?:s|ged)|sigh(?:s|ed)|grin(?:s|ned)|sip(?:s|ped)|weeps|wept|"
    "knelt|whisper(?:s|ed)|frown(?:s|ed)|blush(?:es|ed)|chuckle[sd]|"
    r"walk(?:s|ed)\s(?:the|in|through|home|up|down|along)"
)
"""What only people do."""
_AGE = r"(?:\d\d\b|(?:twen|thir|for|fif|six|seven|eigh|nine)(?:ty|teen)\b)"
_LANDS = (
    "country|nation|republic|kingdom|town|city|village|hamlet|island|province|suburb|resort|"
    "capital|district|region|seaport|port city|archipelago"
)
_NO_MORE_NOUNS = r"(?=[,.;:)]|\s(?:of|in|on|with|that|which|where|near)\b)"
_RULED = (
    "citizens|embassy|ambassador|patriarch|archbishop|emirate|sultanate|principality|duchy|outskirts|suburbs|"
    "streets|villages|towns|invasion|occupation|independence|partition|inhabitants|foreign minister|"
    "finance minister|prime minister|king|queen|emperor|sultan|emir|parliament|governor|"
    "court of appeal|supreme court|high court"
)
"""Nouns before "of" and a place."""
_STATE_OWNS = (
    "economy|citizens|electorate|mayor|streets|suburbs|outskirts|waterfront|airport|harbou?r|town hall|"
    "king|queen|police|referendum|farmers|fishermen|"
    "(?:telecoms|energy|financial|media|food|drugs?|market|water) regulator|"
    "(?:interior|defen[cs]e|finance|health|education) (?:ministry|minister)|"
    "(?:state|national|drugs?|food|electoral|statistics) (?:[a-z]+ )?"
    "(?:agency|buyer|grid|airline|commission|office|bureau)|"
    r"(?:19|20)\d\d bonds?"
)
"""Nouns for what a country or town has."""
_TREATIES = r"(?:migration|fisheries|trade|peace|extradition|visa|defen[cs]e|border|basing)"
_TREATY = rf"{_TREATIES}\s(?:accord|agreement|deal|pact|treaty)"
_PAPERS = (
    f"{SURE_COMPANY_NOUNS}|concern|daily|weekly|monthly|magazine|trade union|co-?operative|movement|"
    "TV channel|news portal|enterprise|holding"
)
"""Nouns before a name in quotation marks that is no person's."""
_NEWS = r"(?:daily|weekly|newspaper|magazine|tabloid|broadsheet)\b"
_FIRM = (
    "(?:company|firm|charity|daily|newspaper|bank|start-?up|retailer|manufacturer|NGO|think[- ]tank|"
    f"trade union|co-?operative|magazine|subsidiary|consultancy){_NO_MORE_NOUNS}"
)
_POSTS = (
    "(?:chief|head|director|finance|chairman|chairwoman|chair|CEO|CFO|COO|CTO|general counsel|vice|partner|"
    "editor|non-executive)"
)
_STREETS = r"\b(?:Street|Road|Close|Avenue|Lane|Drive|Square|Quay|Hospital|House|Chamber|Airport|[Bb]ox\s\d+)"
_DATE = rf"(?:{_WEEKDAY},?\s)?(?:\d{{1,2}}\.?\s{_MONTH}\.?|{_MONTH}\.?\s\d{{1,2}})"
_SURE_TITLES = "|".join(sorted(map(str.capitalize, SURE_TITLES | {"registrar", "commander", "ambassador"})))
_THEIR = r"\b(?:the|an?|his|her|my|our|their|\w+['’]s)\s(?:[a-z-]+\s){0,2}"
_VERBS = "has|had|have|is|was|were|are|will|would|and|or|in|on|at|to|that|for|from|by|which"

BEFORE = (
    (
        "PER",
        WEAK,
        r"\b(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Smt|Adv|Fr|Hon|Cllr)\.\s$"
        r"|\b(?:Mr|Mrs|Ms|Mx|Dr|Sir|Dame|President|Prime Minister|Chancellor|Senator|Governor|Mayor|"
        r"Judge|Justice|Minister|Councillor|Cllr|Sergeant|Captain|Professor|Nurse|Constable|Pastor|Bishop)\s$",
    ),
    ("PER", FAIR, r"\b(?:Dear|Hi|Hello|Hey)\s$"),
    ("PER", SLIGHT, r"\b(?:met|married|thanked)\s$"),
    ("PER", FAIR, rf"\b{ATTENDING}(?:[^:.;]{{1,40}},\s)?$"),
    ("ORG", STRONG, rf"\b(?i:{_MARKET})\s(?:in|of)\s(?:the\s)?$"),
    (
        "ORG",
        STRONG,
        r"\b(?:a|the|its|former)\s(?:unit|subsidiary|arm|division|affiliate)\sof\s(?:the\s)?$",
    ),
    (
        "ORG",
        STRONG,
        r"\b(?:analysts?|economists?|strategists?|traders?|brokers?)\s(?:at|with)\s(?:the\s)?$",
    ),
    ("ORG", STRONG, r"\b(?:[Cc]o-)?[Ff]ounded\s$"),
    ("ORG", STRONG, rf"\b(?:{SURE_COMPANY_NOUNS})\s$"),
    ("ORG", STRONG, rf"\b[Aa]n?\s(?:[a-z-]+\s){{0,2}}(?:{SURE_COMPANY_NOUNS})\s(?:called|named)\s$"),
    ("ORG", WEAK, rf"\b(?i:{_LEADERS})\s(?:of|in|at)\s(?:the\s)?$"),
    (
        "ORG",
        WEAK,
        r"\b(?i:lawyers?|lobbyist|analysts?|economists?|strategists?)\s(?:for|at|with)\s(?:the\s)?$",
    ),
    ("ORG", STRONG, r"\b(?i:spokes(?:man|woman|person|people))\s(?:for|at|of)\s(?:the\s)?$"),
    ("ORG", STRONG, r"\b(?i:profits?|earnings|turnover|net income)\s(?:at|of)\s(?:the\s)?$"),
    ("ORG", WEAK, r"\b(?i:sales|revenues?|losses|output|orders|margins)\sat\s(?:the\s)?$"),
    (
        "ORG",
        FAIR,
        r"\b(?:owned|operated|made|built|manufactured|supplied|published|marketed|insured)\sby\s$",
    ),
    (
        "ORG",
        WEAK,
        r"\b(?i:bought|booked|ordered|payments?(?: \w+)? made|bookings|orders|tickets sold)"
        r"\s(?:through|via)\s$",
    ),
    ("ORG", WEAK, r"\b(?:takeover|acquisition|purchase)\sof\s[^.;]{1,40}\sby\s$"),
    ("ORG", WEAK, r"\b(?:acquired|acquiring|bought|acquisition of|takeover of|bid for|merger with)\s$"),
    (
        "LOC",
        WEAK,
        r"\b(?:city|town|village|port|province|district|county|region|island|suburb|state|republic|kingdom|capital|"
        r"governments?|people|borders?|coast|north|south|east|west)\sof\s(?:the\s)?$"
        r"|\bborders?\swith\s$",
    ),
    (
        "LOC",
        WEAK,
        r"\b(?:marched|drove|walked|travelled|traveled|flew|sailed|moved|fled|swept|spread|toured)\s"
        r"(?:through|to|into|across|from|over)\s$",
    ),
    ("LOC", SLIGHT, r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nside|[Aa]round)\s$"),
    (
        "PER",
        STRONG,
        r"\b(?:Councill?ors|COUNCILL?ORS|Cllrs|Messrs|Mmes|Judges|Justices|Senators|Aldermen|Drs|Profs|Professors|"
        rf"Trustees)\.?\s(?:ad hoc\s)?(?:{_NAME}(?:,\s|\sand\s|,\sand\s)){{0,6}}$",
    ),
    ("PER", WEAK, rf"\b(?:{_SURE_TITLES})\.?\s$"),
    ("PER", WEAK, r"\b(?:[Mm]oved|MOVED|[Ss]econded|SECONDED|[Mm]inuted)\sby\s$"),
    (
        "PER",
        STRONG,
        r"\b(?:[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Cc]hild)\s(?:called|named|known as)\s$"
        r"|\b(?:[Hh]e|[Ss]he|who)\s(?:is|was)\s(?:called|named|known as)\s$",
    ),
    ("PER", FAIR, r"\b(?:[Cc]ongrats|[Cc]ongratulations|[Tt]hank you|[Tt]hanks),\s$|[(.!]\s?[Ww]elcome\s$"),
    ("PER", STRONG, rf"{_THEIR}(?:{_CALLINGS})\s$"),
    ("LOC", WEAK, rf"\b(?i:(?:{_RULED})\sof)\s(?:the\s)?$"),
    ("LOC", WEAK, rf"\b(?:treaty|diplomatic\s\w+|border|(?i:{_TREATY}))\swith\s$"),
    (
        "LOC",
        FAIR,
        r"\b(?:flights?|ferry|ferries|trains?|buses|highway|refugees|migrants|deported|evacuated|emigrated)"
        r"\s(?:to|from)\s$|\b(?:born|buried|headquartered|grew up|raised|resident)\sin\s$",
    ),
    ("LOC", SLIGHT, rf"\b[Ii]n\s{_NAME}(?:,\s{_NAME})*,?\sand\s$"),
    ("ORG", STRONG, rf"\b(?:{_PAPERS})\s[\"“„«‘']$"),
    ("ORG", STRONG, r"\bM/s\.?\s$"),
    (
        "NAT",
        STRONG,
        r"\b(?:speaks?|speaking|fluent in|translated from|[Tt]ranslation from)\s"
        rf"(?:(?:{LANGUAGES})(?:,|\sand|\sor)\s)?$|\b[Ii]n\s(?:{LANGUAGES})\s(?:and|or)\s$",
    ),
)
AFTER = (
    ("LOC", WEAK, rf"['’]s?\s(?:[\w-]+\s)?(?:{_STATE_NOUNS})\b"),
    ("LOC", STRONG, rf",\s{_MONTH}\.?\s\d{{1,2}}(?:,\s\d{{4}})?\s(?:\([A-Z][\w ]{{1,30}}\)\s)?[-–—]\s"),
    ("ORG", STRONG, r"\s(?:(?:co-?)?founder|CEO|chief executive|shareholders)\b"),
    ("ORG", SLIGHT, r"\s(?:together\s)?(?:pay|pays|employs|refunds?|charges)\s(?:about\s)?(?!for\b)"),
    ("PER", WEAK, r",\s(?:aged\s)?\d\d(?:,|\.)\D"),
    ("PER", FAIR, r"\s(?:(?:comes|hails)\sfrom|was\sborn|grew\sup)\b"),
    ("PER", STRONG, rf"[\"']?\s<(?!(?i:{SHARED_MAILBOXES})@)[\w.+-]{{1,64}}@"),
    ("ORG", WEAK, rf"[\"']?\s<(?i:{SHARED_MAILBOXES})@"),
    ("ORG", STRONG, rf"['’]s?\s(?:\w+\s)?(?:{BUSINESS_NOUNS})\b"),
    ("ORG", STRONG, rf"\sshares\s{_MOVED}\b"),
    (
        "ORG",
        STRONG,
        r"(?:,\s[\w\s-]{3,60},)?\s(?:also\s)?(?:said|says|reported|posted|announced|expects|warned|doubled|raised|"
        rf"cut)\s(?:on\s\w+\s)?(?:that\s)?its\s(?:\w+\s){{0,2}}(?:{BUSINESS_NOUNS})\b",
    ),
    (
        "ORG",
        STRONG,
        r",\s(?:a|an|the)\s(?:[a-z-]+\s|[A-Z][a-z]+\s){0,3}"
        rf"(?:(?:unit|subsidiary|arm|division)\sof|(?:{COMPANY_NOUNS})\b{_NOT_OF_COMPANY})",
    ),
    (
        "ORG",
        WEAK,
        r",?\swhich\s(?:\w+ly\s|already\s|also\s|now\s|still\s)?"
        r"(?:makes|employs|operates|owns|runs|sells|builds|supplies|produces|reported|posted)\b",
    ),
    (
        "ORG",
        WEAK,
        rf"\s(?:{_SAID})\s(?:on\s\w+\s)?(?:that\s)?it\s(?:would|will|had|has|plans to)\s(?:{_DOES})\b",
    ),
    (
        "ORG",
        WEAK,
        r"\s(?:to|will|would|must|has to|had to|plans to)\s(?:[^.;A-Z]|\.\d){1,60}"
        rf"\bits\s(?:\w+\s){{0,2}}(?:{_OWN})\b",
    ),
    ("ORG", FAIR, r"\s(?:will|would|must)\spay\s[^\w\s]?\d"),
    (
        "LOC",
        WEAK,
        r"\shas\sseen\san?\s(?:\w+\s){0,2}(?:rise|fall|increase|surge|spike|drop|decline|outbreak|influx)\b",
    ),
    (
        "ORG",
        WEAK,
        r"\s(?:employs|has\shired|had\shired|has\slaid\soff|laid\soff|posted\sa|reported\sa)\b",
    ),
    ("PER", STRONG, rf"['’]s?\s(?:(?:{_WHICH_KIN})\s)?(?:{_KIN})\b(?!\s(?:tongue|company|companies|ship))"),
    ("PER", WEAK, rf"['’]s?\s(?:{_OF_PEOPLE})\b"),
    ("PER", WEAK, rf"\s(?:{_ACTS})\b"),
    (
        "PER",
        STRONG,
        rf",\s(?:who\s(?:is|was)\s{_AGE}|whose\s(?:{_KIN})\b|(?:his|her|my)\s(?:(?:{_WHICH_KIN})\s)?(?:{_KIN})\b)",
    ),
    ("PER", STRONG, r",?\set\sal\b"),
    ("LOC", WEAK, rf"['’]s?\s(?:[\w-]+\s){{0,2}}(?:{_STATE_OWNS})\b"),
    ("LOC", WEAK, r"\snationali[sz](?:es|ed)\s"),
    (
        "LOC",
        STRONG,
        r"\s(?:has\s)?(?:shuts?|closes|closed|reopen(?:s|ed)|opened)\sits\s(?:[a-z]+\s)?"
        r"(?:ports|borders?|airspace|embassy|waters)\b",
    ),
    (
        "LOC",
        STRONG,
        rf"(?:\s(?:is|was)\san?|,\s(?:an?|the))\s(?:[a-z-]+\s){{0,3}}(?:{_LANDS}){_NO_MORE_NOUNS}",
    ),
    ("ORG", STRONG, rf"[\"”’'»]?,\s(?:an?\s|the\s)?(?:[a-z-]+\s){{0,3}}{_NEWS}(?=[,.;:)])"),
    ("ORG", STRONG, rf"\s(?:is|was)\san?\s(?:[a-z-]+\s){{0,3}}{_FIRM}"),
    (
        "ORG",
        STRONG,
        rf"\s(?:and\s{_NAME}\s)?(?:acts?|acted|is\sacting|are\sacting|served)\sas\s(?:[a-z-]+\s){{0,4}}"
        r"(?:financial\s(?:[a-z-]+\s)?advis[eo]rs?|legal\s(?:[a-z-]+\s)?advis[eo]rs)\b",
    ),
    ("ORG", STRONG, r"\s(?:writes|wrote)\soff\s(?:[$€£¥]|\d|[a-z]+\s(?:million|billion))"),
    ("ORG", WEAK, r"['’]s?\s(?:[a-z-]+\s)?(?:employees|directors|customers|products|smelter|servers)\b"),
    ("PER", -FAIR, r"\s(?:is|was)\sthe\s(?:world|country|region|continent)['’]s\s"),
)
AROUND = (
    (
        "PER",
        SURE,
        r"\b(?:head|chief|director|owner|boss|founder|manager|chair\w*|president|leader|spokes\w+|lawyer|pilot|editor)"
        rf"\s(?:of|at|for)\s(?:the|an?|our|its|their)\s(?:[a-z-]+\s){{0,3}}(?:{_SUPPLIERS}),\s\0,\s",
    ),
    (
        "ORG",
        SURE,
        rf"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|\w+['’]s)\s(?:[a-z-]+\s){{0,3}}(?:{_SUPPLIERS}),\s\0,\s",
    ),
    (
        "ORG",
        WEAK,
        r"\b(?:contract|deal|agreement)\s(?:with|to|from|for)\s\0\sto\s"
        r"(?:repair|build|supply|deliver|provide|run|operate|develop|produce|install|maintain|make|buy|sell)\b",
    ),
    ("ORG", FAIR, r"\b(?:give|gave|pay|paid|lend|lent|owes?|owed|fined)\s\0\s(?:[$£€]|Rs|a\sloan)"),
    (
        "PER",
        WEAK,
        r"\b(?:named|appointed|nominated|elected)\s\0\s(?:as\s)?(?:its|their|his|her|the|a|an)\s",
    ),
    ("PER", FAIR, r"(?:[.?!:]|\n)[\"”’)]?\s\0(?:\s[a-z][\w'’-]*,?){1,14}[.?!][\"”]?\s(?:He|She)\s"),
    ("PER", STRONG, rf"(?:\b{_NAME}\sand\s\0|\0\sand\s{_NAME})\s\((?:19|20)\d\d[a-z]?\)"),
    ("LOC", STRONG, r"\b\d{1,2}[:.]\d\d\s(?:[ap]\.?m\.?\s)?\0\stime\b"),
    ("LOC", FAIR, rf"{_STREETS},\s\0(?:[.;]|,\s(?:\d|[^\W\d_a-z]))"),
    (
        "LOC",
        FAIR,
        r"\b(?:the|its|their)\s(?:[a-z-]+\s){0,2}(?:capital|village|town|island),\s\0"
        r"(?=[,.;]|\s(?:in|on|and|where)\b)",
    ),
    ("ORG", STRONG, rf"\b(?:join(?:s|ed|ing)?|left|leaves|quits?)\s\0\sas\s(?:its\s|the\s|an?\s)?{_POSTS}\b"),
    ("ORG", STRONG, r"\b(?:instructed|briefed)\sby\s\0(?:\)|\sfor\sthe\s|,\ssolicitors)"),
    ("NAT", STRONG, rf"\b(?:[Ii]n|IN)\s\0\s(?i:and|or)\s(?i:in\s)?(?i:{LANGUAGES})\b"),
    ("PER", -FAIR, rf"\b[Tt]he\s\0(?:[,;:.!?)]|['’]s\b|\s(?:{_VERBS})\b)"),
)
"""Phrases around a name, whose place has a null character."""
AT_LINE_START = (
    (
        "LOC",
        STRONG,
        rf"(?:,\s{_NAME})?,\s{_DATE}(?:,?\s\d{{4}})?\s(?:\([^()\n]{{2,40}}\)\.?\s?)?[-–—]",
    ),
    ("LOC", FAIR, rf",\s{_DATE},?\s\d{{4}}\b"),
)
"""Dates and agencies after the place of a dateline, which begins a line."""
