"""The passages of one search: those seen at first sight, and the few of them that are read.

In go the numbers of passages; of each comes out what its words meet, and of those that may be
shown the text, the headings and the speaker too. The promise: the same library and query give the
same passages, and none is read twice.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pydantic_core import from_json

from assistant.library.library import Library
from assistant.matching.asked import Asked
from assistant.matching.sides import NOTHING, Glance, Worth

MOST_CANDIDATES = 200
"""How many the search engine proposes; more raised no measure."""


NEIGHBOURS = {-1: 1.0, 1: 0.3}
"""The passages that count as around one, by how far away, and what each counts: a passage goes on
from the one before it ("these people", "this is critical because") far more than it leads on."""


class Seen(NamedTuple):
    """A passage at first sight: what its terms, ``joined`` by spaces, meet of claim and themes."""

    number: int
    source_number: int
    joined: str
    claim: Glance
    themes: Glance

    @property
    def strength(self) -> float:
        """What is met of claim and themes together."""
        return self.claim.share + self.themes.share

    @property
    def terms(self) -> frozenset[str]:
        """Those of its terms that help to meet a want."""
        return self.claim.terms | self.themes.terms

    @property
    def worth(self) -> Worth:
        """Every want that is met, and the worth of its best way."""
        return {**self.claim.worth, **self.themes.worth}


class Candidate:
    """A passage that is read, with what was ``seen`` of it."""

    __slots__ = ("_rest", "_term_set", "_terms", "number", "seen", "text")

    def __init__(self, seen: Seen, text: str, rest: str) -> None:
        self.seen = seen
        self.number = seen.number
        self.text = text
        self._rest = rest
        self._terms: list[str] | None = None
        self._term_set: frozenset[str] | None = None

    @property
    def terms(self) -> list[str]:
        """The terms in order."""
        if self._terms is None:
            self._terms = self.seen.joined.split()
        return self._terms

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


@functools.lru_cache(maxsize=1024)
def _section(rest: str) -> tuple[str, str]:
    """Read the other fields of a passage; neighbours mostly have the same ones."""
    fields = from_json(rest)
    speaker = fields.get("speaker")
    return "\n".join(fields.get("heading") or ()), speaker["label"] if speaker else ""


class Shelf:
    """The passages of a library as one search comes to know them.

    What another process takes out of the library meanwhile is left out where it would be read.
    """

    def __init__(self, library: Library, asked: Asked) -> None:
        self._library = library
        self._asked = asked
        self._seen: dict[int, Seen] = {}
        self._read: dict[int, Candidate] = {}

    def see(self, numbers: Collection[int]) -> list[Seen]:
        """Take a first look at these passages."""
        words = self._asked.words
        claim, themes = self._asked.claim.glance, self._asked.themes.glance
        for number, source, joined in self._library.terms_by_number(numbers):
            # The terms are not kept: two hundred lists of words take longer to tidy up than the
            # few that are needed again take to make.
            terms = words.intersection(joined.split())
            self._seen[number] = Seen(number, source, joined, claim(terms), themes(terms))
        return list(self._seen.values())

    def read(self, seen: Sequence[Seen]) -> list[Candidate]:
        """Return these passages, read, in the order given."""
        return self._those([one.number for one in seen], (0,))

    def read_around(self, seen: Sequence[Seen]) -> list[Candidate]:
        """Return these passages, read, in the order given, and read those around them too."""
        return self._those([one.number for one in seen], (0, *NEIGHBOURS))

    def _those(self, numbers: Sequence[int], steps: Sequence[int]) -> list[Candidate]:
        read = self._read
        unread = {n + step for step in steps for n in numbers}.difference(read)
        if unread:
            self._fetch(list(unread))
        return [read[number] for number in numbers if number in read]

    def around(self, candidate: Candidate) -> Iterator[tuple[Candidate, float]]:
        """Yield the passages around a candidate, with what each counts."""
        for step, share in NEIGHBOURS.items():
            other = self._read.get(candidate.number + step)
            if other is not None:
                yield other, share

    def _fetch(self, numbers: Sequence[int]) -> None:
        for number, source, _, text, joined, rest in self._library.rows(numbers):
            seen = self._seen.get(number)
            if seen is None:
                # It only stands around one: how it touches a theme is not asked.
                claim = self._asked.claim.glance(joined.split())
                seen = Seen(number, source, joined, claim, NOTHING)
            self._read[number] = Candidate(seen, text, rest)
