"""A draft goes in; CommonMark comes out, with footnotes and pipe tables as most readers know them.

The one promise: read back, every line has the words it has in the draft: what would be a mark of
Markdown is escaped, and emphasis is written as HTML where asterisks would not be understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

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
    ListItem,
    Missing,
    NoteMark,
    PageBreak,
    Paragraph,
    Quoted,
    Table,
    Words,
)
from assistant.drafting.lines import (
    PROPOSED,
    inline_text,
    line_text,
    missing_text,
    note_numbers,
    printable,
)

_MARKS = re.compile(r"([\\`*_\[\]<>&|~])")
"""Characters that mean something to Markdown wherever they stand."""
_OPENING = re.compile(r"^([#+=:-]|[0-9]{1,9}(?=[.)]))", re.MULTILINE)
"""What means something at the start of a line only: headings, bullets, rules, numbers."""
_SPACE = re.compile(r"[ \t\x0b\x0c]+")
_LINE_END = re.compile(r" *(?:\r\n|\r|\n) *")
_ADDRESS = re.compile(r"(?i)(https?://|mailto:)\S")
_ADDRESS_SAFE = "!#$%&'*+,/:;=?@~-._"
_LONGEST_NUMBER = 9
"""Digits; CommonMark takes no longer number for a list."""
_APART = "<!-- -->"
"""Keeps two lists that follow each other from becoming one."""
_BEFORE_EMPHASIS = ("", " ", "\n", "(", "“", "‘")
_AFTER_EMPHASIS = ("", " ", "\n", *".,;:)”’")
_HARD_BREAK = "\\\n"


def markdown_text(draft: Draft) -> str:
    """Return ``draft`` as Markdown that ends in a line feed."""
    return _Markdown(draft).whole()


@dataclass
class _Markdown:
    draft: Draft
    next_number: int = 1
    tables: int = 0
    notes: dict[str, int] = field(init=False)
    proposals: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.notes = note_numbers(self.draft)
        self.proposals = {q.id for q in self.draft.quotes if q.proposal}

    def whole(self) -> str:
        parts = [self.draft.cover, self.draft.body, self.draft.annex]
        texts = [self._blocks(part) for part in parts if part]
        if self.draft.marking:
            texts.insert(0, f"**{_escaped(self.draft.marking.strip())}**")
        text = printable("\n\n---\n\n".join(text for text in texts if text))
        return f"{text}\n\n{self._notes()}".strip("\n") + "\n"

    def _blocks(self, blocks: Sequence[Block]) -> str:
        pieces: list[str] = []
        before: Block | None = None
        for block in blocks:
            text = self._block(block)
            if not text:
                continue
            if before is not None and self._runs_together(before, block):
                pieces.append(_APART)
            pieces.append(text)
            before = block
        return "\n\n".join(pieces)

    def _runs_together(self, before: Block, block: Block) -> bool:
        """Say whether Markdown would read two blocks as one list."""
        if isinstance(before, Paragraph) and isinstance(block, Paragraph):
            # Numbered paragraphs run on by themselves, but only to the next number.
            follows = before.number and block.number == str(int(_digits(before.number)) + 1)
            return before.numbered and block.numbered and not (follows or block.number is None)
        return _is_list(before) and _is_list(block)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case BlockQuote():
                return self._quote(block)
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case Contents():
                return self._contents(block)
            case PageBreak():
                return ""

    def _heading(self, heading: Heading) -> str:
        text = _one_line(self._line(heading.content))
        marks = "#" * (min(max(heading.level, 0), 5) + 1)
        return f"{marks} {text.replace('#', chr(92) + '#')}" if text else ""

    def _paragraph(self, block: Paragraph) -> str:
        proposal = block.style == "proposal"
        text = _opened(self._line(block.content, in_proposal=proposal))
        if proposal:
            text = f"**{PROPOSED}:** {text}"
        return self._numbered(block, text) if block.numbered else text

    def _numbered(self, block: Paragraph, text: str) -> str:
        number = block.number or str(self.next_number)
        if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER):
            return f"{_opened(_escaped(number))} {text}"
        self.next_number = int(number) + 1
        return _hanging(f"{number}. ", text)

    def _quote(self, block: BlockQuote) -> str:
        proposal = block.proposal or block.quote in self.proposals
        text = _opened(self._line(block.content, in_proposal=proposal))
        text = f"**{PROPOSED}:** {text}" if proposal else text
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def _list(self, block: ListBlock) -> str:
        items = []
        for number, item in enumerate(block.items, start=1):
            mark = f"{number}. " if block.ordered else "- "
            items.append(_hanging(mark, self._item(item)))
        loose = any(len(item.blocks) > 1 for item in block.items)
        return ("\n\n" if loose else "\n").join(items)

    def _item(self, item: ListItem) -> str:
        return self._blocks(item.blocks)

    def _table(self, table: Table) -> str:
        columns = max((len(row) for row in (table.header, *table.rows)), default=0)
        caption = ""
        if table.caption.strip():
            self.tables += 1
            caption = f"**Table {self.tables}: {_one_line(_escaped(table.caption))}**"
        if not columns:
            return caption
        rows = [self._row(row, columns) for row in (table.header, *table.rows)]
        rows.insert(1, "|" + " --- |" * columns)
        return "\n".join([*([caption, ""] if caption else []), *rows])

    def _row(self, row: Sequence[Sequence[Inline]], columns: int) -> str:
        cells = [_one_line(self._line(cell)) for cell in row]
        return "| " + " | ".join(cells + [""] * (columns - len(cells))) + " |"

    def _contents(self, contents: Contents) -> str:
        entries = [
            "  " * (block.level - 1) + "- " + _opened(_one_line(_escaped(line_text(block.content))))
            for block in (*self.draft.body, *self.draft.annex)
            if isinstance(block, Heading) and 0 < block.level <= contents.depth
        ]
        if not entries:
            return ""
        return f"**{_escaped(contents.title)}**\n\n" + "\n".join(entries)

    def _notes(self) -> str:
        notes = {note.id: note for note in self.draft.notes}
        texts = []
        for name, number in self.notes.items():
            text = _opened(self._line(notes[name].content, in_note=True))
            texts.append(_hanging(f"[^{number}]: ", text, indent=4))
        return "\n\n".join(texts)

    def _line(
        self, content: Sequence[Inline], *, in_proposal: bool = False, in_note: bool = False
    ) -> str:
        """Return a line with its marks; breaks stand as hard breaks, spaces run together."""
        pieces: list[_Piece] = []
        before: Inline | None = None
        for inline in content:
            if not in_proposal and self._starts_proposal(inline, before):
                pieces.append(_Piece(f"\\[{PROPOSED}\\] ", bold=True))
            pieces.append(self._piece(inline, in_note=in_note))
            before = inline
        return _joined(pieces)

    def _starts_proposal(self, inline: Inline, before: Inline | None) -> bool:
        if not isinstance(inline, Quoted) or inline.quote not in self.proposals:
            return False
        return not (isinstance(before, Quoted) and before.quote == inline.quote)

    def _piece(self, inline: Inline, *, in_note: bool) -> _Piece:
        match inline:
            case NoteMark():
                if inline.note in self.notes and not in_note:
                    return _Piece(f"[^{self.notes[inline.note]}]")
                return _Piece(_escaped(missing_text(f"note {inline.note}")), bold=True)
            case Break():
                return _Piece("\n")
            case Link():
                return _Piece(_link(inline))
            case Words():
                return _Piece(_escaped(inline.text), inline.bold, inline.italic)
            case Quoted():
                return _Piece(_escaped(inline.text), italic=inline.italic)
            case _:
                return _Piece(_escaped(inline_text(inline)), bold=isinstance(inline, Missing))


@dataclass(frozen=True)
class _Piece:
    """A stretch of escaped text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


def _joined(pieces: Sequence[_Piece]) -> str:
    text = ""
    pieces = [piece for piece in pieces if piece.text]
    for at, piece in enumerate(pieces):
        following = pieces[at + 1].text if at + 1 < len(pieces) else ""
        plain_next = at + 1 == len(pieces) or not (pieces[at + 1].bold or pieces[at + 1].italic)
        text += _emphasised(piece, text, following if plain_next else "*")
    text = _LINE_END.sub("\n", _SPACE.sub(" ", text)).strip(" \n")
    return text.replace("\n", _HARD_BREAK)


def _emphasised(piece: _Piece, before: str, after: str) -> str:
    """Put marks around a piece: asterisks where they are sure to be read as such, else HTML.

    Asterisks open after a space or a sign, and close before one (CommonMark 0.31, 6.2).
    """
    core = piece.text.strip()
    if not core or not (piece.bold or piece.italic):
        return piece.text
    lead, _, trail = piece.text.partition(core)
    opens = (before + lead)[-1:] in _BEFORE_EMPHASIS
    closes = (trail + after)[:1] in _AFTER_EMPHASIS
    sure = opens and closes and "\n" not in core
    if piece.bold:
        core = f"**{core}**" if sure else f"<strong>{core}</strong>"
    if piece.italic:
        core = f"*{core}*" if sure else f"<em>{core}</em>"
    return lead + core + trail


def _link(link: Link) -> str:
    address = printable(link.address.strip())
    text = _one_line(_escaped(link.text)) or _escaped(address)
    if not _ADDRESS.match(address):
        return text
    return f"[{text}](<{quote(address, safe=_ADDRESS_SAFE)}>)"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", printable(text))


def _opened(text: str) -> str:
    """Escape what would open a list, a heading or a rule at the start of a line."""
    return _OPENING.sub(_escape_opening, text)


def _escape_opening(found: re.Match[str]) -> str:
    opening = found.group(1)
    return f"{opening}\\" if opening.isdigit() else f"\\{opening}"


def _one_line(text: str) -> str:
    return " ".join(text.replace(_HARD_BREAK, " ").split())


def _hanging(mark: str, text: str, indent: int | None = None) -> str:
    """Return ``text`` behind ``mark``, its further lines under its first."""
    space = " " * (len(mark) if indent is None else indent)
    first, *rest = text.split("\n")
    return "\n".join([(mark + first).rstrip(" "), *(f"{space}{r}" if r else "" for r in rest)])


def _digits(number: str) -> str:
    return number if number.isascii() and number.isdigit() else "-1"


def _is_list(block: Block) -> bool:
    return isinstance(block, ListBlock) or (isinstance(block, Paragraph) and block.numbered)
