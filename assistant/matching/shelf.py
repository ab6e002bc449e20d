"""The passages that may answer, fetched from the library, with those that stand around them.

In go the numbers of passages; out come candidates as ranking needs them: of all the terms alone, of
the few that may be shown the text, the headings and the speaker too. The promise: the same library
and query give the same candidates.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping

from pydantic_core import from_json

from assistant.library.library import Library
from assistant.library.view import Row

MOST_CANDIDATES = 200
"""How many the search engine proposes; more raised no measure."""


NEIGHBOURS = {-1: 1.0, 1: 0.3}
"""The passages that count as around one, by how far away, and what each counts: a passage goes on
from the one before it ("these people", "this is critical because") far more than it leads on."""


class Candidate:
    """A passage that may answer. ``text`` and ``section`` are empty until it :attr:`is_read`."""

    __slots__ = ("_rest", "_term_set", "is_read", "number", "source_number", "terms", "text")

    def __init__(self, number: int, source_number: int, terms: str) -> None:
        self.number = number
        self.source_number = source_number
        self.terms: list[str] = terms.split()
        self.text = ""
        self.is_read = False
        self._rest = ""
        self._term_set: frozenset[str] | None = None

    @property
    def term_set(self) -> frozenset[str]:
        """The different terms."""
        if self._term_set is None:
            self._term_set = frozenset(self.terms)
        return self._term_set

    @property
    def section(self) -> tuple[str, str]:
        """The headings above the passage and who speaks: what holds a stretch of text together."""
        return _section(self._rest)

    @property
    def heading(self) -> str:
        """The headings that the passage stands under, one a line."""
        return self.section[0]

    def read(self, row: Row) -> None:
        """Take up what the library holds beside the terms."""
        self.text, self._rest, self.is_read = row.text, row.rest, True


@functools.lru_cache(maxsize=1024)
def _section(rest: str) -> tuple[str, str]:
    """Read the other fields of a passage; neighbours mostly have the same ones."""
    fields = from_json(rest or "{}")
    speaker = fields.get("speaker")
    return "\n".join(fields.get("heading") or ()), speaker["label"] if speaker else ""


def fetch(library: Library, numbers: Collection[int]) -> dict[int, Candidate]:
    """Return these passages by number, unread."""
    return {row[0]: Candidate(*row) for row in library.terms_by_number(numbers)}


def read(library: Library, candidates: Iterable[Candidate]) -> None:
    """Read those of the candidates that are not read; what is gone by now keeps an empty text."""
    unread = {candidate.number: candidate for candidate in candidates if not candidate.is_read}
    for row in library.rows(list(unread)):
        unread[row.number].read(row)


def read_around(
    library: Library, close: Iterable[Candidate], held: Mapping[int, Candidate]
) -> list[Candidate]:
    """Read the candidates ``close`` and the passages before and after each.

    Return those passages that are not ``held`` by number.
    """
    numbers = {candidate.number for candidate in close}
    numbers |= {number + step for number in numbers for step in NEIGHBOURS}
    around = []
    for row in library.rows(list(numbers)):
        candidate = held.get(row.number)
        if candidate is None:
            candidate = Candidate(row.number, row.source_number, row.terms)
            around.append(candidate)
        candidate.read(row)
    return around
