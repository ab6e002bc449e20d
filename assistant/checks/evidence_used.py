"""How the evidence of a draft is used: what nobody has read, what is used twice or left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby

from assistant.briefs.brief import Brief
from assistant.checks.severity import blocking
from assistant.drafting.draft import Draft, DraftQuote
from assistant.drafting.evidence import Shelf
from assistant.drafting.lines import lines_of
from assistant.findings import Finding


def check_evidence(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find proposals, challenging evidence, evidence used twice, and voices nobody is named for."""
    del brief, library
    yield from _proposals(draft)
    yield from _challenges(draft)
    yield from _repeated(draft)
    yield from _overlapping(draft)
    yield from _unattributed(draft)


def _proposals(draft: Draft) -> Iterator[Finding]:
    for quote in draft.quotes:
        if quote.proposal:
            yield Finding(
                code="proposal-not-read",
                severity=blocking(draft),
                place=_place(quote),
                message=f"The program proposes this and nobody has read it: “{_opening(quote)}”",
                fix="Read it in its source, then accept or unpin it.",
            )


def _challenges(draft: Draft) -> Iterator[Finding]:
    for quote in draft.quotes:
        if quote.bearing == "challenges":
            where = "It is quoted." if quote.placed else "It is not quoted in the paper."
            yield Finding(
                code="challenging-evidence",
                severity="info",
                place=_place(quote),
                message=f"This speaks against your case: “{_opening(quote)}” {where}"
                f"{_contrary(quote, draft)}",
                fix="" if quote.placed else "Consider answering it.",
            )


def _contrary(quote: DraftQuote, draft: Draft) -> str:
    """Name the pins of the same source and answer that are used in support."""
    same = [
        other.pin
        for other in draft.quotes
        if other.bearing == "supports"
        and other.source.id == quote.source.id
        and other.answer == quote.answer
    ]
    return f" The same source is used in support: pin {', '.join(same)}." if same else ""


def _repeated(draft: Draft) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for line in lines_of(draft.body):
        for quote_id, _ in groupby(line, key=lambda part: getattr(part, "quote", None)):
            if quote_id is not None:
                counts[quote_id] = counts.get(quote_id, 0) + 1
    for quote in draft.quotes:
        if counts.get(quote.id, 0) > 1:
            yield Finding(
                code="quoted-twice",
                severity="warning",
                place=_place(quote),
                message=f"The same words are quoted {counts[quote.id]} times: “{_opening(quote)}”",
                fix="Quote them once, and cite them the other time.",
            )


def _overlapping(draft: Draft) -> Iterator[Finding]:
    shown = [q for q in draft.quotes if q.placed]
    for one, other in combinations(shown, 2):
        same = one.quote.source == other.quote.source
        if same and one.quote.start < other.quote.end and other.quote.start < one.quote.end:
            yield Finding(
                code="quoted-twice",
                severity="warning",
                place=f"{other.placed or 'Not placed'}, pin {one.pin}, {other.pin}",
                message=f"Two pins quote the same words of {one.source.title}.",
                fix="Keep one of them.",
            )


def _unattributed(draft: Draft) -> Iterator[Finding]:
    for quote in draft.quotes:
        passage = quote.passage
        if quote.placed and passage.speaker is None and passage.unattributed:
            yield Finding(
                code="speaker-unknown",
                severity="warning",
                place=_place(quote),
                message=f"Nobody is named for these words: {passage.unattributed}",
                fix="Say who spoke, in sources.yaml, if you know it.",
            )


def _place(quote: DraftQuote) -> str:
    return f"{quote.placed or 'Not placed'}, pin {quote.pin}"


def _opening(quote: DraftQuote, longest: int = 60) -> str:
    words = quote.printed
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + " …"
