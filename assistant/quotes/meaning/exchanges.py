"""One word put for another: every kind of meaning that the exchange changes.

In go a token of the source and the element that stands for it; out come kinds, those that are sure
first. The promise: each kind told is true of the two words themselves, and where they differ at
all there is one:

- two words of one kind: that kind ("may" for "will" is modal);
- two words of different kinds: both ("Bailey" for "he" is a name and an antecedent);
- two opposites: a polarity, and whatever else both are ("rarely" for "often" limits, too);
- two figures made of the same ones: their order ("20/80" for "80/20");
- a word that denies against one that counts: both limit ("nothing" for "something");
- a word a letter away from another, or from another form of it: besides, a word ("now" for "not",
  "meeting" for "meetings"), but not two figures ("billion" for "million").
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from assistant.quotes.meaning.change import Kind, gravest_first
from assistant.quotes.meaning.kinds import edited_kinds
from assistant.quotes.meaning.modality import BOUND
from assistant.quotes.meaning.names import BODIES, LITTLE, could_name
from assistant.quotes.meaning.negation import NEGATORS, opposite_by_form
from assistant.quotes.meaning.numbers import NUMBER_WORDS, PERIOD_FRONTS, is_period, states_number
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.polarity import COMPARATIVES, DIRECTIONS, opposites
from assistant.quotes.meaning.scope import CONNECTED, PEOPLE, QUANTIFIERS
from assistant.quotes.meaning.table import words
from assistant.quotes.meaning.tenses import same_verb, tense_differs
from assistant.quotes.meaning.tokens import Token

_FIGURES = re.compile(r"\d+")
_SAME_NEGATOR = {"n't": "not", "cannot": "not"}
_NONE_OF_IT = words("none nothing nobody nowhere neither never no")
"""Negators that also say how many or how often."""
_DENYING = ("dis", "un", "in", "im")
_LONG = 5
"""Letters of a word from which two of them may be slips: "their" and "there"."""


def exchanged(pair: TextPair, i: int, j: int) -> tuple[Kind, ...]:
    """Return the kinds of putting the element ``j`` for the source's token ``i``; none if alike."""
    one, word = pair.tokens[i], pair.word(j)
    other = pair.words[word]
    if one.key == other.key:
        return () if one.plain == other.plain else ("case",)
    if not one.says and not other.says:
        ranges = states_number(pair.tokens, i) or states_number(pair.words, word)
        return ("number",) if ranges else ("word",)
    was, now = edited_kinds(pair.tokens, i), edited_kinds(pair.words, word)
    found = _surely(pair, i, word)
    both = was & now if found else was & now or was | now
    found |= dict.fromkeys(gravest_first(both))
    figures = "number" in was & now and not same_verb(one.key, other.key)
    if found and not figures and slipped(one.key, other.key):
        found["word"] = None
    if _parts(one) == _parts(other) and len(_parts(one)) > 1:
        found["order"] = None
    if not found and _other_name(pair, i, word):
        return ("name",)
    return tuple(found) or ("word",)


def _surely(pair: TextPair, i: int, word: int) -> dict[Kind, None]:
    """Return the kinds that the two words show together, whatever each of them is alone."""
    one, other = pair.tokens[i], pair.words[word]
    denied = _denied(one, other)
    at_least = i > 0 and pair.tokens[i - 1].key == "at"
    kinds: tuple[Kind | None, ...] = (
        denied,
        _opposed(one, other, ranked=not at_least),
        "polarity" if denied and _directs(one) and _directs(other) else None,
        "scope" if denied and _counts(one) and _counts(other) else None,
        _inflected(pair, i, other),
        "number" if _other_number(pair, i, other) else None,
        "modal" if frozenset((one.key, other.key)) in BOUND else None,
    )
    return dict.fromkeys(kind for kind in kinds if kind)


def _parts(token: Token) -> list[str]:
    """Return the figures that a token is made of, in no order: 80/20 and 20/80 have the same."""
    return sorted(_FIGURES.findall(token.plain)) if token.kind == "figure" else []


def slipped(one: str, other: str) -> bool:
    """Say whether a slip of the hand makes one word the other: not two tenses of a verb."""
    if same_verb(one, other):
        # Other forms are told as a tense; "meeting" for "meetings" may be none.
        return f"{one}s" == other or f"{other}s" == one
    if not (one + other).replace("'", "").isalpha() or min(len(one), len(other)) < 2:
        return False
    most = 2 if min(len(one), len(other)) >= _LONG and one[:2] == other[:2] else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def _denied(one: Token, other: Token) -> Kind | None:
    if opposite_by_form(one.key, other.key):
        return "negation"
    was, now = one.key in NEGATORS, other.key in NEGATORS
    if not was and not now:
        return None
    same = _SAME_NEGATOR.get(one.key, one.key) == _SAME_NEGATOR.get(other.key, other.key)
    if same or (was and now and same_verb(one.key, other.key)):
        return "tense" if tense_differs(one.key, other.key, None) else "word"
    return "negation"


def _opposed(one: Token, other: Token, *, ranked: bool) -> Kind | None:
    was, now = (t.key.removesuffix("'s") for t in (one, other))
    if opposites(was, now) or (ranked and was in COMPARATIVES and now in COMPARATIVES):
        return "polarity"
    whom = was in PEOPLE and now in PEOPLE and not same_verb(was, now)
    return "scope" if whom or frozenset((was, now)) in CONNECTED else None


def _directs(token: Token) -> bool:
    """Say whether a word takes a side or a direction, as "agree" and "disagree" do."""
    bare = next((token.key.removeprefix(p) for p in _DENYING if token.key.startswith(p)), token.key)
    return any(key in COMPARATIVES or key in DIRECTIONS for key in (token.key, bare))


def _counts(token: Token) -> bool:
    return token.key in QUANTIFIERS or token.key in _NONE_OF_IT


def _inflected(pair: TextPair, i: int, other: Token) -> Kind | None:
    before = pair.tokens[i - 1].key if i else None
    return "tense" if tense_differs(pair.tokens[i].key, other.key, before) else None


def _other_number(pair: TextPair, i: int, other: Token) -> bool:
    """Say whether another figure or period is meant: "Six Eyes", "last year" for "this year"."""
    if pair.tokens[i].key in NUMBER_WORDS and other.key in NUMBER_WORDS:
        return True
    fronts = pair.tokens[i].key in PERIOD_FRONTS and other.key in PERIOD_FRONTS
    return fronts and is_period(pair.tokens, i + 1)


def _other_name(pair: TextPair, i: int, word: int) -> bool:
    """Say whether one name or body stands for another, also where a sentence begins."""
    was, now = pair.tokens[i], pair.words[word]
    if _bare(was) in BODIES and _bare(now) in BODIES and not same_verb(_bare(was), _bare(now)):
        return True
    capitals = was.plain[:1].isupper() and now.plain[:1].isupper()
    little = was.key in LITTLE or now.key in LITTLE
    either = could_name(pair.tokens, i) or could_name(pair.words, word)
    return capitals and either and not little


def _bare(token: Token) -> str:
    return token.key.removesuffix("'s")
