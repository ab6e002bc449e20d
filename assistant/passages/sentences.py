"""A text goes in; out come the spans of its whole sentences.

The promise: the spans are in order, do not overlap, and hold every character that is not white
space between them. A full stop ends a sentence unless it belongs to an abbreviation, a number or
an initial; where that cannot be told, the sentence goes on, because half a sentence misquotes.
"""

from __future__ import annotations

import re

_BEFORE_FIGURES_TEXT = """
no vol art arts fig ch cl sch sec reg regs ss s p c v r rule est ltd co inc plc hc hl col cols
jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri am pm a.m p.m
"""
_BEFORE_FIGURES = frozenset(_BEFORE_FIGURES_TEXT.split())
"""Abbreviations that go on before a figure ("No. 7"), and may end a sentence before a word."""

_NEVER_LAST_TEXT = """
mr mrs ms mx dr prof rev revd hon rt messrs mme gen capt lt sgt cllr supt insp nos vol vols para
paras pp fig figs arts e.g eg i.e ie cf viz vs approx dept govt
u.k u.s u.n e.u q.c k.c m.p ph.d
"""
_NEVER_LAST = frozenset(_NEVER_LAST_TEXT.split())
"""Abbreviations that something always follows: a capital after them begins no sentence."""

_END = re.compile(r"[.!?…\n](?:(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s)|(?<=\n)[ \t]*\n)")
"""Marks at the end of a word, or an empty line; with one set of signs in front, whatever begins
neither is passed over several times faster."""
_WORD_BEFORE = re.compile(r"[\w.&’'-]+$")
_LETTERED = re.compile(
    r"\b(?:Options?|Annex|Appendix|Category|Plan|Part|Group|Schedule|Class|Type|Table|Figure|Tier)"
    r"\s+[A-Z]$"
)
"""A letter that counts ("Option A."), and is no initial ("J. Smith")."""

_OPENING = "\"'“‘«([{"
_BULLET = re.compile(r"[-–—•*]?\s*")
LONGEST_WORD = 40


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the start and end of every sentence of ``text``."""
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for found in _END.finditer(text):
        end = found.end()
        if found.start() < start or not _ends(text, found.start(), end):
            continue
        last = len(text[start : found.start()].rstrip()) + start if found[0][0] == "\n" else end
        spans.append((start, last))
        start = _skip(text, end)
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, mark: int, end: int) -> bool:
    """Say whether the marks at ``mark`` end a sentence, by what stands before and after."""
    if text[mark] == "\n":
        return True
    after = _skip(text, end)
    while after < len(text) and text[after] in _OPENING:
        after += 1
    follows = text[after : after + 1]
    if follows.islower():
        return False
    if text[mark : mark + 1] != "." or text[mark : mark + 2] == "..":
        return True
    return not _abbreviates(text, mark, follows)


def _abbreviates(text: str, mark: int, follows: str) -> bool:
    word = _WORD_BEFORE.search(text, max(0, mark - LONGEST_WORD), mark)
    if word is None:
        return False
    plain = word[0].casefold().strip(".'’-")
    if len(plain) == 1 and word[0].isupper() and plain != "i":
        return not _LETTERED.search(text, max(0, mark - LONGEST_WORD), mark)
    if plain in _NEVER_LAST:
        return True
    return plain in _BEFORE_FIGURES and follows.isdigit()
