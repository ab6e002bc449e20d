"""What speaks for a passage, as numbers between 0 and 1 (a few below 0).

In go the weighed wants and the candidates with the passages around them; out comes one
:class:`Features` for each candidate. Every number is a share of what was asked for, so that it
means the same from query to query.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.library.terms import terms_of
from assistant.matching.asked import WINDOW, Asked
from assistant.matching.letters import Letters
from assistant.matching.shelf import NEIGHBOURS, Candidate
from assistant.matching.sides import NOTHING, Glance, Met, Worth
from assistant.matching.wants import CLAIM

K1 = 0.9
B = 0.4
"""BM25's two numbers, measured on three claim-and-evidence sets with short passages."""

NEAR = 6
"""Terms: two words of the claim no further apart than this belong together."""

_CUES = frozenset(
    terms_of(
        "accordingly assess because concern demonstrate due estimate evaluate evidence find "
        "increase indicate need percent reason research result review should show study suggest"
    )
)
"""Words of a passage that states or supports something, rather than leads on to it."""

_MOST_CUES = 4
_LONG_ENOUGH = 18
"""Terms from which a passage is no longer marked down for being short: about a sentence."""

_LONG = 28
"""Terms from which a passage is marked down for being long: it holds many words by chance."""

_BEST_OF_SOURCE = 5
"""Passages of a source whose strength together is the source's."""

_OTHER_SECTION = 0.4
"""What a neighbour counts under another heading or by another speaker."""


class Features(NamedTuple):
    """What speaks for one candidate; the names are those of ``head.HEAD``."""

    cover: float
    often: float = 0.0
    statement: float = 0.0
    pairs: float = 0.0
    theme: float = 0.0
    subject: float = 0.0
    heading: float = 0.0
    around: float = 0.0
    source: float = 0.0
    feedback: float = 0.0
    cues: float = 0.0
    question: float = 0.0
    short: float = 0.0
    long: float = 0.0
    letters: float = 0.0


class Seen(NamedTuple):
    """A passage at first sight: what it meets of the claim and of the themes."""

    candidate: Candidate
    claim: Glance
    themes: Glance

    @property
    def cover(self) -> float:
        """The share of the claim that is met, 0 to 1."""
        return self.claim.share

    @property
    def strength(self) -> float:
        """What is met of claim and themes together."""
        return self.claim.share + self.themes.share

    @property
    def worth(self) -> Worth:
        """Every want that is met, and the worth of its best way."""
        return {**self.claim.worth, **self.themes.worth}


class Setting:
    """What the features of every candidate are measured against.

    ``mean_length`` is in terms; ``feedback`` holds what each candidate shares with the best ones,
    by number.
    """

    def __init__(
        self,
        asked: Asked,
        likeness: Callable[[Collection[str]], float],
        mean_length: float,
        feedback: Mapping[int, float],
    ) -> None:
        self.asked = asked
        self.likeness = likeness
        self.mean_length = mean_length or 1.0
        self.feedback = feedback
        claim = [asked.sought[index].words for index in asked.parts[CLAIM]]
        self.letters = Letters(terms_of(" ".join(claim)))
        self.pairs = _pairs_of(asked)
        self._headings: dict[str, float] = {"": 0.0}

    def heading(self, heading: str) -> float:
        """Return the share of the claim that headings meet; many passages have the same ones."""
        if heading not in self._headings:
            met = self.asked.claim.worth(_terms_of_heading(heading))
            self._headings[heading] = self.asked.covered(met)
        return self._headings[heading]


@functools.lru_cache(maxsize=4096)
def _terms_of_heading(heading: str) -> tuple[str, ...]:
    return tuple(terms_of(heading))


def see(asked: Asked, candidates: Iterable[Candidate]) -> dict[int, Seen]:
    """Take a first look at candidates, by number."""
    claim, themes = asked.claim.glance, asked.themes.glance
    return {c.number: Seen(c, claim(c.terms), themes(c.terms)) for c in candidates}


def see_around(asked: Asked, passages: Iterable[Candidate]) -> dict[int, Seen]:
    """Take a first look at the passages around candidates: how they touch a theme is not asked."""
    claim = asked.claim.glance
    return {c.number: Seen(c, claim(c.terms), NOTHING) for c in passages}


def by_strength(candidates: Mapping[int, Seen]) -> list[Seen]:
    """Return the candidates in the order of what they meet of claim and themes, most first."""
    ordered = sorted([(-one.strength, number) for number, one in candidates.items()])
    return [candidates[number] for _, number in ordered]


def at_first_sight(one: Seen, sources: Mapping[int, float]) -> Features:
    """Return the features of a candidate by the words it holds alone.

    ``sources`` is the :func:`source_strength`.
    """
    source = sources.get(one.candidate.source_number, 0.0)
    return Features(cover=one.claim.share, theme=one.themes.share, source=source)


def measure(
    setting: Setting, one: Seen, seen: Mapping[int, Seen], sources: Mapping[int, float]
) -> Features:
    """Return the features of a candidate looked at closely.

    ``seen`` are the passages around it, if anything was seen of them, and ``sources`` the
    :func:`source_strength`.
    """
    asked, candidate = setting.asked, one.candidate
    length = len(candidate.terms)
    met = asked.claim.meet(candidate.terms, one.claim)
    cover = asked.covered(met.worth)
    return Features(
        cover=cover,
        often=_often(asked, met, length / setting.mean_length),
        statement=_best_window(asked, met, cover),
        pairs=_near_pairs(setting.pairs, met),
        theme=_theme(asked, one),
        subject=setting.likeness(candidate.term_set),
        heading=setting.heading(candidate.heading),
        around=_around(asked, one, met, seen) - cover,
        source=sources.get(candidate.source_number, 0.0),
        feedback=setting.feedback.get(candidate.number, 0.0),
        cues=_cues(candidate.term_set),
        question=float(candidate.text.rstrip(" \n\"'”’").endswith("?")),
        short=max(0.0, math.log(_LONG_ENOUGH / max(length, 1))),
        long=max(0.0, math.log(max(length, 1) / _LONG)),
        letters=setting.letters.likeness(candidate.term_set),
    )


def _cues(terms: frozenset[str]) -> float:
    """Return how much of a passage states something: figures and words of evidence."""
    cues = len(terms & _CUES)
    if cues < _MOST_CUES:
        cues += sum([term[0].isdigit() for term in terms])
    return min(_MOST_CUES, cues) / _MOST_CUES


def _often(asked: Asked, met: Met, relative_length: float) -> float:
    """Return BM25 over the wants of the claim, as a share of the most it can give."""
    total = asked.total
    if not total:
        return 0.0
    damp = K1 * (1 - B + B * relative_length)
    at = met.at
    # Summed exactly, so that the order in which words were met cannot show in the score.
    found = math.fsum(
        [worth * len(at[want]) / (len(at[want]) + damp) for want, worth in met.worth.items()]
    )
    return found / total


def _theme(asked: Asked, one: Seen) -> float:
    """Return how much of the themes is touched, their phrases looked at closely."""
    if one.themes.is_sure:
        return one.themes.share
    return asked.themes.share(asked.themes.worth(one.candidate.terms, one.themes))


def _best_window(asked: Asked, met: Met, cover: float) -> float:
    """Return the share of the claim met within the best stretch of :data:`WINDOW` terms.

    ``cover`` is the share met anywhere.
    """
    places = met.places
    if not places:
        return 0.0
    if places[-1][0] - places[0][0] < WINDOW:
        return cover
    best = 0.0
    for at, (start, _, _) in enumerate(places):
        worths: dict[int, float] = {}
        for place, index, worth in places[at:]:
            if place - start >= WINDOW:
                break
            if worth > worths.get(index, 0.0):
                worths[index] = worth
        best = max(best, sum(worths.values()))
    return best / asked.total


def _pairs_of(asked: Asked) -> list[tuple[int, int, float]]:
    """Return each two neighbouring words of the claim with what the less telling is worth."""
    return [
        (one, other, min(asked.sought[one].full, asked.sought[other].full))
        for one, other in pairwise(asked.parts[CLAIM])
    ]


def _near_pairs(pairs: Sequence[tuple[int, int, float]], met: Met) -> float:
    """Return the share of neighbouring words of the claim that are near in the passage too."""
    at = met.at
    whole = found = 0.0
    for one, other, worth in pairs:
        whole += worth
        if one in at and other in at and _near(at[one], at[other]):
            found += min(met.worth[one], met.worth[other], worth)
    return found / whole if whole else 0.0


def _near(places: Sequence[int], others: Sequence[int]) -> bool:
    return any(0 < abs(place - other) <= NEAR for place in places for other in others)


def _around(asked: Asked, one: Seen, met: Met, seen: Mapping[int, Seen]) -> float:
    """Return the share of the claim that is met here and in the passages around together."""
    if not asked.total:
        return 0.0
    best = dict(met.worth)
    for step, share in NEIGHBOURS.items():
        other = seen.get(one.candidate.number + step)
        if other is None or not other.claim.worth:
            continue
        same = other.candidate.section == one.candidate.section
        counts = share if same else share * _OTHER_SECTION
        for index, worth in other.claim.worth.items():
            if worth * counts > best.get(index, 0.0):
                best[index] = worth * counts
    return asked.covered(best)


def source_strength(seen: Iterable[Seen]) -> dict[int, float]:
    """Return for each source its best passages together, as a share of the strongest source.

    ``seen`` are the passages that may answer, by their numbers.
    """
    sums: dict[int, float] = {}
    counted: dict[int, int] = {}
    for one in sorted(seen, key=_cover, reverse=True):
        source = one.candidate.source_number
        times = counted[source] = counted.get(source, 0) + 1
        if times <= _BEST_OF_SOURCE:
            sums[source] = sums.get(source, 0.0) + one.claim.share
    most = max(sums.values(), default=0.0)
    return {source: strength / most if most else 0.0 for source, strength in sums.items()}


def _cover(one: Seen) -> float:
    return one.claim.share
