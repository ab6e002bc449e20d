"""Where words stand in a source, for a pin that gives its words and no place.

In go words and the stored text; out come the spans that hold exactly these words, typography
apart. The promise: a span is given only where the words stand there whole; when they stand in
several places all are named and none is chosen.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.noun import Noun
from assistant.quotes.typography import Comparable, comparable_with_origins
from assistant.quotes.words import is_whole

Span = tuple[int, int]

MOST_PLACES = 20
"""Places listed for words that stand in many; enough to see that the words decide nothing."""


class Located(Noun):
    """The places found, in reading order; ``span`` is the only one, or None."""

    places: tuple[Span, ...]

    @property
    def span(self) -> Span | None:
        """Return the place when there is exactly one."""
        return self.places[0] if len(self.places) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Say whether the words stand in more than one place."""
        return len(self.places) > 1


def locate(words: str, stored: str) -> Located:
    """Return every place where ``words`` stand in ``stored``.

    Exact characters first; failing those, the same words with another typography; failing those,
    with the hyphens of broken lines undone.
    """
    wanted = words.strip()
    if not wanted:
        return Located(places=())
    exact = _exact(wanted, stored)
    if exact:
        return Located(places=exact)
    for joined in (False, True):
        found = _typographic(wanted, stored, joined=joined)
        if found:
            return Located(places=found)
    return Located(places=())


def _exact(words: str, stored: str) -> tuple[Span, ...]:
    starts = _all_starts(words, stored)
    return tuple((s, s + len(words)) for s in starts if is_whole(stored, s, s + len(words)))


def _typographic(words: str, stored: str, *, joined: bool) -> tuple[Span, ...]:
    wanted = comparable_with_origins(words, joined=joined).text.strip()
    form = _form(stored, joined)
    spans = []
    for start in _all_starts(wanted, form.text):
        span = (form.origins[start], _end(form, start + len(wanted), stored))
        if is_whole(stored, *span):
            spans.append(span)
    return tuple(spans)


def _end(form: Comparable, after: int, stored: str) -> int:
    """Return the end in the stored text of a match that stops before ``after``."""
    last = form.origins[after - 1]
    following = form.origins[after] if after < len(form.origins) else len(stored)
    # Characters that leave no trace in the comparable form (a soft hyphen) stay outside.
    return min(following, last + 1) if following > last else following


@lru_cache(maxsize=8)
def _form(stored: str, joined: bool) -> Comparable:
    return comparable_with_origins(stored, joined=joined)


def _all_starts(words: str, text: str) -> list[int]:
    starts: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(starts) < MOST_PLACES:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts
