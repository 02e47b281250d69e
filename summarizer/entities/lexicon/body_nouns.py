"""Word lists about bodies: the nouns that stand for them alone, and the heads of their names.

Words are with a capital, as they are written in names.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLELESS_BODIES = _words("Cabinet Congress Parliament")
"""Nouns that name a body without an article."""

SOLE_BODIES = ARTICLELESS_BODIES | _words(
    """Army Assembly Board Commission Council Department Fund Government House Legislature Ministry Senate
    Treasury"""
)
"""Nouns for a body of which a state or an organization has one, so that it is seldom named in full."""

SHORT_BODIES = _words(
    """Agency Association Authority Bank Bureau Committee Cooperative Court Directorate Federation
    Foundation Inspectorate Institute Secretariat Society Tribunal Trust Union University"""
)
"""Nouns for a body whose full name a text gives."""

LETTERHEADS = _words(
    """Academy Administration Agency Assembly Association Authority Bank Board Bureau Center Centre Chamber
    College Command Commission Committee Constabulary Cooperative Co-operative Council Court Department
    Directorate Embassy Federation Foundation Fund Hospital Inspectorate Institute Institution Laboratory
    Legislature Ministry Museum Observatory Office Parliament Secretariat Senate Service Society Survey
    Tribunal Trust University"""
)
"""Heads of the names of bodies that stand in capitals at the head of what they publish."""

LETTERHEADS_OF = LETTERHEADS | _words("Congress Government House Union")
"""Heads that such a name has only before "of": "Government of Varnia"."""

SURE_LETTERHEADS = _words("Agency Assembly Authority Commission Committee Court Ministry Parliament Senate")
"""Heads that make a name with a common word alone: "Transport Committee"."""

LETTERHEAD_STATES = _words(
    "City Commonwealth County Kingdom Municipality Principality Province Republic State Sultanate"
)
"""Heads before "of" of the full names of states and towns."""

PLAIN_LETTERHEADS = _words("Administration Centre Center Command Service Society Survey Union")
"""Heads that are also other nouns, so that a word before them or a name after them is needed."""

HEADLINE_WORDS = _words(
    """accepts adopts agrees agenda announces appoints approves asks backs bans begins blames blocks briefing
    bulletin calls cancels claims closes communique condemns confirms considers cuts debates declares delays
    demands denies discusses ends expects faces fines finds gets gives halts hears holds joins keeps launches
    loses makes meeting meets memo minutes moves names newsletter notice opens orders passes pays plans
    prepares probes publishes raises reacts recommends rejects release releases reopens report reports
    responds response reveals reviews rules says seeks sees sells sends sets signs starts statement status
    suspends takes tells threatens tightens update urges visits votes wants warns welcomes wins withdraws"""
)
"""Verbs of headlines and nouns for documents, in lower case, which are no part of a body's name."""
