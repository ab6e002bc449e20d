"""A text goes in; every number in it comes out, with what it counts and when.

The promise: the figures are in order, do not overlap, and ``text[f.start:f.end] == f.words``. A
number that only names something, and a date, are told apart from figures; words that state no
number ("one of them", "first") are not listed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.figures.amounts import Amount, find_amounts
from assistant.figures.figure import Figure, Kind
from assistant.figures.kinds import DATES, LARGEST_NAME, REFERENCES, kind_of
from assistant.figures.measures import Measured, action_of, is_people, measure_of, unit_after
from assistant.figures.periods import period_of, rate_of
from assistant.passages.sentences import split_sentences

_APPROXIMATE = re.compile(
    r"\b(?:around|about|approximately|approx\.?|some|nearly|almost|roughly|circa|c\.|up to|"
    r"(?:no |not )?(?:more|fewer|less) than|over|under|above|below|at least|at most|as many as|"
    r"an estimated|estimated|in excess of|well over|just over|just under|close to|or more)\s+"
    r"(?:an?\s+)?$|(?P<sign>[~<>≤≥±])\s?$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"\s?(?:\+(?=\W|$)|or (?:so|more|fewer|less)\b)", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:of|among|amongst)\s+(?:the\s+|all\s+|those\s+|our\s+)*(?:\d[\d,]*\s+)?"
    r"(?P<base>(?:[a-z][\w’'-]*\s+){0,3}?(?:respondents|responses|people|children|adults|cases|"
    r"those\s+\w+ing|users|members|schools|households|organisations|respondees))\b"
)


@lru_cache(maxsize=2048)  # The drafts of a batch hold the same sentences again and again.
def find_figures(
    text: str, *, place: str = "", source: str | None = None, every: bool = False
) -> tuple[Figure, ...]:
    """Return the figures of ``text``.

    ``place`` and ``source`` are put on each. ``every`` lists dates and references as well.
    """
    masked = _masked(text)
    amounts = [a for a in find_amounts(text) if not _covers(masked, a)]
    if not amounts and not masked:
        return ()
    figures: list[Figure] = []
    for sentence in split_sentences(text):
        inside = [a for a in amounts if sentence[0] <= a.start and a.end <= sentence[1]]
        figures += _of_sentence(text, sentence, inside)
        figures += [
            Figure(kind=kind, start=s, end=e, words=text[s:e], value=None, sentence=sentence)
            for s, e, kind in masked
            if sentence[0] <= s and e <= sentence[1]
        ]
    kept = [f for f in figures if every or f.kind == "figure"]
    placed = [f.model_copy(update={"place": place, "source": source}) for f in kept]
    return tuple(sorted(placed, key=lambda f: f.start))


_Masked = list[tuple[int, int, Kind]]
_FORMS: tuple[tuple[re.Pattern[str], Kind], ...] = ((REFERENCES, "reference"), (DATES, "date"))


def _covers(masked: _Masked, amount: Amount) -> bool:
    return any(start < amount.end and amount.start < end for start, end, _ in masked)


def _masked(text: str) -> _Masked:
    """Return the dates and references that are known by their form, none overlapping."""
    spans: _Masked = []
    for pattern, kind in _FORMS:
        for found in pattern.finditer(text):
            if not any(s < found.end() and found.start() < e for s, e, _ in spans):
                spans.append((*found.span(), kind))
    return sorted(spans)


def _of_sentence(text: str, span: tuple[int, int], amounts: list[Amount]) -> list[Figure]:
    sentence = text[span[0] : span[1]]
    kinds = [(amount, kind_of(text, amount)) for amount in amounts]
    figures: list[Figure] = []
    for at, (amount, kind) in enumerate(kinds):
        names = kind == "figure" and _goes_on(amount, sentence, span[0], figures)
        if kind == "figure" and not names:
            later = (a.start - span[0] for a, k in kinds[at + 1 :] if k == "figure")
            figures.append(_figure(sentence, span, amount, next(later, len(sentence))))
        elif kind is not None:
            figures.append(_named(text, span, amount, "reference" if names else kind))
    return figures


def _named(text: str, span: tuple[int, int], amount: Amount, kind: Kind) -> Figure:
    return Figure(
        kind=kind,
        start=amount.start,
        end=amount.end,
        words=text[amount.start : amount.end],
        value=amount.value,
        high=amount.high,
        sentence=span,
    )


def _goes_on(amount: Amount, sentence: str, start: int, before: list[Figure]) -> bool:
    """Say whether a bare number goes on naming what one before it named: "options 1-3 … 4-5"."""
    named = any(f.kind == "reference" for f in before)
    bare = amount.plain and amount.value < LARGEST_NAME
    return (
        named
        and bare
        and measure_of(sentence, amount.end - start, share=False, money=False).words is None
        and unit_after(sentence, amount.start - start, amount.end - start) is None
    )


def _figure(sentence: str, span: tuple[int, int], amount: Amount, until: int) -> Figure:
    start, end = amount.start - span[0], amount.end - span[0]
    unit, measured = _unit(sentence, start, end, amount)
    base = _BASE.search(sentence, end, until) if amount.share else None
    return Figure(
        kind="figure",
        start=amount.start,
        end=amount.end,
        words=sentence[start:end],
        value=amount.value,
        high=amount.high,
        unit=unit,
        approximate=_approximate(sentence, start, end),
        measure=measured.words,
        unmeasured=measured.why,
        action=action_of(sentence, start),
        rate=rate_of(sentence, end, until),
        period=period_of(sentence, start, end, until),
        base=base["base"] if base else None,
        sentence=span,
    )


def _unit(sentence: str, start: int, end: int, amount: Amount) -> tuple[str, Measured]:
    if not (amount.share or amount.currency):
        timed = unit_after(sentence, start, end)
        if timed:
            return timed[0], Measured(None, "a length of time or an age counts nothing else")
    share, money = amount.share, bool(amount.currency)
    measured = measure_of(sentence, end, share=share, money=money)
    if share or money:
        return "%" if share else amount.currency, measured
    return "people" if is_people(measured.head) else "count", measured


def _approximate(sentence: str, start: int, end: int) -> str | None:
    before = _APPROXIMATE.search(sentence, 0, start)
    if before:
        return (before["sign"] or before.group()).strip().lower()
    after = _AFTERWARDS.match(sentence, end)
    return after.group().strip().lower() if after else None
