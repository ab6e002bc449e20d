"""What an exchange of words changed besides its gravest kind.

In go two runs of words that stand against each other, and the kind they are told by; out come
further kinds that are as true of them. The promise: a further kind never takes the place of the
first; it is given only where the words themselves show both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from assistant.quotes.meaning.change import Kind
from assistant.quotes.meaning.kinds import edited_kinds
from assistant.quotes.meaning.names import is_name
from assistant.quotes.meaning.numbers import NUMBER_WORDS
from assistant.quotes.meaning.polarity import COMPARATIVES, DIRECTIONS
from assistant.quotes.meaning.scope import QUANTIFIERS
from assistant.quotes.meaning.table import words
from assistant.quotes.meaning.tenses import tense_differs
from assistant.quotes.meaning.tokens import Token

_NONE_OF_IT = words("none nothing nobody nowhere neither never no")
"""Negators that also say how many or how often: "nothing" for "something" changes both."""
_DENYING = ("dis", "un", "in", "im")
_FAILING = words("fail fails failed failing failure failures")
_CARRIED: frozenset[Kind] = frozenset(
    ("negation", "number", "modal", "scope", "condition", "contrast", "polarity", "antecedent")
)
"""Kinds that a word has by standing in a table, which a slip of the pen takes it out of."""
_POINTS_AT_NOBODY = "there"
"""It stands among the pronouns, yet for "their" it is a slip and no other person."""
_LONG = 5
"""Letters of a word from which two of them may be slips: "their" and "there"."""


class Side(NamedTuple):
    """The words at ``places`` of ``tokens``."""

    tokens: Sequence[Token]
    places: Sequence[int]

    def some(self, holds: Callable[[Token], bool]) -> bool:
        """Say whether one of the words is so."""
        return any(holds(self.tokens[at]) for at in self.places)

    @property
    def named(self) -> bool:
        """Say whether a name stands among the words."""
        return any(is_name(self.tokens, at) for at in self.places)

    @property
    def kinds(self) -> set[Kind]:
        """Return every kind that an edit of the words could be."""
        return set().union(*(edited_kinds(self.tokens, at) for at in self.places))

    @property
    def letters(self) -> str:
        """Return the words run together, in small letters."""
        return "".join(self.tokens[at].key for at in self.places)


def besides(first: Kind, was: Side, now: Side) -> list[Kind]:
    """Return the kinds that the exchange of ``was`` for ``now`` is besides ``first``."""
    found: list[Kind] = []
    if first == "negation" and was.some(_counts) and now.some(_counts):
        found.append("scope")
    if first == "scope" and was.named and now.named:
        found.append("name")
    if first == "name" and was.some(_is_number) and now.some(_is_number):
        found.append("number")
    if first in ("negation", "modal") and was.some(_directs) and now.some(_directs):
        found.append("polarity")
    if first in _CARRIED and _slipped(was, now):
        found.append("word")
    return found


def _counts(token: Token) -> bool:
    return token.key in QUANTIFIERS or token.key in _NONE_OF_IT


def _is_number(token: Token) -> bool:
    return token.key in NUMBER_WORDS


def _directs(token: Token) -> bool:
    """Say whether a word takes a side or a direction, as "agree" and "disagree" do."""
    bare = next((token.key.removeprefix(p) for p in _DENYING if token.key.startswith(p)), token.key)
    known = (token.key, bare)
    return token.key in _FAILING or any(k in COMPARATIVES or k in DIRECTIONS for k in known)


def _slipped(was: Side, now: Side) -> bool:
    """Say whether a letter or two turned one word into another of no such kind.

    With "peraps" for "perhaps" a modal is gone, and a word is misspelt.
    """
    one, other = was.letters, now.letters
    if not (one + other).replace("'", "").isalpha():
        return False
    if was.kinds & now.kinds and _POINTS_AT_NOBODY not in (one, other):
        return False
    most = 2 if min(len(one), len(other)) >= _LONG and one[:2] == other[:2] else 1
    near = OSA.distance(one, other, score_cutoff=most) <= most
    return near and not tense_differs(one, other, None)
