"""The figures of a draft: those that the cited passage does not state, and those without a source.

In goes a draft; out come findings on the sentences of its own words. The promise: every figure of
such a sentence is looked at; what stands inside a certified quotation is the quotation's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.briefs.brief import Brief
from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Draft,
    DraftQuote,
    Inline,
    ListBlock,
    NoteMark,
    Paragraph,
    Quoted,
)
from assistant.drafting.evidence import Shelf, ends_sentence
from assistant.drafting.lines import inline_text
from assistant.figures.figure import Figure
from assistant.figures.supporting import Unsupported, uncited_figures, unsupported
from assistant.findings import Finding
from assistant.passages.sentences import split_sentences

_OWN_STYLES = ("body", "lead")
_QUOTATION = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a quotation in the sentence around it: its figures are its source's."""


_OwnText = tuple[str, list[tuple[int, str]]]


class OwnSentence(NamedTuple):
    """A sentence of the paper's own words, without its quotations, and the quotes it cites."""

    text: str
    cited: tuple[str, ...]
    place: str


def check_figures(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find figures that their citation does not state, and figures without one."""
    del brief, library
    quotes = {quote.id: quote for quote in draft.quotes}
    for sentence in own_sentences(draft):
        if sentence.cited:
            passages = [text for own in sentence.cited for text in _texts(quotes[own])]
            for one in unsupported(sentence.text, passages):
                yield _unsupported(sentence, one)
        else:
            for figure in uncited_figures(sentence.text):
                yield _uncited(sentence, figure)


def own_sentences(draft: Draft) -> Iterator[OwnSentence]:
    """Yield the sentences of the body's running text, in order."""
    notes = {note.id: note.quotes for note in draft.notes}
    for block, owner in zip(draft.body, draft.owners or [None] * len(draft.body), strict=False):
        for line in _running(block):
            yield from _sentences(_own_text(line, notes), draft.quotes, _place(draft, owner))


def _running(block: Block) -> Iterator[Sequence[Inline]]:
    if isinstance(block, Paragraph) and block.style in _OWN_STYLES:
        yield block.content
    elif isinstance(block, ListBlock):
        for item in block.items:
            for inner in item.blocks:
                yield from _running(inner)
    elif isinstance(block, BlockQuote) and block.quote is None:
        yield block.content


def _sentences(own: _OwnText, quotes: Sequence[DraftQuote], place: str) -> Iterator[OwnSentence]:
    text, marks = own
    spans = _spans(text)
    known = {quote.id for quote in quotes}
    printed = [quote for quote in quotes if quote.cited and quote.cited in text]
    for at, (start, end) in enumerate(spans):
        # A note's mark behind a full stop belongs to the sentence that the stop ends.
        after = spans[at + 1][0] if at + 1 < len(spans) else len(text) + 1
        cited = [own for offset, own in marks if start < offset <= max(end, after - 1)]
        sentence = text[start:end]
        cited += [quote.id for quote in printed if quote.cited in sentence]
        for quote in printed:
            sentence = sentence.replace(quote.cited, _QUOTATION)
        kept = tuple(dict.fromkeys(own for own in cited if own in known))
        yield OwnSentence(sentence, kept, place)


@lru_cache(maxsize=1024)  # Most drafts of a batch hold the same lines.
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(split_sentences(text))


def _own_text(line: Sequence[Inline], notes: Mapping[str, Sequence[str]]) -> _OwnText:
    """Return a line without its quotations, and where each quote is cited in it."""
    text, marks = "", list[tuple[int, str]]()
    for inline in line:
        if isinstance(inline, NoteMark):
            marks += [(len(text), own) for own in notes.get(inline.note, ())]
        elif isinstance(inline, Quoted):
            text += _QUOTATION + ("." if ends_sentence(inline.text) else "")
            marks.append((len(text), inline.quote))
        else:
            text += inline_text(inline)
    return text, marks


def _texts(quote: DraftQuote) -> Iterable[str]:
    return (quote.certified, quote.passage.text)


def _place(draft: Draft, owner: str | None) -> str:
    if owner is None:
        return "The paper"
    placed = next((q.placed for q in draft.quotes if q.answer == owner and q.placed), "")
    return placed or (f"Question {owner}" if owner[:1].isdigit() else owner)


def _unsupported(sentence: OwnSentence, one: Unsupported) -> Finding:
    named = hashlib.sha256(f"{one.figure.words}\n{sentence.text}".encode()).hexdigest()[:8]
    return Finding(
        code=f"figure-unsupported.{named}",
        severity="warning",
        place=sentence.place,
        message=f"{one.message} The sentence: “{_opening(sentence.text)}”",
        fix="Give the passage's own figure, or cite the passage that states this one.",
    )


def _uncited(sentence: OwnSentence, figure: Figure) -> Finding:
    return Finding(
        code="figure-uncited",
        severity="info",
        place=sentence.place,
        message=f"“{figure.words}” has no source: “{_opening(sentence.text)}”",
        fix="Cite where the figure is from, with {cite: pin}, if it is not your own.",
    )


def _opening(text: str, longest: int = 90) -> str:
    plain = " ".join(text.replace(_QUOTATION, "“…”").split())
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"
