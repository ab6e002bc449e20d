"""A draft goes in; plain text comes out, wrapped, for a screen, an e-mail or a web form.

The one promise: every word of the paper is there in order; quotations keep their characters, since
lines are broken at spaces only; notes stand at the end under their numbers.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Contents,
    Draft,
    Heading,
    Inline,
    Link,
    ListBlock,
    NoteMark,
    PageBreak,
    Paragraph,
    Quoted,
    Table,
)
from assistant.drafting.lines import (
    PROPOSED,
    inline_text,
    line_text,
    list_mark,
    missing_text,
    note_numbers,
    printable,
)

_QUOTE_INDENT = 4
_NUMBER_INDENT = 5
"""Characters; "112. " fits."""
_NARROWEST = 20
"""Characters; deeper indents do not narrow the text further."""
_UNDERLINES = "=-"
_COLUMN_GAP = 2
_EMPTY_LINES = re.compile(r"\n{3,}")


def plain_text(draft: Draft, width: int = 80) -> str:
    """Return ``draft`` as text with lines of at most ``width`` characters.

    Longer words (addresses) stand on a line of their own. Ends in a line feed.
    """
    return _Text(draft, max(width, _NARROWEST)).whole()


@dataclass
class _Text:
    draft: Draft
    width: int
    lines: list[str] = field(default_factory=list)
    next_number: int = 1
    tables: int = 0
    indent: int = 0
    before: Block | None = None

    def __post_init__(self) -> None:
        self.notes = note_numbers(self.draft)
        self.proposals = {quote.id for quote in self.draft.quotes if quote.proposal}
        self.lettered = self.draft.layout.numbered_paragraphs

    def whole(self) -> str:
        if self.draft.marking:
            self.lines += [printable(self.draft.marking), ""]
        for part in (self.draft.cover, self.draft.body, self.draft.annex):
            self.indent, self.before = 0, None
            for block in part:
                self.block(block)
            self.lines.append("")
        self._notes()
        text = _EMPTY_LINES.sub("\n\n", "\n".join(self.lines))
        return printable(text).strip("\n") + "\n"

    def block(self, block: Block, depth: int = -1, indent: int = 0) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block, depth, indent)
            case BlockQuote():
                self._quote(block, indent if depth >= 0 else self.indent)
            case ListBlock():
                self._list(block, depth + 1, indent if depth >= 0 else self.indent)
            case Table():
                self._table(block)
            case Contents():
                self._contents(block)
            case PageBreak():
                pass
        self.before = block

    def _heading(self, heading: Heading) -> None:
        text = self._line(heading.content)
        if not text.strip():
            return
        self.indent = 0
        if self.lines and self.lines[-1]:
            self.lines.append("")
        lines = self._wrapped(text)
        self.lines += lines
        if heading.level < len(_UNDERLINES):
            self.lines.append(_UNDERLINES[max(heading.level, 0)] * max(map(len, lines)))
        self.lines.append("")

    def _paragraph(self, block: Paragraph, depth: int, indent: int) -> None:
        text = self._line(block.content, in_proposal=block.style == "proposal")
        if block.style == "proposal":
            text = f"[{PROPOSED}] {text}"
        if block.numbered:
            self._numbered(block, text)
        elif depth >= 0:
            self._put(text, indent)
        else:
            if not (isinstance(self.before, BlockQuote) and block.style == "body"):
                self.indent = 0
            self._put(text, self.indent)

    def _numbered(self, block: Paragraph, text: str) -> None:
        number = block.number or str(self.next_number)
        if number.isascii() and number.isdigit():
            self.next_number = int(number) + 1
            number += "."
        self.indent = _NUMBER_INDENT
        self._put(text, _NUMBER_INDENT, mark=number)

    def _quote(self, block: BlockQuote, indent: int) -> None:
        proposal = block.proposal or block.quote in self.proposals
        text = self._line(block.content, in_proposal=proposal)
        self._put(f"[{PROPOSED}] {text}" if proposal else text, indent + _QUOTE_INDENT)

    def _list(self, block: ListBlock, depth: int, indent: int) -> None:
        tight = all(len(item.blocks) == 1 and _is_plain(item.blocks[0]) for item in block.items)
        for number, item in enumerate(block.items, start=1):
            mark = list_mark(number, depth, lettered=self.lettered) if block.ordered else "-"
            inner = indent + max(len(mark) + 1, 2)
            first = item.blocks[0] if item.blocks else None
            opens = _is_plain(first)
            text = ""
            if isinstance(first, Paragraph) and opens:
                proposal = first.style == "proposal"
                text = self._line(first.content, in_proposal=proposal)
                text = f"[{PROPOSED}] {text}" if proposal else text
            self._put(text, inner, mark=mark, mark_at=indent)
            if tight:
                self.lines.pop()
                continue
            for inside in item.blocks[1:] if opens else item.blocks:
                self.block(inside, depth, inner)
        if tight:
            self.lines.append("")

    def _table(self, table: Table) -> None:
        if table.caption.strip():
            self.tables += 1
            self._put(f"Table {self.tables}: {table.caption}", 0)
        rows = [[self._cell(cell) for cell in row] for row in (table.header, *table.rows)]
        columns = max(len(row) for row in rows)
        rows = [row + [""] * (columns - len(row)) for row in rows]
        widths = [max(len(row[at]) for row in rows) for at in range(columns)]
        if sum(widths) + _COLUMN_GAP * (columns - 1) <= self.width:
            rows.insert(1, ["-" * width for width in widths])
            for row in rows:
                cells = [c.ljust(w) for c, w in zip(row, widths, strict=True)]
                self.lines.append((" " * _COLUMN_GAP).join(cells).rstrip())
            self.lines.append("")
        else:
            self._records(rows)

    def _cell(self, cell: Sequence[Inline]) -> str:
        return " ".join(self._line(cell).split("\n")).strip()

    def _records(self, rows: list[list[str]]) -> None:
        """Write a table too wide for the line as one paragraph for each row."""
        header = rows[0]
        for row in rows[1:]:
            for name, cell in zip(header, row, strict=True):
                if cell:
                    self._put(f"{name}: {cell}" if name else cell, 2)
                    self.lines.pop()
            self.lines.append("")

    def _contents(self, contents: Contents) -> None:
        entries = [
            ("  " * (block.level - 1)) + " ".join(printable(line_text(block.content)).split())
            for block in (*self.draft.body, *self.draft.annex)
            if isinstance(block, Heading) and 0 < block.level <= contents.depth
        ]
        if entries:
            self._put(contents.title, 0)
            self.lines += [*entries, ""]

    def _notes(self) -> None:
        notes = {note.id: note for note in self.draft.notes}
        if self.notes:
            self.lines += ["", "Notes", "-----", ""]
        for name, number in self.notes.items():
            mark = f"[{number}]"
            text = self._line(notes[name].content, in_note=True)
            self._put(text, _NUMBER_INDENT, mark=mark)
            self.lines.pop()

    def _line(
        self, content: Sequence[Inline], *, in_proposal: bool = False, in_note: bool = False
    ) -> str:
        pieces: list[str] = []
        before: Inline | None = None
        for inline in content:
            if isinstance(inline, NoteMark):
                known = inline.note in self.notes and not in_note
                gap = missing_text(f"note {inline.note}")
                pieces.append(f"[{self.notes[inline.note]}]" if known else gap)
            elif isinstance(inline, Break):
                pieces.append("\n")
            else:
                if self._starts_proposal(inline, before) and not in_proposal:
                    pieces.append(f"[{PROPOSED}] ")
                pieces.append(inline_text(inline))
                if isinstance(inline, Link) and inline.address.strip() not in inline.text:
                    pieces.append(f" <{inline.address.strip()}>")
            before = inline
        return printable("".join(pieces))

    def _starts_proposal(self, inline: Inline, before: Inline | None) -> bool:
        if not isinstance(inline, Quoted) or inline.quote not in self.proposals:
            return False
        return not (isinstance(before, Quoted) and before.quote == inline.quote)

    def _put(self, text: str, indent: int, mark: str = "", mark_at: int = 0) -> None:
        """Append a wrapped paragraph and an empty line; ``mark`` hangs in the indent."""
        lines = self._wrapped(text, indent) or [""]
        if mark:
            hang = " " * mark_at + mark
            rest = lines[0].strip(" ")
            lines[0] = (hang.ljust(indent) if len(hang) < indent else hang + " ") + rest
        self.lines += [line.rstrip(" ") for line in lines]
        self.lines.append("")

    def _wrapped(self, text: str, indent: int = 0) -> list[str]:
        space = " " * indent
        wrapper = textwrap.TextWrapper(
            width=max(self.width, indent + _NARROWEST),
            initial_indent=space,
            subsequent_indent=space,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines: list[str] = []
        for piece in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            lines += wrapper.wrap(piece) or [""]
        return lines


def _is_plain(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and not block.numbered
