"""The sources that a check holds quotations against, each read once.

In goes a library; out come texts, passages and the truth of a span. The promise: what was read for
one quotation is not read again for the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checks.returned.citations import Shelf
from assistant.checks.returned.naming import plain
from assistant.checks.returned.truth import Truth
from assistant.library import Library
from assistant.library.source import Source
from assistant.library.terms import terms_of
from assistant.passages.passage import Passage
from assistant.quotes.certify import passages_of
from assistant.quotes.finding import Found, find_quotes
from assistant.quotes.quote import Quote

MOST_PLACES = 12
"""Places asked for of each quotation; words that stand in more decide nothing by themselves."""

_LOOKED_AT = 50
_FRONT = 1_000
"""Characters in which a paper says who it is from."""


class Held:
    """One library at work; ``leave_out`` are hashes of files that are checked themselves."""

    def __init__(self, library: Library, leave_out: frozenset[str] = frozenset()) -> None:
        self.library = library
        self.sources: tuple[Source, ...] = tuple(
            source for source in library.sources() if source.sha256 not in leave_out
        )
        self.left_out = len(self.sources) < len(library.sources())
        self.shelf = Shelf(self.sources)
        self._texts: dict[str, str] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._found: dict[str, tuple[Found, ...]] = {}

    @property
    def only(self) -> list[str] | None:
        """Return the sources to search in; None for all."""
        return [source.id for source in self.sources] if self.left_out else None

    def source(self, own: str, sha256: str = "") -> Source | None:
        """Return the source of this id, or else the one with this hash."""
        known = self.shelf.by_id.get(own)
        if known is not None or not sha256:
            return known
        return next((source for source in self.sources if source.sha256 == sha256), None)

    def text(self, source: str) -> str:
        """Return the stored text of a source."""
        if source not in self._texts:
            self._texts[source] = self.library.document_text(source)
        return self._texts[source]

    def passages(self, source: str) -> tuple[Passage, ...]:
        """Return the passages of a source."""
        if source not in self._passages:
            self._passages[source] = self.library.passages(source)
        return self._passages[source]

    def speakers(self, source: str) -> frozenset[str]:
        """Return the names of all who speak in a source."""
        return frozenset(p.speaker.name for p in self.passages(source) if p.speaker)

    def truth(self, source: str, start: int, end: int) -> Truth | None:
        """Return the facts of a span, None where it stands in no passage."""
        known = self.shelf.by_id.get(source)
        if known is None:
            return None
        holding = self.near(source, start, end)
        if not holding:
            return None
        return Truth(source=known, start=start, end=end, passages=tuple(holding))

    def near(self, source: str, start: int, end: int) -> tuple[Passage, ...]:
        """Return the passages that a span stands in, in reading order."""
        read = self._passages.get(source) or self.library.passages_between(source, start, end)
        return passages_of(Quote(source=source, start=start, end=end), read)

    def in_small_letters(self, word: str) -> bool:
        """Say whether the library has ``word`` with a small first letter, in passages that rank."""
        hits = self.library.candidates([(term, 1.0) for term in terms_of(word)], limit=_LOOKED_AT)
        rows = self.library.rows([hit.number for hit in hits])
        small = re.compile(rf"\b{re.escape(word.casefold())}\b")
        return any(small.search(row.text) for row in rows)

    def fronts(self, source: str, name: str) -> bool:
        """Say whether the first lines of a source, its letterhead, have this name."""
        return f" {plain(name)} " in f" {plain(self.text(source)[:_FRONT])} "

    def find(self, texts: Sequence[str]) -> None:
        """Look all these words up at once; :meth:`found` then answers without looking again."""
        new = [text for text in dict.fromkeys(texts) if text not in self._found]
        if not new or not self.sources:
            self._found.update(dict.fromkeys(new, ()))
            return
        answers = find_quotes(self.library, new, limit=MOST_PLACES, sources=self.only)
        self._found.update(zip(new, answers, strict=True))

    def found(self, text: str, sources: tuple[str, ...] | None = None) -> tuple[Found, ...]:
        """Return where these words come from, best first; ``sources`` are ids to look in."""
        if sources is not None:
            return find_quotes(self.library, [text], limit=MOST_PLACES, sources=sources)[0]
        if text not in self._found:
            self.find([text])
        return self._found[text]
