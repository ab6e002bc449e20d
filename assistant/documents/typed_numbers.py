"""Paragraphs of an office document go in; they come out with the numbers that were typed, lifted.

Many people number their paragraphs by hand ("1. We are a charity."), and the file then says nothing
of a list. The promise: only numbers that run on from one another are lifted, so that a sentence
which happens to begin with a figure keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.labels import Label, label_of
from assistant.documents.units import Unit

_FEWEST = 3
"""Numbers in a row; two may be chance."""

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?$")


def with_typed_numbers(units: Sequence[Unit]) -> list[Unit]:
    """Return ``units`` with the typed numbers of their paragraphs as labels."""
    found: dict[int, Label] = {}
    before: tuple[int, ...] = (0,)
    for index, unit in enumerate(units):
        label = _typed(unit)
        number = _number(label) if label is not None else None
        if label is not None and number is not None and _runs_on(before, number):
            found[index], before = label, number
    if len(found) < _FEWEST:
        return list(units)
    return [_lifted(u, found[i]) if i in found else u for i, u in enumerate(units)]


def _typed(unit: Unit) -> Label | None:
    if unit.kind != "paragraph" or unit.label is not None or unit.row is not None or unit.boxed:
        return None
    return label_of(unit.text)


def _number(label: Label) -> tuple[int, ...] | None:
    found = None if label.bullet else _NUMBER.match(label.printed)
    return tuple(int(part) for part in found[1].split(".")) if found else None


def _runs_on(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Return whether a number comes next: 1.2 or 2 after 1.1, 2.1 after 2; a part may be new."""
    shared = 0
    while shared < min(len(before), len(number)) and before[shared] == number[shared]:
        shared += 1
    if shared == len(number):
        return False
    rest = number[shared:]
    first = before[shared] + 1 if shared < len(before) else 1
    return rest[0] == first and all(part == 1 for part in rest[1:])


def _lifted(unit: Unit, label: Label) -> Unit:
    words = unit.text[label.words :]
    first = label.words
    spans = [(max(start - first, 0), end - first) for start, end in unit.emphasis if end > first]
    return replace(unit, kind="item", text=words, label=label.printed, level=1, emphasis=spans)
