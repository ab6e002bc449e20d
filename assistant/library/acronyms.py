"""The acronyms a document spells out itself.

In goes a passage; out come pairs of short and long form: "child sexual exploitation and abuse
(CSEA)" and "CSEA (child sexual exploitation and abuse)". The promise: every letter of the short
form begins a word of the long form, in order, and only small words are passed over.
"""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"\(([^()]{2,120})\)")
_SHORT = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&/-]{1,9}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PAIR_BEFORE = re.compile(r"([A-Z][A-Za-z0-9&/-]{1,9})\s*$")
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "de", "for", "from", "in", "into", "of", "on", "or", "per"}
    | {"the", "to", "with"}
)
_SOUNDS = {"2": "to", "4": "for"}
_LONGEST_FORM = 12
"""Words; the long forms of the field have at most nine."""


def spelt_out(text: str) -> list[tuple[str, str]]:
    """Return the (short, long) pairs that ``text`` defines, as printed, in reading order."""
    found = []
    for match in _BRACKETS.finditer(text):
        inside, before = match[1].strip(" '‘’“”\""), text[: match.start()]
        if _SHORT.fullmatch(inside):
            long = _long_form_before(inside, before[-200:])
            found += [(_singular(inside), long)] if long else []
        elif (short := _PAIR_BEFORE.search(before)) and _SHORT.fullmatch(short[1]):
            long = _whole_long_form(short[1], inside)
            found += [(_singular(short[1]), long)] if long else []
    return found


def _singular(short: str) -> str:
    """Return "MP" for "MPs"."""
    return short[:-1] if short.endswith("s") and short[:-1].isupper() else short


def _letters(short: str) -> list[str]:
    return [c.lower() for c in _singular(short) if c.isalnum()]


def _long_form_before(short: str, before: str) -> str | None:
    """Find the shortest run of words that ends ``before`` and spells ``short``."""
    if not before[-1:].isspace():
        return None
    words = list(_WORD.finditer(before))[-_LONGEST_FORM:]
    if not words or before[words[-1].end() :].strip(" '’”\""):
        return None
    for first in reversed(range(len(words))):
        if _spells(_letters(short), [w[0].lower() for w in words[first:]]):
            return before[words[first].start() : words[-1].end()]
    return None


def _whole_long_form(short: str, inside: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(inside)]
    return inside if _spells(_letters(short), words) else None


def _spells(letters: list[str], words: list[str]) -> bool:
    """Tell whether each letter begins a word in order, passing over small words alone."""
    if len(words) < 2 or words[0] in _SMALL:
        return False
    reached = {0}  # letters spelt so far; "and" may spell an A or be passed over
    for word in words:
        spelt = {at + 1 for at in reached if at < len(letters) and _begins(word, letters[at])}
        reached = spelt | (reached if word in _SMALL else set())
    return len(letters) in reached


def _begins(word: str, letter: str) -> bool:
    return word[0] == letter or word == _SOUNDS.get(letter)
