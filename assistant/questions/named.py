"""The mark by which a paper names a question: "Question 3:", "Q3.", "Consultation question 2.1".

In go the words of a line; out come the number and what follows it. The promise: a sentence that
speaks of a question ("Question 4 asks whether …", "in answer to question 4") carries no mark.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SPELT = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_WORDS = "|".join(sorted(_SPELT, key=len, reverse=True))
_NUMBER = (
    r"(?:[A-Z]{1,2}\.?)?\d{1,3}(?:\.\d{1,2}){0,3}(?:\s?[a-z](?![a-z]))?"
    r"(?:\s?\((?:[a-z]|[ivx]{1,4}|\d)\))*"
)
_BEFORE = r"(?:(?:consultation|survey|call\s+for\s+evidence|discussion|specific)\s+)?"
_NAMED = re.compile(
    rf"\W{{0,2}}(?i:{_BEFORE}(?:question|qn|q))(?:\s*(?i:no\.?|number))?\s*[.:]?\s*"
    rf"(?P<number>{_NUMBER}|(?i:{_WORDS})\b|[A-Z](?=[.:)]|$))"
    r"(?P<apart>\s*[:.)|–—-]+\s*|\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_UNNUMBERED = re.compile(
    rf"(?i:{_BEFORE}question)\s*[:–—]\s*(?P<rest>\S.*)|(?i:consultation\s+question)$", re.DOTALL
)
_SPEAKS = re.compile(
    r"(?:and|or|to|of|in|on|from|for|above|below|asks?|asked|is|was|were|seeks?|sought|concerns?|"
    r"relates?|covers?|deals?|sets?|received|invited?|should|may|can|will|also|only|has|had)\b"
)
"""How the words behind the mark begin where a sentence speaks of the question."""
_SPEAKS_BEHIND = re.compile(r"(?:asks?|asked|is|was|seeks?|sought|received)\b")


class Named(NamedTuple):
    """``number`` as a brief has it, empty where the paper gives none; ``rest`` what follows."""

    number: str
    rest: str


def named_in(words: str) -> Named | None:
    """Return the mark that ``words`` begin with, or None."""
    found = _NAMED.match(words)
    if found is None:
        bare = _UNNUMBERED.match(words)
        return Named("", (bare["rest"] or "").strip()) if bare else None
    rest = found["rest"].strip()
    if not found["apart"].strip() and rest and not _begins(rest):
        return None
    if _SPEAKS_BEHIND.match(rest):
        return None
    return Named(number_of(found["number"]), rest)


def begins_named(words: str) -> bool:
    """Return whether ``words`` begin with the mark of a question."""
    return named_in(words) is not None


def is_mark_alone(words: str) -> bool:
    """Return whether nothing but a mark stands in ``words`` ("Question 3", "Q3.")."""
    named = named_in(words)
    return named is not None and not named.rest


def number_of(printed: str) -> str:
    """Return a printed number as a brief has it: "3(a)", "2.1", "4" for "four", "A1"."""
    plain = re.sub(r"\s+", "", printed).strip(".):")
    if plain.count("(") > plain.count(")"):
        plain += ")"
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1]
    if plain.casefold() in _SPELT:
        return str(_SPELT.index(plain.casefold()) + 1)
    return plain


def _begins(rest: str) -> bool:
    """Return whether ``rest`` can be the beginning of a question where no stop parts it."""
    return not _SPEAKS.match(rest) and (rest[0].isupper() or rest[0] in "‘'“\"([☐")
