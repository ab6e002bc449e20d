"""Changes into the brief: a brief and the changes to take in, the changed brief out.

The promise: a change is made whole or not at all, and the brief that comes out can be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.briefs.brief import Brief
from assistant.briefs.changing import (
    answer_name,
    moved_pin,
    pin_called,
    with_conditions,
    with_lead_in,
    with_summary,
    with_text,
    without_pin,
)
from assistant.briefs.placeholders import find_placeholders
from assistant.pulling.change import Change
from assistant.pulling.fields import applied
from assistant.pulling.proposing import field_text


def taken(brief: Brief, changes: Sequence[Change]) -> Brief:
    """Return the brief with ``changes`` made."""
    own = sorted((c for c in changes if c.kind == "own words"), key=lambda c: c.field)
    for name, group in groupby(own, key=lambda c: c.field):
        edits = [(c.rows, c.after) for c in group if c.rows is not None]
        brief = _with_words(brief, name, applied(field_text(brief, name), edits))
    for change in changes:
        if change.kind == "lead-in":
            brief = with_lead_in(brief, change.pins[0], change.after or None)
        elif change.kind == "order of quotations":
            brief = _ordered(brief, change.pins)
    for change in changes:
        if change.kind in ("own words", "quotation removed"):
            for pin in change.pins:
                brief = _unpinned(brief, pin)
    return brief


def _with_words(brief: Brief, name: str, text: str) -> Brief:
    kind, _, answer = name.partition(":")
    if kind == "summary":
        return with_summary(brief, text)
    return (with_text if kind == "text" else with_conditions)(brief, answer, text)


def _ordered(brief: Brief, pins: Sequence[str]) -> Brief:
    """Put these pins of one answer in this order, in the places they have among the others."""
    answer, _ = pin_called(brief, pins[0])
    names = [pin.id for pin in answer.pins]
    places = sorted(names.index(pin) for pin in pins if pin in names)
    for place, pin in zip(places, pins, strict=False):
        brief = moved_pin(brief, pin, to=place, answer=answer_name(answer))
    return brief


def _unpinned(brief: Brief, pin: str) -> Brief:
    """Take a pin out that is quoted no more; one that is still named, or speaks against, stays."""
    texts = [brief.summary, *(t for a in brief.answers for t in (a.text, a.conditions))]
    if any(found.pin == pin for text in texts for found in find_placeholders(text)):
        return brief
    held = [p for a in brief.answers for p in a.pins if p.id == pin]
    return without_pin(brief, pin) if held and held[0].bearing != "challenges" else brief
