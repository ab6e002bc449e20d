"""Numbers of paragraphs, and the cross-references that follow them.

In go blocks; out come the same blocks with each numbered paragraph's number as it will print, and
each cross-reference resolved. The promise: numbers run unbroken from 1 through the whole paper,
and a reference to nothing is a visible gap, never a wrong number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.drafting.counting import text_of
from assistant.drafting.draft import Block, Heading, Inline, Missing, Paragraph, Reference
from assistant.drafting.rewriting import Content, rewritten
from assistant.drafting.targets import HEADING, POSITION, target_of

UNKNOWN_PLACE = "a paragraph or heading called"
"""How the gap of a cross-reference that leads nowhere begins."""

_ALREADY_A_NAME = re.compile(r"Question \S{1,12}")
"""A heading that reads as a name in a sentence without quotation marks."""


class Numbers:
    """The numbers of one paper; call :meth:`number` on its parts in reading order."""

    def __init__(self, *, numbered: bool) -> None:
        self._wanted = numbered
        self._count = 0
        self._targets: dict[str, str] = {}

    def number(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the blocks with numbers; headings that nobody anchored answer to their words."""
        return tuple(self._numbered(block) for block in blocks)

    def refer(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the blocks with cross-references resolved; call after all are numbered."""
        return rewritten(blocks, self._line)

    def _numbered(self, block: Block) -> Block:
        if isinstance(block, Heading):
            return self._headed(block)
        if not isinstance(block, Paragraph) or not block.numbered:
            return block
        if not self._wanted:
            return block.model_copy(update={"numbered": False})
        self._count += 1
        if block.target:
            self._targets[block.target] = str(self._count)
        return block.model_copy(update={"number": str(self._count)})

    def _headed(self, heading: Heading) -> Heading:
        words = text_of(heading.content)
        target = heading.target or f"{HEADING}-{target_of(words)}"
        shown = words if _ALREADY_A_NAME.fullmatch(words) else f"“{words}”"
        self._targets.setdefault(target, shown)
        return heading.model_copy(update={"target": target})

    def _line(self, content: Content) -> Content:
        if not any(isinstance(part, Reference) for part in content):
            return content
        return tuple(self._part(part) for part in content)

    def _part(self, part: Inline) -> Inline:
        if not isinstance(part, Reference):
            return part
        meant = (part.target, f"{POSITION}-{part.target}", f"{HEADING}-{part.target}")
        target = next((name for name in meant if name in self._targets), None)
        if target is None:
            return Missing(what=f"{UNKNOWN_PLACE} “{part.text or part.target}”")
        return part.model_copy(update={"target": target, "text": self._targets[target]})
