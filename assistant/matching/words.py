"""What matching keeps in mind about a library while it does not change.

In goes a library; out come its size, the order of its sources, its definitions and how many
passages hold a term. The promise: nothing of a former state of the library is answered.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Iterable

from assistant.library.library import Library


class LibraryWords:
    """Facts about one state of a library; ``definitions`` are (short, long) forms."""

    def __init__(self, library: Library) -> None:
        self.generation = library.generation
        self.source_order = {
            library.source_number(source.id): place
            for place, source in enumerate(library.sources())
        }
        self.passages, self.mean_length = library.statistics[1:]
        self.definitions = tuple((a.short, a.long) for a in library.acronyms())
        self._frequencies: dict[str, int] = {}

    def term_frequencies(self, library: Library, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each term stands."""
        held = self._frequencies
        for term in terms:
            if term not in held:
                held[term] = library.document_frequency(term)
        return held

    def rarity(self, term: str) -> float:
        """Return how telling a term asked about before is: 0 where every passage holds it."""
        return math.log((self.passages + 1) / (self._frequencies.get(term, 0) + 0.5))


_held: weakref.WeakKeyDictionary[Library, LibraryWords] = weakref.WeakKeyDictionary()


def words_of(library: Library) -> LibraryWords:
    """Return what is known of ``library`` as it stands now."""
    words = _held.get(library)
    if words is None or words.generation != library.generation:
        words = _held[library] = LibraryWords(library)
    return words
