"""Figures and what they count in: digits, number words, currencies, units, dates, magnitudes.

In goes a place in a row of tokens; out comes whether it belongs to a figure. The promise: nothing
that states how much, how many, how long or when is taken for an ordinary word.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.table import Table, words
from assistant.quotes.meaning.tokens import Token

NUMBER_WORDS = Table(
    """zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen,
    fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty,
    sixty, seventy, eighty, ninety, hundred, thousand, million, billion, trillion, hundreds,
    thousands, millions, billions, trillions, tens, dozen, dozens, score, couple, pair, half,
    halves, quarter, quarters, thirds, fourth, fifth, sixth, seventh, eighth, ninth, tenth,
    tenths, fifths, hundredth, third, first, second, secondly, thirdly, last, once, twice,
    thrice, double, doubled, doubles, doubling, triple, tripled, treble, trebled, quadrupled,
    halved, halving, single, twofold, threefold, fivefold, tenfold, median, average, mean""",
)
MAGNITUDES = Table("bn, m, k, tn, mn, mln, bln, th, st, nd, rd")
UNITS = Table(
    """%, ‰, £, $, €, ¥, pound, pounds, dollar, dollars, euro, euros, pence, penny, cent, cents,
    sterling, gbp, usd, eur, percent, percentage, percentages, percentile, pp, ppt, mm, cm,
    km, metre, metres, meter, meters, kilometre, kilometres, mile, miles, inch, inches, feet,
    foot, acre, acres, hectare, hectares, kg, g, mg, tonne, tonnes, ton, tons, gram, grams,
    kilogram, kilograms, litre, litres, ml, gb, mb, tb, kb, mw, gw, kw, kwh, mwh, twh, degree,
    degrees, °, hz, fold""",
    """second's, seconds, minute, minutes, hour, hours, hourly, day, days, daily, night, nights,
    nightly, week, weeks, weekly, weekend, fortnight, fortnightly, month, months, monthly,
    quarterly, year, years, yearly, year-old, annual, annually, decade, decades, century,
    centuries, today, yesterday, tomorrow, am, pm, a.m., p.m.""",
    "per cent, per head, per capita, basis points",
)
MONTHS = Table(
    """january, february, april, june, july, august, september, october, november, december, jan,
    feb, apr, jun, jul, aug, sept, sep, oct, nov, dec, monday, tuesday, wednesday, thursday,
    friday, saturday, sunday, spring, summer, autumn, winter, easter, christmas""",
)
PROPER_MONTHS = frozenset({"may", "march"})
RATES = Table("per, one in, in every, in each, a year, a month, a week, a day")
_OUT_OF = Table("out of")
_PERIOD = words("year month week day quarter decade hour minute century")
PERIOD_FRONTS = words("last this next past previous coming per every each a recent")
_CURRENCY = frozenset("£$€¥")
_LIGHT = words(
    """one first second third secondly thirdly last once single today yesterday tomorrow daily
    mean couple pair degree degrees annual foot feet m k g st nd rd th day days night week
    weeks month months year years hour hours minute minutes decade decades seconds annually
    monthly weekly spring double per"""
)
"""Words that also serve as plain words: on their own, leaving them out changes no figure."""


def states_number(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token at ``index`` is a figure or part of how one is counted."""
    token = tokens[index]
    if token.kind == "figure" or UNITS.at(tokens, index):
        return True
    if token.key in NUMBER_WORDS:
        return not _in_name(tokens, index)
    if token.key in MONTHS and token.plain[:1].isupper():
        return True
    if token.key in PROPER_MONTHS:
        return names_month(tokens, index)
    if token.key in MAGNITUDES:
        return index > 0 and tokens[index - 1].kind == "figure"
    if token.kind == "dash":
        return _joins_figures(tokens, index)
    if token.plain.isalpha() and (RATES.phrase(tokens, index) or _share(tokens, index)):
        return True
    return token.key == "per"


def _share(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "out of" stands between figures: not in "our way out of this problem"."""
    found = _OUT_OF.phrase(tokens, index)
    if found is None:
        return False
    near = [*tokens[max(0, found[0] - 1) : found[0]], *tokens[found[1] : found[1] + 1]]
    return any(t.kind == "figure" or t.key in NUMBER_WORDS for t in near)


def states_figure(tokens: Sequence[Token], index: int) -> bool:
    """Say whether leaving out the token at ``index`` takes a figure, a date or a period away."""
    token = tokens[index]
    if not states_number(tokens, index) or token.kind == "dash":
        return False
    if token.key not in _LIGHT or token.kind == "figure":
        return True
    before = tokens[index - 1] if index else None
    if before is None:
        return False
    if before.key in PERIOD_FRONTS and token.key.rstrip("s") in _PERIOD:
        return before.key != "a" and before.key != "this"
    counted = before.kind == "figure" or (before.key in NUMBER_WORDS and before.key not in _LIGHT)
    return counted or RATES.phrase(tokens, index) == (index, index + 2)


def is_period(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a day, a week, a year or the like stands at ``index``."""
    return index < len(tokens) and tokens[index].key.rstrip("s") in _PERIOD


def _in_name(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a number word is part of a name, as in "the Five Eyes Governments"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    capital = tokens[index].plain[:1].isupper() and index > 0
    return capital and after is not None and after.plain[:1].isupper()


def names_month(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "May" or "March" is the month: a capital that no sentence begins with."""
    if tokens[index].key not in PROPER_MONTHS or not tokens[index].plain[:1].isupper():
        return False
    begins = index == 0 or tokens[index - 1].plain in (".", "?", "!", ":", ";", "(")
    return not begins or _beside_figure(tokens, index)


def _beside_figure(tokens: Sequence[Token], index: int) -> bool:
    near = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return any(t.kind == "figure" for t in near)


def _joins_figures(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the dash makes a range or a minus sign."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or (after.kind != "figure" and after.plain not in _CURRENCY):
        return False
    before = tokens[index - 1] if index else None
    tight = not after.spaced
    return tight and (before is None or before.kind == "figure" or tokens[index].spaced)
