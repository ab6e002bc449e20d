"""Why a passage stands where it does, in words and points that add up to its score.

In go a score and what it was made of; out come reasons. The promise: their ``added`` points sum to
the score.
"""

from __future__ import annotations

from assistant.matching.asked import Asked
from assistant.matching.features import Features
from assistant.matching.head import HEAD, START, likelihood, total_of
from assistant.matching.match import Reason
from assistant.matching.shelf import Candidate
from assistant.matching.wants import CLAIM

EXACT = "holds the words of the query exactly"
BEGINNING = "where every passage begins"


def reasons_for(
    asked: Asked, candidate: Candidate, features: Features, score: float
) -> tuple[Reason, ...]:
    """Return the reasons behind a score below 100, the weightiest first."""
    beginning = 100 * likelihood(START)
    total = total_of(features) - START
    # Likelihoods do not add up, sums of weighted features do: each gets its share of the way.
    rate = (score - beginning) / total if total else 0.0
    made = [
        Reason(
            name=weight.words,
            value=round(value, 3),
            added=round(weight.weight * value * rate, 2),
            words=_words(asked, candidate, name),
        )
        for (name, weight), value in zip(HEAD.items(), features, strict=True)
        if value
    ]
    made.sort(key=lambda reason: (-abs(reason.added), reason.name))
    rest = score - sum(reason.added for reason in made)
    return (Reason(name=BEGINNING, value=1.0, added=round(rest, 2)), *made)


def exact_reason() -> tuple[Reason, ...]:
    """Return the one reason behind a score of 100."""
    return (Reason(name=EXACT, value=1.0, added=100.0),)


def _words(asked: Asked, candidate: Candidate, name: str) -> str:
    if name not in ("cover", "theme"):
        return ""
    parts = asked.parts.items()
    wanted = [i for part, of in parts for i in of if (part == CLAIM) == (name == "cover")]
    met = candidate.seen.worth
    told = (_told(asked, candidate, index) for index in wanted if index in met)
    return ", ".join(dict.fromkeys(told))


def _told(asked: Asked, candidate: Candidate, index: int) -> str:
    """Tell a word of the query, and what was taken for it where that is another word."""
    one = asked.sought[index]
    ways = [way for way in one.ways if set(way.terms) <= candidate.term_set]
    if not ways or ways[0].words == one.words:
        return one.words
    best = max(ways, key=lambda way: way.worth)
    return one.words if best.words == one.words else f"{one.words} (as “{best.words}”)"
