"""When a figure is of: its rate ("per month"), its period ("in the last year"), its base.

In goes a sentence and the place of a figure in it; out come the words that say when. The promise:
a period is taken from the figure's own clause; where that has none, from the clause before it or
the front of its sentence; never from what follows another figure.
"""

from __future__ import annotations

import re

UNIT = (
    r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|annum|head|capita)"
)
_RATE = re.compile(
    rf"\b(?:(?:per|every|each)\s+|an?\s+(?!second\b))(?P<unit>{UNIT})\b"
    r"|\b(?P<adverb>daily|weekly|monthly|quarterly|annually|yearly)\b|/(?P<slash>day|week|month|year)\b"
)
_ADVERBS = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "annually": "year", "yearly": "year", "annum": "year", "capita": "head",
}  # fmt: skip
_YEAR = r"(?:1[5-9]|20)\d{2}(?:\s?[-–/]\s?\d{2,4})?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_WHEN = (
    rf"(?:in|over|during|for|within|at|by|across)\s+the\s+(?:(?:last|past|previous|current|same|next|"
    rf"coming|present|first|second|third|fourth|final)\s+)+(?:\w+\s+)?(?:financial\s+|calendar\s+|"
    rf"academic\s+|school\s+)?(?:{UNIT}s?|half)\b"
    rf"|(?:in|over|during)\s+the\s+year\b(?:\s+(?:to|ending)\s+(?:\d+\s+)?{_MONTH}\s+\d{{4}})?"
    rf"|(?:in|since|during|by|from|until|before|after|between|throughout|for)\s+(?:the\s+)?"
    rf"(?:\d{{1,2}}\s+)?(?:(?:early|late|mid)[\s-])?(?:{_MONTH}\s+)?{_YEAR}"
    rf"(?:\s+(?:and|to)\s+(?:{_MONTH}\s+)?{_YEAR})?"
    rf"|(?:in|since|during)\s+{_MONTH}(?:\s+\d{{4}})?\b"
    r"|(?:so\s+far\s+)?this\s+(?:year|month|week|quarter)|(?:the\s+)?(?:last|past|previous|next)\s+"
    r"(?:financial\s+)?(?:year|month|week|quarter|decade)|today|currently|at\s+present|now|yesterday"
    r"|at\s+any\s+one\s+time|to\s+date"
)
PERIOD = re.compile(rf"\b(?:{_WHEN})", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:]|,\s+(?:but|and|while|whilst|whereas|which|who|although|with)\b|\s+(?:but|while|whilst|"
    r"whereas|although)\s|\s+and\s+(?=(?:the\s+\w+\s+|we\s+|they\s+|it\s+|he\s+|she\s+)?(?:now|whilst|"
    r"dealt|is\b|are\b|was\b|were\b|has\b|have\b))",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:currently|now|at\s+present|today)\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:in|during|over)\s+the\s+(?:previous|last|past)\s+(?:financial\s+|calendar\s+)?"
    r"(?:year|month|quarter|decade)\b",
    re.IGNORECASE,
)
_FAR_BACK = 45
"""Characters; how far before a figure its own "currently" stands ("is currently missing 2,000")."""


def clause_of(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause of ``sentence`` that the figure at [start, end) stands in."""
    begin, finish = 0, len(sentence)
    for found in _CLAUSE_END.finditer(sentence):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            return begin, found.start()
    return begin, finish


def rate_of(sentence: str, end: int, until: int) -> str | None:
    """Return the unit of time (or "head") that a figure is counted by."""
    found = _RATE.search(sentence, end, until)
    if found is None:
        return None
    word = (found["unit"] or found["adverb"] or found["slash"]).lower()
    return _ADVERBS.get(word, word)


def period_of(sentence: str, start: int, end: int, until: int) -> str | None:
    """Return the words that say when: after the figure, else before it in its clause, else at the
    front of the sentence, else the only ones before its clause ("in 2002" of a founding is not
    carried over by a "now")."""
    begin, finish = clause_of(sentence, start, end)
    after = [f.group() for f in PERIOD.finditer(sentence, end, min(until, finish))]
    lasting = [words for words in after if not _NOW.fullmatch(words)]
    if lasting:
        return lasting[0]
    before = [f.group() for f in PERIOD.finditer(sentence, begin, start)]
    if before:
        return before[-1]
    front = PERIOD.match(sentence)
    if front:
        return front.group()
    earlier = [f.group() for f in PERIOD.finditer(sentence, 0, begin)]
    return earlier[0] if len(earlier) == 1 and not _NOW.fullmatch(earlier[0]) else None


def contradiction(sentence: str, start: int, end: int) -> tuple[str, str] | None:
    """Return "now" and "in the last year" where one figure is said to be of both."""
    begin, finish = clause_of(sentence, start, end)
    over = _OVER.search(sentence, end, finish)
    nows = list(_NOW.finditer(sentence, max(begin, start - _FAR_BACK), start))
    return (nows[-1].group(), over.group()) if nows and over else None
