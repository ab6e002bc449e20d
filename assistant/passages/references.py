"""Words go in; out come the paragraphs, options, annexes and recommendations they point to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = r"\d{1,3}(?:\.\d{1,3})*(?:\([a-z]{1,3}\))*"
_MORE = rf"(?:\s*(?:,|and|or|&|to|–|-|—)\s*(?:and\s+)?{_NUMBERS}(?![\d%]))*"
_KINDS = {
    "para": "paragraph",
    "paras": "paragraph",
    "paragraph": "paragraph",
    "paragraphs": "paragraph",
    "option": "option",
    "options": "option",
    "recommendation": "recommendation",
    "recommendations": "recommendation",
    "annex": "annex",
    "annexes": "annex",
    "annexe": "annex",
    "appendix": "appendix",
}
_NUMBERED = re.compile(
    rf"\b(?P<kind>paragraphs?|paras?|options?|recommendations?)\.?\s+(?P<list>{_NUMBERS}{_MORE})",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?P<kind>Annex(?:es|e)?|Appendix)\s+(?P<list>(?:[A-Z]|\d{1,2})\b"
    r"(?:\s*(?:,|and|or|&)\s*(?:[A-Z]|\d{1,2})\b(?!\s+[A-Za-z]*[a-z]{2}ing\b))*)"
)
_ELSEWHERE = re.compile(
    r"\s*(?:of|to|in)\s+(?:(?:the|that|this|its|his|her|their)\s+)?"
    r"(?:[A-Z]|schedule|part|act\b|regulations?|statement|report|directive|agreement)"
)
"""What follows a reference into another document: "paragraph 4 of Schedule 2"."""

_RANGE = re.compile(rf"({_NUMBERS})\s*(?:-|–|—|to)\s*({_NUMBERS})")
_BARE_RANGE = re.compile(r"(?<![\w.£$€])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\w%])")
MOST_IN_A_RANGE = 60
"""A wider range is no list of paragraphs ("paragraphs 1-900" is a whole book)."""


@dataclass(frozen=True)
class Reference:
    """One thing pointed to: "paragraph" and "10(a)", at an offset into the words given."""

    kind: str
    number: str
    at: int

    def __str__(self) -> str:
        return f"{self.kind.title() if self.kind in _LETTER_KINDS else self.kind} {self.number}"


_LETTER_KINDS = {"annex", "appendix"}


def references_in(text: str) -> list[Reference]:
    """Return what ``text`` points to within its own document, in order, each once.

    "options 1-3 now, and keeping 4-5 on hold" points to five options: a bare range in the same
    sentence counts where it goes on from the last number.
    """
    found: list[Reference] = []
    for pattern in (_NUMBERED, _LETTERED):
        for match in pattern.finditer(text):
            if not _ELSEWHERE.match(text, match.end()):
                kind = _KINDS[match["kind"].casefold()]
                found += [Reference(kind, n, match.start()) for n in _numbers(match["list"])]
                if kind == "option":
                    found += _going_on(text, match.end(), found[-1])
    unique = {(r.kind, r.number): r for r in reversed(found)}
    return sorted(unique.values(), key=lambda r: (r.at, r.kind, _order(r.number)))


def _order(number: str) -> tuple[int, str]:
    figures = re.match(r"\d+", number)
    return (int(figures[0]) if figures else 0, number)


def _numbers(listed: str) -> list[str]:
    numbers: list[str] = []
    done = 0
    for found in _RANGE.finditer(listed):
        numbers += re.findall(rf"{_NUMBERS}|\b[A-Z]\b", listed[done : found.start()])
        numbers += _between(found[1], found[2])
        done = found.end()
    return numbers + re.findall(rf"{_NUMBERS}|\b[A-Z]\b", listed[done:])


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit() and 0 <= int(last) - int(first) <= MOST_IN_A_RANGE:
        return [str(n) for n in range(int(first), int(last) + 1)]
    return [first, last]


def _going_on(text: str, start: int, last: Reference) -> list[Reference]:
    end = min((i for i in (text.find(m, start) for m in (". ", "? ", "\n")) if i >= 0), default=-1)
    more: list[Reference] = []
    for found in _BARE_RANGE.finditer(text, start, end if end >= 0 else len(text)):
        previous = more[-1] if more else last
        if previous.number.isdigit() and int(found[1]) == int(previous.number) + 1:
            more += [Reference(last.kind, n, found.start()) for n in _between(found[1], found[2])]
    return more
