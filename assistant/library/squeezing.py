"""A text squeezed to its letters and figures, and the grams by which it is found again.

In goes any text; out come its letters and figures alone, folded as the words of the library are
(case, accents, ligatures), and runs of six of them. Spaces, punctuation, quotation marks and
hyphens at the end of a line leave no trace, so a text and its scan or retyping keep most grams.

The promise: ``squeeze_with_origins(text)[0] == squeeze(text)``, and every origin is the place of
the character of ``text`` that the squeezed one came from.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.library.terms import fold

GRAM = 6
"""Letters. Shorter runs stand everywhere; longer ones seldom survive a bad scan."""

_COMMONEST = "etaoinshr"
"""Grams that begin with one of these letters are left out: seven in ten. The others are enough to
find a sentence with three letters in ten wrong, and the table is a third of the size."""

_KEPT = re.compile(f"(?=([^{_COMMONEST}].{{{GRAM - 1}}}))")
_ASCII_LOWER = bytes(range(256)).lower()
_ASCII_OTHER = bytes(code for code in range(128) if not chr(code).isalnum())


class Squeezed(NamedTuple):
    """``text`` squeezed; ``origins[i]`` is where its character i stood in the text before."""

    text: str
    origins: list[int]


def squeeze(text: str) -> str:
    """Return the letters and figures of ``text``, folded."""
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_LOWER, _ASCII_OTHER).decode("ascii")
    # Filtered first too, so that a sign which folds to letters ("™") is no word here either.
    return "".join(filter(str.isalnum, fold("".join(filter(str.isalnum, text)))))


def squeeze_with_origins(text: str) -> Squeezed:
    """Return what :func:`squeeze` does, with the offset of each character."""
    if text.isascii():
        return Squeezed(squeeze(text), [at for at, c in enumerate(text) if c.isalnum()])
    pieces = [squeeze(character) for character in text]
    origins = [at for at, piece in enumerate(pieces) for _ in piece]
    return Squeezed("".join(pieces), origins)


def grams_of(squeezed: str) -> list[str]:
    """Return the sampled grams of a squeezed text in order, some perhaps several times."""
    return _KEPT.findall(squeezed)
