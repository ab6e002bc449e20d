"""The themes file read as a map of subjects: which themes a claim, or a passage, is about.

In goes a themes file; out come, for a claim, the themes it touches though nobody named them, and
for a passage, how like the claim's its mix of subjects is. Each theme is taken as one short text:
its title, terms and description, and what its positions say. The promise: deterministic, and no
theme is taken as meant that a claim does not touch clearly.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from struct import Struct

from assistant.matching.english import telling
from assistant.matching.latest import latest
from assistant.matching.synonyms import member_terms
from assistant.matching.wants import Want
from assistant.themes.theme import Theme, Themes

MOST_THEMES = 3
"""How many themes may be inferred."""

LEAST, CLEARLY = 0.15, 0.45
"""Share of a claim that a theme's words must meet before the theme is meant at all, and for it to
be meant wholly: the other words say what about it."""

_OWN, _SAID = 1.0, 0.5
"""What a word counts in a theme's title or terms, and in its description or positions."""

NAMED = 3.0
"""What a theme that was named counts in the claim's mix of subjects, beside its words."""

_FIELD = 64
_PRECISION = 2.0**40
"""Bits of a theme's place in a number, and by what its share there is multiplied: the words of the
longest passage do not fill it."""

Profile = Mapping[str, float]


class Subjects:
    """The subjects of one themes file."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        holding = Counter(term for profile in profiles for term in profile)
        self._rarity = {term: math.log(1 + len(profiles) / n) for term, n in holding.items()}
        self._rarest = math.log(1 + len(profiles))
        self._counts: dict[str, dict[int, float]] = {}
        self._themes_of: dict[str, list[tuple[int, float]]] = {}
        for index, profile in enumerate(profiles):
            for term, weight in profile.items():
                self._counts.setdefault(term, {})[index] = weight
                # A word that every theme uses tells nothing of which is meant.
                telling = weight * math.log(len(profiles) / holding[term])
                if telling:
                    self._themes_of.setdefault(term, []).append((index, telling))
        # What a term says of every theme, side by side in one number: to add up such numbers takes
        # a third of the time that adding up lists does, and their order cannot show in the sum.
        self._fields = Struct(f"<{len(profiles)}Q")
        self._packed = {term: _packed(says) for term, says in self._themes_of.items()}

    def touched(self, claim: Sequence[Want]) -> list[tuple[int, float]]:
        """Return (index, how clearly, 0 to 1) of the themes a claim touches, the clearest first."""
        strengths = [(share, index) for index, share in enumerate(self._shares(claim))]
        ranked = sorted(strengths, key=lambda s: (-s[0], s[1]))[:MOST_THEMES]
        best = ranked[0][0] if ranked else 0.0
        if best <= LEAST:
            return []
        clearness = min(1.0, (best - LEAST) / (CLEARLY - LEAST))
        return [(index, clearness * share / best) for share, index in ranked if share > LEAST]

    def _shares(self, claim: Sequence[Want]) -> list[float]:
        """Return for each theme the share of the claim that its words meet."""
        met = [0.0] * len(self._profiles)
        whole = 0.0
        for want in claim:
            weight = want.weight * telling(want.words)
            most, best = self._worths(want)
            whole += weight * most
            for index, worth in best.items():
                met[index] += weight * worth
        return [one / whole for one in met] if whole else met

    def _worths(self, want: Want) -> tuple[float, dict[int, float]]:
        """Return what meeting a want can be worth, and what it is worth by theme."""
        most, best = 0.0, dict[int, float]()
        for way in want.ways:
            rarity = way.share * self._rarity_of(way.terms)
            if not rarity:
                continue
            most = max(most, rarity)
            for index, had in self._having(way.terms):
                worth = rarity * had
                if index not in best or worth > best[index]:
                    best[index] = worth
        # A word that no theme has counts like the rarest: it is about something else.
        return most or self._rarest, best

    def _rarity_of(self, terms: Sequence[str]) -> float:
        """Return the rarity of the rarest of the terms; 0 where a theme has not all of them."""
        if len(terms) == 1:
            return self._rarity.get(terms[0], 0.0)
        rarities = [self._rarity.get(term, 0.0) for term in terms]
        return max(rarities) if all(rarities) else 0.0

    def _having(self, terms: Sequence[str]) -> Iterable[tuple[int, float]]:
        """Return the themes that have all of the terms, with what the least of them counts."""
        if len(terms) == 1:
            return self._counts[terms[0]].items()
        first, *others = [self._counts[term] for term in terms]
        return [
            (index, min(had, *(other[index] for other in others)))
            for index, had in first.items()
            if all(index in other for other in others)
        ]

    def mix(self, weights: Mapping[str, float], named: int | None = None) -> list[float]:
        """Return how much of each theme there is in weighted terms, as a vector of length 1.

        Empty where there is nothing of any theme.
        """
        mix = [0.0] * len(self._profiles)
        for term, weight in weights.items():
            for index, says in self._themes_of.get(term, ()):
                mix[index] += weight * says
        if named is not None:
            mix[named] += NAMED * (max(mix) or 1.0)
        length = math.hypot(*mix)
        return [value / length for value in mix] if length else []

    def likeness(self, mix: Sequence[float], terms: Iterable[str]) -> float:
        """Return how like ``mix`` the subjects of a passage are, 0 to 1, its terms each once."""
        if not mix:
            return 0.0
        added = sum(filter(None, map(self._packed.get, terms)))
        other = self._fields.unpack(added.to_bytes(self._fields.size, "little"))
        length = math.hypot(*other)
        shared = sum(map(mul, mix, other))
        return min(1.0, shared / length) if length else 0.0


@latest
def subjects_of(themes: Themes) -> Subjects:
    """Return the subjects of ``themes``, in the order of its themes."""
    return _subjects(tuple(_texts(theme, themes) for theme in themes.themes))


def claim_weights(claim: Sequence[Want]) -> dict[str, float]:
    """Return every term that meets a claim, with what it counts in the claim's mix of subjects."""
    weights: dict[str, float] = {}
    for want in claim:
        counts = want.weight * telling(want.words)
        for way in want.ways:
            weight = counts * way.share / math.sqrt(len(way.terms))
            for term in way.terms:
                if weight > weights.get(term, 0.0):
                    weights[term] = weight
    return weights


@functools.lru_cache(maxsize=4)
def _subjects(themes: tuple[tuple[tuple[str, float], ...], ...]) -> Subjects:
    return Subjects([_profile(texts) for texts in themes])


def _packed(says: Iterable[tuple[int, float]]) -> int:
    return sum(round(value * _PRECISION) << (index * _FIELD) for index, value in says)


def _profile(texts: Iterable[tuple[str, float]]) -> Profile:
    profile: dict[str, float] = {}
    for words, weight in texts:
        for term in member_terms(words):
            profile[term] = max(weight, profile.get(term, 0.0))
    return profile


def _texts(theme: Theme, themes: Themes) -> tuple[tuple[str, float], ...]:
    terms = [(words, _OWN) for term in theme.terms for words in (term.term, *term.synonyms)]
    positions = [
        (f"{position.statement} {position.rationale}", _SAID)
        for position in themes.positions
        if position.theme == theme.id
    ]
    return ((theme.title, _OWN), (theme.description, _SAID), *terms, *positions)
