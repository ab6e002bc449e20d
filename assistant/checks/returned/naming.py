"""Names in running text: which phrases name a person or a body, and whether two names are one.

In go phrases as people write them; out come plain forms to compare. The promise: a name is told
apart from another only where neither can be a short form, an acronym or a surname of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL_TEXT = "the a an of for on and in to at & de la le von van"
_SMALL = frozenset(_SMALL_TEXT.split())
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLES_TEXT = """
mr mrs ms mx miss dr prof professor sir dame lord lady baroness baron judge bishop chief constable
commissioner superintendent inspector deputy assistant councillor cllr the rt hon minister secretary
mp msp mla kc qc obe cbe mbe qpm
"""
_TITLES = frozenset(_TITLES_TEXT.split())

_PARLIAMENT = re.compile(r"\b(?:UK )?Parliament(?:ary|['’]s)?\s+")

_LONG_ENOUGH = 3
"""Letters from which an acronym may stand for the front of a name: "APPG"."""

CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&-]*|\d[A-Z]\w+)"
JOINING = r"(?:of(?: the)?|for(?: the)?|on(?: the)?|and(?: the)?|in|de|van|von|&)"
NAME = rf"{CAPITAL}(?:[ \u00a0](?:{JOINING}[ \u00a0])?{CAPITAL}){{0,9}}"
"""A run of capitalised words, with the small words that names hold between them."""


def plain(text: str) -> str:
    """Return the words of ``text`` in small letters, one space between them."""
    return " ".join(_POSSESSIVE.sub("", w.casefold()) for w in _WORDS.findall(text))


def telling(text: str) -> list[str]:
    """Return the words of a name without small words and titles of honour."""
    return [w for w in plain(text).split() if w not in _SMALL and w not in _TITLES]


def acronym(text: str) -> str:
    """Return the first letters of the words that carry a name: "npcc"."""
    return "".join(w[0] for w in re.split(r"[\s-]+", plain(text)) if w and w not in _SMALL)


def same_name(one: str, other: str) -> bool:
    """Say whether two phrases may name the same: equal, a part of the other, or its acronym."""
    a, b = telling(one), telling(other)
    if not a or not b:
        return False
    if a == b or _part(a, b) or _part(b, a):
        return True
    return _is_acronym(one, other) or _is_acronym(other, one)


def same_body(said: str, true: str) -> bool:
    """Say whether two phrases may name the same body, however they say that it is Parliament's."""
    without = same_name(_PARLIAMENT.sub("", said), _PARLIAMENT.sub("", true))
    return without or same_name(said, true)


def borne(said: str, names: Iterable[str]) -> bool:
    """Say whether ``said`` is only a title that one of ``names`` bears: "Chief Constable"."""
    title = [word for word in plain(said).split() if word not in _SMALL]
    if not title or not _TITLES.issuperset(title):
        return False
    return any(_part(title, plain(name).split()) for name in names)


def same_person(said: str, true: str) -> bool:
    """Say whether ``said`` can be the person ``true``: the whole name, a surname, a first name.

    A first name that differs is another person, so "Bob Jones" is not "Rob Jones"; initials are
    the person where they begin the names.
    """
    a, b = telling(said), telling(true)
    if not a or not b:
        return False
    if len(a) == 1:
        return a[0] in b
    if a[-1] != b[-1]:
        return False
    firsts, others = a[:-1], b[:-1]
    if not others:
        return True
    return all(any(_same_first(f, o) for o in others) for f in firsts)


def any_same(said: str, names: Iterable[str]) -> bool:
    """Say whether ``said`` may be one of ``names``."""
    return any(same_name(said, name) for name in names if name)


def _same_first(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _part(inner: list[str], outer: list[str]) -> bool:
    size = len(inner)
    return any(outer[at : at + size] == inner for at in range(len(outer) - size + 1))


def _is_acronym(short: str, long: str) -> bool:
    words = [w for w in _WORDS.findall(short) if w.casefold() not in _SMALL]
    if not words or len(telling(long)) < 2:
        return False
    letters = "".join(c for c in words[0] if c.isupper()).casefold()
    if len(letters) < 2:
        return False
    whole, rest = acronym(long), telling(" ".join(words[1:]))
    if rest:
        # "APPG on Social Media" spells the beginning and repeats the rest.
        return whole.startswith(letters) and _part(rest, telling(long))
    return letters == whole or (len(letters) >= _LONG_ENOUGH and whole.startswith(letters))
