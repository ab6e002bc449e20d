"""Typing errors as people make them, the same ones at every run."""

from __future__ import annotations

import random

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
EVERY = 4
"""One word in so many is mistyped."""

SHORTEST = 4
"""Letters; shorter words are passed over, and the next one long enough is taken."""


def mistype(text: str, seed: str, every: int = EVERY) -> str:
    """Return ``text`` with one error in every ``every``-th word that is long enough to have one.

    Errors are two letters swapped, one dropped, one doubled, or one struck on the key beside.
    """
    chance = random.Random(f"{seed}|{text}")  # noqa: S311 - errors to measure with, not secrets
    words = text.split(" ")
    due = chance.randrange(every)
    for place, word in enumerate(words):
        if place >= due and len(word) >= SHORTEST and word.isalpha():
            words[place] = _with_error(word, chance)
            due += every
    return " ".join(words)


def _with_error(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    kind = chance.choice(("swap", "drop", "double", "neighbour"))
    if kind == "swap" and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    return word[:at] + _beside(word[at], chance) + word[at + 1 :]


def _beside(letter: str, chance: random.Random) -> str:
    """Return a letter beside this one on the keyboard."""
    for row in _ROWS:
        at = row.find(letter.lower())
        if at >= 0:
            return chance.choice([row[n] for n in (at - 1, at + 1) if 0 <= n < len(row)])
    return letter
