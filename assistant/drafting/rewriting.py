"""Going over the lines of blocks that are already made.

In go blocks and a function on one line; out come the same blocks with each line replaced. The
promise: lines are met in reading order, and nothing but what the function returns changes.
"""

from __future__ import annotations

import operator
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
    given = tuple(blocks)
    made = tuple(_block(block, line) for block in given)
    return given if all(map(operator.is_, made, given)) else made


def _block(block: Block, line: Callable[[Content], Content]) -> Block:
    if isinstance(block, Heading | Paragraph | BlockQuote):
        content = line(block.content)
        same = content is block.content  # Most lines hold nothing to replace, and copies cost.
        return block if same else block.model_copy(update={"content": content})
    if isinstance(block, ListBlock):
        made = [(item, rewritten(item.blocks, line)) for item in block.items]
        if all(blocks is item.blocks for item, blocks in made):
            return block
        items = tuple(item.model_copy(update={"blocks": blocks}) for item, blocks in made)
        return block.model_copy(update={"items": items})
    if isinstance(block, Table):
        header = tuple(line(cell) for cell in block.header)
        rows = tuple(tuple(line(cell) for cell in row) for row in block.rows)
        return block.model_copy(update={"header": header, "rows": rows})
    return block
