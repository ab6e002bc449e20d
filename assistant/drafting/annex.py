"""The annex of evidence: every quotation with its speaker, source and place.

In goes what was quoted; out come the blocks of the annex. The promise: each quotation stands in it
once, as printed in the paper; a source's marking shows in the working copy, and in the final one
only where the author has asked for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.dates import long_date
from assistant.drafting.draft import (
    Block,
    DraftQuote,
    Heading,
    Inline,
    Paragraph,
    Quoted,
    Table,
    Words,
)
from assistant.drafting.evidence import chatham_house
from assistant.drafting.locators import HARVARD_FORM, pinpoint
from assistant.drafting.naming import printed_name
from assistant.library.source import Source
from assistant.quotes import Certified


def annex_blocks(
    title: str,
    quotes: Sequence[DraftQuote],
    certified: dict[str, Certified],
    *,
    markings: bool,
) -> tuple[Block, ...]:
    """Return the annex, or nothing where nothing was quoted."""
    shown = [q for q in quotes if q.placed]
    if not shown:
        return ()
    markings = markings and any(q.source.marking for q in shown)
    header = ["Quotation", "Speaker", "Source", "Place", *(["Marking"] if markings else [])]
    table = Table(
        header=tuple((Words(text=name),) for name in header),
        rows=tuple(_row(quote, certified[quote.id], markings=markings) for quote in shown),
        caption="Evidence quoted or cited in this paper, in order",
        description="Each passage quoted or cited, with its speaker, source and place.",
        widths=(40, 16, 24, 10, 10) if markings else (44, 18, 26, 12),
    )
    intro = "The words below are those of the sources. Where a source was shortened, […] says so."
    return (
        Heading(level=1, content=(Words(text=title),), target="annex"),
        Paragraph(content=(Words(text=intro),)),
        table,
    )


def _row(
    quote: DraftQuote, certified: Certified, *, markings: bool
) -> tuple[tuple[Inline, ...], ...]:
    source = quote.source
    speaker = None if chatham_house(source) else certified.speaker
    who = printed_name(source, speaker.name) if speaker else _author(source)
    date = f" ({long_date(source.date)})" if source.date else ""
    words: list[tuple[Inline, ...]] = [
        (Quoted(quote=quote.id, text=quote.printed),),
        (Words(text=who or "–"),),
        (Words(text=f"{source.title}{date}"),),
        (Words(text=pinpoint(certified, HARVARD_FORM) or "–"),),
    ]
    if markings:
        words.append((Words(text=source.marking or "none"),))
    return tuple(words)


def _author(source: Source) -> str | None:
    """Return who wrote the words; a note-taker is nobody in particular."""
    return None if "minutes" in source.genre else source.author or source.publisher
