"""Blocks gathered line by line, with the page's furniture lifted out from between them.

A reader tells each line as it meets it; the promise is that a sentence which furniture cuts in two
becomes one again, with one space put in, and that nothing else is joined.
"""

from __future__ import annotations

from assistant.documents.document import AnchorKind, BlockKind
from assistant.documents.furniture import runs_over
from assistant.documents.layout import FoundAnchor, FoundBlock, Layout

_ENOUGH = 200
"""Characters of the text above furniture that are looked at."""


class Gathering:
    """The layout of one file while it grows.

    ``lifted_from`` is where the furniture above the next line begins; None where there is none, and
    then nothing need be rejoined or told.
    """

    def __init__(self, decoded: str) -> None:
        self.layout = Layout()
        self._decoded = decoded
        self.lifted_from: int | None = None

    def lift(self, start: int, kind: AnchorKind, words: str) -> None:
        """Take the line at ``start`` out of the text and keep it as an anchor."""
        self.layout.anchors.append(FoundAnchor(kind, start, words))
        if self.lifted_from is None:
            self.lifted_from = start

    def below_furniture(self, start: int) -> None:
        """Tell that the line at ``start`` opens a block of its own, and goes on with none above."""
        if self.lifted_from is not None:
            self.cut(self.lifted_from, start)
            self.lifted_from = None

    def rejoined(self, line: int, words: int, end: int) -> FoundBlock | None:
        """Return the block whose sentence goes on with the line at ``line``, if any.

        Call it for every line that may go on with a sentence; without furniture above the line it
        does nothing. ``words`` is where the words of the line begin, behind white space.
        """
        if self.lifted_from is None:
            return None
        block = self._above()
        if block is None or not runs_over(self._tail(block), self._decoded[words:end]):
            self.below_furniture(line)
            return None
        self.cut(block.end, words, " ")
        self.lifted_from = None
        block.end = end
        return block

    def add(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        label: str | None = None,
        level: int | None = None,
    ) -> FoundBlock:
        """Add a block and return it; a later line may move its end."""
        block = FoundBlock(kind, start, end, label, level)
        self.layout.blocks.append(block)
        return block

    def cut(self, start: int, end: int, put: str = "") -> None:
        """Let the characters from ``start`` to ``end`` leave the text, ``put`` in their place."""
        self.layout.cuts.append((start, end, put))

    def finish(self) -> Layout:
        """Return the layout, furniture at the foot of the file lifted out as well."""
        if self.lifted_from is not None:
            self.cut(self.lifted_from, len(self._decoded))
            self.lifted_from = None
        return self.layout

    def _above(self) -> FoundBlock | None:
        block = self.layout.blocks[-1] if self.layout.blocks else None
        return None if block is None or block.kind == "heading" else block

    def _tail(self, block: FoundBlock) -> str:
        return self._decoded[max(block.start, block.end - _ENOUGH) : block.end]
