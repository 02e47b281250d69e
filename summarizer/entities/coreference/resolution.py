"""Resolve names to entities: full names for the whole text, short names mention by mention.

Full names that are variants of one name by spelling, middle names, word order or acronym are joined, by
lookups of words, in time proportional to the number of names. A short name ("Smith") belongs to the entity
last mentioned under that name, by gender ("Mrs Smith").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from summarizer.cancellation import stoppable
from summarizer.document import Document, EntityType
from summarizer.entities.coreference.keys import (
    FARTHEST,
    MOST_WORDS,
    NameKey,
    ShortForms,
    Side,
    name_key,
    near,
    skeletons,
)
from summarizer.entities.coreference.person_context import is_relative, titles_before
from summarizer.entities.lexicon.given_names import GENDER_OF_GIVEN
from summarizer.entities.lexicon.honorifics import (
    GENDER_OF_TITLE,
    GENERATIONS,
    GIVEN_TITLES,
)
from summarizer.entities.lexicon.word_lists import (
    BODY_TAILS,
    QUARTERS,
    SMALL,
    STATE_BODIES,
    STATE_HEADS,
)
from summarizer.entities.recognition.candidates import Mention
from summarizer.entities.words import Words, turned
from summarizer.patterns import compiled

WITHOUT_ALIASES = ("date", "quantity", "nationality")
"""Types without alternative names."""
_SOLID, _SOLID_LETTERS = 3, 6
"""Maximum words and minimum letters of a name that is also spelled as one word."""


class NameSets:
    """Disjoint sets of keys (a union-find forest with path halving)."""

    def __init__(self) -> None:
        self._above: dict[NameKey, NameKey] = {}

    def root(self, key: NameKey) -> NameKey:
        """Return the representative of a key's set."""
        above = self._above
        while key in above:
            if above[key] in above:
                above[key] = above[above[key]]
            key = above[key]
        return key

    def join(self, short: NameKey, full: NameKey) -> None:
        """Join the sets of two keys. A known key becomes the root; two known keys are not joined."""
        one, other = self.root(short), self.root(full)
        if one == other or (one.known and other.known):
            return
        if one.known:
            one, other = other, one
        self._above[one] = other


def join_names(
    same: NameSets, types: Mapping[NameKey, EntityType], shorts: ShortForms, cancelled: Callable[[], bool]
) -> None:
    """Join keys that are variants of one name by their words.

    `types` maps the keys to their types, in the order of their first mentions. Raises Cancelled.
    """
    names = [key for key in stoppable(types, cancelled) if not key.known and len(key.words) <= MOST_WORDS]
    for variants in (
        _in_another_order,
        _with_middle_names,
        _with_initials,
        _with_short_surname,
        _in_one_word,
    ):
        _join_unique(same, names, variants, cancelled)
    _join_states(same, names, types, cancelled)
    _join_spellings(same, names, types, shorts, cancelled)


def _join_states(
    same: NameSets,
    names: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    cancelled: Callable[[], bool],
) -> None:
    """Join the long names of states and towns with the short ones: "Kingdom of Varnia" with "Varnia"."""
    for key in stoppable(names, cancelled):
        head, _, name = " ".join(key.words).partition(" of ")
        if key.side == "thing" and name and head.split()[-1] in STATE_HEADS:
            short = NameKey(None, tuple(name.split()), key.side)
            if types.get(short) == "place" and types[key] in ("place", "organization"):
                same.join(short, key)


def _join_unique(
    same: NameSets,
    names: Sequence[NameKey],
    variants: Callable[[NameKey], Iterator[NameKey]],
    cancelled: Callable[[], bool],
) -> None:
    """Join each name with the only other that has it as a variant; ambiguous variants are not joined."""
    owners: dict[NameKey, NameKey | None] = {}
    for key in stoppable(names, cancelled):
        for variant in variants(key):
            if variant != key:
                before = owners.get(variant, key)
                owners[variant] = key if before and same.root(before) == same.root(key) else None
    for key in stoppable(names, cancelled):
        owner = owners.get(key)
        if owner and owner != key:
            same.join(key, owner)


def _in_another_order(key: NameKey) -> Iterator[NameKey]:
    words = key.words
    if key.side == "person" and len(words) == 2:
        yield NameKey(None, words[::-1], key.side)
    elif key.side == "thing" and turned(words) != words:
        yield NameKey(None, turned(words), key.side)
    elif key.side == "thing" and len(words) > 2 and words[-2] == "state" and words[-1] in STATE_BODIES:
        yield NameKey(None, (*words[:-2], words[-1]), key.side)


def _with_middle_names(key: NameKey) -> Iterator[NameKey]:
    """Yield a person's name of three or more words without its middle names."""
    words = key.words
    if (
        key.side == "person"
        and len(words) > 2
        and words[-1] not in GENERATIONS
        and words[1] not in ("the", "of")
    ):
        yield NameKey(None, (words[0], words[-1]), key.side)


def _with_initials(key: NameKey) -> Iterator[NameKey]:
    """Yield a name with the given name as an initial: "J. Smith" for "John Smith", or "John Henry Smith"."""
    words = key.words
    if key.side == "person" and len(words) > 1 and len(words[0]) > 1 and words[-1] not in GENERATIONS:
        yield NameKey(None, (words[0][0], words[-1]), key.side)


def _with_short_surname(key: NameKey) -> Iterator[NameKey]:
    """Yield a person's name with the surname as a letter: "Ida M." for "Ida Marsh"."""
    words = key.words
    if key.side == "person" and len(words) > 1 and min(len(words[0]), len(words[-1])) > 1:
        yield NameKey(None, (words[0], words[-1][0]), key.side)


def _in_one_word(key: NameKey) -> Iterator[NameKey]:
    """Yield a thing's name of two or three words without spaces: "WestQuay" for "West Quay"."""
    if key.side == "thing" and 1 < len(key.words) <= _SOLID and len("".join(key.words)) >= _SOLID_LETTERS:
        yield NameKey(None, ("".join(key.words),), key.side)


def _join_spellings(
    same: NameSets,
    names: Sequence[NameKey],
    types: Mapping[NameKey, EntityType],
    shorts: ShortForms,
    cancelled: Callable[[], bool],
) -> None:
    """Join spelling variants: full names first, then short names not spelled the same in a full name."""
    spelled: dict[tuple[Side, Words], tuple[Words, NameKey]] = {}
    taken: set[tuple[Side, Words]] = set()
    for key in _longest_first(names, cancelled):
        place = (key.side, skeletons(key.words))
        words, owner = spelled.setdefault(place, (key.words, key))
        is_short = (key.side, key.words) in taken
        farthest = FARTHEST if key.side == "person" else 1
        if owner != key and not is_short and types[key] == types[owner] and near(key.words, words, farthest):
            same.join(key, owner)
        for form in shorts.of(key, types[key]).sure:
            taken.add((key.side, form))
            if key.side == "person":
                spelled.setdefault((key.side, skeletons(form)), (form, key))


def _longest_first(names: Sequence[NameKey], cancelled: Callable[[], bool]) -> Iterator[NameKey]:
    by_length: dict[int, list[NameKey]] = defaultdict(list)
    for key in stoppable(names, cancelled):
        by_length[len(key.words)].append(key)
    for length in sorted(by_length, reverse=True):
        yield from stoppable(by_length[length], cancelled)


_TITLE = compiled(r"\b(\w{2,8})\.?\s{1,3}$")
_FIRST = compiled(r"(\w{2,8})\.?\s")
_HABIT, _PASSING = 3, 1
"""Minimum uses of a short name for an entity that establish it, and maximum mentions of a namesake that don't
disturb it."""
_TITLE_REACH = 12
"""Code points before a name in which a courtesy title is searched."""

_SHORTENED = frozenset({"place", "organization", "person"})
"""Types of known names that have short forms; known persons are those of the user's rules."""

Form = tuple[Side, Words]


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
        for key in _longest_first(list(types), cancelled):
            self._enter_doubtful(key, same.root(key), shorts)

    def _enter_doubtful(self, key: NameKey, root: NameKey, shorts: ShortForms) -> None:
        """Enter doubtful short forms, but not those of what is itself short for a name in the text."""
        form = (key.side, key.words)
        longer = self._sure.get(form) or self._doubtful.get(form)
        if longer and longer != root:
            return
        named = name_key(key.words[0], key.known) if key.known in _SHORTENED else key
        for words in shorts.of(named, self._types[key]).doubtful:
            form = (key.side, words)
            self._doubtful[form] = root if self._doubtful.get(form, root) == root else None

    def _enter(self, key: NameKey, root: NameKey, shorts: ShortForms) -> None:
        named = name_key(key.words[0], key.known) if key.known in _SHORTENED else key
        sure = shorts.of(named, self._types[key]).sure
        forms = self._forms.setdefault(root, [])
        for short in sure:
            self._sure.setdefault((key.side, short), root)
            forms.append((key.side, short))
        words = named.words
        given = GENDER_OF_GIVEN.get(words[0]) if key.side == "person" and len(words) > 1 else None
        if given:
            self._gender[root] = given

    def owner(self, key: NameKey, mention: Mention) -> NameKey:
        """Return the key of the entity that a mention with `key` refers to."""
        gender = self._gender_at(mention) if key.side == "person" and not key.known else None
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
        self._name(found, form, mention)
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
        only = self._doubtful.get(form) or self._titled_given_name(key)
        return only if only and self._fits(key, only) else key

    def _titled_given_name(self, key: NameKey) -> NameKey | None:
        """Return the person with the given name after a title that is also one: "Don Aurelio"."""
        is_titled = key.side == "person" and len(key.words) == 2 and key.words[0] in GIVEN_TITLES
        return self._doubtful.get((key.side, key.words[1:])) if is_titled else None

    def _fits(self, short: NameKey, full: NameKey) -> bool:
        """Return whether a doubtful short form has the type of the name; "other" may be a headed body's."""
        one, other = self._types[short], self._types.get(full)
        return one == other or (one == "other" and other == "organization" and full.words[-1] in BODY_TAILS)

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

    def _name(self, owner: NameKey, form: Form, mention: Mention) -> None:
        self._named[owner] += 1
        gender = self._gender.get(owner)
        is_first = self._named[owner] == 1 and owner.side == "person"
        in_passing = is_first and is_relative(self._text, mention.start, mention.end)
        for short in self._forms.get(owner) or (form,):
            if not in_passing or short not in self._last:
                self._last[short] = owner
            if gender:
                self._last_of_gender[short, gender] = owner

    def _agree(self, short: NameKey, full: NameKey) -> bool:
        """Return whether types agree: a one-word short form of a thing needs the same type or "other".

        A place is not short for an organization there: "University of Port Ada".
        """
        if short.side == "person":
            return True
        if len(short.words) > 1:
            before = full.words[: -len(short.words)][-1:]
            is_of_body = (
                self._types.get(full) == "organization" and before and before[0] in BODY_TAILS | SMALL
            )
            return not (is_of_body and self._types[short] == "place")
        one, other = self._types[short], self._types.get(full)
        return one in (other, "other") or short.words[0] in QUARTERS

    def _gender_at(self, mention: Mention) -> str | None:
        """Return the gender ("m" or "f") of a courtesy title before the name or at its start, or None."""
        start = mention.start
        before = _TITLE.search(self._text, max(0, start - _TITLE_REACH), start)
        head = _FIRST.match(self._text, start, mention.end)
        titles = (GENDER_OF_TITLE.get(found[1].lower()) for found in (head, before) if found)
        return next((gender for gender in titles if gender), None)
