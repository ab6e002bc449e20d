"""The web form of a body: what it counts its boxes in, and whether all goes into one box.

In go a consultation and the folder of its workspace; out comes a :class:`WebForm`. The promise: a
body whose rules limit the whole in the unit of its form has one box of that limit, as this call
has it, unless the questions have limits of their own; any other has a box for each question.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from assistant.briefs.brief import Consultation
from assistant.errors import UnknownName
from assistant.venues.calling import for_call
from assistant.venues.reading import load_venue
from assistant.venues.rule import Venue


class WebForm(NamedTuple):
    """``unit`` is None where the body does not say what its form counts; ``one_box`` is the limit
    of a form that has a single box for everything, None where each question has its own."""

    unit: Literal["words", "characters"] | None = None
    one_box: int | None = None

    @property
    def a_box_each(self) -> bool:
        """Whether this is a form with a box for each question."""
        return self.unit is not None and self.one_box is None


def web_form(venue: str | None, consultation: Consultation, folder: Path | None) -> WebForm:
    """Return the form of the body called ``venue``; an unknown one says nothing of its form."""
    if venue is None:
        return WebForm()
    try:
        found = load_venue(venue, folder)
    except UnknownName:
        return WebForm()
    return WebForm(found.box_unit, _one_box(found, consultation))


def _one_box(venue: Venue, consultation: Consultation) -> int | None:
    limits = [question.limits for question in consultation.questions]
    boxes_of_their_own = any(one.words or one.characters for one in limits)
    if boxes_of_their_own or _limit(venue) is None:
        return None
    try:
        return _limit(for_call(venue, consultation))
    except UnknownName:
        # The checks of the paper tell of a rule that the body does not have.
        return _limit(venue)


def _limit(venue: Venue) -> int | None:
    held = (rule.limit for rule in venue.rules if rule.rule == venue.box_unit)
    found = next((limit for limit in held if limit is not None), None)
    return int(found) if found is not None else None
