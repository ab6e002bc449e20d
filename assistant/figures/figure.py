"""A figure: a number of a text with what it counts, and where it stands.

``text[start:end] == words`` always holds for the text a figure was found in. What cannot be told
is None, and ``unmeasured`` says why.
"""

from __future__ import annotations

from typing import Literal

from assistant.noun import Noun

Kind = Literal["figure", "date", "reference"]


class Figure(Noun):
    """One number.

    ``kind`` is "date" for years, days and times and "reference" for numbers that only name
    something ("paragraph 10", "Outcome 21", "999"). ``value`` is the number, the lower one of a
    range whose upper one is ``high``. ``unit`` is "%", a currency ("£"), a length of time
    ("years"), "years of age", "people" or "count"; a share ("half", "1 in 5") is in "%".
    ``approximate`` keeps "around" or "up to". ``measure`` is what is counted, as the text says it,
    and ``action`` the stem of the verb that has it for its object ("miss" for "missed 2,000").
    ``rate`` is "month" for "per month"; ``period`` the words that say when; ``base`` what a share
    is a share of.
    """

    kind: Kind
    start: int
    end: int
    words: str
    value: float | None
    high: float | None = None
    unit: str = "count"
    approximate: str | None = None
    measure: str | None = None
    unmeasured: str | None = None
    action: str | None = None
    rate: str | None = None
    period: str | None = None
    base: str | None = None
    sentence: tuple[int, int]
    place: str = ""
    source: str | None = None


def same_amount(one: Figure, other: Figure) -> bool:
    """Say whether two figures state one amount: 1,400 and "fourteen hundred", 50% and "half".

    A range is another amount than one of its ends; around 800 is the amount 800.
    """
    if (one.unit == "%") != (other.unit == "%"):
        return False
    if one.unit in CURRENCIES and other.unit in CURRENCIES and one.unit != other.unit:
        return False
    return one.value == other.value and one.high == other.high


CURRENCIES = frozenset("£$€")
