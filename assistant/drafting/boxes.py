"""Blocks of a draft go in; the words that a box of a web form takes come out.

The promise: the words in order and nothing else: no Markdown marks and no notes; a quotation keeps
its printed characters, and one that a paper sets off stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assistant.drafting.counting import browser_length
from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Draft,
    DraftQuote,
    Heading,
    Inline,
    Link,
    ListBlock,
    NoteMark,
    Paragraph,
    Quoted,
    Table,
)
from assistant.drafting.lines import PROPOSED, inline_text, line_text, list_mark, printable
from assistant.quotes import OSCOLA

BULLET = "•"
_PARAGRAPHS_APART = "\n\n"


def box_text(draft: Draft, blocks: Iterable[Block]) -> str:
    """Return ``blocks`` of ``draft`` as one text: paragraphs with an empty line between."""
    return _Box(draft).text(blocks)


def box_sizes(draft: Draft) -> dict[str, dict[str, int]]:
    """Return the words and characters of each answer as its box holds them, by the draft's names
    for the two counts."""
    held: dict[str, list[Block]] = {}
    for block, owner in zip(draft.body, draft.owners, strict=True):
        if owner is not None:
            held.setdefault(owner, []).append(block)
    texts = {owner: box_text(draft, blocks) for owner, blocks in held.items()}
    return {
        "answer_words": {owner: len(text.split()) for owner, text in texts.items()},
        "answer_characters": {owner: browser_length(text) for owner, text in texts.items()},
    }


class _Box:
    def __init__(self, draft: Draft) -> None:
        self._quotes = {quote.id: quote for quote in draft.quotes}
        self._notes = {note.id: note for note in draft.notes}

    def text(self, blocks: Iterable[Block]) -> str:
        parts = [part for block in blocks for part in self._block(block, 0)]
        text = printable(_PARAGRAPHS_APART.join(part for part in parts if part.strip()))
        # A browser makes each of these one line end; the text is counted as it will stand there.
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _block(self, block: Block, depth: int) -> Iterator[str]:
        match block:
            case Heading():
                yield self._line(block.content)
            case Paragraph():
                yield self._proposed(self._line(block.content), block.style == "proposal")
            case BlockQuote():
                yield self._proposed(self._set_off(block), block.proposal)
            case ListBlock():
                yield "\n".join(self._items(block, depth))
            case Table():
                yield "\n".join(self._rows(block))

    def _items(self, block: ListBlock, depth: int) -> Iterator[str]:
        for number, item in enumerate(block.items, start=1):
            mark = list_mark(number, depth, lettered=False) if block.ordered else BULLET
            inside = [part for held in item.blocks for part in self._block(held, depth + 1)]
            space = "  " * depth
            yield f"{space}{mark} " + "\n".join(part for part in inside if part.strip())

    def _rows(self, table: Table) -> Iterator[str]:
        header = [self._line(cell) for cell in table.header]
        if table.caption.strip():
            yield f"{table.caption}:"
        for row in table.rows:
            cells = [self._line(cell) for cell in row]
            named = [f"{h}: {c}" if h else c for h, c in zip(header, cells, strict=False) if c]
            yield f"{BULLET} {'; '.join(named)}"

    def _set_off(self, block: BlockQuote) -> str:
        """Return a quotation that a paper sets off, in quotation marks, what follows it behind."""
        parts: list[str] = []
        for quote, held in groupby(block.content, key=_quote_of):
            runs = list(held)
            marked = self._marked(self._quotes.get(quote), runs) if quote else self._run(runs)
            parts.append(marked)
        text = "".join(parts).strip()
        if block.quote is None:
            opening, closing = OSCOLA.outer
            return f"{opening}{text}{closing}"
        return text

    def _marked(self, quote: DraftQuote | None, runs: Sequence[Inline]) -> str:
        opening, closing = OSCOLA.outer
        words = quote.printed if quote is not None else line_text(runs)
        return f"{opening}{words}{closing}"

    def _line(self, content: Sequence[Inline]) -> str:
        return self._run(content).strip()

    def _run(self, content: Sequence[Inline]) -> str:
        return "".join(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Break):
            return "\n"
        if isinstance(inline, NoteMark):
            return self._note(inline.note)
        if isinstance(inline, Link) and inline.address.strip() not in inline.text:
            return f"{inline.text} ({inline.address.strip()})"
        return inline_text(inline)

    def _note(self, name: str) -> str:
        note = self._notes.get(name)
        if note is None:
            return ""
        content = [inline for inline in note.content if not isinstance(inline, NoteMark)]
        return f" ({self._line(content).rstrip('.')})"

    def _proposed(self, text: str, proposal: bool) -> str:
        return f"[{PROPOSED}] {text}" if proposal and text.strip() else text


def _quote_of(inline: Inline) -> str | None:
    return inline.quote if isinstance(inline, Quoted) else None
