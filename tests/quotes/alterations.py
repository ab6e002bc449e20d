"""What happens to quotations on their way: scans, retyping, editing, cutting.

Each takes words and a source of chance, and gives the words as somebody might bring them back.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SMALL_WORDS = ("very", "really", "also", "however", "indeed", "the", "of", "many", "could")


class Alteration(NamedTuple):
    """A way to alter words, and the least share of quotations that must be found again."""

    name: str
    apply: Callable[[random.Random, str], str]
    least: float


def _verbatim(_: random.Random, words: str) -> str:
    return words


def _other_glyphs(_: random.Random, words: str) -> str:
    for plain, printed in (("'", "’"), ('"', "“"), ("-", "–"), ("fi", "ﬁ"), ("ff", "ﬀ")):
        words = words.replace(plain, printed)
    return words


def _broken_lines(_: random.Random, words: str) -> str:
    """Break long words over lines with a hyphen, and put two spaces elsewhere."""
    parts = words.split()
    return "  ".join(
        f"{word[:4]}-\n{word[4:]}" if len(word) > 7 and word.isalpha() else word for word in parts
    )


def _wrong_letters(share: float) -> Callable[[random.Random, str], str]:
    def apply(rng: random.Random, words: str) -> str:
        return "".join(
            rng.choice(_LETTERS) if character.isalnum() and rng.random() < share else character
            for character in words
        )

    return apply


def _bad_scan(share: float) -> Callable[[random.Random, str], str]:
    """Change, lose or double letters."""

    def apply(rng: random.Random, words: str) -> str:
        scanned = []
        for character in words:
            if character.isspace() or rng.random() >= share:
                scanned.append(character)
            else:
                scanned.append(rng.choice(("", rng.choice(_LETTERS), character * 2)))
        return "".join(scanned)

    return apply


def _dropped_words(share: float) -> Callable[[random.Random, str], str]:
    """Leave words out without a mark, though never the first or the last."""

    def apply(rng: random.Random, words: str) -> str:
        first, *middle, last = words.split()
        return " ".join([first, *(w for w in middle if rng.random() >= share), last])

    return apply


def _marked_omission(rng: random.Random, words: str) -> str:
    """Leave out a quarter to a half, with a mark."""
    parts = words.split()
    size = int(len(parts) * rng.uniform(0.25, 0.5))
    start = rng.randrange(2, max(3, len(parts) - size - 2))
    return " ".join([*parts[:start], "[…]", *parts[start + size :]])


def _editors_mix(rng: random.Random, words: str) -> str:
    """Swap, add, leave out and shout a word in ten, and cut a few words with a mark."""
    parts = words.split()
    for _ in range(max(1, len(parts) // 10)):
        at, kind = rng.randrange(1, len(parts) - 1), rng.randrange(4)
        if kind == 0:
            parts[at] = rng.choice(_SMALL_WORDS)
        elif kind == 1:
            parts[at] = parts[at].upper()
        elif kind == 2:
            del parts[at]
        else:
            parts.insert(at, rng.choice(_SMALL_WORDS))
    if len(parts) > 14:
        start = rng.randrange(4, len(parts) - 8)
        parts[start : start + rng.randrange(2, 5)] = ["[…]"]
    return " ".join(parts)


ALTERATIONS = (
    Alteration("verbatim", _verbatim, 1.0),
    Alteration("other glyphs, ligatures", _other_glyphs, 1.0),
    Alteration("hyphens at line ends", _broken_lines, 1.0),
    Alteration("10 % wrong letters", _wrong_letters(0.1), 0.98),
    Alteration("20 % wrong letters", _wrong_letters(0.2), 0.9),
    Alteration("30 % wrong letters", _wrong_letters(0.3), 0.6),
    Alteration("10 % of a bad scan", _bad_scan(0.1), 0.98),
    Alteration("20 % of a bad scan", _bad_scan(0.2), 0.93),
    Alteration("20 % of the words dropped", _dropped_words(0.2), 0.96),
    Alteration("a quarter to a half cut with a mark", _marked_omission, 0.98),
    Alteration("an editor's mix", _editors_mix, 0.97),
)


def excerpt(rng: random.Random, text: str, shortest: int = 12, longest: int = 45) -> str:
    """Return some consecutive words of a text, all of it where it is short."""
    words = text.split()
    size = min(len(words), rng.randint(shortest, longest))
    start = rng.randrange(len(words) - size + 1)
    return " ".join(words[start : start + size])
