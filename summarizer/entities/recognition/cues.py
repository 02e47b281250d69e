"""Find the words beside a name that tell its kind: "Mr Hale", "shares in Orla", "Orla said its profit"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.entities.lexicon.word_lists import (
    BUSINESS_NOUNS,
    COMPANY_NOUNS,
    SHARED_MAILBOXES,
    SURE_COMPANY_NOUNS,
)
from summarizer.entities.recognition import cue_phrases
from summarizer.entities.recognition.candidates import NameCandidate
from summarizer.entities.recognition.cue_phrases import FAIR, SLIGHT, STRONG, WEAK
from summarizer.patterns import compiled

_REACH = 60
"""Code points before a name that are searched for cues."""

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
_BEFORE = tuple(
    (kind, votes, compiled(pattern))
    for kind, votes, pattern in (
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
        *cue_phrases.BEFORE,
    )
)
_STATE_NOUNS = (
    "capital|parliament|border|borders|coast|coastline|population|central bank|prime minister|constitution|"
    "airspace|neighbou?rs|north|south|east|west|interior|waters|currency|foreign ministry|supreme court|"
    "ambassador|embassy|government|coalition government|cabinet|army|navy|legislature|voters|elections?"
)
_MONTHS = (
    "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.|January|February|March|April|May|June|July|August|"
    "September|October|November|December"
)
_AFTER = tuple(
    (kind, votes, compiled(pattern))
    for kind, votes, pattern in (
        ("LOC", WEAK, rf"['’]s?\s(?:[\w-]+\s)?(?:{_STATE_NOUNS})\b"),
        ("LOC", STRONG, rf",\s(?:{_MONTHS})\s\d{{1,2}}(?:,\s\d{{4}})?\s(?:\([A-Z][\w ]{{1,30}}\)\s)?[-–—]\s"),
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
        *cue_phrases.AFTER,
    )
)
_AT_LINE_START = tuple((kind, votes, compiled(pattern)) for kind, votes, pattern in cue_phrases.AT_LINE_START)
_FIRM = (
    f"{SURE_COMPANY_NOUNS}|importer|exporter|wholesaler|distributor|auditors|vendor|"
    "(?:card|payments?|data) processor|"
    "(?:cloud|hosting|internet|payroll|service|software|network|broadband|logistics) provider"
)
_AROUND = tuple(
    (kind, votes, compiled(pattern))
    for kind, votes, pattern in (
        (
            "PER",
            STRONG,
            r"\b(?:head|chief|director|owner|boss|founder|manager|chair\w*|president|leader|spokes\w+|lawyer|pilot|editor)"
            rf"\s(?:of|at|for)\s(?:the|an?|our|its|their)\s(?:[a-z-]+\s){{0,3}}(?:{_FIRM}),\s\0,\s",
        ),
        (
            "ORG",
            STRONG,
            rf"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|\w+['’]s)\s(?:[a-z-]+\s){{0,3}}(?:{_FIRM}),\s\0,\s",
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
        *cue_phrases.AROUND,
    )
)
"""Words on both sides of a name, which is the zero."""
_REACH_AFTER = 120
_BULLETS = ' \t-–—*•·(["'


class TypeCue(NamedTuple):
    """The kind that the words beside a name indicate, and the votes for it; below zero, against it."""

    kind: str
    votes: float


def cue_beside(text: str, name: NameCandidate) -> TypeCue | None:
    """Return the strongest cue beside a name; None if there is none."""
    return max((cue for _, cue in _cues(text, name)), key=lambda cue: abs(cue.votes), default=None)


def phrase_beside(text: str, name: NameCandidate) -> tuple[str, TypeCue] | None:
    """Return the name with the words beside it that are the strongest cue for a kind, and the cue; None if
    there is none."""
    found = (one for one in _cues(text, name) if one[1].votes > 0)
    return max(found, key=lambda one: one[1].votes, default=None)


def _cues(text: str, name: NameCandidate) -> Iterator[tuple[str, TypeCue]]:
    """Yield the cues beside a name, each with the name and its words."""
    own = text[name.start : name.end]
    before = text[max(0, name.start - _REACH) : name.start]
    begins_line = not before.rpartition("\n")[2].strip(_BULLETS)
    before = before.replace("\n", " ")
    for kind, votes, cue in _BEFORE:
        if match := cue.search(before):
            yield before[match.start() :] + own, TypeCue(kind, votes)
    for kind, votes, cue in (*_AFTER, *_AT_LINE_START) if begins_line else _AFTER:
        if match := cue.match(text, name.end):
            yield own + match[0], TypeCue(kind, votes)
    around = f"{before}\0{text[name.end : name.end + _REACH_AFTER]}"
    for kind, votes, cue in _AROUND:
        if match := cue.search(around):
            yield match[0].replace("\0", own), TypeCue(kind, votes)
