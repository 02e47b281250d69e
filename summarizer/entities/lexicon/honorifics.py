"""Titles and forms of address of many countries, in lower case and without accents."""

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
