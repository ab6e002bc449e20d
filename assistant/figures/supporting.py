"""A sentence and the passages it cites in; the figures that no passage states out.

The promise: an amount counts as stated where the passage has it in any form: 1,400, 1400 and
"fourteen hundred" are one amount, and so are 50%, "half" and "one in two", since each says the same
share. A rounded amount is another one, and is told as rounded. A small number in words ("two
courses") is held against the passage only where the passage counts the same noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.figures.figure import Figure, same_amount
from assistant.figures.finding import find_figures
from assistant.noun import Noun


class Unsupported(Noun):
    """A figure that the cited passages do not state; ``nearest`` is one it may be rounded from."""

    figure: Figure
    nearest: str | None = None
    rounded: bool = False
    message: str


NEAR_ENOUGH = 0.1
"""How far a rounded figure may be from the exact one for the two to be held side by side."""


def unsupported(sentence: str, cited: Iterable[str]) -> tuple[Unsupported, ...]:
    """Return the figures of ``sentence`` that none of the ``cited`` texts states."""
    stated = [f for text in cited for f in find_figures(text, every=True)]
    wanted = [f for f in find_figures(sentence) if not _stated(f, stated)]
    wanted = [f for f in wanted if not _counts_words(f) or _same_noun(f, stated)]
    return tuple(_unsupported(figure, stated) for figure in wanted)


def uncited_figures(sentence: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence that carries neither a citation nor a quotation.

    Ages and lengths of time are left out: a duty for those under 18, or a reply within 28 days, is
    the author's own proposal more often than evidence. So are small numbers in words ("three
    things"), which count what the sentence itself goes on to name.
    """
    return tuple(
        f for f in find_figures(sentence) if f.unit not in _PROPOSED and not _counts_words(f)
    )


LARGEST_OWN_COUNT = 12


def _counts_words(figure: Figure) -> bool:
    """Say whether a figure is a small number in words, or "half of" something that is no share."""
    if not figure.words[0].isalpha() or figure.rate is not None:
        return False
    if figure.unit == "%":
        return figure.measure is None and figure.words.casefold() == "half"
    return (figure.high or figure.value or 0) <= LARGEST_OWN_COUNT


def _same_noun(figure: Figure, stated: Sequence[Figure]) -> bool:
    """Say whether the passage counts the very thing that a small number counts, otherwise."""
    head = (figure.measure or "").casefold().split()[-1:]
    return bool(head) and any((f.measure or "").casefold().split()[-1:] == head for f in stated)


_PROPOSED = frozenset({"years of age", "years", "months", "weeks", "days", "hours", "minutes"})


def _stated(figure: Figure, stated: Sequence[Figure]) -> bool:
    return any(same_amount(figure, one) or _ends(figure, one) for one in stated)


def _ends(figure: Figure, stated: Figure) -> bool:
    """Say whether a figure is one end of the range that is stated, both ends counted alike."""
    return figure.high is None and figure.value is not None and figure.value in (
        stated.value, stated.high
    ) and (figure.unit == "%") == (stated.unit == "%")  # fmt: skip


def _unsupported(figure: Figure, stated: Sequence[Figure]) -> Unsupported:
    near = [f for f in stated if f.kind == "figure" and _near(figure, f)]
    if near:
        nearest = min(near, key=lambda f: abs((f.value or 0) - (figure.value or 0)))
        message = (
            f"“{figure.words}” does not stand in the passage cited, which says "
            f"“{nearest.words}”: a rounded figure."
        )
        return Unsupported(figure=figure, nearest=nearest.words, rounded=True, message=message)
    said = ", ".join(f"“{f.words}”" for f in stated if f.kind == "figure")
    has = f" Its figures are {said}." if said else " It has no figures."
    message = f"“{figure.words}” does not stand in the passage cited.{has}"
    return Unsupported(figure=figure, message=message)


def _near(figure: Figure, stated: Figure) -> bool:
    one, other = figure.value, stated.value
    if one is None or other is None or (figure.unit == "%") != (stated.unit == "%"):
        return False
    return one > TOO_SMALL and abs(one - other) <= NEAR_ENOUGH * max(one, other)


TOO_SMALL = 10
"""Small counts are not rounded: five is no rounded six."""
