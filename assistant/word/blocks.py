"""Blocks: in go the blocks of a draft, out come the paragraphs of a Word document.

The one promise: every block is written, in order, in the style the house has for it; nothing is
dropped but headings without words and page breaks with nothing after them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Contents,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Table,
)
from assistant.drafting.lines import PROPOSED, line_text
from assistant.word.bookmarks import heading_name
from assistant.word.contents import write_contents
from assistant.word.numbering import LEVELS, PARAGRAPH_HANG, STEP, list_indent
from assistant.word.paper import Paper
from assistant.word.paragraphs import Shape, new_paragraph, space_after
from assistant.word.runs import Line, Look, starts_right_to_left, write_line, write_words
from assistant.word.survey import DEEPEST_HEADING, is_printed, is_section
from assistant.word.tables import write_table
from assistant.word.xml import Element

PARAGRAPH_ROLES = {
    "body": "body",
    "question": "question",
    "choice": "choice",
    "lead": "lead",
    "address": "address",
    "small": "small",
    "proposal": "proposal",
    "note": "note",
    "subtitle": "subtitle",
}
"""The role of each style that a paragraph of a draft may name; any other is body text."""

_AFTER_LIST = 150
"""Twips; items stand closer to each other than the list to what follows."""
_QUOTE_INDENT = 567
"""Twips; how far a block quotation stands in from the text around it, on both sides."""


def write_blocks(paper: Paper, parent: Element, blocks: Sequence[Block]) -> None:
    """Append ``blocks`` to the body."""
    for block in blocks:
        write_block(paper, parent, block)


def write_block(paper: Paper, parent: Element, block: Block, depth: int = -1) -> None:
    """Append one block; ``depth`` is the level of the list item it stands in, -1 outside lists."""
    match block:
        case Paragraph():
            _paragraph(paper, parent, block, depth)
        case Heading():
            _heading(paper, parent, block)
        case BlockQuote():
            _block_quote(paper, parent, block, depth)
        case ListBlock():
            _list(paper, parent, block, depth + 1)
        case Table():
            write_table(paper, parent, block)
        case Contents():
            write_contents(paper, parent, block)
        case PageBreak():
            paper.flow.page_break = True
    paper.flow.after_quote = isinstance(block, BlockQuote)


def _heading(paper: Paper, parent: Element, heading: Heading) -> None:
    if not is_printed(heading):
        return
    flow = paper.flow
    flow.indent = 0
    flow.place = f"under “{line_text(heading.content)}”"
    if heading.level <= 0:
        role = "cover-title" if flow.in_cover else "title"
    else:
        role = f"heading-{min(heading.level, DEEPEST_HEADING)}"
    paragraph = new_paragraph(paper, parent, role, _direction(heading.content))
    names = []
    if is_section(heading) and not flow.in_cover:
        flow.headings += 1
        name = heading_name(flow.headings)
        names += [name] if name in paper.survey.listed else []
    _marked_line(paper, paragraph, heading.content, heading.target, names)


def _paragraph(paper: Paper, parent: Element, block: Paragraph, depth: int) -> None:
    if block.numbered:
        _numbered(paper, parent, block)
        return
    role = PARAGRAPH_ROLES.get(block.style, "body")
    shape = _direction(block.content)
    if depth >= 0:
        role = role if role == "proposal" else "continue"
        shape = replace(shape, left=paper.flow.indent + list_indent(depth))
    elif role == "body" and paper.flow.after_quote:
        # What follows a quotation set off inside a numbered paragraph still belongs to it.
        shape = replace(shape, left=paper.flow.indent or None)
    else:
        paper.flow.indent = 0
    paragraph = new_paragraph(paper, parent, role, shape)
    proposal = role == "proposal"
    if proposal:
        _proposal_label(paper, paragraph)
    _marked_line(paper, paragraph, block.content, block.target, [], in_proposal=proposal)


def _numbered(paper: Paper, parent: Element, block: Paragraph) -> None:
    """Write a numbered paragraph; a number Word would not reach by itself starts a new run."""
    flow = paper.flow
    flow.indent = PARAGRAPH_HANG
    wanted = block.number
    shape = _direction(block.content)
    if wanted is not None and not (wanted.isascii() and wanted.isdigit()):
        # "2.3" is no number of a single list: printed as it stands, hanging as the others do.
        shape = replace(shape, number=0, left=PARAGRAPH_HANG, hanging=PARAGRAPH_HANG)
        paragraph = new_paragraph(paper, parent, "numbered", shape)
        write_words(paper, paragraph, f"{wanted}\t")
        _marked_line(paper, paragraph, block.content, block.target, [])
        return
    if wanted is not None and int(wanted) != flow.next_number:
        flow.next_number = int(wanted)
        flow.list = paper.numbering.paragraphs_from(flow.next_number)
    flow.next_number += 1
    paragraph = new_paragraph(paper, parent, "numbered", replace(shape, number=flow.list))
    proposal = block.style == "proposal"
    if proposal:
        _proposal_label(paper, paragraph)
    _marked_line(paper, paragraph, block.content, block.target, [], in_proposal=proposal)


def _block_quote(paper: Paper, parent: Element, block: BlockQuote, depth: int) -> None:
    known = paper.quotes.get(block.quote or "")
    proposal = block.proposal or (known is not None and known.proposal)
    shape = _direction(block.content)
    outer = paper.flow.indent + (list_indent(depth) if depth >= 0 else 0)
    if outer:
        shape = replace(shape, left=outer + _QUOTE_INDENT, right=_QUOTE_INDENT)
    role = "proposed-quote" if proposal else "quote"
    paragraph = new_paragraph(paper, parent, role, shape)
    if proposal:
        _proposal_label(paper, paragraph)
    write_line(paper, Line(paragraph, in_proposal=proposal), block.content)


def _list(paper: Paper, parent: Element, block: ListBlock, level: int) -> None:
    if block.ordered:
        lettered = paper.draft.layout.numbered_paragraphs
        number = paper.numbering.ordered(lettered=lettered, level=min(level, LEVELS - 1))
    else:
        number = paper.numbering.lists.bullets
    for item in block.items:
        _item(paper, parent, item, level, number, ordered=block.ordered)
    if level == 0 and not paper.house.foreign and block.items:
        space_after(parent[-1], _AFTER_LIST)


def _item(
    paper: Paper, parent: Element, item: ListItem, level: int, number: int, *, ordered: bool
) -> None:
    """Write one item: its first paragraph carries the bullet, the rest stands under its text.

    An item that begins with something else gets a bullet of its own, as a list without one would
    lose count.
    """
    first = item.blocks[0] if item.blocks else None
    opens = isinstance(first, Paragraph) and not first.numbered
    content = first.content if opens and isinstance(first, Paragraph) else ()
    shape = _item_shape(paper, level, number, ordered=ordered)
    shape = replace(shape, right_to_left=_direction(content).right_to_left)
    paragraph = new_paragraph(paper, parent, "number" if ordered else "bullet", shape)
    if isinstance(first, Paragraph) and opens:
        proposal = first.style == "proposal"
        if proposal:
            _proposal_label(paper, paragraph)
        _marked_line(paper, paragraph, content, first.target, [], in_proposal=proposal)
    for block in item.blocks[1:] if opens else item.blocks:
        write_block(paper, parent, block, depth=level)


def _item_shape(paper: Paper, level: int, number: int, *, ordered: bool) -> Shape:
    if not ordered and level == 0 and paper.house.bullets_by_style and not paper.flow.indent:
        return Shape()
    return Shape(
        number=number,
        level=min(level, LEVELS - 1),
        left=paper.flow.indent + list_indent(level),
        hanging=STEP,
    )


def _marked_line(
    paper: Paper,
    paragraph: Element,
    content: Sequence[Inline],
    target: str | None,
    names: list[str],
    *,
    in_proposal: bool = False,
) -> None:
    """Write a line within the bookmarks that contents and cross-references lead to."""
    if target in paper.survey.referred and target not in paper.targets_written:
        paper.targets_written.add(target)
        names = [*names, paper.survey.targets[target].bookmark]
    opened = [paper.bookmarks.open(paragraph, name) for name in names]
    write_line(paper, Line(paragraph, in_proposal=in_proposal), content)
    for number in reversed(opened):
        paper.bookmarks.close(paragraph, number)


def _proposal_label(paper: Paper, paragraph: Element) -> None:
    write_words(paper, paragraph, f"{PROPOSED}: ", Look("proposal-label"))


def _direction(content: Sequence[Inline]) -> Shape:
    return Shape(right_to_left=starts_right_to_left(line_text(content)))
