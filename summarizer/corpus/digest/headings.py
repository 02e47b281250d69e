"""Name a thread of a digest by what its briefings share and others lack.

The title is that of a single briefing, or one that half of the briefings have, such as the subject of a
conversation. Else it is the names that most of the thread shares, weighed by how few other briefings have
them. Sources of the news, and names of one word that is a plain word elsewhere ("Motion"), are taken only if
there is no other.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from summarizer.corpus.digest.extract import Extract, ExtractEntity, by_key
from summarizer.patterns import compiled

MOST = 3
"""Maximum number of names in a heading."""
NOT_SPECIFIC = ("nationality",)
"""Types that are in no heading, because they add little to the names they occur with."""
_OTHERS = 30
_REPLY = compiled(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def heading(own: Sequence[Extract], every: Sequence[Extract], same: Mapping[str, str]) -> str:
    """Return the heading of a thread.

    Args:
        own: its stories, at least one.
        every: the stories of the whole digest.
        same: a common key for each key of a name.
    """
    if (title := _title(own)) is not None:
        return title
    plain = {term for one in every for term in one.terms}
    spread = Counter(key for one in every for key in {same[named.key] for named in one.named})
    rows = []
    for key, group in by_key(own, same).items():
        stories = len({number for number, _ in group})
        if group[0][1].type in NOT_SPECIFIC or (stories < 2 <= len(own)):
            continue
        salience = sum(named.salience for _, named in group)
        weight = salience * math.log(1 + (len(every) + _OTHERS) / spread[key])
        is_vague = any(_is_vague(named, plain) for _, named in group)
        rows.append((is_vague, -stories, -weight, key, max((named.name for _, named in group), key=len)))
    rows.sort()
    specific = [row[-1] for row in rows if not row[0]] or [row[-1] for row in rows[:1]]
    return ", ".join(specific[:MOST]) or max(own, key=lambda one: one.words).title


def _title(own: Sequence[Extract]) -> str | None:
    """Return the title of a single story, or that which at least half of the stories have; else None."""
    titles = [_plain_title(one) for one in own if not is_untitled(one)]
    if len(own) == 1:
        return own[0].title if titles else None
    title, count = Counter(titles).most_common(1)[0] if titles else ("", 0)
    return title if count > 1 and 2 * count >= len(own) else None


def _plain_title(one: Extract) -> str:
    """Return a title without the marks of replies."""
    return _REPLY.sub("", one.title, count=1).strip() if _REPLY.match(one.title) else one.title


def is_untitled(one: Extract) -> bool:
    """Return whether the title of a briefing is only the name of its file."""
    return one.title == PurePath(one.path or "").stem


def _is_vague(named: ExtractEntity, plain: set[int]) -> bool:
    """Return whether a name is a source, or a word that is used without a capital, too."""
    return named.is_source or (named.type in ("other", "organization", "event") and named.word in plain)
