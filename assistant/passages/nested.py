"""A passage's text goes in; out come the quotations inside it.

A quotation is three words or more between matching marks. Fewer words are a name or words held
at arm's length ("cure"); so is a run of capitals without a verb's small letters ("Selfie
Generation"), which is a title. Apostrophes are not marks: a single mark opens only after white
space and closes only before it. The promise: a span never holds its marks, and an unmatched mark
makes no quotation.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.passages.passage import Nested

FEWEST_WORDS = 3

_DOUBLE = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_OPENS = re.compile(r"[‘'](?<![^\s(\[—–-].)(?=[^\s'’])")
_CLOSES = re.compile(r"['’](?<=[^\s‘].)(?!\w)")
_PERHAPS_POSSESSIVE = re.compile(r"s['’]\s+[a-z]")
LONGEST_SINGLE = 2000
"""Characters between single marks; a mark that finds no partner so near is an apostrophe."""

_SAYS = (
    r"(?:said|says|told|tells|stated|states|wrote|writes|explained|explains|added|adds|argued|"
    r"warned|replied|asked|noted|concluded)"
)
_SAYING = frozenset(re.findall(r"[a-z]+", _SAYS))
_NAME = (
    r"((?!(?:As|And|But|When|While|If|Then|Yet|So|In|Later)\b)[A-Z][\w’'-]+"
    r"(?: (?:[A-Z][\w’'-]+|of|de|van))* [A-Z][\w’'-]+)"
)
_BEFORE = re.compile(rf"{_NAME},? {_SAYS}(?: [a-z ]{{1,30}})?[,:]?\s*$")
_AFTER = re.compile(rf"^[,.]?\s*{_SAYS} {_NAME}|^[,.]?\s*{_NAME} {_SAYS}\b")
_LITTLE_TEXT = """
a an and at by for from in of on or the to with as
"""
_LITTLE = frozenset(_LITTLE_TEXT.split())
NEAR = 120
"""Characters on either side in which the name of who is quoted is looked for."""


def nested_quotations(text: str, offset: int = 0) -> tuple[Nested, ...]:
    """Return the quotations in ``text``; ``offset`` is where it begins in the stored text."""
    spans = marked_spans(text)
    if not spans:
        return ()
    found = []
    for start, end in spans:
        if is_quotation(text[start:end]):
            speaker = _speaker(text, start, end)
            found.append(Nested(start=offset + start, end=offset + end, speaker=speaker))
    return tuple(found)


def is_quotation(words: str) -> bool:
    """Return whether ``words`` between marks quote, rather than name something or hold it off."""
    parts = words.split()
    if len(parts) < FEWEST_WORDS:
        return False
    tells = any(p[0].islower() and p.casefold() not in _LITTLE for p in parts)
    return tells or words.rstrip()[-1] in ".?!"


def marked_spans(text: str) -> list[tuple[int, int]]:
    """Return what stands between matching marks in ``text``: quoted, or held at arm’s length."""
    double = _double_spans(text) if '"' in text or "“" in text else []
    opens = [m.end() for m in _OPENS.finditer(text)] if _may_open(text) else []
    if not opens:  # as in most texts: their single marks are all apostrophes
        return double
    single = [
        span
        for span in _single_spans(text, opens)
        if not any(s - 1 <= span[0] <= e + 1 for s, e in double)
    ]
    return _apart(sorted(double + single))


def _may_open(text: str) -> bool:
    """Say whether a single mark stands that is no apostrophe inside a word: mostly not."""
    at = text.find("'")
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return True
        at = text.find("'", at + 1)
    return "‘" in text


def _double_spans(text: str) -> list[tuple[int, int]]:
    return [m.span(m.lastindex or 0) for m in _DOUBLE.finditer(text)]


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that begin behind the end of those before them."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _single_spans(text: str, opens: list[int]) -> list[tuple[int, int]]:
    """Pair single marks; where a plural's apostrophe might be the closing one, pair none."""
    spans: list[tuple[int, int]] = []
    for opened, limit in pairwise([*opens, len(text) + 1]):
        ends = [
            m.start() for m in _CLOSES.finditer(text, opened, min(limit, opened + LONGEST_SINGLE))
        ]
        sure = [e for e in ends if not _PERHAPS_POSSESSIVE.match(text, e - 1)]
        chosen = ends if len(ends) == 1 else sure
        if len(chosen) == 1:
            spans.append((opened, chosen[0]))
    return spans


def _speaker(text: str, start: int, end: int) -> str | None:
    above = text[max(0, start - 1 - NEAR) : start - 1]
    if _SAYING.intersection(above.rstrip(" ,:").split()[-6:]) and (before := _BEFORE.search(above)):
        return before[1]
    below = text[end + 1 : end + 1 + NEAR]
    if _SAYING.intersection(below.split()[:8]) and (after := _AFTER.search(below)):
        return after[1] or after[2]
    return None
