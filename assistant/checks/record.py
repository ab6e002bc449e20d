"""The record of a final copy: what the file to send no longer carries, as JSON.

Each quotation with its source, the source file's hash, its span and exact words; each finding that
stood, and the author's reason where one was let stand. The same draft gives the same record.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from assistant.drafting.draft import Draft, DraftQuote
from assistant.findings import Finding


def record_text(
    draft: Draft, findings: Sequence[Finding], *, file: str, sha256: str, despite: str | None
) -> str:
    """Return the record of ``draft`` as written to ``file`` (its name) with that SHA-256."""
    record = {
        "file": file,
        "sha256": sha256,
        "title": draft.title,
        "program": draft.program,
        "brief_sha256": draft.brief_sha256,
        "template": draft.template,
        "template_sha256": draft.template_sha256,
        "despite": despite,
        "findings": [finding.model_dump() for finding in findings],
        "quotes": [_quote(quote) for quote in draft.quotes],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _quote(quote: DraftQuote) -> dict[str, Any]:
    source, passage = quote.source, quote.passage
    return {
        "id": quote.id,
        "pin": quote.pin,
        "placed": quote.placed,
        "bearing": quote.bearing,
        "printed": quote.printed,
        "certified": quote.certified,
        "cited": quote.cited,
        "source": source.id,
        "file": source.file,
        "source_sha256": source.sha256,
        "span": [quote.quote.start, quote.quote.end],
        "omissions": [list(span) for span in quote.quote.omissions],
        "speaker": passage.speaker.model_dump() if passage.speaker else None,
        "voice": quote.voice or passage.voice,
        "locator": passage.locator.model_dump(exclude_none=True),
        "marking": source.marking,
        "release": source.release.model_dump() if source.release else None,
    }
