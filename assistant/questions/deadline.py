"""A paper in; out comes when it closes, with the zone, and every doubt about it.

The promise: a time without a zone that can be told is given back beside the date and never joined
to it, and two dates that differ are both told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from assistant.documents import Document
from assistant.passages.closing import Closing, closings
from assistant.questions.zones import zone_of

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Deadline(NamedTuple):
    """``closes`` is an ISO date, or date and time where ``time_zone`` is told; else ``time``
    holds the time printed."""

    closes: str | None = None
    time: str | None = None
    time_zone: str | None = None
    printed: str | None = None
    doubts: tuple[str, ...] = ()


def deadline_of(document: Document) -> Deadline:
    """Return when ``document`` closes."""
    found = closings(document)
    if not found:
        return Deadline(doubts=("No closing date was found. Give it with --closes.",))
    told = _of_answers(found)
    # The statement that gives a time says most; of several, the first.
    first = min((c for c in told if c.date == told[0].date), key=_says_less)
    zone = zone_of(first.zone, document.text)
    doubts = [*_differing(first, told), *_about_day(first), *_about_time(first)]
    if not first.time:
        doubts.append(f"The paper gives no time of day for {first.date}.")
    elif zone.told:
        doubts.append(zone.told if zone.name else f"{zone.told} {_ask(first)}")
    if not first.of_answers:
        doubts.append(f"It is not certain that this is the deadline for answers: “{first.printed}”")
    doubts += _clocks(first, zone.name)
    closes = f"{first.date}T{first.time}" if first.time and zone.name else first.date
    return Deadline(closes, first.time, zone.name, first.printed, tuple(doubts))


def _says_less(closing: Closing) -> int:
    """Order statements of one deadline by what they give: time and zone, time, date alone."""
    return (closing.time is None) + (closing.zone is None)


def _of_answers(found: Sequence[Closing]) -> list[Closing]:
    told = [closing for closing in found if closing.of_answers]
    return told or list(found)


def _differing(first: Closing, told: Sequence[Closing]) -> list[str]:
    dates = {c.date: c.printed for c in told if c.date != first.date}
    times = {c.time: c.printed for c in told if c.date == first.date and c.time != first.time}
    taken = f"{first.date} was taken from “{first.printed}”."
    doubts = [
        f"The paper states another date too: “{printed}”; {taken}" for printed in dates.values()
    ]
    for time, printed in times.items():
        if time is not None:
            doubts.append(
                f"The paper states another time too: “{printed}”; {first.time} was taken."
            )
    return doubts


def _about_day(closing: Closing) -> list[str]:
    real = _DAYS[date.fromisoformat(closing.date).weekday()].capitalize()
    printed = [name.capitalize() for name in _DAYS if name in closing.printed.casefold()]
    if len(printed) == 1 and printed[0] != real:
        return [f"The paper says {printed[0]}, but {closing.date} is a {real}."]
    return []


def _about_time(closing: Closing) -> list[str]:
    if closing.time_printed and "midnight" in closing.time_printed.casefold():
        return ["“Midnight” was read as the end of that day, 23:59."]
    return []


def _ask(closing: Closing) -> str:
    return f"The brief gets the date; give the zone of {closing.time} with --time-zone."


def _clocks(closing: Closing, zone: str | None) -> list[str]:
    """Tell where the printed GMT is not what London's clocks show on that day."""
    printed = (closing.zone or "").upper()
    if zone != "Europe/London" or printed not in ("GMT", "BST") or not closing.time:
        return []
    at = datetime.fromisoformat(f"{closing.date}T{closing.time}").replace(tzinfo=ZoneInfo(zone))
    if at.tzname() == printed:
        return []
    shown = f"London's clocks show {at.tzname()} on {closing.date}"
    return [f"The paper prints {closing.zone}, but {shown}."]
