"""What speaks for a passage, as numbers between 0 and 1 (a few below 0).

In go the weighed wants and the candidates with the passages around them; out comes one
:class:`Features` for each candidate. Every number is a share of what was asked for, so that it
means the same from query to query.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.library.terms import terms_of
from assistant.matching.asked import WINDOW, Asked, Met
from assistant.matching.letters import Letters
from assistant.matching.shelf import NEIGHBOURS, Candidate
from assistant.matching.wants import CLAIM

LOOKED_AT_CLOSELY = 30
"""Candidates for which every feature is worked out; the others hardly ever rise to the top."""

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
    """A passage at first sight: the wants it meets, its share of the claim and of the themes."""

    candidate: Candidate
    worth: dict[int, float]
    cover: float
    theme: float


class Setting:
    """What the features of every candidate are measured against.

    ``mean_length`` is in terms; ``feedback`` holds what each candidate shares with the best ones,
    by number.
    """

    def __init__(
        self,
        asked: Asked,
        likeness: Callable[[Sequence[str]], float],
        mean_length: float,
        feedback: Mapping[int, float],
    ) -> None:
        self.asked = asked
        self.likeness = likeness
        self.mean_length = mean_length or 1.0
        self.feedback = feedback
        claim = [asked.sought[index].words for index in asked.parts[CLAIM]]
        self.letters = Letters(terms_of(" ".join(claim)))
        self._headings: dict[str, float] = {"": 0.0}

    def heading(self, heading: str) -> float:
        """Return the share of the claim that headings meet; many passages have the same ones."""
        if heading not in self._headings:
            met = self.asked.meet(_terms_of_heading(heading))
            self._headings[heading] = self.asked.covered(met.worth)
        return self._headings[heading]


@functools.lru_cache(maxsize=4096)
def _terms_of_heading(heading: str) -> tuple[str, ...]:
    return tuple(terms_of(heading))


def see(asked: Asked, candidates: Iterable[Candidate]) -> dict[int, Seen]:
    """Take a first look at candidates, by number."""
    # Every third candidate holds just the words of the query that another one holds.
    looks: dict[frozenset[str], tuple[dict[int, float], float, float]] = {}
    seen = {}
    for candidate in candidates:
        held = asked.of_these(candidate.terms)
        look = looks.get(held)
        if look is None:
            worth = asked.glimpse(held)
            look = looks[held] = (worth, asked.covered(worth), _theme(asked, worth))
        seen[candidate.number] = Seen(candidate, *look)
    return seen


def see_around(asked: Asked, passages: Iterable[Candidate]) -> dict[int, Seen]:
    """Take a first look at the passages around candidates: how they touch a theme is not asked."""
    seen = {}
    for passage in passages:
        worth = asked.glimpse(asked.of_these(passage.terms))
        seen[passage.number] = Seen(passage, worth, asked.covered(worth), 0.0)
    return seen


def strongest(candidates: Mapping[int, Seen]) -> list[Seen]:
    """Return the candidates that meet most of claim and themes: those looked at closely."""
    return sorted(
        candidates.values(), key=lambda seen: (-seen.cover - seen.theme, seen.candidate.number)
    )[:LOOKED_AT_CLOSELY]


def measure(
    setting: Setting,
    candidates: Mapping[int, Seen],
    close: Sequence[Seen],
    around: Mapping[int, Seen],
) -> dict[int, Features]:
    """Return the features of every candidate by number.

    ``close`` are the :func:`strongest`, ``around`` the passages around them. The others are judged
    by the words they hold alone.
    """
    sources = _source_strength(candidates.values())
    seen = {**around, **candidates}
    measured = {
        number: Features(cover=one.cover, theme=one.theme, source=_of_source(one, sources))
        for number, one in candidates.items()
    }
    for one in close:
        measured[one.candidate.number] = _features(setting, one, seen, _of_source(one, sources))
    return measured


def _of_source(one: Seen, sources: Mapping[int, float]) -> float:
    return sources.get(one.candidate.source_number, 0.0)


def _features(setting: Setting, one: Seen, seen: Mapping[int, Seen], source: float) -> Features:
    asked, candidate = setting.asked, one.candidate
    length = len(candidate.terms)
    met = asked.meet(candidate.terms)
    cover = asked.covered(met.worth)
    return Features(
        cover=cover,
        often=_often(asked, met, length / setting.mean_length),
        statement=_best_window(asked, met, cover),
        pairs=_pairs(asked, met),
        theme=_theme(asked, met.worth),
        subject=setting.likeness(candidate.terms),
        heading=setting.heading(candidate.heading),
        around=_around(asked, one, met, seen) - cover,
        source=source,
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
    found = sum(
        worth * met.times[index] / (met.times[index] + damp)
        for index, worth in met.worth.items()
        if asked.in_claim[index]
    )
    return found / total


def _theme(asked: Asked, worth: Mapping[int, float]) -> float:
    """Return how much of the themes is touched, each counting as clearly as it is meant."""
    if len(asked.parts) == 1:
        return 0.0
    touched = asked.touched(worth)
    if not touched:
        return 0.0
    return max([share * asked.clearness[part] for part, share in touched.items()])


def _best_window(asked: Asked, met: Met, cover: float) -> float:
    """Return the share of the claim met within the best stretch of :data:`WINDOW` terms.

    ``cover`` is the share met anywhere.
    """
    places = sorted([place for place in met.places if asked.in_claim[place[1]]])
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


def _pairs(asked: Asked, met: Met) -> float:
    """Return the share of neighbouring words of the claim that are near in the passage too."""
    at: dict[int, list[int]] = {}
    for place, index, _ in met.places:
        at.setdefault(index, []).append(place)
    claim = asked.parts[CLAIM]
    whole = found = 0.0
    for one, other in pairwise(claim):
        worth = min(asked.sought[one].full, asked.sought[other].full)
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
        if other is None or not other.cover:
            continue
        same = other.candidate.section == one.candidate.section
        counts = share if same else share * _OTHER_SECTION
        for index, worth in other.worth.items():
            if worth * counts > best.get(index, 0.0):
                best[index] = worth * counts
    return asked.covered(best)


def _source_strength(seen: Iterable[Seen]) -> dict[int, float]:
    """Return for each source its best passages together, as a share of the strongest source."""
    covers: dict[int, list[float]] = {}
    for one in seen:
        covers.setdefault(one.candidate.source_number, []).append(one.cover)
    sums = {s: sum(sorted(c, reverse=True)[:_BEST_OF_SOURCE]) for s, c in covers.items()}
    most = max(sums.values(), default=0.0)
    return {source: strength / most if most else 0.0 for source, strength in sums.items()}
