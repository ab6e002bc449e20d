"""What finding gives: where quoted words stand, how alike they are, and which part is where."""

from __future__ import annotations

import math
from typing import NamedTuple

from assistant.noun import Noun

FOUND_FROM = 60.0
"""Similarity below which words are not said to come from a place."""

CONFIRM_BELOW = 70.0
"""Similarity below which a person should confirm the place: of 600 quotations of a sentence's
length that stand in no source, at most two reach it."""

_ENOUGH_LETTERS = 80
"""Letters from which the two thresholds hold. A few words resemble something by chance: among half
a million passages, 40 letters that stand nowhere find some that are 82 in 100 alike."""

_MANY_PASSAGES = 500_000


class Bar(NamedTuple):
    """How alike words must be to their place: to be found at all, and to need no confirmation."""

    found_from: float
    confirm_below: float


def bar_for(letters: int, passages: int) -> Bar:
    """Return the thresholds for so many quoted letters and a library of so many passages.

    Fewer letters and more passages leave more to chance; both were measured.
    """
    missing = (
        max(0, _ENOUGH_LETTERS - letters) * math.log(max(passages, 1)) / math.log(_MANY_PASSAGES)
    )
    return Bar(min(FOUND_FROM + 0.5 * missing, 95.0), min(CONFIRM_BELOW + 0.55 * missing, 100.0))


class Fragment(Noun):
    """A part of a quotation between two omission marks, and where it stands.

    ``start`` and ``end`` count characters of the stored text and take whole words; they are None
    where the fragment does not stand in this source. ``exact``: typography apart, these very
    characters.
    """

    text: str
    start: int | None = None
    end: int | None = None
    similarity: float = 0.0
    exact: bool = False

    @property
    def placed(self) -> bool:
        """Say whether the fragment stands in the source."""
        return self.start is not None


class Found(Noun):
    """A place that quoted words come from, in the stored text of one source.

    [start, end) runs from the first placed fragment to the last, over consecutive passages if need
    be. ``similarity`` is from 0 to 100, in letters; 100 that is not ``exact`` means the same
    letters in another case, spacing or punctuation. A fragment that is not there counts nothing.
    ``confirm`` says that a person should confirm the place: so few words, or words so much altered,
    may resemble it by chance.
    """

    source: str
    start: int
    end: int
    similarity: float
    exact: bool
    confirm: bool
    fragments: tuple[Fragment, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The place as one value."""
        return self.start, self.end

    @property
    def whole(self) -> bool:
        """Say whether every fragment stands in this source."""
        return all(fragment.placed for fragment in self.fragments)


class Place(Noun):
    """A span of the stored text of a source."""

    source: str
    start: int
    end: int


class Run(Noun):
    """Consecutive words of some source in a text that does not mark them as quoted.

    [start, end) counts characters of the text that was searched, ``words`` its words; ``places``
    are where they stand, in reading order.
    """

    start: int
    end: int
    words: int
    places: tuple[Place, ...]
