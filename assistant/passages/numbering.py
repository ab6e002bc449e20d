"""Labels go in, in reading order; out comes the number of each paragraph as one cites it.

"10." then "a." is 10(a); "1.1" is itself; "(i)" under (a) is 10(a)(i), but after (h) a letter.
The promise: a number that cannot be told is None, never a guess; so is a letter under no number.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)(\([a-z]{1,2}\))?[.):]?$")
_LETTER = re.compile(r"\(?([a-zA-Z]|[ivx]{2,5})[.)]$")
_BRACKETED = re.compile(r"\((\d{1,3})\)$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
          "xv", "xvi", "xvii", "xviii", "xix", "xx")  # fmt: skip


class Numbering:
    """The numbers open at one point of a document."""

    def __init__(self) -> None:
        self._top: str | None = None
        self._letter: str | None = None
        self._roman: str | None = None

    def heading(self) -> None:
        """Close every number: what follows a heading is no sub-item of what stood above it."""
        self._top = self._letter = self._roman = None

    @property
    def current(self) -> str | None:
        """The number of the paragraph last met, as cited."""
        if self._top is None:
            return None
        letter = f"({self._letter})" if self._letter else ""
        return f"{self._top}{letter}{f'({self._roman})' if self._roman else ''}"

    def next(self, label: str) -> str | None:
        """Return how the paragraph with this ``label`` is cited; None for a bullet."""
        if number := _NUMBER.match(label):
            self._top = number[1]
            self._letter = number[2][1:-1] if number[2] else None
            self._roman = None
            return self.current
        if bracketed := _BRACKETED.match(label):
            return f"{self._top}({bracketed[1]})" if self._top else None
        if letter := _LETTER.match(label):
            return self._lettered(letter[1])
        return None

    def _lettered(self, letter: str) -> str | None:
        if self._is_roman(letter):
            self._roman = letter
        else:
            self._letter, self._roman = letter, None
        return self.current

    def _is_roman(self, letter: str) -> bool:
        """A lone i, v or x is a letter where the letter before it in the alphabet came last."""
        if letter not in _ROMAN:
            return False
        if len(letter) > 1:
            return True
        if self._letter is not None and ord(letter) == ord(self._letter[-1]) + 1:
            return False
        expected = _ROMAN.index(self._roman) + 1 if self._roman in _ROMAN else 0
        return _ROMAN[expected] == letter
