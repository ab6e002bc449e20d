"""Whether words stand in a text exactly: a substring test, never a score.

Both sides are first made alike in what typography alone changes: letter case, runs of white space,
straight or curly quote marks, hyphen and dash glyphs, ligatures, soft hyphens. Nothing else.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from assistant.library.terms import terms_of

_GLYPHS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ＇`´", "'"),
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_PLAIN_LETTERS = re.compile(r"[a-z]+")
_SPACE = re.compile(r"\s+")


class Plain(NamedTuple):
    """A text with its typography made plain, and where each of its characters came from."""

    text: str
    origin: list[int]


@functools.lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return ``text`` as the substring test sees it."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    return _join(map(_plain_character, text))


def holds(text: str, words: str) -> bool:
    """Tell whether ``words`` stand in ``text``; no words stand in no text."""
    return holding(words)(text)


@functools.lru_cache(maxsize=256)
def holding(words: str) -> Callable[[str], bool]:
    """Return what tells of one text after another whether ``words`` stand in it."""
    wanted = plain(words)
    # Most texts do not even hold the longest run of plain letters and figures.
    longest = max(_PLAIN_WORD.findall(wanted), key=len, default="")

    def held(text: str) -> bool:
        if not wanted or (text.isascii() and longest not in text.lower()):
            return False
        return wanted in plain(text)

    return held


@functools.lru_cache(maxsize=256)
def inner_terms(words: str) -> frozenset[str]:
    """Return terms that every text has which holds ``words``.

    They are those of plain words between two others. The first and the last may begin or end
    inside a longer word of the text.
    """
    inner = plain(words).split(" ")[1:-1]
    return frozenset(terms_of(" ".join(word for word in inner if _PLAIN_LETTERS.fullmatch(word))))


def find_exact(text: str, words: str) -> list[tuple[int, int]]:
    """Return every place of ``words`` in ``text``, as offsets into ``text``, none overlapping."""
    wanted = plain(words)
    if not wanted:
        return []
    made = _with_origin(text)
    found, at = [], made.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found.append((made.origin[at], made.origin[end - 1] + 1))
        at = made.text.find(wanted, end)
    return found


def _with_origin(text: str) -> Plain:
    characters: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        for piece in _plain_character(character):
            space = piece.isspace()
            if space and (not characters or characters[-1] == " "):
                continue
            characters.append(" " if space else piece)
            origin.append(at)
    if characters and characters[-1] == " ":
        characters.pop()
        origin.pop()
    return Plain("".join(characters), origin)


@functools.cache
def _plain_character(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character.translate(_GLYPHS)).casefold()
    return folded.translate(_GLYPHS)


def _join(characters: map[str]) -> str:
    return _SPACE.sub(" ", "".join(characters)).strip()
