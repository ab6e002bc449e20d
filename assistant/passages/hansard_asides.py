"""A line of a report of debates goes in; out comes whether it is anybody's words at all.

Reports that were saved from a page or a print as text keep its running heads and its headings among
the speeches, marked by nothing. The promise: what ends as a sentence does is never taken for one.
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.documents.document import Document

_LONGEST = 150
_OFTEN = 3
"""A line that stands this often, its figures apart, is no speech."""

_ENDS = re.compile(r"[.?!:;,…—–-][”’\"')\]]*\s*$")
_FIGURES = re.compile(r"\d+")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_PLACED = re.compile(
    rf"\d+|\w+day,? .{{0,4}}\d.{{0,20}}|{_MONTH} \d{{1,2}},? \d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|\d+\w\w Session"
)
"""A page's number, a day, a session: where the page stands."""


_NOTE = re.compile(r"\s*\([A-Z][^()]{3,80}\)\.?\s*")


def is_note(words: str) -> bool:
    """Tell whether a line is a note of the reporters, such as "(Laughter)"."""
    return _NOTE.fullmatch(words) is not None


class Asides:
    """What one report prints among its speeches."""

    def __init__(self, document: Document) -> None:
        lines = (document.text[b.start : min(b.end, b.start + 200)] for b in document.blocks)
        self._counted = Counter(_key(line) for line in lines if _may_be_aside(line))

    def repeats(self, words: str) -> bool:
        """Tell whether a line is a page's head or foot; the speech goes on below it."""
        if not _may_be_aside(words):
            return False
        bare = words.strip()
        return _PLACED.fullmatch(bare) is not None or self._counted[_key(words)] >= _OFTEN

    def heads(self, words: str, *, above_a_label: bool) -> bool:
        """Tell whether a line may be a heading: in capitals, or short above a speaker's label."""
        bare = words.strip()
        if not _may_be_aside(bare) or bare[:1].islower():
            return False
        return bare.isupper() or above_a_label


def _may_be_aside(words: str) -> bool:
    return len(words) <= _LONGEST and not _ENDS.search(words)


def _key(line: str) -> str:
    return _FIGURES.sub("0", " ".join(line.split()))
