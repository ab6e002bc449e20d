"""A brief's pins and the author's words that name them: whether they agree.

Each check takes the record of a brief and raises the first disagreement with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.briefs.brief import Brief, Pin
from assistant.briefs.placeholders import PIN_ID, find_mistakes, find_placeholders
from assistant.errors import RecordError, nearest_name
from assistant.files.records import Record

_Place = tuple[str | int, ...]


def check_pins(record: Record[Brief]) -> None:
    """Check that pins have ids of their own, and spans, omissions and insertions that fit."""
    seen: dict[str, _Place] = {}
    for pin, place in _pins(record.value):
        if not re.fullmatch(PIN_ID, pin.id):
            problem = f"found “{pin.id}”; an id is made of letters, digits, hyphens, dots and _"
            raise record.problem(problem, *place, "id")
        if pin.id in seen:
            first = record.line(*seen[pin.id], "id")
            problem = f"“{pin.id}” is used twice (first in line {first}); give one another id"
            raise record.problem(problem, *place, "id")
        seen[pin.id] = place
        _check_span(record, pin, place)
    _check_overrides(record, list(seen))


def check_words(record: Record[Brief]) -> None:
    """Check every ``{quote: pin}`` and ``{cite: pin}`` in the author's words."""
    known = [pin.id for pin, _ in _pins(record.value)]
    _check_text(record, record.value.summary, known, ("summary",))
    for i, answer in enumerate(record.value.answers):
        _check_text(record, answer.text, known, ("answers", i, "text"))
        _check_text(record, answer.conditions, known, ("answers", i, "conditions"))


def _pins(brief: Brief) -> Iterator[tuple[Pin, _Place]]:
    for i, answer in enumerate(brief.answers):
        for n, pin in enumerate(answer.pins):
            yield pin, ("answers", i, "pins", n)


def _check_span(record: Record[Brief], pin: Pin, place: _Place) -> None:
    if not pin.words.strip():
        problem = "a pin needs the words it quotes"
        raise record.problem(problem, *place, "words")
    if pin.start is None or pin.end is None:
        _check_no_offsets(record, pin, place)
        return
    if not 0 <= pin.start < pin.end:
        problem = f"found {pin.start} to {pin.end}; a span starts at 0 or later, before it ends"
        raise record.problem(problem, *place, "start")
    _check_spans(record, pin, pin.omissions, (*place, "omissions"))
    _check_spans(record, pin, pin.emphasis, (*place, "emphasis"))
    for n, insertion in enumerate(pin.insertions):
        if not pin.start <= insertion.at <= insertion.at + insertion.replaces <= pin.end:
            problem = f"found {insertion.at}; expected an offset from {pin.start} to {pin.end}"
            raise record.problem(problem, *place, "insertions", n, "at")


def _check_no_offsets(record: Record[Brief], pin: Pin, place: _Place) -> None:
    if pin.start is not None or pin.end is not None:
        given, absent = ("start", "end") if pin.start is not None else ("end", "start")
        problem = f"“{given}” is given without “{absent}”; give both or neither"
        raise record.problem(problem, *place, given)
    for name in ("omissions", "insertions", "emphasis"):
        if getattr(pin, name):
            problem = "offsets here need the pin's own “start” and “end”"
            raise record.problem(problem, *place, name)


def _check_spans(
    record: Record[Brief], pin: Pin, spans: Sequence[tuple[int, int]], place: _Place
) -> None:
    reached = pin.start or 0
    for n, (start, end) in enumerate(spans):
        if not reached <= start < end <= (pin.end or 0):
            problem = (
                f"found {start} to {end}; spans stand in order, apart from each other, "
                f"between {pin.start} and {pin.end}"
            )
            raise record.problem(problem, *place, n)
        reached = end


def _check_overrides(record: Record[Brief], pins: list[str]) -> None:
    for i, answer in enumerate(record.value.answers):
        for n, override in enumerate(answer.overrides):
            place = ("answers", i, "overrides", n)
            if not override.reason.strip():
                problem = "an override needs a reason; it is printed in the audit"
                raise record.problem(problem, *place, "reason")
            if override.pin is not None and override.pin not in pins:
                raise record.problem(_no_pin(override.pin, pins), *place, "pin")


def _check_text(record: Record[Brief], text: str, known: list[str], place: _Place) -> None:
    for at, mistake in find_mistakes(text):
        problem = f"found “{mistake}”; expected {{quote: pin}} or {{cite: pin}}, with a pin's id"
        raise _within(record, text, at, place, problem)
    for found in find_placeholders(text):
        if found.pin not in known:
            raise _within(record, text, found.start, place, _no_pin(found.pin, known))


def _within(record: Record[Brief], text: str, at: int, place: _Place, problem: str) -> RecordError:
    line = record.line_within(text.count("\n", 0, at), *place)
    error = record.problem(problem, *place)
    return RecordError(error.file, line, error.field, error.problem)


def _no_pin(name: str, known: list[str]) -> str:
    nearest = nearest_name(name, known)
    hint = f"; did you mean “{nearest}”?" if nearest else ""
    return f"there is no pin “{name}” in this brief{hint}"
