"""What matching keeps in mind about a library while it does not change.

In goes a library; out come its size, the order of its sources, its definitions and what words are
worth in it. The promise: nothing of a former state of the library is answered.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Collection, Mapping, Sequence

from assistant.library.library import Library
from assistant.matching.asked import Sought, weigh
from assistant.matching.wants import Want, theme_wants
from assistant.themes.theme import Theme

_MOST_TERMS = 100_000
"""Terms whose counts are remembered: a long session asks for some thousands."""

_MOST_THEMES = 500
"""Themes that are remembered with what their terms are worth."""


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
        self._weighed: dict[int, tuple[Theme, Sequence[Sought]]] = {}

    def rarities(self, library: Library, terms: Collection[str]) -> dict[str, float]:
        """Return how telling each term is: 0 where every passage holds it."""
        held, passages = self._term_frequencies(library, terms), self.passages + 1
        return {term: math.log(passages / (held[term] + 0.5)) for term in terms}

    def _term_frequencies(self, library: Library, terms: Collection[str]) -> Mapping[str, int]:
        held = self._frequencies
        if new := [term for term in terms if term not in held]:
            if len(held) >= _MOST_TERMS:
                held = self._frequencies = {}
                new = list(terms)
            held.update(library.document_frequencies(new))
        return held

    def weighed(self, library: Library, wants: Sequence[Want]) -> list[Sought]:
        """Return wants with what they are worth in this library."""
        terms = {term for want in wants for way in want.ways for term in way.terms}
        return weigh(wants, self._term_frequencies(library, terms), self.passages)

    def weighed_theme(self, library: Library, theme: Theme) -> Sequence[Sought]:
        """Return the wants of a theme beside a claim, with what they are worth in this library.

        Worked out once for the same theme: every search of a session may touch it.
        """
        kept = self._weighed.get(id(theme))
        if kept is None:
            if len(self._weighed) >= _MOST_THEMES:
                self._weighed.clear()
            # With the theme itself, so that its place in memory is not given to another one.
            kept = theme, self.weighed(library, theme_wants(theme))
            self._weighed[id(theme)] = kept
        return kept[1]


_held: weakref.WeakKeyDictionary[Library, LibraryWords] = weakref.WeakKeyDictionary()


def words_of(library: Library) -> LibraryWords:
    """Return what is known of ``library`` as it stands now."""
    words = _held.get(library)
    if words is None or words.generation != library.generation:
        words = _held[library] = LibraryWords(library)
    return words
