"""Figures of a library in; those that cannot both be right, or mean two things, out.

The promise: silence rather than a wrong conflict. Two figures are set against each other only
where the text itself says that they measure one thing:

``periods``
    one amount of the same thing, done in the same way, said of two different periods;
``values``
    two amounts of the same thing, done in the same way, of the same period;
``contradiction``
    one figure said to be both of now and of a period that is over.

A change over time (two periods that are named as such), another noun, another verb, and two
sources that both say only "last year" in different years are no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import combinations, groupby
from typing import Literal

from assistant.figures.figure import Figure, same_amount
from assistant.figures.periods import contradiction
from assistant.noun import Noun
from assistant.quotes.meaning.table import words as words_of


class Conflict(Noun):
    """What was found: its kind, the figures, and a sentence that explains it."""

    kind: Literal["periods", "values", "contradiction"]
    figures: tuple[Figure, ...]
    message: str


Stored = Callable[[str], str]
"""Takes the id of a source ("" for a text without one) and returns the text it is stored as."""

NEAR = 1500
"""Characters; two figures that name no noun count the same thing only if they stand together."""
SHARED_WORDS = 0.6
"""How much of two sentences must be alike before two amounts of one measure are set against each
other: fewer, and it is two facts about the same noun."""
SHARED_WORDS_OF_SHARES = 0.85
SMALLEST = 12
"""Two, or ten, of one thing in two periods is chance; a larger number twice is not."""

_WORD = re.compile(r"[a-z][a-z'’-]+")
_LIGHT = words_of(
    """the a an and or of in on at to for from by with is are was were be been has have had that
    this it its we our they their he she his her as but not now per around about over more
    than"""
)
_ABSOLUTE = re.compile(r"\b(?:1[5-9]|20)\d{2}\b")


def conflicts(figures: Iterable[Figure], stored: Stored) -> tuple[Conflict, ...]:
    """Return the conflicts among ``figures``, in reading order."""
    counted = [f for f in figures if f.kind == "figure" and f.value is not None]
    found = [c for f in counted if (c := _contradicts(f, stored)) is not None]
    for group in _groups(counted):
        for one, other in combinations(group, 2):
            conflict = _between(one, other, stored)
            found += [conflict] if conflict else []
    return tuple(sorted(found, key=lambda c: (c.figures[0].source or "", c.figures[0].start)))


def _groups(figures: list[Figure]) -> list[list[Figure]]:
    """Return the figures that measure one thing, by the words for it and the verb."""
    keyed = [(key, f) for f in figures if (key := _key(f))]
    keyed.sort(key=lambda pair: pair[0])
    return [[f for _, f in group] for _, group in groupby(keyed, key=lambda pair: pair[0])]


def _key(figure: Figure) -> tuple[str, ...] | None:
    """Return what a figure measures; None where the words do not tell enough."""
    if figure.action is None or figure.unit in ("years", "months", "weeks", "days", "hours"):
        return None
    if figure.measure is None:
        return (figure.unit, figure.action, "", figure.source or "")
    return (figure.unit, figure.action, figure.measure.casefold(), "")


def _contradicts(figure: Figure, stored: Stored) -> Conflict | None:
    start, end = figure.sentence
    sentence = stored(figure.source or "")[start:end]
    both = contradiction(sentence, figure.start - start, figure.end - start)
    if both is None:
        return None
    message = (
        f"“{figure.words}” is said to be of two times at once: “{both[0]}” and “{both[1]}”. "
        "Ask which is meant before using it."
    )
    return Conflict(kind="contradiction", figures=(figure,), message=message)


def _between(one: Figure, other: Figure, stored: Stored) -> Conflict | None:
    if one.sentence == other.sentence and one.source == other.source:
        return None
    if one.measure is None and abs(one.start - other.start) > NEAR:
        return None
    if same_amount(one, other):
        return _two_periods(one, other)
    return _two_values(one, other, stored)


def _two_periods(one: Figure, other: Figure) -> Conflict | None:
    """Return a conflict where one amount is said of a month and of a year."""
    if one.period is None or other.period is None or one.rate == other.rate:
        return None
    if (one.value or 0) <= SMALLEST:
        return None
    if _ABSOLUTE.search(one.period) or _ABSOLUTE.search(other.period):
        return None
    message = (
        f"One figure with two periods: “{one.words}” {_when(one)}, and "
        f"“{_said(other)}” {_when(other)}. They cannot be the same count; find out which is right."
    )
    return Conflict(kind="periods", figures=(one, other), message=message)


def _two_values(one: Figure, other: Figure, stored: Stored) -> Conflict | None:
    """Return a conflict where one thing in one period has two amounts."""
    if one.measure is None or one.rate != other.rate or not _same_period(one, other):
        return None
    if _rounds(one, other) or not _alike(one, other, stored):
        return None
    message = (
        f"Two figures for one thing, {one.measure} {_when(one)}: “{_said(one)}” and "
        f"“{_said(other)}”. Find out which is right, or say how they differ."
    )
    return Conflict(kind="values", figures=(one, other), message=message)


def _same_period(one: Figure, other: Figure) -> bool:
    if one.period is None or other.period is None:
        return False
    same = one.period.casefold() == other.period.casefold()
    return same and (one.source == other.source or bool(_ABSOLUTE.search(one.period)))


def _rounds(one: Figure, other: Figure) -> bool:
    """Say whether one amount is the other, rounded, and says so ("around 800" for 796)."""
    low, high = sorted((one.value or 0, other.value or 0))
    close = high > 0 and (high - low) / high <= ROUNDING
    return close and (one.approximate is not None or other.approximate is not None)


ROUNDING = 0.05


def _alike(one: Figure, other: Figure, stored: Stored) -> bool:
    words, others = _words(one, stored), _words(other, stored)
    # A share is of some group, which the measure does not name: nearly the same words must do so.
    needed = SHARED_WORDS_OF_SHARES if one.unit == "%" else SHARED_WORDS
    return len(words & others) >= needed * max(1, min(len(words), len(others)))


def _words(figure: Figure, stored: Stored) -> set[str]:
    start, end = figure.sentence
    return set(_WORD.findall(stored(figure.source or "")[start:end].casefold())) - _LIGHT


def _when(figure: Figure) -> str:
    rate = f"per {figure.rate}" if figure.rate else ""
    return " ".join(part for part in (rate, f"“{figure.period}”" if figure.period else "") if part)


def _said(figure: Figure) -> str:
    return f"{figure.approximate} {figure.words}" if figure.approximate else figure.words
