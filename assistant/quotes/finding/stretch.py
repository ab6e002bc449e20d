"""A stretch of a source: consecutive passages, read as one text that can be searched.

In go passages with their places; out come their letters and words, each with its place in the
stored text. The promise: every offset given counts characters of the stored text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from assistant.library.squeezing import squeeze, squeeze_with_origins
from assistant.library.view import PlacedText
from assistant.quotes.finding.wording import WORD
from assistant.quotes.words import cuts_word


class Stretch:
    """Consecutive passages of one source, in order."""

    def __init__(self, passages: Sequence[PlacedText]) -> None:
        self.passages = tuple(passages)
        self.source = passages[0].source
        self.start = passages[0].start

    @cached_property
    def letters(self) -> str:
        """The letters and figures of all passages, run together."""
        return "".join(squeeze(passage.text) for passage in self.passages)

    @cached_property
    def _origins(self) -> list[int]:
        return [
            passage.start + origin
            for passage in self.passages
            for origin in squeeze_with_origins(passage.text).origins
        ]

    @cached_property
    def _words(self) -> tuple[list[str], list[int]]:
        """Every word, and the place of its first letter among the letters."""
        keys: list[str] = []
        firsts: list[int] = []
        at = 0
        for passage in self.passages:
            for word in WORD.findall(passage.text):
                if key := squeeze(word):
                    keys.append(key)
                    firsts.append(at)
                    at += len(key)
        return keys, firsts

    @property
    def keys(self) -> list[str]:
        """The words, squeezed."""
        return self._words[0]

    @property
    def firsts(self) -> list[int]:
        """Where among the letters each word begins."""
        return self._words[1]

    def word_at(self, letter: int) -> int:
        """Return which word the letter at this place belongs to."""
        return bisect_right(self.firsts, letter) - 1

    def is_edge(self, letter: int) -> bool:
        """Tell whether a word begins at this place among the letters, or none is left."""
        if letter == len(self.letters):
            return True
        return self.firsts[self.word_at(letter)] == letter

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Return the place in the stored text of the letters [low, high)."""
        return self._origins[low], self._origins[high - 1] + 1

    def letters_before(self, number: int) -> int:
        """Return how many letters stand before the passage of this number."""
        return sum(len(squeeze(p.text)) for p in self.passages if p.number < number)

    def whole_words(self, low: int, high: int) -> tuple[int, int]:
        """Return the span of the letters with the signs that belong to their words: "£3", "5%"."""
        start, end = self.span(low, high)
        first, last = self._passage_of(start), self._passage_of(end - 1)
        while start > first.start and cuts_word(first.text, start - first.start):
            start -= 1
        while end < last.start + len(last.text) and cuts_word(last.text, end - last.start):
            end += 1
        return start, end

    def stored(self, start: int, end: int) -> str:
        """Return the stored text of a span, a line feed between passages."""
        pieces = [
            passage.text[max(0, start - passage.start) : end - passage.start]
            for passage in self.passages
            if passage.start < end and start < passage.start + len(passage.text)
        ]
        return "\n".join(pieces)

    def _passage_of(self, offset: int) -> PlacedText:
        return next(p for p in self.passages if p.start <= offset < p.start + len(p.text))
