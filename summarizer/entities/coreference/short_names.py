"""Resolve short names ("Smith") to the entity last mentioned under that name, by gender ("Mrs Smith")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType
from summarizer.entities.coreference.full_names import NameSets
from summarizer.entities.coreference.keys import NameKey, Side, Words, name_key
from summarizer.entities.coreference.short_forms import ShortForms
from summarizer.entities.lexicon.cue_words import ROLE_MODIFIERS, ROLES
from summarizer.entities.lexicon.given_names import GENDER_OF_GIVEN
from summarizer.entities.lexicon.name_parts import GENDER_OF_TITLE, QUARTERS, TITLES
from summarizer.entities.recognition.candidates import Mention

_TITLE = re.compile(r"\b(\w{2,8})\.?\s{1,3}$")
_FIRST = re.compile(r"(\w{2,8})\.?\s")
_HABIT, _PASSING = 3, 1
"""Minimum uses of a short name for an entity that establish it, and maximum mentions of a namesake that don't
disturb it."""
_TITLE_REACH = 12
"""Code points before a name in which a courtesy title is searched."""

Form = tuple[Side, Words]

_TITLES_BEFORE = re.compile(r"(?:(?<=\s)|^)((?:[^\W\d_]+\.?(?:[ -]| of )){1,4})$")
_TITLES_REACH = 48


def titles_before(text: str, start: int) -> tuple[str, ...]:
    """Return the titles right before a name, the longest first: "defence minister", then "minister"."""
    found = _TITLES_BEFORE.search(text[max(0, start - _TITLES_REACH) : start].replace("\n", " "))
    words = found[1].lower().replace(".", "").split() if found else []
    titles: list[str] = []
    for at in range(len(words) - 1, -1, -1):
        if not _is_title(words[at]):
            break
        titles.insert(0, " ".join(words[at:]))
    return tuple(title for title in titles if title.split()[0] not in GENDER_OF_TITLE)


def _is_title(word: str) -> bool:
    return word in ROLES or word in TITLES or word in ROLE_MODIFIERS or word.removesuffix("-elect") in ROLES


class ShortNameResolver:
    """Resolves mentions to entities; call `owner` for each in text order, since it tracks recent mentions."""

    def __init__(
        self,
        document: Document,
        types: Mapping[NameKey, EntityType],
        same: NameSets,
        shorts: ShortForms,
        cancelled: Callable[[], bool],
    ) -> None:
        self._text, self._types, self._same = document.text, types, same
        self._sure: dict[Form, NameKey] = {}
        self._doubtful: dict[Form, NameKey | None] = {}
        self._forms: dict[NameKey, list[Form]] = {}
        self._last: dict[Form, NameKey] = {}
        self._last_of_gender: dict[tuple[Form, str], NameKey] = {}
        self._gender: dict[NameKey, str] = {}
        self._named: Counter[NameKey] = Counter()
        self._called: Counter[tuple[Form, NameKey]] = Counter()
        self._most_called: dict[Form, NameKey] = {}
        self._titled: dict[tuple[Form, str], NameKey] = {}
        for key in stoppable(types, cancelled):
            self._enter(key, same.root(key), shorts)
        for key in stoppable(types, cancelled):
            self._enter_doubtful(key, same.root(key), shorts)

    def _enter_doubtful(self, key: NameKey, root: NameKey, shorts: ShortForms) -> None:
        """Enter doubtful short forms, but not those of what is itself short for a name in the text."""
        longer = self._sure.get((key.side, key.words))
        if longer and longer != root:
            return
        named = name_key(key.words[0], key.known) if key.known in ("place", "organization") else key
        for words in shorts.of(named, self._types[key]).doubtful:
            form = (key.side, words)
            self._doubtful[form] = root if self._doubtful.get(form, root) == root else None

    def _enter(self, key: NameKey, root: NameKey, shorts: ShortForms) -> None:
        named = name_key(key.words[0], key.known) if key.known in ("place", "organization") else key
        sure = shorts.of(named, self._types[key]).sure
        forms = self._forms.setdefault(root, [])
        for words in sure:
            self._sure.setdefault((key.side, words), root)
            forms.append((key.side, words))
        given = GENDER_OF_GIVEN.get(key.words[0]) if key.side == "person" and len(key.words) > 1 else None
        if given:
            self._gender[root] = given

    def owner(self, key: NameKey, mention: Mention) -> NameKey:
        """Return the key of the entity that a mention with `key` refers to."""
        gender = self._gender_at(mention) if key.side == "person" else None
        root = self._same.root(key)
        form = (key.side, key.words)
        titles = titles_before(self._text, mention.start) if key.side == "person" else ()
        found = (
            root
            if key.known or root != key
            else self._by_title(form, titles) or self._owner(key, form, gender)
        )
        if gender and self._gender.setdefault(found, gender) != gender:
            found = NameKey(None, (gender, *key.words), key.side)
            self._gender[found] = gender
        if found != root:
            self._call(found, form)
        self._name(found, form)
        for title in titles if len(key.words) > 1 else ():
            for short in self._forms.get(found, ()):
                self._titled[short, title] = found
        return found

    def _by_title(self, form: Form, titles: Sequence[str]) -> NameKey | None:
        """Return the person last named in full with this title, as for "President Mbeya"."""
        return next((self._titled[form, title] for title in titles if (form, title) in self._titled), None)

    def _owner(self, key: NameKey, form: Form, gender: str | None) -> NameKey:
        last = self._usual(form) or self._last.get(form) or self._sure.get(form)
        if gender and last and self._gender.get(last, gender) != gender:
            last = self._last_of_gender.get((form, gender), last)
        if last and self._agree(key, last):
            return last
        only = self._doubtful.get(form)
        return only if only and self._types.get(only) == self._types[key] else key

    def _usual(self, form: Form) -> NameKey | None:
        """Return the entity established under a short name, unless a namesake has several mentions."""
        usual, last = self._most_called.get(form), self._last.get(form)
        if usual is None or last is None or self._named[last] > _PASSING:
            return None
        return usual if self._called[form, usual] >= _HABIT else None

    def _call(self, owner: NameKey, form: Form) -> None:
        self._called[form, owner] += 1
        most = self._most_called.setdefault(form, owner)
        if self._called[form, owner] > self._called[form, most]:
            self._most_called[form] = owner

    def _name(self, owner: NameKey, form: Form) -> None:
        self._named[owner] += 1
        gender = self._gender.get(owner)
        for short in self._forms.get(owner) or (form,):
            self._last[short] = owner
            if gender:
                self._last_of_gender[short, gender] = owner

    def _agree(self, short: NameKey, full: NameKey) -> bool:
        """Return whether types agree: a one-word short form of a thing needs the same type or "other"."""
        if short.side == "person" or len(short.words) > 1:
            return True
        one, other = self._types[short], self._types.get(full)
        return one in (other, "other") or short.words[0] in QUARTERS

    def _gender_at(self, mention: Mention) -> str | None:
        """Return the gender ("m" or "f") of a courtesy title before the name or at its start, or None."""
        start = mention.start
        before = _TITLE.search(self._text, max(0, start - _TITLE_REACH), start)
        head = _FIRST.match(self._text, start, mention.end)
        titles = (GENDER_OF_TITLE.get(found[1].lower()) for found in (head, before) if found)
        return next((gender for gender in titles if gender), None)
