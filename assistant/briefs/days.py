"""Days as people write them go in; ISO 8601 dates, as the files hold them, come out.

The promise: a day is never guessed. "3/4/2027" is the third of April, since these are British
papers; what is no day, or leaves it open which, gives None.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_WORDS = re.compile(_WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+([a-z]{3,9})\.?,?\s+(\d{4})")
_FIGURES = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def iso_day(words: str) -> str | None:
    """Return "2027-01-31" for "31 January 2027", "31 Jan 2027", "31/01/2027" or itself."""
    said = " ".join(words.casefold().split())
    if _ISO.fullmatch(said):
        return _day(*said.split("-"))
    if found := _WORDS.fullmatch(said):
        day, name, year = found.groups()
        month = [n for n, full in enumerate(_MONTHS, 1) if _names(name, full)]
        return _day(year, month[0], day) if month else None
    if found := _FIGURES.fullmatch(said):
        day, _, figure, year = found.groups()
        return _day(year, figure, day)
    return None


def _names(name: str, full: str) -> bool:
    return name in (full, full[:3]) or (name == "sept" and full == "september")


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
