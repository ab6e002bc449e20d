"""The passages that may answer, fetched from the library, with those that stand around them.

In go weighed terms; out come candidates as ranking needs them: text, terms, heading, speaker. The
promise: the same library and query give the same candidates in the same order.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Sequence

from assistant.library.library import Library
from assistant.library.view import Row

MOST_CANDIDATES = 200
"""How many the search engine proposes; more raised no measure."""


NEIGHBOURS = {-1: 1.0, 1: 0.3}
"""The passages that count as around one, by how far away, and what each counts: a passage goes on
from the one before it ("these people", "this is critical because") far more than it leads on."""


class Candidate:
    """A passage that may answer. What few candidates are asked for is worked out when it is."""

    def __init__(self, row: Row) -> None:
        self.number: int = row.number
        self.source_number: int = row.source_number
        self.ordinal: int = row.ordinal
        self.text: str = row.text
        self.terms: list[str] = row.terms.split()
        self._rest: str = row.rest

    @functools.cached_property
    def term_set(self) -> frozenset[str]:
        """The different terms."""
        return frozenset(self.terms)

    @functools.cached_property
    def section(self) -> tuple[str, str]:
        """The headings above the passage and who speaks: what holds a stretch of text together."""
        fields = json.loads(self._rest)
        speaker = fields.get("speaker")
        return "\n".join(fields.get("heading") or ()), speaker["label"] if speaker else ""

    @property
    def heading(self) -> str:
        """The headings that the passage stands under, one a line."""
        return self.section[0]


def fetch(library: Library, numbers: Sequence[int]) -> list[Candidate]:
    """Return these passages in the order given."""
    return [Candidate(row) for row in library.rows(numbers)]


def fetch_around(
    library: Library, candidates: Sequence[Candidate], held: Collection[int]
) -> list[Candidate]:
    """Return the passages before and after each candidate, without those ``held`` by number."""
    wanted = {c.number + step for c in candidates for step in NEIGHBOURS}
    return fetch(library, sorted(wanted.difference(held)))
