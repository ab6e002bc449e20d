"""Proposals accepted: what the program found and a person has read becomes the author's own.

In go a brief and the draft made of it; out comes the brief with the accepted proposals as pins.
The promise: only what the draft proposed is taken, at its exact place, and each answer asks for
that many fewer.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefs.brief import Answer, Brief, Pin
from assistant.drafting.context import key_of
from assistant.drafting.draft import Draft, DraftQuote
from assistant.errors import UnknownName
from assistant.files.names import slug


def accept_proposals(
    brief: Brief, draft: Draft, *, question: str | None = None, pins: Sequence[str] = ()
) -> tuple[Brief, tuple[DraftQuote, ...]]:
    """Return the brief with proposals accepted, and the proposals that were.

    ``question`` (a number, or the heading of a section) and ``pins`` (ids of proposals) narrow
    what is accepted; without them every proposal is.

    Raises:
        UnknownName: there is no such question or section, or no such proposal.
    """
    proposed = [quote for quote in draft.quotes if quote.proposal]
    keys = [key_of(answer) for answer in brief.answers]
    if question is not None and question not in keys:
        raise UnknownName(kind="question or section", name=question, known=keys)
    known = [quote.pin for quote in proposed]
    for pin in pins:
        if pin not in known:
            raise UnknownName(kind="proposal", name=pin, known=known)
    accepted = tuple(
        quote
        for quote in proposed
        if question in (None, quote.answer) and (not pins or quote.pin in pins)
    )
    taken = {pin.id for answer in brief.answers for pin in answer.pins}
    answers = tuple(_with(answer, accepted, taken) for answer in brief.answers)
    return brief.model_copy(update={"answers": answers}), accepted


def pin_of(brief: Brief, accepted: DraftQuote) -> str:
    """Return the id of the pin that an accepted proposal has become in ``brief``.

    Raises:
        UnknownName: it is not among the pins of its answer.
    """
    span = (accepted.quote.source, accepted.quote.start, accepted.quote.end)
    own = [pin for a in brief.answers if key_of(a) == accepted.answer for pin in a.pins]
    for pin in reversed(own):
        if (pin.source, pin.start, pin.end) == span:
            return pin.id
    raise UnknownName(kind="pin", name=accepted.pin, known=[pin.id for pin in own])


def _with(answer: Answer, accepted: Sequence[DraftQuote], taken: set[str]) -> Answer:
    own = [quote for quote in accepted if quote.answer == key_of(answer)]
    if not own:
        return answer
    pins = tuple(_pin(quote, answer, taken) for quote in own)
    find = max(0, answer.find - len(pins))
    return answer.model_copy(update={"pins": (*answer.pins, *pins), "find": find})


def _pin(quote: DraftQuote, answer: Answer, taken: set[str]) -> Pin:
    stem, number = f"found-{slug(key_of(answer), longest=24)}", 1
    while f"{stem}-{number}" in taken:
        number += 1
    taken.add(f"{stem}-{number}")
    return Pin(
        id=f"{stem}-{number}",
        source=quote.quote.source,
        start=quote.quote.start,
        end=quote.quote.end,
        words=quote.certified,
        sha256=quote.source.sha256,
        # Whether it supports the case is the author's to say.
        bearing="context",
    )
