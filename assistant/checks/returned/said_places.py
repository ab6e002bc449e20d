"""The place in a source that a sentence names beside its quotation: "says at paragraph 5: …".

In go the words before and after a quotation in its sentence; out come the words of each place that
surely is the quotation's. The promise: a paragraph of the writer's own paper, and one that is only
spoken of, is never taken for the place of the quotation.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBERED = r"\d+(?:\.\d+)*(?:\([a-z\d]{1,4}\))*"
_PLACE = (
    rf"(?:para(?:graph)?s?\.?|items?|pages?|pp?\.|columns?|cols?\.|lines?)\s*{_NUMBERED}"
    rf"(?:\s*(?:[-–—,&]|and|to)\s*{_NUMBERED})*"
)
_SAYS = (
    r"\b(?:says?|said|states?|stated|reads?|records?|recorded|explains?|explained|adds?|added"
    r"|warns?|warned|advises?|advised|reports?|reported|notes?|noted|argues?|argued|puts? it"
    r"|observes?|observed|concludes?|concluded|finds?|found)\b"
)
_ENDS = r"(?:\s*that)?[\s,:–—-]*$"
_RIGHT_BEFORE = re.compile(
    rf"(?:\b(?:at|in|from|under|says|states)|,)\s+(?P<place>{_PLACE})(?:,?\s*{_SAYS})?{_ENDS}",
    re.IGNORECASE,
)
_SPEAKS = re.compile(rf"^\W*(?P<place>{_PLACE})\s+{_SAYS}{_ENDS}", re.IGNORECASE)
_LEADING_IN = re.compile(
    rf"^\W*(?:at|in|on)\s+(?P<place>{_PLACE}),?\s+[^“‘\"]{{3,90}}{_SAYS}{_ENDS}",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\((?P<place>{_PLACE})\)[^“‘\"()]{{0,40}}{_SAYS}{_ENDS}", re.IGNORECASE)
_RIGHT_AFTER = re.compile(rf"^[’”\"'.,\s]*(?:at|in)\s+(?P<place>{_PLACE})", re.IGNORECASE)
_OF_SOURCE = re.compile(
    rf"\b(?P<place>{_PLACE})\s+(?:of|in)\s+(?P<whose>[^,;:“‘\"]{{3,90}})", re.IGNORECASE
)
_OF_OURS = re.compile(
    r"\b(?:we|our|ours|my|I|above|below|overleaf|answer|answers|response to|reply to|this (?:paper"
    r"|submission|response|document|letter|brief|note))\b"
)


class SaidPlace(NamedTuple):
    """``place`` as it is written ("paragraph 5"), and what it is said to be a place of, or ""."""

    place: str
    whose: str = ""


def said_places(before: str, after: str) -> tuple[SaidPlace, ...]:
    """Return the places that a sentence gives its quotation outside brackets and notes."""
    named = [
        SaidPlace(_spaced(own["place"]), own["whose"].strip())
        for own in _OF_SOURCE.finditer(before)
        if not _OF_OURS.search(own["whose"])
    ]
    if _OF_OURS.search(before):
        return tuple(named)
    searched = [p.search(before) for p in (_RIGHT_BEFORE, _SPEAKS, _LEADING_IN, _IN_BRACKETS)]
    near = [m for m in (*searched, _RIGHT_AFTER.match(after)) if m is not None]
    return tuple(dict.fromkeys([*named, *(SaidPlace(_spaced(m["place"])) for m in near)]))


def _spaced(words: str) -> str:
    return " ".join(words.split())
