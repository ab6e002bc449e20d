"""One call of a body: its usual rules, as this call has them.

In goes a venue and a consultation; out comes the venue with what the call says otherwise. The
promise: a limit that the brief states for the whole paper takes the place of the body's own.
"""

from __future__ import annotations

from assistant.briefs.brief import Consultation
from assistant.venues.rule import Rule, Unit, Venue, with_changes

_OWN = "The brief gives this limit for the whole paper."


def for_call(venue: Venue, consultation: Consultation) -> Venue:
    """Return ``venue`` as ``consultation`` has it: its rules changed, its limits its own.

    Raises:
        UnknownName: the consultation changes a rule that the venue does not have.
    """
    changed = with_changes(venue, consultation.rules)
    limits = consultation.limits
    stated: tuple[tuple[Unit, int | None], ...] = (
        ("words", limits.words),
        ("characters", limits.characters),
        ("pages", limits.pages),
    )
    for unit, limit in stated:
        if limit is not None:
            changed = _limited(changed, unit, limit)
    return changed


def _limited(venue: Venue, unit: Unit, limit: int) -> Venue:
    held = [rule for rule in venue.rules if rule.rule == unit]
    # What a call says under "rules" is said with its reason, and stands.
    if any(rule.reason is not None for rule in held):
        return venue
    new: Rule
    if held:
        new = held[0].model_copy(update={"limit": limit, "unit": unit, "reason": _OWN})
    else:
        says = f"The paper has at most {limit:,} {unit}."
        new = Rule(
            rule=unit, limit=limit, unit=unit, severity="warning", says=says,
            source="the brief", reason=_OWN,
        )  # fmt: skip
    others = tuple(rule for rule in venue.rules if rule.rule != unit)
    return venue.model_copy(update={"rules": (new, *others)})
