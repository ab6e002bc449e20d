"""Words go in; out comes the first date in them, as ISO 8601, read the British way round."""

from __future__ import annotations

import datetime
import re

_NAMES = "january february march april may june july august september october november december"
_MONTHS = _NAMES.split()
_MONTH = "|".join([*_MONTHS, *(m[:3] for m in _MONTHS), "sept"])
_DATES = re.compile(
    rf"""
      \b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})\b
    | \b(?P<month_first>{_MONTH})\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?
        \s+(?P<year_last>\d{{4}})\b
    | \b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
    | \b(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>\d{{4}}|\d{{2}})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|noon)?|"
    r"\d{4}|to|from|at|and|date|until|hrs|hours|held|on|noon|am|pm)\b",
    re.IGNORECASE,
)
_CENTURY = 2000
"""Two figures of a year are of this century: "19/05/21" is 2021."""


def find_date(text: str) -> str | None:
    """Return the first real date in ``text`` as YYYY-MM-DD, or None; 03/04/2020 is 3 April."""
    for found in _DATES.finditer(text):
        if date := _date(found):
            return date.isoformat()
    return None


def is_date_line(text: str) -> bool:
    """Return whether ``text`` is a date and a time at most ("Wednesday 19 May 2021, 10am")."""
    rest = _DATES.sub("", text, count=1)
    return rest != text and not _TIMES.sub("", rest).strip(" ,;:.–-()")


def _date(found: re.Match[str]) -> datetime.date | None:
    try:
        if found["iso"]:
            return datetime.date.fromisoformat(found["iso"])
        if found["d"]:
            year = int(found["y"])
            return datetime.date(
                year if year > 99 else _CENTURY + year, int(found["m"]), int(found["d"])
            )
        month = _month(found["month"] or found["month_first"])
        year = int(found["year"] or found["year_last"])
        return datetime.date(year, month, int(found["day"] or found["day_second"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return [m[:3] for m in _MONTHS].index(name[:3].casefold()) + 1
