"""Tables of speech verbs by their complements, and of function words around them.

A verb in `SAY` takes a clause with or without "that"; one in `CLAUSAL` takes "that", or a clause with a
visible finite verb; one in `TO_SOMEBODY` takes a hearer first ("told reporters that"); one in `QUOTING`
introduces only quotations in marks. Verbs of demanding, asking, wanting and thinking report no statement and
are not included.
"""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Split a text into a set of words."""
    return frozenset(text.split())


_ES = ("s", "x", "ch", "sh", "ss")
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "admit": "admits admitted admitting",
    "signal": "signals signaled signalled signaling signalling",
    "hold": "holds held",
    "put": "puts putting",
    "read": "reads",
    "rule": "rules ruled ruling",
    "think": "thinks thought",
    "label": "labels labeled labelled labeling labelling",
    "quip": "quips quipped quipping",
    "vow": "vows vowed vowing",
    "go": "goes",
    "refer": "refers referred referring",
    "slam": "slams slammed slamming",
    "swear": "swears swore swearing",
    "submit": "submits submitted submitting",
}


def _forms(lemma: str) -> list[str]:
    """Return the inflected forms of a verb, without the base form, which is often a noun or follows "to"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma].split()
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    return [lemma + ("es" if lemma.endswith(_ES) else "s"), lemma + "ed", lemma + "ing"]


def _table(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in _forms(lemma))


PLURAL = frozenset(["say", "argue", "warn", "insist", "claim"])
"""Base forms, which count only after a plural subject: "officials say"."""
SAY = _table("say") | {"say"}
TO_SOMEBODY = _table("tell assure remind inform warn notify") | {"warn"}
CLAUSAL = PLURAL | _table(
    """add affirm acknowledge admit allege announce argue assert boast caution claim comment complain concede
    conclude confirm contend declare deny disclose emphasize emphasise estimate explain hint hold indicate
    insist lament maintain mention note observe pledge post predict promise reaffirm recall reiterate remark
    repeat reply report respond retort reveal rule say signal state stress submit suggest swear testify tweet
    vow warn write"""
)
QUOTING = _table(
    """accuse acclaim answer appeal applaud ask blast brand call characterize characterise commend compare
    condemn continue criticize criticise decry denounce deplore deride describe dismiss dub exclaim hail joke
    label lament lambast lambaste liken mock portray praise put quip read refer resolve ridicule shout slam
    speak talk tell thank think urge welcome whisper"""
)
NOUNS_TOO = words_of(
    """claims reports states notes promises comments calls answers posts replies rules holds hints
    reads puts estimates pledges remarks appeals resolves tweets vows signals ruling posting writing reading
    holding"""
)
"""Forms that are verbs only right after a name, a pronoun, or a noun with a determiner."""
ACCORDING = "according"
AFTERTHOUGHTS = frozenset(form for form in (CLAUSAL | TO_SOMEBODY) if form.endswith("ing"))
"""Forms that share the subject of the verb before: "…, adding that …"."""
REPORTING = SAY | CLAUSAL | TO_SOMEBODY
CUES = REPORTING | QUOTING | {ACCORDING}

FINITE = words_of(
    """is are was were am be been has have had will would shall should can could may might must do does
    did isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't don't
    doesn't didn't it's he's she's that's there's they're we're you're i'm they'll we'll it'll he'll
    she'll i'll they've we've i've you've remains remain became becomes began needs need went came
    got gave took made left lost won saw knew said told held fell rose grew kept met put set"""
)
"""Finite verbs, whose presence indicates a clause."""
AUXILIARIES = frozenset(["has", "have", "had", "also", "is", "are", "was", "were", "been", "being", "be"])
BEING = frozenset(["is", "are", "was", "were", "been", "being", "be", "am", "get", "got"])
ADVERBS = words_of(
    """also later then once again already earlier further often even still just only now soon
    afterwards afterward thereafter never-ending always sometimes instead meanwhile too both all
    himself herself themselves itself today yesterday first since himself"""
)
DENIALS = words_of(
    """not never no nobody none neither nor without didn't hasn't haven't hadn't doesn't don't won't"""
)
POSSIBLE = words_of(
    """will would could may might should can must to shall let having cannot can't wouldn't couldn't"""
)
SUBORDINATE = words_of(
    """while although though as after before when since because if unless whereas until once"""
)
HYPOTHETICAL = frozenset(["if", "whether", "unless"])
RELATIVE = frozenset(["who", "whom", "which", "what", "whatever", "whose", "where", "why", "how"])
COORDINATE = frozenset(["and", "but", "or", "nor", "yet"])
BREAKS = SUBORDINATE | RELATIVE | HYPOTHETICAL | frozenset(["that", "than", "but", "or", "nor", "so"])
PREPOSITIONS = words_of(
    """of for in at from to with on by about into over under against among between during without
    within through near behind despite amid like including via upon following since per regarding
    concerning beside besides along across around toward towards until alongside"""
)
DETERMINERS = words_of(
    """the a an this that these those his her its their our my your some any each every both all
    another two three several many most few one"""
)
DAYS = words_of(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later
    late early again then morning afternoon evening night week month year recently separately also
    publicly"""
)
MONTHS = words_of("""january february march april may june july august september october november december""")
OCCASIONS = words_of(
    """statement statements interview conference briefing speech email e-mail letter post tweet press
    report message release video session debate hearing meeting court parliament phone telephone
    television radio twitter facebook telegram x blog testimony article address note memo filing
    call remarks"""
)
"""Nouns for occasions of speech, such as the last word of "at a news conference"."""
HEARERS = words_of(
    """him her them us me it you reporters journalists media lawmakers parliament press court news
    agency newspaper television radio audience crowd people staff officials police investigators
    inquiry committee congress senators radio colleagues viewers supporters ministers"""
)
ALREADY_A_NOUN = frozenset(
    ["day", "evening", "night", "morning", "week", "month", "year", "time", "afternoon", "moment"]
)
"""Nouns before which "that" is a determiner, not a conjunction: "said that evening"."""
NO_STATEMENT = words_of(
    """so nothing goodbye yes no sorry whether how why what who when where as to hello thanks much
    something anything little more otherwise farewell"""
)
"""Words after "said" that do not start a clause."""
SPOKEN_FOR = words_of(
    """spokesman spokeswoman spokesperson spokespeople spokesmen spokespersons official officials
    representative representatives statement authorities report communique press website"""
)
"""Nouns for those who speak for an organization, named before or after them: "ministry spokesman"."""
