"""Words and acronyms that look like names and are none: offices, trade acronyms, feasts, marks.

All are written by hand. Acronyms are in a data file, since there are many.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

OFFICES = frozenset(
    """adjutant ambassador attache attaché bailiff bursar cashier chamberlain chairman chairperson chairwoman
    chaplain chargé clerk commander comptroller conservator constable consul controller convener coordinator
    coroner dean doorkeeper
    envoy foreman governor harbourmaster inspector interpreter magistrate marshal minister moderator notary
    officer postmaster premier proctor proofreader provost purser rapporteur registrar secretary speaker
    stenographer surveyor translator treasurer usher valuer warden whip""".split()  # noqa: SIM905
)
"""Heads of the names of offices, which are held by a person and are no bodies."""

DEPUTIES = frozenset({"acting", "assistant", "chief", "deputy", "first", "former", "prime", "second", "vice"})
"""Words before an office."""

LICENCES = frozenset({"BSD", "ISC", "MIT", "W3C"})
"""Acronyms of bodies after which licences of software are called."""

FEASTS = frozenset(
    (
        "advent",
        "christmas",
        "easter",
        "eid",
        "hanukkah",
        "lent",
        "new year",
        "passover",
        "pentecost",
        "ramadan",
    )
)
"""Days and times of the year that are no places."""

DEITIES = frozenset(("allah", "almighty god", "god", "god almighty", "the almighty"))
MARKS = frozenset({"cc", "er", "h.e", "he", "nb", "p.s", "ps"})
"""Marks and honorifics that the tagger leaves alone, without the full stop."""
COLORS = frozenset({"AMBER", "GREEN", "RED", "YELLOW"})
"""Colors of a status, as reports write them."""
WEEKDAYS = frozenset({"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"})


@lru_cache(maxsize=1)
def acronyms() -> dict[str, str]:
    """Return the acronyms of roles, measures, things and marks, each with its class: "sure" or "fair"."""
    text = files("summarizer.entities.lexicon").joinpath("data", "acronyms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return {acronym: kind for kind, listed in rows for acronym in listed.split()}
