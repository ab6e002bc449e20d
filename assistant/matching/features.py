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
from assistant.matching.shelf import Candidate, Seen
from assistant.matching.sides import Met
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


def by_strength(seen: Iterable[Seen]) -> list[Seen]:
    """Return passages in the order of what they meet of claim and themes, most first."""
    return [one for _, _, one in sorted([(-one.strength, one.number, one) for one in seen])]


def at_first_sight(one: Seen, sources: Mapping[int, float]) -> Features:
    """Return the features of a passage by the words it holds alone.

    ``sources`` is the :func:`source_strength`.
    """
    source = sources.get(one.source_number, 0.0)
    return Features(cover=one.claim.share, theme=one.themes.share, source=source)


def measure(
    setting: Setting,
    candidate: Candidate,
    around: Iterable[tuple[Candidate, float]],
    sources: Mapping[int, float],
) -> Features:
    """Return the features of a candidate looked at closely.

    ``around`` are the passages around it with what each counts, ``sources`` is the
    :func:`source_strength`.
    """
    asked, seen = setting.asked, candidate.seen
    length = len(candidate.terms)
    met = asked.claim.meet(candidate.terms, seen.claim)
    cover = asked.covered(met.worth)
    return Features(
        cover=cover,
        often=_often(asked, met, length / setting.mean_length),
        statement=_best_window(asked, met, cover),
        pairs=_near_pairs(setting.pairs, met),
        theme=_theme(asked, candidate),
        subject=setting.likeness(candidate.term_set),
        heading=setting.heading(candidate.heading),
        around=_around(asked, candidate, met, around) - cover,
        source=sources.get(seen.source_number, 0.0),
        feedback=setting.feedback.get(candidate.number, 0.0),
        cues=_cues(candidate.term_set),
        question=float(candidate.text.rstrip(" \n\"'”’").endswith("?")),
        short=max(0.0, math.log(_LONG_ENOUGH / max(length, 1))),
        long=max(0.0, math.log(max(length, 1) / _LONG)),
        letters=setting.letters.likeness(seen.joined, len(candidate.term_set)),
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


def _theme(asked: Asked, candidate: Candidate) -> float:
    """Return how much of the themes is touched, their phrases looked at closely."""
    glance = candidate.seen.themes
    if glance.is_sure:
        return glance.share
    return asked.themes.share(asked.themes.worth(candidate.terms, glance))


def _best_window(asked: Asked, met: Met, cover: float) -> float:
    """Return the share of the claim met within the best stretch of :data:`WINDOW` terms.

    ``cover`` is the share met anywhere.
    """
    places = met.places
    if not places:
        return 0.0
    if places[-1][0] - places[0][0] < WINDOW:
        return cover
    best, left = 0.0, sum([worth for _, _, worth in places])
    for at, (start, _, first) in enumerate(places):
        if left <= best:
            break
        worths: dict[int, float] = {}
        for place, index, worth in places[at:]:
            if place - start >= WINDOW:
                break
            if worth > worths.get(index, 0.0):
                worths[index] = worth
        best = max(best, sum(worths.values()))
        left -= first
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
    for place in places:
        for other in others:
            if 0 < abs(place - other) <= NEAR:
                return True
    return False


def _around(
    asked: Asked, candidate: Candidate, met: Met, around: Iterable[tuple[Candidate, float]]
) -> float:
    """Return the share of the claim that is met here and in the passages around together."""
    if not asked.total:
        return 0.0
    best = dict(met.worth)
    for other, share in around:
        if not other.seen.claim.worth:
            continue
        counts = share if other.section == candidate.section else share * _OTHER_SECTION
        for index, worth in other.seen.claim.worth.items():
            if worth * counts > best.get(index, 0.0):
                best[index] = worth * counts
    return asked.covered(best)


def source_strength(seen: Iterable[Seen]) -> dict[int, float]:
    """Return for each source its best passages together, as a share of the strongest source.

    ``seen`` are the passages that may answer.
    """
    sums: dict[int, float] = {}
    counted: dict[int, int] = {}
    for cover, source in sorted([(one.claim.share, one.source_number) for one in seen])[::-1]:
        times = counted[source] = counted.get(source, 0) + 1
        if times <= _BEST_OF_SOURCE:
            sums[source] = sums.get(source, 0.0) + cover
    most = max(sums.values(), default=0.0)
    return {source: strength / most if most else 0.0 for source, strength in sums.items()}
