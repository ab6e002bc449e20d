"""Paragraphs that only their left indent sets off, and that were taken for the paper's own words.

In go those paragraphs and the sources; out come remarks. The promise: each of them is told, with
the place it resembles if there is one, so that no altered quotation is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.checks.returned.claims import Claim
from assistant.checks.returned.held import Held
from assistant.checks.returned.results import Anchor, Remark
from assistant.checks.returned.telling import place_words, shortened
from assistant.findings import Finding

_CODE = "set-in-not-quoted"
_MOST_PLACES = 12


def set_in_remarks(
    claims: Sequence[Claim], held: Held, place_of: Callable[[Claim], str]
) -> list[Remark]:
    """Return a remark on each paragraph that resembles a source, and one on all the others."""
    told = [(claim, _resembled(claim, held)) for claim in claims if not claim.short]
    remarks = [
        Remark(
            finding=Finding(
                code=_CODE,
                severity="info",
                place=place_of(claim),
                message=f"“{shortened(claim.words)}” is set in on the left and has no quotation"
                f" marks. It resembles {place} only loosely, and was taken for the paper's own"
                " words.",
                fix="If it is quoted, give it quotation marks or a quotation style, and check"
                " again.",
            ),
            anchor=Anchor(paragraph=claim.paragraph, start=claim.start, end=claim.end),
        )
        for claim, place in told
        if place
    ]
    others = [claim for claim, place in told if not place]
    return [*remarks, _of_all(others, place_of)] if others else remarks


def _resembled(claim: Claim, held: Held) -> str | None:
    """Return the place that the words resemble most, as a person would say it."""
    readings = (claim.words, *claim.readings)
    found = next((places[0] for r in readings if (places := held.found(r))), None)
    truth = held.truth(found.source, found.start, found.end) if found else None
    return place_words(truth) if truth else None


def _of_all(claims: Sequence[Claim], place_of: Callable[[Claim], str]) -> Remark:
    places = [place_of(claim) for claim in claims]
    shown = "; ".join(places[:_MOST_PLACES])
    more = f"; and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    subject = "A paragraph is" if len(places) == 1 else f"{len(places)} paragraphs are"
    own = "It is" if len(places) == 1 else "They are"
    finding = Finding(
        code=_CODE,
        severity="info",
        place=places[0],
        message=f"{subject} set in on the left and like nothing in any source. {own} taken for the"
        f" paper's own words: {shown}{more}.",
        fix="If one of them is quoted, give it quotation marks or a quotation style, and check"
        " again.",
    )
    return Remark(finding=finding)
