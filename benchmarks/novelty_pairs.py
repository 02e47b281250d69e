"""A briefing and its update, with known new sentences, made from one text and another of its kind.

A third of a text's sentences is held back: they are what the update will tell that is new, on the very topic
of the rest. Two more new ones are borrowed from another text of the same genre. The rest stands in one to
three earlier briefings (each has a share of it), beside one briefing on something else; the update tells
part of it again, most of it rephrased by the rules below, its paragraphs in another order. New, too, is a
known sentence whose figure or name has changed: "six people" for "four people". Where a known sentence and a
new one are joined, the whole is new. The rules know nothing of the program, nor it of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

HELD_BACK, TOLD_AGAIN, BORROWED = 0.33, 0.7, 2
FEWEST_WORDS = 6
"""Shorter sentences ("Yes, I did.") are in the texts, but nothing is counted of them."""
FURNITURE = "Subscribe to our morning letter and get this page in your mail every working day."


class Line(NamedTuple):
    text: str
    new: bool


class Pair(NamedTuple):
    earlier: list[str]
    update: list[Line]
    """Paragraphs of one sentence each, as it was made; a split one is two lines."""


_SYNONYMS = {
    "said": "stated", "told": "informed", "also": "as well", "people": "persons", "big": "large",
    "began": "started", "begin": "start", "started": "began", "show": "demonstrate", "shows": "demonstrates",
    "showed": "demonstrated", "many": "numerous", "about": "roughly", "after": "following",
    "because": "since", "however": "nevertheless", "important": "significant", "help": "assist",
    "helped": "assisted", "children": "kids", "killed": "left dead", "government": "authorities",
    "near": "close to", "country": "nation", "countries": "nations", "get": "obtain", "found": "discovered",
    "made": "produced", "used": "employed", "use": "employ", "large": "big", "small": "little",
    "often": "frequently", "need": "require", "needs": "requires", "work": "labor", "against": "versus",
    "during": "in the course of", "several": "various", "first": "initial", "last": "final",
    "new": "recent", "area": "region", "attack": "assault", "attacks": "assaults", "reported": "announced",
    "announced": "made public", "law": "statute", "money": "funds", "buy": "purchase", "home": "house",
    "think": "believe", "want": "wish", "almost": "nearly", "major": "main", "problem": "difficulty",
    "problems": "difficulties", "part": "portion", "year": "twelvemonth", "change": "alteration",
    "changes": "alterations", "research": "study", "idea": "notion", "world": "globe", "car": "automobile",
    "city": "town", "war": "conflict", "talks": "negotiations", "agreed": "consented", "police": "officers",
    "allow": "permit", "allowed": "permitted", "ended": "finished", "end": "conclusion", "try": "attempt",
}  # fmt: skip
_DIGITS = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(2, 13),
        strict=True,
    )
)
_SPELLED = {str(number): word for word, number in _DIGITS.items()}
_WORD = re.compile(r"[A-Za-z]+")
_LONE = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
_OPENING = re.compile(
    r"^((?:On|In|At|After|Before|During|Since|By|For|Under|According to) [^,“\"]{3,60}), (.+?)\.$"
)
_SAID_THAT = re.compile(
    r"^([A-Z][^,“\"]{2,60}) (said|told reporters|announced|stated) (?:that )([^“\"]{20,})\.$"
)
_SAID_AFTER = re.compile(
    r"^[“\"](.{20,}?),[”\"] ((?:said|says) [A-Z][^“\"]{2,60}|[A-Z][^“\"]{2,60} (?:said|says))\.$"
)
_ASIDE = re.compile(r" ?(?:\([^()]{3,80}\)|, (?:which|who|where) [^,]{5,80},| – [^–]{5,80} –)")
_TAIL = re.compile(
    r"^(.{60,}?), (?:with|which|where|while|including|as|who|although|though) [^,“”\"]{10,}\.$"
)
_HALVES = re.compile(r"^(.{30,}?)(?:; |, (?:and|but) )((?:[A-Za-z]+ ){5,}.*)$")


def _synonyms(text: str, chance: random.Random) -> str:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        found = _SYNONYMS.get(word.lower() if match.start() == 0 else word)
        if not found or chance.random() < 0.3:
            return word
        return found.capitalize() if word[0].isupper() else found

    return _WORD.sub(other, text)


def _numbers(text: str, _: random.Random) -> str:
    text = re.sub(
        r"(?<![\d.,#(-])\b(\d{1,2})\b(?![.,:-]\d|st|nd|rd|th)", lambda m: _SPELLED.get(m[1], m[1]), text
    )
    text = re.sub(r"(\d)(?: per ?cent\b)", r"\1%", text)
    return re.sub(r"(?<=\d)000,000\b", "million", text)


def _digits(text: str, _: random.Random) -> str:
    return _LONE.sub(lambda match: str(_DIGITS.get(match[0], match[0])), text)


def _opening_last(text: str, _: random.Random) -> str:
    match = _OPENING.match(text)
    if not match:
        return text
    first, rest = match[1], match[2]
    return f"{rest[0].upper()}{rest[1:]} {first[0].lower()}{first[1:]}."


def _attribution(text: str, chance: random.Random) -> str:
    match = _SAID_THAT.match(text)
    if match:
        claim = match[3]
        who = chance.choice((match[1], "officials", "people at the scene"))
        return f"{claim[0].upper()}{claim[1:]}, {who} {match[2]}."
    match = _SAID_AFTER.match(text)
    return f"In a statement, {match[2]}: “{match[1]}.”" if match else text


def _without_aside(text: str, _: random.Random) -> str:
    return _ASIDE.sub("", text)


def _without_tail(text: str, _: random.Random) -> str:
    match = _TAIL.match(text)
    return f"{match[1]}." if match else text


_FIGURE = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w.,]\w|\w)")
_NAMED = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_OTHERS = (
    "Tamsin Okafor",
    "Gerrit Valk",
    "Ilse Brandvold",
    "Port Renwick",
    "Marlow Institute",
    "Kestrel Group",
)
"""Names that no text has."""


_RULES: Sequence[Callable[[str, random.Random], str]] = (
    _synonyms, _numbers, _digits, _opening_last, _attribution, _without_aside, _without_tail,
)  # fmt: skip


def rephrased(text: str, chance: random.Random) -> list[str]:
    """One sentence, or two that it was split into."""
    for rule in chance.sample(_RULES, k=chance.randint(2, 5)):
        text = rule(text, chance)
    match = _HALVES.match(text) if chance.random() < 0.4 and not re.search('[“”"]', text) else None
    if match and len(match[2].split()) >= FEWEST_WORDS:
        return [f"{match[1]}.", f"{match[2][0].upper()}{match[2][1:]}"]
    return [text]


def changed(text: str, chance: random.Random) -> str | None:
    """The same told of another figure or of another name; None where there is neither."""
    figures = list(_FIGURE.finditer(text))
    names = [match for match in _NAMED.finditer(text) if match.start()]
    match = chance.choice(figures or names) if figures or names else None
    if match is None:
        return None
    if match in figures:
        digits = match[0].replace(",", "")
        other = f"{int(digits) + chance.randint(2, 9):,}" if "," in match[0] else str(int(digits) + 3)
    else:
        other = chance.choice(_OTHERS)
    return text[: match.start()] + other + text[match.end() :]


def joined(one: str, other: str) -> str:
    """Two sentences as one."""
    other = other if re.match(r"(?:[A-Z]{2}|I\b)", other) else other[0].lower() + other[1:]
    return f"{one.rstrip(' .')}, while {other}"


def pair(sentences: Sequence[str], elsewhere: Sequence[str], unrelated: str, seed: int) -> Pair:
    """`sentences` of the text, `elsewhere` of another to borrow from, `unrelated` a briefing on its own."""
    chance = random.Random(seed)
    back = set(chance.sample(range(len(sentences)), k=max(1, round(HELD_BACK * len(sentences)))))
    known = [text for at, text in enumerate(sentences) if at not in back]
    new = [text for at, text in enumerate(sentences) if at in back]
    new += chance.sample(list(elsewhere), k=min(BORROWED, len(elsewhere)))
    shares: list[list[str]] = [[] for _ in range(chance.randint(1, 3))]
    for text in known:
        first = chance.randrange(len(shares))
        for number, share in enumerate(shares):
            if number == first or chance.random() < 0.4:
                share.append(text)
    earlier = ["\n\n".join((*share, FURNITURE)) for share in shares]
    return Pair([unrelated, *earlier], _update(known, new, chance))


def _update(known: Sequence[str], new: Sequence[str], chance: random.Random) -> list[Line]:
    lines = [Line(text, True) for text in new]
    again = [text for text in known if chance.random() < TOLD_AGAIN]
    while again:
        text = again.pop(0)
        roll = chance.random()
        other = changed(text, chance) if roll >= 0.9 else None
        if other:
            lines.append(Line(other, True))
        elif roll < 0.15:
            lines.append(Line(text, False))
        elif roll < 0.25 and again and not re.search('[“”"?!]', text + again[0]):
            lines.append(Line(joined(text, again.pop(0)), False))
        elif roll < 0.3 and new and lines[0].new and not re.search('[“”"?!]', text + lines[0].text):
            lines.append(Line(joined(text, lines.pop(0).text), True))
        else:
            lines += [Line(part, False) for part in rephrased(text, chance)]
    chance.shuffle(lines)
    return [*lines, Line(FURNITURE, False)]
