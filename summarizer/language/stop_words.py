"""English words that say nothing about what a text is about, left out of the terms that are weighed."""

from __future__ import annotations

_LIST = """
    a about above across after again against ago all almost along already also although always am among an
    and another any anybody anyone anything are aren't around as at away be became because become been
    before behind being below between both but by came can can't cannot come could couldn't did didn't do
    does doesn't doing don't done down during each either else ever every everyone everything few for from
    further get gets got had hadn't has hasn't have haven't having he he'd he'll he's her here hers
    herself him himself his how however i i'd i'll i'm i've if in indeed into is isn't it it'd it'll it's
    its itself just least less let like made make many may maybe me might mine more most much must my
    myself neither never no nobody nor not nothing now of off often on once one only onto or other others
    our ours ourselves out over own per perhaps quite rather really said same say says shall she she'd
    she'll she's should shouldn't since so some someone something still such than that that's the their
    theirs them themselves then there there's therefore these they they'd they'll they're they've this
    those though through thus to together too toward towards under unless until up upon us very via was
    wasn't we we'd we'll we're we've well were weren't what when where whether which while who whom whose
    why will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours
    yourself yourselves
"""

STOP_WORDS = frozenset(_LIST.split())
"""Case-folded, with the straight apostrophe."""
