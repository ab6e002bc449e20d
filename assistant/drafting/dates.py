"""Dates as British papers print them.

In go ISO 8601 dates as the files hold them, whole or in part; out come words: "19 May 2021",
"May 2021", "2021". What is not such a date is printed as it stands.
"""

from __future__ import annotations

import re

_NAMES = """January February March April May June July August September October November
December"""
_MONTHS = tuple(_NAMES.split())
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})")


def long_date(text: str) -> str:
    """Return "2021-05-19" as "19 May 2021"."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return text
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= len(_MONTHS):
        return text
    parts = [str(int(day))] if day else []
    parts += [_MONTHS[int(month) - 1]] if month else []
    return " ".join([*parts, year])


def year_of(text: str | None) -> str | None:
    """Return the year of a date, or None where it gives none."""
    found = re.match(r"\d{4}", text or "")
    return found.group() if found else None


def closing_time(text: str, zone: str | None) -> str:
    """Return "2026-06-12T23:45" as "11.45 pm on 12 June 2026 (Europe/London)"."""
    found = _MOMENT.match(text)
    if not found:
        return long_date(text)
    hour, minute = int(found.group(2)), int(found.group(3))
    half = "am" if hour < 12 else "pm"
    clock = f"{(hour - 1) % 12 + 1}" + (f".{minute:02d}" if minute else "") + f" {half}"
    clock = {(0, 0): "midnight", (12, 0): "noon"}.get((hour, minute), clock)
    place = f" ({zone})" if zone else ""
    return f"{clock} on {long_date(found.group(1))}{place}"
