"""What a certified quotation still does to its source, told as findings of its pin.

In go a pin, the changes of meaning that its trims make and what stands around it; out come
findings. The promise: a change that alters the meaning is an error until the author gives a reason
for that very change, a lesser one is told until it is acknowledged, and what stands around a pin is
told in one finding at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.briefs.brief import Pin
from assistant.drafting.locators import HARVARD_FORM, pinpoint
from assistant.findings import Finding
from assistant.library.source import Source
from assistant.quotes import Certified
from assistant.quotes.around import Around
from assistant.quotes.judging import WHAT
from assistant.quotes.meaning import Change

ACKNOWLEDGED = ("quote-meaning.", "read-around.", "challenging-evidence")
"""Findings that an author may put aside by saying that they were read, without a reason."""

_LONGEST = 160

_WARNS = {
    "contrast": "The source goes on with a contrast",
    "exception": "The source goes on with an exception",
}
_REPORTED = (
    "The source reports these words and does not give them as they were said; see that your own "
    "words before them say so."
)


def change_findings(
    pin: Pin,
    place: str,
    source: Source,
    certified: Certified,
    changes: Sequence[tuple[str, Change]],
) -> Iterator[Finding]:
    """Return a finding for each change, given by name: an error for a block, else a note."""
    where = f"{place}, pin {pin.id}"
    at = pinpoint(certified, HARVARD_FORM)
    for code, change in changes:
        grave = change.severity == "block"
        yield Finding(
            code=code,
            severity="error" if grave else "info",
            place=where,
            message=_said(change, f"{source.title}{f', {at}' if at else ''}"),
            fix=(
                f"Keep the words, or give a reason: assistant allow {code} --pin {pin.id} "
                '--reason "…"'
                if grave
                else f"Once you have read it: assistant allow {code} --pin {pin.id}"
            ),
        )


def around_finding(
    pin: Pin, place: str, source: Source, beside: Around, *, introduced: bool = False
) -> Finding | None:
    """Return what the author should read around a pin, in one finding, or None.

    ``introduced`` says that the author's own words lead to the quotation: then they must say that
    it is a report, where it is one; elsewhere our own lead-in does.
    """
    said = [
        f"{_WARNS[warning.kind]}: “{_short(warning.words)}”"
        for warning in beside.warnings
        if warning.kind != "reported"
    ]
    reported = introduced and any(warning.kind == "reported" for warning in beside.warnings)
    if not said and not reported:
        return None
    return Finding(
        code=beside.code,
        severity="warning" if said else "info",
        place=f"{place}, pin {pin.id}",
        message=" ".join([*said, *([_REPORTED] if reported else [])]),
        fix=f"Read it in {source.title}; then: assistant allow {beside.code} --pin {pin.id}",
    )


def _said(change: Change, where: str) -> str:
    start, end = change.source_span
    was, now = _short(change.was), _short(change.now)
    what = f"{WHAT[change.kind]} ({change.kind})"
    if change.kind == "antecedent" and now != "[…]":
        did = f"It is left open whom “{was}” means ({change.kind})"
    elif not was:
        did = f"“{now}” is put in: {what}"
    else:
        did = f"“{was}” {f'becomes “{now}”' if now else 'is left out'}: {what}"
    return f"{did}. {where}, characters {start} to {end}."


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
