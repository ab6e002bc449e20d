"""The sources a draft quotes: changed since, incomplete, undated, not final, without consent."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefs.brief import Brief
from assistant.checks.severity import blocking
from assistant.drafting.draft import Draft
from assistant.drafting.evidence import Shelf
from assistant.errors import AssistantError
from assistant.findings import Finding
from assistant.library.source import Source

_NOT_FINAL = ("draft", "uncorrected", "unrevised")


def quoted_sources(draft: Draft) -> list[Source]:
    """Return the sources whose words or references stand in the draft, each once, in order."""
    return list({q.source.id: q.source for q in draft.quotes if q.placed}.values())


def check_sources(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find what is wrong with the sources themselves."""
    del brief
    for source in quoted_sources(draft):
        yield from _stale(draft, source, library)
        yield from _incomplete(source)
        yield from _status(source)
        yield from _consent(draft, source)


def _stale(draft: Draft, source: Source, library: Shelf) -> Iterator[Finding]:
    try:
        now = library.source(source.id)
    except AssistantError:
        message = f"{source.title} is no longer in the library, so its quotations are unproved."
    else:
        if now.sha256 == source.sha256:
            return
        message = f"{source.title} has changed since this draft was written."
    yield Finding(
        code="stale-source",
        severity=blocking(draft),
        place=source.file,
        message=message,
        fix="Write the draft again.",
    )


def _incomplete(source: Source) -> Iterator[Finding]:
    for note in source.notes:
        if "incomplete" in note.casefold():
            yield Finding(
                code="incomplete-source",
                severity="info",
                place=source.file,
                message=f"{source.title} is quoted. {note}",
                fix="Quote it knowing that, or find the whole document.",
            )


def _status(source: Source) -> Iterator[Finding]:
    if source.status in _NOT_FINAL:
        yield Finding(
            code="source-not-final",
            severity="info",
            place=source.file,
            message=f"{source.title} is {source.status}; its words may change.",
            fix="See whether a final version is out.",
        )
    if not source.date:
        yield Finding(
            code="source-undated",
            severity="info",
            place=source.file,
            message=f"{source.title} has no date, so its reference has none.",
            fix="Add the date in sources.yaml if you know it.",
        )


def _consent(draft: Draft, source: Source) -> Iterator[Finding]:
    if (source.consent or "").casefold() in ("no", "none", "refused", "withdrawn"):
        yield Finding(
            code="no-consent",
            severity=blocking(draft),
            place=source.file,
            message=f"There is no consent to quote {source.title}: {source.consent}.",
            fix="Unpin it, or ask for consent and record it in sources.yaml.",
        )
