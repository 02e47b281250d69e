"""Recognize titles before names among facts: a known person with a known title is no news.

The stems are those of `ROLES` in the lexicon of entities (a test compares them). They are written out,
because NLTK takes too long to load for the process of the screen.
"""

from __future__ import annotations

from functools import cache

from summarizer.facts.facts import TERM, fact_of, fingerprint

_STEMS = (
    "activist actor actress adm admir advis advisor aid amb ambassador analyst archbishop architect atti "
    "attorney author ayatollah banker baro baron batsman billionair biologist bishop bowler brig brigadi "
    "brother businessman businesswoman capt captain cardin ceo cfo chair chairman chairperson chairwoman "
    "chancellor chaplain chemist chief cmdr co coach cofound col colonel columnist command commission "
    "commodor compos congressman congresswoman conserv consult coo coordin corpor correspond count cpl dame "
    "defenceman defenseman deleg deputi diplomat director doctor dr duchess duke economist editor elect emir "
    "emperor engin entrepreneur envoy execut expert father fellow foreign founder gen general goali goalkeep "
    "gov governor head historian hon imam inspector journalist judg justic king ladi lawmak lawyer leader "
    "lectur legisl lieuten lineback lord lt maj major manag marshal mayor midfield min minist miss mp mr mrs "
    "ms mx negoti novelist offic offici organ painter physicist player pm poet politician pope practition "
    "premier pres presid princ princess privat prof professor prosecutor quarterback queen rabbi rep report "
    "repres research rev reverend scientist secretari sen senat sergeant sgt sheikh shortstop singer sir "
    "sister speaker spokesman spokesperson spokeswoman st strategist striker sultan superintend supt treasur "
    "undersecretari vice whip winger writer "
)
STEMS = frozenset(_STEMS.split())


@cache
def title_facts() -> frozenset[int]:
    """Return the facts that are titles, or parts of one."""
    return frozenset(fact_of(fingerprint(TERM, stem)) for stem in STEMS)
