"""From features to a score: one table of weights, one formula.

In go the features of a passage; out comes a score from 0 to 99 that reads as how likely a careful
reader would keep the passage for this query, in per cent. 100 is not given here: it means exact.

The formula is a logistic one: the features, each times its weight, and the start are added, and the
sum becomes a likelihood. The weights were fitted on the graded positions in ``tests/relevance`` and
checked on positions left out of the fit; those that two documents cannot teach (neighbouring words,
headings, the document, feedback, cues, questions, length) were set by hand and held while fitting.
The start is what makes a score of 60 mean that about six in ten such passages would be kept, by the
word of two assessors in three.
"""

from __future__ import annotations

import math
from operator import mul
from typing import NamedTuple

from assistant.matching.features import Features

CLOSE = 50.0
"""From this score a match is called close: a careful reader would rather keep it than not."""

HIGHEST = 99.0
"""The best that anything but the exact words can reach."""


class Weight(NamedTuple):
    """What a feature adds to the sum when it is 1, and how it is told to a person."""

    weight: float
    words: str


START = -6.3

HEAD: dict[str, Weight] = {
    "cover": Weight(2.3, "words of the query that it holds"),
    "often": Weight(1.4, "how often it holds them, for its length"),
    "statement": Weight(2.4, "how many of them stand together in one statement"),
    "pairs": Weight(0.2, "words that are neighbours in the query are near each other here too"),
    "theme": Weight(1.8, "terms of the theme"),
    "subject": Weight(1.2, "its mix of subjects is that of the query"),
    "heading": Weight(0.3, "words of the query in the headings above it"),
    "around": Weight(2.8, "the passages around it hold further words of the query"),
    "source": Weight(1.5, "the document as a whole speaks of the same"),
    "feedback": Weight(0.6, "words that the best matches share"),
    "cues": Weight(0.1, "figures, reasons and findings"),
    "question": Weight(-0.2, "it only asks a question"),
    "short": Weight(-0.1, "it is very short"),
    "long": Weight(-0.4, "it is long"),
    "letters": Weight(2.0, "its words are written like those of the query"),
}
"""The order is that of :class:`~assistant.matching.features.Features`."""

_WEIGHTS = tuple(weight.weight for weight in HEAD.values())


def likelihood(total: float) -> float:
    """Return the likelihood, 0 to 1, for a sum of weighted features."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total))))


def total_of(features: Features) -> float:
    """Return the start and the weighted features added up."""
    added: float = sum(map(mul, _WEIGHTS, features))
    return START + added


def score_of(features: Features) -> float:
    """Return the score, 0 to 99, to one decimal place."""
    return min(HIGHEST, round(100 * likelihood(total_of(features)), 1))


def highest_at_first_sight(strength: float) -> float:
    """Return a score that no passage exceeds of whose words alone something is known.

    ``strength`` is what it meets of claim and themes together, which may be all of one of them.
    """
    met = max(0.0, HEAD["cover"].weight, HEAD["theme"].weight) * strength
    total = START + met + max(0.0, HEAD["source"].weight)
    # A hair more: the same numbers added in another order may come to a little more.
    return min(HIGHEST, round(100 * likelihood(total + 1e-9), 1))
