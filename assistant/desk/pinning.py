"""Pins: quotations put into an answer, taken out, moved, introduced and weighed.

In go a desk and what was chosen; out comes the desk with it as one step. The promise: only what
was certified is pinned, under the gate's verdict; the source's words are never typed, only chosen.
"""

from __future__ import annotations

from assistant.briefs.brief import Bearing, Brief, Override, Pin
from assistant.briefs.changing import (
    answer_name,
    answer_to,
    free_pin_id,
    moved_pin,
    pin_called,
    with_bearing,
    with_lead_in,
    with_override,
    with_pin,
    with_pin_theme,
    without_pin,
    without_placeholders,
)
from assistant.desk.answering import as_kept, place_name
from assistant.desk.desk import Desk, changed, telling
from assistant.desk.offering import (
    Offer,
    elsewhere_words,
    ground_of,
    offer,
    refuse_unpinnable,
)
from assistant.desk.places import short
from assistant.errors import AskedWrongly, UnknownName
from assistant.library import Library
from assistant.matching import Match
from assistant.quotes import Quote
from assistant.themes import find_theme

_MOST_NAMED = 3
BEARINGS: tuple[Bearing, ...] = ("supports", "challenges", "context")


def pin_match(desk: Desk, library: Library, match: Match, *, bearing: Bearing = "supports") -> Desk:
    """Pin the whole sentences that a match proposes to the answer and theme looked at."""
    quote = Quote(source=match.passage.source, start=match.quote.start, end=match.quote.end)
    return pin_quote(desk, library, quote, bearing=bearing)


def pin_quote(
    desk: Desk,
    library: Library,
    quote: Quote,
    *,
    answer: str | None = None,
    bearing: Bearing = "supports",
    lead_in: str | None = None,
    because: str | None = None,
) -> Desk:
    """Pin a span of a source to an answer (None: the one looked at); see :func:`pin_offer`."""
    offered = offer(desk, ground_of(library, quote.source), quote)
    return pin_offer(
        desk, offered, answer=answer, bearing=bearing, lead_in=lead_in, because=because
    )


def pin_offer(
    desk: Desk,
    offered: Offer,
    *,
    answer: str | None = None,
    theme: str | None = None,
    bearing: Bearing = "supports",
    lead_in: str | None = None,
    because: str | None = None,
) -> Desk:
    """Pin what is offered. ``because`` is the reason for each change of meaning that blocks.

    ``theme`` None means the theme looked at, where the answer is the one looked at.

    Raises:
        AskedWrongly: it cannot be quoted, changes the meaning without a reason, or is pinned in
            this answer already with the same words.
        UnknownName: there is no such question, section or theme.
    """
    where = desk.looking.answer if answer is None else answer
    named = place_name(desk.brief, where)
    refuse_unpinnable(offered, because)
    _refuse_again(offered, where, named)
    pin = _new_pin(desk, offered, where, theme, bearing, lead_in)
    brief = with_pin(desk.brief, where, pin)
    brief = _with_reasons(brief, where, pin.id, offered, because)
    done = changed(desk, brief, f"Pinned “{short(offered.printed)}” to {named}", answer=where)
    notes = [f"Note: it {one.sentence}." for one in offered.verdicts if not one.blocks]
    contrary = contrary_words(desk.brief, pin)
    more = [elsewhere_words(offered), *offered.warnings, contrary, *notes]
    more = [line for line in more if line]
    return telling(done, *done.told, *more)


def contrary_to(desk: Desk) -> list[str]:
    """Return what :func:`contrary_words` says of the pin that the last step put in, if anything."""
    new = new_pin_of(desk)
    said = contrary_words(desk.brief, pin_called(desk.brief, new)[1]) if new else ""
    return [said] if said else []


def contrary_words(brief: Brief, pin: Pin) -> str:
    """Return which pins of the same source bear the other way, in a sentence, or ""."""
    against = {"supports": "challenges", "challenges": "supports"}.get(pin.bearing)
    held = [
        f"{other.id} ({place_name(brief, answer_name(answer))})"
        for answer in brief.answers
        for other in answer.pins
        if other.source == pin.source and other.bearing == against and other.id != pin.id
    ]
    if not held:
        return ""
    use = "against your case" if against == "challenges" else "in support of your case"
    more = f" and {len(held) - _MOST_NAMED} more" if len(held) > _MOST_NAMED else ""
    return f"The same source is pinned {use}, too: {', '.join(held[:_MOST_NAMED])}{more}."


def new_pin_of(desk: Desk) -> str | None:
    """Return the id of the pin that the last step put in, or None."""
    before = {pin.id for a in desk.done[-1].papers.brief.answers for pin in a.pins}
    now = [pin.id for a in desk.brief.answers for pin in a.pins if pin.id not in before]
    return now[0] if now else None


def unpin(desk: Desk, pin: str, *, with_placeholders: bool = True) -> Desk:
    """Take a pin out; where the author's words name it, its placeholders go with it.

    Raises:
        AskedWrongly: they name it, and ``with_placeholders`` is False.
        UnknownName: there is no such pin.
    """
    answer, found = pin_called(desk.brief, pin)
    kept = without_placeholders(desk.brief, pin) if with_placeholders else desk.brief
    brief = without_pin(kept, pin)
    name = answer_name(answer)
    said = f"Unpinned “{short(found.words)}” from {place_name(desk.brief, name)}"
    if kept != desk.brief:
        said += ", and took it out of the words that named it"
    return changed(desk, brief, said, answer=name)


def move_pin(
    desk: Desk, pin: str, *, by: int = 0, to: int | None = None, answer: str | None = None
) -> Desk:
    """Move a pin up (``by`` below 0) or down among its fellows, to a place from 0, or to another
    answer."""
    home, found = pin_called(desk.brief, pin)
    target = answer_name(home) if answer is None else answer
    fellows = answer_to(desk.brief, target).pins
    at = home.pins.index(found) if target == answer_name(home) else len(fellows)
    place = max(0, min(len(fellows), at + by if to is None else to))
    brief = moved_pin(desk.brief, pin, to=place, answer=target)
    said = f"Moved “{short(found.words)}” to place {place + 1} of {place_name(desk.brief, target)}"
    return changed(desk, brief, said, answer=target)


def write_lead_in(desk: Desk, pin: str, lead_in: str | None) -> Desk:
    """Put the author's sentence before a pin; None or an empty one takes it out."""
    answer, found = pin_called(desk.brief, pin)
    said = " ".join(as_kept(lead_in or "").split()) or None
    brief = with_lead_in(desk.brief, pin, said)
    what = "Wrote a lead-in for" if said else "Took out the lead-in of"
    return changed(desk, brief, f"{what} “{short(found.words)}”", answer=answer_name(answer))


def set_bearing(desk: Desk, pin: str, bearing: Bearing) -> Desk:
    """Say whether a pin supports or challenges the case, or gives context."""
    if bearing not in BEARINGS:
        raise UnknownName(kind="bearing", name=bearing, known=BEARINGS)
    answer, found = pin_called(desk.brief, pin)
    said = f"Said that “{short(found.words)}” {_BEARS[bearing]}"
    brief = with_bearing(desk.brief, pin, bearing)
    done = changed(desk, brief, said, answer=answer_name(answer))
    contrary = contrary_words(brief, pin_called(brief, pin)[1])
    return telling(done, *done.told, contrary) if contrary else done


def set_pin_theme(desk: Desk, pin: str, theme: str | None) -> Desk:
    """Say which theme a pin speaks to, or none."""
    answer, found = pin_called(desk.brief, pin)
    named = find_theme(desk.themes, theme) if theme else None
    brief = with_pin_theme(desk.brief, pin, named.id if named else None)
    said = f"Put “{short(found.words)}” under {f'“{named.title}”' if named else 'no theme'}"
    return changed(desk, brief, said, answer=answer_name(answer))


_BEARS: dict[Bearing, str] = {
    "supports": "supports the case",
    "challenges": "challenges the case",
    "context": "gives context",
}


def _new_pin(
    desk: Desk,
    offered: Offer,
    answer: str,
    theme: str | None,
    bearing: Bearing,
    lead_in: str | None,
) -> Pin:
    looked_at = desk.looking.theme if answer == desk.looking.answer else None
    named = find_theme(desk.themes, theme).id if theme else looked_at
    quote, source = offered.quote, offered.ground.source
    return Pin(
        id=free_pin_id(desk.brief, source.id),
        source=source.id,
        start=quote.start,
        end=quote.end,
        words=offered.words,
        sha256=source.sha256,
        bearing=bearing,
        theme=named,
        lead_in=" ".join(as_kept(lead_in or "").split()) or None,
        omissions=quote.omissions,
        insertions=quote.insertions,
        emphasis=quote.emphasis,
    )


def _with_reasons(
    brief: Brief, answer: str, pin: str, offered: Offer, because: str | None
) -> Brief:
    for verdict in offered.blocked:
        override = Override(finding=verdict.code, reason=(because or "").strip(), pin=pin)
        brief = with_override(brief, answer, override)
    return brief


def _refuse_again(offered: Offer, answer: str, named: str) -> None:
    for at in offered.elsewhere:
        if at.same and at.answer == answer:
            message = f"These words are pinned to {named} already ({at.pin})."
            raise AskedWrongly(message)
