"""The stored text goes in; out come notes about characters that deceive the eye.

Controls that turn the direction of reading, characters without width, and letters of another
alphabet inside a word can make a quotation look other than it is. The promise: they stay in the
text, which is the source's, and a person is told of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WITHOUT_WIDTH = re.compile(
    "[\u180e\u200b\u2060-\u2064\ufeff]|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
_ALIKE = "\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
"""Greek letters that look like Latin ones; others (α, β, Δ, μ, Ω) stand in figures and names."""

_MIXED = re.compile(
    f"[A-Za-z][\u0400-\u04ff{_ALIKE}]|[\u0400-\u04ff{_ALIKE}][A-Za-z]"  # one word, two alphabets
)
_WORD = re.compile(r"\w+")
_SUSPECT = re.compile(
    "[\u0391-\u03bf\u0400-\u04ff\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Whatever any of the patterns needs. Hardly a document holds one, and a set of characters is
looked for twenty times faster than the patterns."""

MOST_SHOWN = 5


def notes_on(text: str) -> list[str]:
    """Return a sentence for each way in which characters of ``text`` deceive; mostly none."""
    if _is_latin(text) or _SUSPECT.search(text) is None:
        return []
    notes = []
    if turning := len(_DIRECTION.findall(text)):
        notes.append(
            f"{_characters(turning)} that {_verb(turning)} the direction of reading: "
            "compare quotations with the file."
        )
    if unseen := len(_WITHOUT_WIDTH.findall(text)):
        notes.append(f"{_characters(unseen)} without width {'stands' if unseen == 1 else 'stand'}"
                     " in the text.")  # fmt: skip
    if mixed := _mixed_words(text):
        notes.append(f"Letters of another alphabet stand in {', '.join(mixed)}.")
    return notes


def _is_latin(text: str) -> bool:
    """Say whether every letter is of the first 256; told many times faster than by a pattern."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _mixed_words(text: str) -> list[str]:
    words: dict[str, None] = {}
    for found in _MIXED.finditer(text):
        start = _beginning(text, found.start())
        if word := _WORD.match(text, start):
            words[f"“{word[0][:40]}”"] = None
        if len(words) > MOST_SHOWN:
            break
    return _shown(words)


def _beginning(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def _shown(words: Iterable[str]) -> list[str]:
    listed = list(words)
    return listed if len(listed) <= MOST_SHOWN else [*listed[:MOST_SHOWN], "and more"]


def _characters(number: int) -> str:
    return "1 character" if number == 1 else f"{number:,} characters"


def _verb(number: int) -> str:
    return "turns" if number == 1 else "turn"
