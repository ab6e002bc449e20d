"""The JSON that commands print: a contract, to which fields may be added and none renamed."""

from __future__ import annotations

from typing import Any

from assistant.checks.returned.results import CheckedFile, CheckedQuote
from assistant.findings import Finding
from assistant.library.source import Source
from assistant.matching.match import Match
from assistant.passages.passage import Passage

_TOLD_OF_CHANGE = {"kind", "was", "now", "severity"}


def passage_shape(source: Source, passage: Passage) -> dict[str, Any]:
    """Return a passage with what its source says of date and marking; absent parts are None."""
    return {
        "source": source.id,
        "file": source.file,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "heading": list(passage.heading),
        "voice": passage.voice,
        "date": source.date,
        "marking": source.marking,
        "nested": [nested.model_dump() for nested in passage.nested],
        "speaker": passage.speaker.model_dump() if passage.speaker else None,
        "unattributed": passage.unattributed,
        "locator": passage.locator.model_dump(),
    }


def match_shape(source: Source, match: Match, *, why: bool) -> dict[str, Any]:
    """Return a match: its passage, score, nearness, highlights and the sentences to quote."""
    shape = passage_shape(source, match.passage) | {
        "score": match.score,
        "match": match.match,
        "highlights": [list(span) for span in match.highlights],
        "quote": match.quote.model_dump(),
    }
    if why:
        shape["why"] = [reason.model_dump() for reason in match.why]
    return shape


def source_shape(source: Source) -> dict[str, Any]:
    """Return everything the library knows of a source."""
    return source.model_dump()


def checked_shape(checked: CheckedFile) -> dict[str, Any]:
    """Return one reading of a checked file: its quotations and its findings."""
    return {
        "file": checked.file.as_posix(),
        "reading": checked.reading,
        "quotes": [checked_quote_shape(quote) for quote in checked.quotes],
        "findings": [finding_shape(finding) for finding in checked.findings],
    }


def checked_quote_shape(quote: CheckedQuote) -> dict[str, Any]:
    """Return a quotation of a checked file; absent parts are None."""
    return {
        "text": quote.text,
        "place": quote.place,
        "verdict": quote.verdict,
        "source": quote.source,
        "locator": quote.locator.model_dump() if quote.locator else None,
        "speaker": quote.speaker.model_dump() if quote.speaker else None,
        "certified_text": quote.certified_text,
        "changes": [change.model_dump(include=_TOLD_OF_CHANGE) for change in quote.changes],
        "standing": quote.standing,
        "voice": quote.voice,
        "why": quote.why,
        "found_in": quote.found_in,
        "id": quote.id,
        "found_by": quote.found_by,
        "where": quote.where.model_dump(),
    }


def finding_shape(finding: Finding) -> dict[str, Any]:
    """Return a finding: code, severity, place, message, fix."""
    return finding.model_dump()
