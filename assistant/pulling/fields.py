"""The author's own words of one field, as edited in Word: which of its blocks changed, and how.

In go the lines of the field as drafted and as returned; out come the changes. The promise: a block
nobody touched keeps the Markdown its author wrote, character for character.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assistant.briefs.placeholders import find_placeholders
from assistant.pulling.lines import Line
from assistant.pulling.words import Worded, worded

Rows = tuple[int, int]


@dataclass(frozen=True)
class Returned:
    """A line of the file and the line of the draft it is, or None where it is new."""

    line: Line
    drafted: Line | None


@dataclass
class Block:
    """A block of the field's text: its rows, and the lines of the file that stand for it now."""

    rows: Rows | None
    lines: list[Returned] = field(default_factory=list)


@dataclass(frozen=True)
class Edit:
    """Rows of the field's text, and the Markdown that takes their place ("" to delete them)."""

    rows: Rows
    markdown: str
    worded: tuple[Worded, ...] = ()
    unplaced: bool = False


def edits_of(
    text: str, drafted: Sequence[Line], returned: Sequence[Returned], pins: Mapping[str, str]
) -> list[Edit]:
    """Return the edits of one field: ``drafted`` and ``returned`` are its lines, in order."""
    source = {rows: list(lines) for rows, lines in groupby(drafted, key=lambda line: line.rows)}
    blocks = _blocks(returned)
    order = [b.rows for b in blocks if b.rows is not None]
    if order != sorted(set(order)):
        return _rearranged(text, source, blocks, pins)
    edits = [
        edit
        for block in blocks
        if block.rows is not None
        and (edit := _edit(text, block.rows, source[block.rows], block, pins)) is not None
    ]
    gone = [rows for rows in source if rows not in set(order)]
    edits += [Edit(rows, "", _gone(source[rows])) for rows in gone]
    reached = 0
    for block in blocks:
        if block.rows is not None:
            reached = block.rows[1]
        else:
            said = _rendered(block, pins)
            edits.append(Edit((reached, reached), _joined(block, said), said))
    return sorted(edits, key=lambda edit: edit.rows)


@dataclass(frozen=True)
class Put:
    """The first ``count`` lines of an answer's evidence, quotations and all, as own words."""

    markdown: str
    count: int
    worded: tuple[Worded, ...]


def put_between(returned: Sequence[Returned], pins: Mapping[str, str]) -> Put | None:
    """Return an answer's evidence up to the last new paragraph in it; None without one.

    None too where a proposal stands before it, which has no pin that own words could name.
    """
    new = [n for n, one in enumerate(returned) if one.drafted is None and not _leads(one.line)]
    if not new:
        return None
    lines = list(returned[: new[-1] + 1])
    if any(q.ids[0] not in pins for one in lines if one.drafted for q in one.drafted.quotes):
        return None
    block = Block(None, lines)
    said = _rendered(block, pins)
    return Put(_joined(block, said), len(lines), said)


def _leads(line: Line) -> bool:
    return line.text.rstrip().endswith(":")


def applied(text: str, edits: Sequence[tuple[Rows, str]]) -> str:
    """Return the field's text with edits made, blank lines between blocks."""
    rows = text.splitlines()
    for (first, after), markdown in sorted(edits, key=lambda e: e[0], reverse=True):
        blank_before = [""] if first and rows[first - 1 : first] not in ([], [""]) else []
        blank_after = [""] if after < len(rows) and rows[after].strip() else []
        new = [*blank_before, *markdown.splitlines(), *blank_after] if markdown else []
        rows[first:after] = new
    lines: list[str] = []
    for row in rows:
        if row.strip() or (lines and lines[-1].strip()):
            lines.append(row)
    end = "\n" if text.endswith("\n") else ""
    return "\n".join(lines).rstrip() + end


def _blocks(returned: Sequence[Returned]) -> list[Block]:
    """Gather lines into blocks: those of one block of the text, and new list items with a list."""
    blocks: list[Block] = []
    for one in returned:
        rows = one.drafted.rows if one.drafted else None
        last = blocks[-1] if blocks else None
        joins = one.line.kind == "item" and last and last.lines[-1].line.kind == "item"
        same = rows is not None and last is not None and last.rows == rows
        if last is not None and (same or (rows is None and joins)):
            last.lines.append(one)
        else:
            blocks.append(Block(rows, [one]))
    return blocks


def _edit(
    text: str, rows: Rows, source: Sequence[Line], block: Block, pins: Mapping[str, str]
) -> Edit | None:
    if [_look(one.line) for one in block.lines] == [_look(line) for line in source]:
        return None
    gone = [line for line in source if line not in [one.drafted for one in block.lines]]
    said = (*_rendered(block, pins), *_gone(gone))
    markdown = _joined(block, said)
    was = "\n".join(text.splitlines()[rows[0] : rows[1]])
    if " ".join(markdown.split()) == " ".join(was.split()):
        return Edit(rows, was, said) if any(w.altered for w in said) else None
    held = sum(len(line.quotes) for line in source) + sum(_cited(line) for line in source)
    return Edit(rows, markdown, said, unplaced=held != len(find_placeholders(was)))


def _cited(line: Line) -> int:
    """Return how many references of a line are not its quotations' own."""
    own = [quote.ids[0] for quote in line.quotes]
    count = 0
    for name in (name for mark in line.marks for name in mark.ids):
        if name in own:
            own.remove(name)
        else:
            count += 1
    return count


def _look(line: Line) -> tuple[object, ...]:
    """Return what makes two lines the same: words, bold and italics outside quotations, notes."""
    covered = [(q.start, q.end) for q in line.quotes]
    shown = sorted({
        (line.text[a:b].strip(), look)
        for a, b, look in line.styled
        if line.set_off is None and line.kind not in ("quote", "heading")
        and line.text[a:b].strip() and not any(s < b and a < e for s, e in covered)
    })  # fmt: skip
    return line.key, tuple(shown), tuple(sorted(n for m in line.marks for n in m.ids))


def _rendered(block: Block, pins: Mapping[str, str]) -> tuple[Worded, ...]:
    return tuple(worded(one.line, _expected(one), pins) for one in block.lines)


def _expected(one: Returned) -> list[tuple[str, str]]:
    line = one.drafted
    if line is None:
        return [(q.ids[0], one.line.text[q.start : q.end]) for q in one.line.quotes]
    return [(q.ids[0], line.text[q.start : q.end]) for q in line.quotes]


def _gone(lines: Sequence[Line]) -> tuple[Worded, ...]:
    return tuple(
        Worded("", dropped=[q.ids[0] for q in line.quotes]) for line in lines if line.quotes
    )


def _joined(block: Block, said: Sequence[Worded]) -> str:
    """Join lines: a quotation set off, and what goes on after it, stay in their paragraph."""
    text = ""
    numbers: dict[int, int] = {}
    before: Line | None = None
    for one, part in zip(block.lines, said, strict=False):
        line, markdown = one.line, part.markdown
        if not markdown:
            continue
        if line.kind == "item":
            markdown = _item(line, markdown, numbers)
            text += (
                "\n" if before and before.kind == "item" else "\n\n" if text else ""
            ) + markdown
        elif before is not None and _goes_on(one, before):
            text += f" {markdown}"
        else:
            text += ("\n\n" if text else "") + _front(one) + markdown
        before = line
    return text


def _front(one: Returned) -> str:
    """Return the mark of a heading, or of an indented quotation that claims no source."""
    if one.line.kind == "heading":
        return "#" * max(1, one.line.level - 1) + " "
    own = one.line.kind == "quote" and not (one.drafted and one.drafted.set_off)
    return "> " if own else ""


def _goes_on(one: Returned, before: Line) -> bool:
    set_off = one.drafted is not None and one.drafted.set_off is not None
    return set_off or (before.kind == "quote" and one.drafted is not None)


def _item(line: Line, markdown: str, numbers: dict[int, int]) -> str:
    depth = max(0, line.level - 1)
    numbers[depth] = numbers.get(depth, 0) + 1
    mark = f"{numbers[depth]}." if line.ordered else "-"
    return "   " * depth + f"{mark} {markdown}"


def _rearranged(
    text: str,
    source: Mapping[Rows, list[Line]],
    blocks: Sequence[Block],
    pins: Mapping[str, str],
) -> list[Edit]:
    """Return one edit for the whole field: its blocks stand in another order."""
    rows = text.splitlines()
    said: list[Worded] = []
    parts: list[str] = []
    unplaced = False
    for block in blocks:
        edit = None
        if block.rows is not None:
            edit = _edit(text, block.rows, source[block.rows], block, pins)
            kept = "\n".join(rows[block.rows[0] : block.rows[1]]).strip("\n")
            parts.append(edit.markdown if edit else kept)
            unplaced = unplaced or bool(edit and edit.unplaced)
            said += edit.worded if edit else ()
        else:
            new = _rendered(block, pins)
            said += new
            parts.append(_joined(block, new))
    there = {block.rows for block in blocks}
    said += [w for at, lines in source.items() if at not in there for w in _gone(lines)]
    return [Edit((0, len(rows)), "\n\n".join(parts), tuple(said), unplaced=unplaced)]
