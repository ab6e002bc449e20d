"""Passages that say the same in the same words, folded into the first of them.

In go texts one after another; the answer is whether one nearly repeats an earlier one. The promise:
two passages whose figures or negations differ are never folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from assistant.matching.exact import plain
from assistant.matching.ordering import Ranked
from assistant.matching.shelf import Candidate

ALIKE = 93.0
"""Similarity, 0 to 100, from which two passages are one; edits of a word or two stay above it."""

_SHARED = 0.8
"""Share of terms in common below which two passages are not even compared."""

_TELLING = re.compile(r"\d[\d.,]*|\b(?:not|no|never|none|nor|neither|without|cannot)\b|n['’]t\b")


def distinct(ranked: Iterable[Ranked], most: int) -> list[Ranked]:
    """Return the first ``most`` that repeat none before them."""
    kept: list[Ranked] = []
    for one in ranked:
        if not any(_repeats(one.candidate, other.candidate) for other in kept):
            kept.append(one)
            if len(kept) == most:
                break
    return kept


def is_repeated_text(text: str, earlier: str) -> bool:
    """Tell whether ``text`` nearly repeats ``earlier``."""
    one, other = plain(text), plain(earlier)
    if one == other:
        return True
    if _telling(one) != _telling(other):
        return False
    return fuzz.ratio(one, other, score_cutoff=ALIKE) >= ALIKE


@lru_cache(maxsize=512)  # A text is held against each of those before it.
def _telling(text: str) -> tuple[str, ...]:
    return tuple(_TELLING.findall(text))


def _repeats(one: Candidate, other: Candidate) -> bool:
    terms, others = one.term_set, other.term_set
    if len(terms & others) < _SHARED * max(len(terms), len(others)):
        return False
    return is_repeated_text(one.text, other.text)
