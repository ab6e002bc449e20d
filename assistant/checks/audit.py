"""The audit of a draft: everything that proves it, beside it, for people and for programs.

In go a draft, its brief and its findings; out comes the record as plain data and as Markdown: each
quotation with its source, the hash of that file, its place, its exact and its printed words and its
neighbours; what the author let stand and why; markings and how they were settled; the evidence that
speaks against the case; what made the file. The promise: the same draft gives the same audit to the
byte, and an audit holds all that :mod:`assistant.checks.verifying` needs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from assistant.briefs.brief import Brief, Pin
from assistant.drafting.context import place_of
from assistant.drafting.draft import Draft, DraftQuote
from assistant.drafting.lines import lines_of
from assistant.findings import Finding
from assistant.library.source import Source

FORM = 1
"""The form of the record; a later one that cannot be read by this program has another number."""

JSON_ENDING = ".audit.json"
TEXT_ENDING = ".audit.md"


def audit_data(
    draft: Draft,
    brief: Brief,
    findings: Sequence[Finding],
    *,
    file: str,
    sha256: str,
    despite: str | None = None,
) -> dict[str, Any]:
    """Return the audit of ``draft`` as written to ``file`` (its name) with that SHA-256."""
    pins = {pin.id: pin for answer in brief.answers for pin in answer.pins}
    times = _times_printed(draft)
    return {
        "audit": FORM,
        "file": file,
        "sha256": sha256,
        "final": draft.final,
        "title": draft.title,
        "marking": draft.marking,
        "program": draft.program,
        "brief_sha256": draft.brief_sha256,
        "template": draft.template,
        "template_sha256": draft.template_sha256,
        "despite": despite.strip() if despite and despite.strip() else None,
        "sources": [_source(source) for source in _sources(draft)],
        "quotes": [_quote(quote, pins.get(quote.pin), times[quote.id]) for quote in draft.quotes],
        "overrides": [
            {"place": place_of(answer), **override.model_dump()}
            for answer in brief.answers
            for override in answer.overrides
        ],
        "findings": [finding.model_dump() for finding in findings],
    }


def audit_json(data: dict[str, Any]) -> str:
    """Return the audit as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _sources(draft: Draft) -> list[Source]:
    """Return the sources of every quotation, printed or not, each once, in order."""
    return list({quote.source.id: quote.source for quote in draft.quotes}.values())


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "file": source.file,
        "sha256": source.sha256,
        "title": source.title,
        "date": source.date,
        "status": source.status,
        "marking": source.marking,
        "release": source.release.model_dump() if source.release else None,
    }


def _times_printed(draft: Draft) -> Counter[str]:
    """Count how often the file prints each quotation, in its text and in its annex."""
    lines = lines_of((*draft.cover, *draft.body, *draft.annex))
    runs = (groupby(line, key=lambda part: getattr(part, "quote", None)) for line in lines)
    return Counter(quote for line in runs for quote, _ in line if quote)


def _quote(quote: DraftQuote, pin: Pin | None, times: int) -> dict[str, Any]:
    source, passage, span = quote.source, quote.passage, quote.quote
    acknowledged = pin.acknowledged if pin else ()
    return {
        "id": quote.id,
        "pin": quote.pin,
        "placed": quote.placed,
        "bearing": quote.bearing,
        "proposal": quote.proposal,
        "printed": quote.printed,
        "times_printed": times,
        "certified": quote.certified,
        "cited": quote.cited,
        "source": source.id,
        "file": source.file,
        "source_sha256": source.sha256,
        "span": [span.start, span.end],
        "omissions": [list(cut) for cut in span.omissions],
        "insertions": [insertion.model_dump() for insertion in span.insertions],
        "emphasis": [list(part) for part in span.emphasis],
        "speaker": passage.speaker.model_dump() if passage.speaker else None,
        "voice": quote.voice or passage.voice,
        "locator": passage.locator.model_dump(exclude_none=True),
        "before": quote.beside.before,
        "after": quote.beside.after,
        "warnings": [warning.model_dump() for warning in quote.beside.warnings],
        "changes": [
            {"code": code, **change.model_dump(exclude={"quoted_span"})}
            for code, change in quote.changes
        ],
        "acknowledged": list(acknowledged),
        "marking": source.marking,
        "release": source.release.model_dump() if source.release else None,
    }
