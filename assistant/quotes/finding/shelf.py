"""Passages at hand: texts and letters of those looked into so far, each fetched once.

In go numbers of passages; out come their texts with their places. The promise: neighbours have the
numbers one less and one more, and a number that stands for nothing gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.library import Library
from assistant.library.squeezing import squeeze
from assistant.library.view import PlacedText


class Shelf:
    """The passages of a library that one look-up has met."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._held: dict[int, PlacedText | None] = {}
        self._letters: dict[int, str] = {}

    def fetch(self, numbers: Iterable[int]) -> None:
        """Fetch those of the passages that are not at hand yet, all at once."""
        missing = {number for number in numbers if number not in self._held}
        if missing:
            self._held.update(dict.fromkeys(missing))
            self._held.update((p.number, p) for p in self._library.placed_texts(missing))

    def passage(self, number: int) -> PlacedText | None:
        """Return a passage, or None where no passage has this number."""
        if number not in self._held:
            self.fetch([number])
        return self._held[number]

    def letters(self, number: int) -> str:
        """Return the letters of a passage, nothing where no passage has this number."""
        if number not in self._letters:
            passage = self.passage(number)
            self._letters[number] = squeeze(passage.text) if passage else ""
        return self._letters[number]
