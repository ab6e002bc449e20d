"""Going over the lines of blocks that are already made.

In go blocks and a function on one line; out come the same blocks with each line replaced. The
promise: lines are met in reading order, and nothing but what the function returns changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Table,
)

Content = tuple[Inline, ...]


def rewritten(blocks: Iterable[Block], line: Callable[[Content], Content]) -> tuple[Block, ...]:
    """Return the blocks with every line passed through ``line``."""
    return tuple(_block(block, line) for block in blocks)


def _block(block: Block, line: Callable[[Content], Content]) -> Block:
    if isinstance(block, Heading | Paragraph | BlockQuote):
        return block.model_copy(update={"content": line(block.content)})
    if isinstance(block, ListBlock):
        items = tuple(
            item.model_copy(update={"blocks": rewritten(item.blocks, line)}) for item in block.items
        )
        return block.model_copy(update={"items": items})
    if isinstance(block, Table):
        header = tuple(line(cell) for cell in block.header)
        rows = tuple(tuple(line(cell) for cell in row) for row in block.rows)
        return block.model_copy(update={"header": header, "rows": rows})
    return block
