"""What became of a pin's words in a source that has changed, told as findings.

In go a pin, its source and where its words stand now; out come findings. The promise: each says
which of these it is: set elsewhere, edited (and how), gone, in several places, or never there.
"""

from __future__ import annotations

from typing import NamedTuple

from assistant.briefs.brief import Pin
from assistant.findings import Finding
from assistant.library.source import Source
from assistant.quotes import Standing
from assistant.quotes.meaning import Change

_MOST_CHANGES = 4


class Lost(NamedTuple):
    """Why a pin cannot be quoted, and what to do about it."""

    code: str
    message: str
    fix: str


def lost_finding(pin: Pin, source: Source, standing: Standing) -> Lost:
    """Say why words that stand in no one place of ``source`` cannot be quoted."""
    if standing.verdict == "ambiguous":
        places = "; ".join(f"characters {start} to {end}" for start, end in standing.places[:5])
        message = f"The words stand in {len(standing.places)} places of {source.title}: {places}."
        return Lost("quote-ambiguous", message, f"Say which: assistant repin {pin.id} --at NUMBER")
    if standing.verdict == "edited":
        return _edited(pin, source, standing)
    if same_file(pin, source) is False:
        message = f"{source.title} has changed and no longer has these words."
        return Lost("quote-gone", message, "Read the new edition; then unpin it.")
    message = f"{source.title} does not have these words."
    return Lost("quote-gone", message, "Unpin it, or correct the words.")


def _edited(pin: Pin, source: Source, standing: Standing) -> Lost:
    now = _opening(standing.nearest or "")
    if same_file(pin, source) is False:
        message = (
            f"{source.title} no longer has these words; it now reads: “{now}”."
            f"{differences(standing.difference)}"
        )
        fix = f"Read it; then take its new words: assistant repin {pin.id} --edited"
        return Lost("quote-edited", message, fix)
    message = (
        f"{source.title} does not have these words; the nearest it has are: “{now}”."
        f"{differences(standing.difference)}"
    )
    fix = f"Correct the words, or take the source's: assistant repin {pin.id} --edited"
    return Lost("quote-not-in-source", message, fix)


def differences(changes: tuple[Change, ...]) -> str:
    """Return the differences in a sentence: " Changed: “37” to “73” (number)."."""
    said = [
        f"“{change.was}” to “{change.now}” ({change.kind})"
        if change.was and change.now
        else f"“{change.was}” left out ({change.kind})"
        if change.was
        else f"“{change.now}” added ({change.kind})"
        for change in changes[:_MOST_CHANGES]
    ]
    more = f"; and {len(changes) - _MOST_CHANGES} more" if len(changes) > _MOST_CHANGES else ""
    return f" Changed: {'; '.join(said)}{more}." if said else ""


def moved_finding(pin: Pin, where: str, source: Source, *, final: bool) -> Finding:
    """Return the finding of words that stand elsewhere than their pin says."""
    return Finding(
        code="quote-moved",
        severity="error" if final else "warning",
        place=where,
        message=f"The words stand elsewhere in {source.title} than the pin says.",
        fix=f"Read them in their new place, then pin them there: assistant repin {pin.id}",
    )


def changed_finding(pin: Pin, where: str, source: Source) -> Finding:
    """Return the finding of words that stand unchanged in a source that has changed."""
    return Finding(
        code="source-changed",
        severity="info",
        place=where,
        message=f"{source.title} has changed since this was pinned; these words are unchanged.",
        fix=f"Read around them once more, then pin them again: assistant repin {pin.id}",
    )


def same_file(pin: Pin, source: Source) -> bool | None:
    """Say whether the source's file is the one that was pinned; None where that is not known."""
    return pin.sha256 == source.sha256 if pin.sha256 and source.sha256 else None


def _opening(words: str, longest: int = 240) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"
