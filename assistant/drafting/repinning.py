"""Pins whose source has changed, pinned anew at the author's word.

In go a pin and its source as it is today; out come the place, the trims and the words that the pin
would have, or why it has none. The promise: nothing is re-attached unasked; words that were edited
are taken only where the author asks for the new ones, and trims that no longer fall where they were
set are refused and never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefs.brief import Brief, Pin
from assistant.briefs.changing import pin_called, with_repinned
from assistant.drafting.evidence import Shelf
from assistant.drafting.lost import differences, lost_finding, same_file
from assistant.drafting.proving import quote_of, trims_lost
from assistant.errors import AskedWrongly, UnknownName
from assistant.library.source import Source
from assistant.noun import Noun
from assistant.passages.passage import Passage
from assistant.quotes import Quote, Refused, Verdict, certify, stand
from assistant.quotes.locating import Span


class Repinned(Noun):
    """What became of a pin: ``quote`` is None where it stays as it is, and ``told`` says why.

    ``again`` says that the brief changes: another place, other words or another file.
    """

    pin: str
    verdict: Verdict
    told: str
    quote: Quote | None = None
    words: str = ""
    again: bool = False


def repin(
    pin: Pin,
    source: Source,
    stored: str,
    passages: Sequence[Passage],
    *,
    edited: bool = False,
    at: int | None = None,
) -> Repinned:
    """Return where ``pin`` would stand in its source as it is today.

    ``edited`` takes the source's new words in the place of those that are gone; ``at`` chooses
    the place of words that stand in several, by the offset at which they begin.

    Raises:
        AskedWrongly: the words do not stand at ``at``.
    """
    given = (pin.start, pin.end) if pin.start is not None and pin.end is not None else None
    standing = stand(pin.words, given, stored, passages)
    span = standing.span
    if at is not None:
        span = _chosen(pin, source, at, (*standing.places, *([span] if span else [])))
    elif standing.verdict == "edited" and edited:
        span = standing.edited
    if span is None:
        lost = lost_finding(pin, source, standing)
        return Repinned(pin=pin.id, verdict=standing.verdict, told=lost.message)
    new = standing.verdict == "edited"
    trimmed = pin.omissions or pin.insertions or pin.emphasis
    if trimmed and (new or trims_lost(pin, span)):
        told = "Its words are set otherwise now; unpin it, and trim it anew on its source."
        return Repinned(pin=pin.id, verdict=standing.verdict, told=told)
    quote = quote_of(pin, source.id, span)
    certified = certify(quote, stored, passages)
    if isinstance(certified, Refused):
        return Repinned(pin=pin.id, verdict=standing.verdict, told=certified.message)
    return Repinned(
        pin=pin.id,
        verdict=standing.verdict,
        told=_told(standing.verdict, given, span) + differences(standing.difference),
        quote=quote,
        words=certified.text,
        again=given != span or new or not same_file(pin, source),
    )


def repinned(brief: Brief, done: Repinned, source: Source) -> Brief:
    """Return the brief with the pin at its new place; as it was where nothing changes."""
    if done.quote is None or not done.again:
        return brief
    return with_repinned(brief, done.pin, done.quote, done.words, source.sha256)


def _chosen(pin: Pin, source: Source, at: int, places: Sequence[Span]) -> Span:
    found = next((span for span in places if span[0] == at), None)
    if found is None:
        starts = ", ".join(str(start) for start, _ in places) or "nowhere"
        message = (
            f"The words of {pin.id} do not begin at character {at} of {source.title}; they begin "
            f"at: {starts}."
        )
        raise AskedWrongly(message)
    return found


def _told(verdict: Verdict, given: Span | None, span: Span) -> str:
    where = f"characters {span[0]} to {span[1]}"
    if verdict == "edited":
        return f"It has the source's new words now, {where}."
    if given is None or verdict == "located":
        return f"Its words stand at {where}."
    if given != span:
        return f"Its words stand at {where} now; they stood at {given[0]} to {given[1]}."
    return f"Its words are unchanged, {where}."


def repin_brief(
    brief: Brief,
    shelf: Shelf,
    names: Sequence[str] = (),
    *,
    edited: bool = False,
    at: int | None = None,
) -> tuple[Brief, tuple[Repinned, ...]]:
    """Return the brief with its pins pinned anew (all, or those named), and what became of each.

    Raises:
        UnknownName: there is no such pin.
        AskedWrongly: the words of the one pin do not stand at ``at``.
    """
    pins = [pin for answer in brief.answers for pin in answer.pins]
    for name in names:
        pin_called(brief, name)
    done: list[Repinned] = []
    for pin in pins:
        if names and pin.id not in names:
            continue
        try:
            source = shelf.source(pin.source)
        except UnknownName as error:
            done.append(Repinned(pin=pin.id, verdict="gone", told=str(error)))
            continue
        text, passages = shelf.document_text(source.id), shelf.passages(source.id)
        done.append(repin(pin, source, text, passages, edited=edited, at=at))
        brief = repinned(brief, done[-1], source)
    return brief, tuple(done)
