"""A draft goes in; the text of each box of a web form comes out, with its count and its limit.

The promise: a box holds the words of its answer in order and nothing else: no heading, no question,
no Markdown marks and no notes; a quotation keeps its printed characters, and one that a paper sets
off stands in quotation marks. Draft it with ``boxes=True``, so that sources stand in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from assistant.briefs.brief import Brief, Limits
from assistant.briefs.changing import answer_to
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
from assistant.errors import UnknownName
from assistant.findings import Finding
from assistant.noun import Noun
from assistant.quotes import OSCOLA

Unit = Literal["words", "characters"]
BULLET = "•"
_PARAGRAPHS_APART = "\n\n"


class AnswerText(Noun):
    """What goes into one box.

    ``name`` is the question's number or the section's heading; ``choice`` the option to choose, one
    of ``options`` where the question offers any; ``text`` what to paste. ``count`` is in ``unit``,
    as the form counts it, a line end as one character; ``limit`` is None where there is none.
    """

    name: str
    question: str
    options: tuple[str, ...] = ()
    choice: str | None = None
    text: str
    words: int
    characters: int
    unit: Unit
    limit: int | None = None

    @property
    def count(self) -> int:
        """How long the text is, in the unit of the form."""
        return self.words if self.unit == "words" else self.characters

    @property
    def over(self) -> int:
        """How many words or characters too many."""
        return max(0, self.count - self.limit) if self.limit is not None else 0


def answer_texts(draft: Draft, brief: Brief, unit: Unit | None = None) -> tuple[AnswerText, ...]:
    """Return the text of every box, in the order of the questions, then the sections.

    ``unit`` is what the venue's form counts in; a question's own limit decides before it.
    """
    asked = [(q.number, q.text, q.options, q.limits) for q in brief.consultation.questions]
    sections = [(a.section, "", (), Limits()) for a in brief.answers if a.section is not None]
    return tuple(
        _answer(draft, brief, name, question, options, limits, unit)
        for name, question, options, limits in (*asked, *sections)
    )


def answer_text(draft: Draft, brief: Brief, name: str, unit: Unit | None = None) -> AnswerText:
    """Return the text of the box of one question or section.

    Raises:
        UnknownName: there is no such question or section.
    """
    texts = {text.name: text for text in answer_texts(draft, brief, unit)}
    if name not in texts:
        raise UnknownName(kind="question", name=name, known=texts)
    return texts[name]


def counted(text: AnswerText) -> str:
    """Return "1,240 of 2,000 characters", as the page and the screen say it."""
    limit = f" of {text.limit:,}" if text.limit is not None else ""
    return f"{text.count:,}{limit} {text.unit}"


def box_findings(texts: Sequence[AnswerText], *, final: bool) -> Iterator[Finding]:
    """Find boxes that hold more than they may."""
    for text in texts:
        if text.over:
            yield Finding(
                code=f"over-limit-{text.unit}",
                severity="error" if final else "warning",
                place=f"Question {text.name}",
                message=f"The box takes {text.limit:,} {text.unit}; its text has {text.count:,}.",
                fix=f"Cut {text.over:,} {text.unit}.",
            )


def _answer(
    draft: Draft,
    brief: Brief,
    name: str,
    question: str,
    options: tuple[str, ...],
    limits: Limits,
    unit: Unit | None,
) -> AnswerText:
    owners = draft.owners or (None,) * len(draft.body)
    blocks = [b for b, owner in zip(draft.body, owners, strict=True) if owner == name]
    text = _Boxes(draft).text(blocks)
    counts, limit = _limited(limits, unit)
    return AnswerText(
        name=name,
        question=question,
        options=options,
        choice=answer_to(brief, name).choice,
        text=text,
        words=len(text.split()),
        characters=len(text),
        unit=counts,
        limit=limit,
    )


def _limited(limits: Limits, unit: Unit | None) -> tuple[Unit, int | None]:
    if limits.characters is not None:
        return "characters", limits.characters
    if limits.words is not None:
        return "words", limits.words
    return unit or "words", None


class _Boxes:
    """The words of blocks as a box takes them: paragraphs with an empty line between."""

    def __init__(self, draft: Draft) -> None:
        self._quotes = {quote.id: quote for quote in draft.quotes}
        self._notes = {note.id: note for note in draft.notes}

    def text(self, blocks: Iterable[Block]) -> str:
        parts = [part for block in blocks for part in self._block(block, 0)]
        return printable(_PARAGRAPHS_APART.join(part for part in parts if part.strip()))

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
            note = self._notes.get(inline.note)
            return f" ({self._line(note.content).rstrip('.')})" if note is not None else ""
        if isinstance(inline, Link) and inline.address.strip() not in inline.text:
            return f"{inline.text} ({inline.address.strip()})"
        return inline_text(inline)

    def _proposed(self, text: str, proposal: bool) -> str:
        return f"[{PROPOSED}] {text}" if proposal and text.strip() else text


def _quote_of(inline: Inline) -> str | None:
    return inline.quote if isinstance(inline, Quoted) else None
