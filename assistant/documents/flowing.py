"""The words of a marked-up document go in as they are met; its stored text and blocks come out.

For formats whose marks part text into blocks (HTML, XML, mail). White space runs together as it
does on a page. The promise: every word put in is in the text once, in order; a number printed
before a paragraph stays in the text and outside its block.
"""

from __future__ import annotations

import re

from assistant.documents.document import AnchorKind, BlockKind
from assistant.documents.furniture import furniture_in, runs_over
from assistant.documents.labels import label_of
from assistant.documents.layout import FoundAnchor, FoundBlock, Layout

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BULLETS = frozenset("-*+•‣◦▪●–")


class Flow:
    """The layout of one document while it grows; ``begin`` parts a block from the one above."""

    def __init__(self) -> None:
        self.layout = Layout()
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[str] = []
        self._marks: list[tuple[int, FoundAnchor]] = []
        self._spans: list[tuple[int, int]] = []
        self._size = 0
        self._kind: BlockKind = "paragraph"
        self._label: str | None = None
        self._level: int | None = None
        self._above: BlockKind | None = None
        self._note: str | None = None
        self._parted = False

    def begin(self, kind: BlockKind, label: str | None = None, level: int | None = None) -> None:
        """End the block above, and say what the next words are."""
        self.end()
        self._kind, self._label, self._level = kind, label, level

    def words(self, text: str, *, as_is: bool = False) -> None:
        """Add words to the open block; ``as_is`` keeps their white space."""
        if not as_is:
            text = _SPACE.sub(" ", text)
            if text[:1] == " " and (not self._open or self._open[-1][-1:] in " \n\t"):
                text = text[1:]
        if text:
            self._open.append(text)
            self._size += len(text)

    def line_end(self) -> None:
        """End a line within the block."""
        if self._open:
            self._trim()
            self.words("\n", as_is=True)

    def cell_end(self) -> None:
        """End a cell of a row."""
        self._trim()
        self.words("\t", as_is=True)

    def note(self, mark: str) -> None:
        """Say that the next words are those of the note with this mark."""
        if not self.is_empty:
            self.begin("paragraph")
        self._note = mark

    @property
    def is_empty(self) -> bool:
        """Whether the open block has no words yet."""
        return not self._size or not "".join(self._open).strip()

    @property
    def size(self) -> int:
        """How many characters the open block has."""
        return self._size

    @property
    def so_far(self) -> str:
        """The words of the open block."""
        return "".join(self._open)

    @property
    def tail(self) -> str:
        """How the open block ends."""
        return self._open[-1] if self._open else ""

    def anchor(self, kind: AnchorKind, text: str, sheet: int | None = None) -> None:
        """Note something that stands here and is no part of the running text."""
        self._marks.append((self._size, FoundAnchor(kind, 0, text, sheet)))

    def anchor_before(self, kind: AnchorKind, text: str) -> None:
        """Note something that stands at the beginning of the open block."""
        self._marks.insert(0, (0, FoundAnchor(kind, 0, text)))

    def emphasise(self, start: int) -> None:
        """Say that the open block is emphasised from ``start`` to where it ends now."""
        if start < self._size:
            self._spans.append((start, self._size))

    def end(self) -> None:
        """Write the open block, where it has words."""
        self._trim()
        text = "".join(self._open)
        if text.strip():
            self._write(text)
        else:
            self._keep_anchors(self._length, 0)
        self._open, self._marks, self._spans, self._size = [], [], [], 0
        self._label = None

    def finish(self) -> Layout:
        """Return the layout, the text in it."""
        self.end()
        self.layout.text = "".join(self._pieces)
        return self.layout

    def _trim(self) -> None:
        while self._open and self._open[-1][-1:] == " ":
            self._open[-1] = self._open[-1].rstrip(" ")
            self._size = sum(map(len, self._open))
            if not self._open[-1]:
                self._open.pop()

    def _write(self, text: str) -> None:
        if self._note is not None:
            self._kind, self._label, self._level = "paragraph", self._note, None
            text = self._without_mark(text, self._note)
            self._note = None
        furniture = furniture_in(text.strip()) if self._label is None else None
        if furniture is not None and self._kind != "row":
            self._marks.append((0, FoundAnchor(furniture[0], 0, furniture[1])))
            self._keep_anchors(self._length, 0)
            self._parted = True
            return
        parted, self._parted = self._parted, False
        if parted and self._goes_on(text):
            self._join(text)
            return
        kind, label, skipped = self._labelled(text)
        if self._length:
            close = kind == self._above and kind in ("item", "row")
            self._put("\n" if close else "\n\n")
        if label is not None and not skipped and not self._stays_out(kind, label):
            self._put(f"{label} ")
        before = self._length
        self._put(text)
        self._keep_anchors(before, len(text))
        block = FoundBlock(kind, before + skipped, self._length, label, self._level)
        block.emphasis = [
            (max(s, skipped) + before, e + before) for s, e in self._spans if e > skipped
        ]
        self.layout.blocks.append(block)
        self._above = kind

    def _goes_on(self, text: str) -> bool:
        """Say whether a mark of the page alone parted ``text`` from the sentence above it."""
        above = self.layout.blocks[-1] if self.layout.blocks else None
        if above is None or self._kind != "paragraph" or self._label is not None:
            return False
        if above.kind not in ("paragraph", "item"):
            return False
        return runs_over("".join(self._pieces[-1:]), text)

    def _join(self, text: str) -> None:
        block = self.layout.blocks[-1]
        bare = self._pieces[-1].rstrip()
        self._length -= len(self._pieces[-1]) - len(bare)
        self._pieces[-1] = bare
        for anchor in self.layout.anchors:
            anchor.at = min(anchor.at, self._length)
        self._put(" ")
        before = self._length
        self._put(text)
        self._keep_anchors(before, len(text))
        block.end = self._length
        block.emphasis = [*block.emphasis, *((s + before, e + before) for s, e in self._spans)]

    def _labelled(self, text: str) -> tuple[BlockKind, str | None, int]:
        """Return the kind and label of a block, and how many characters its own label takes."""
        if self._kind not in ("paragraph", "item") or (self._label and self._kind == "paragraph"):
            return self._kind, self._label, 0
        printed = label_of(text)
        if printed is None or printed.bullet or self._label not in (None, *_BULLETS):
            return self._kind, self._label, 0
        self._level = self._level or 1
        return "item", printed.printed, printed.words

    def _without_mark(self, text: str, mark: str) -> str:
        """Return the words of a note without the mark printed before them."""
        found = re.match(rf"\s*(?:\[?{re.escape(mark)}\]?(?=[\s.):]))?[\s.):]*", text)
        cut = found.end() if found else 0
        self._marks = [(max(0, at - cut), anchor) for at, anchor in self._marks]
        self._spans = [(max(0, s - cut), e - cut) for s, e in self._spans if e > cut]
        return text[cut:]

    def _stays_out(self, kind: BlockKind, label: str) -> bool:
        """A bullet, and the mark of a note, are told by the label alone."""
        return kind == "paragraph" or label in _BULLETS

    def _keep_anchors(self, start: int, most: int) -> None:
        for offset, anchor in self._marks:
            anchor.at = start + min(offset, most)
            self.layout.anchors.append(anchor)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
