"""Plain text goes in; out come its paragraphs and list items.

The stored text is the decoded file itself, with only the page's furniture lifted out, and the
marks of notes ("May.[1]") where the notes themselves stand below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents.file import File
from assistant.documents.furniture import furniture_in
from assistant.documents.gathering import Gathering
from assistant.documents.labels import Label, label_of
from assistant.documents.layout import FoundAnchor, FoundBlock, Layout
from assistant.documents.wrapping import goes_on, opens_an_item, wrap_width

name = "plain text"

_SURENESS = 0.5

_NOTE = re.compile(r"\s*\[(\d{1,3})\]\s+\S")
_NOTE_MARK = re.compile(r"(?<=[^\s\[(])\[(\d{1,3})\](?![(\[\w])")
"""A mark is glued to the words it belongs to; "at [12]" is a reference."""
_MARKS_OF_ONE = 5
"""A note is seldom pointed to more often; a file without end of marks stays as it is."""


def recognise(file: File) -> float:
    """Return 0.5 for any text: every other format is a surer guess where it fits."""
    return _SURENESS if file.is_text else 0.0


def read(file: File) -> Layout:
    """Return the paragraphs of a plain text file."""
    return _Reading(file.decoded.text).layout


class _Reading:
    """One pass over the lines; ``_open`` is the block that the next line may go on with."""

    def __init__(self, text: str) -> None:
        self._found = Gathering(text)
        lines = text.split("\n")
        self._left = dict.fromkeys(_notes_in(lines), _MARKS_OF_ONE)
        self._width = wrap_width(lines)
        self._indents: list[int] = []
        self._open: FoundBlock | None = None
        self._above = ""
        start = 0
        for line in lines:
            self._line(line, start)
            start += len(line) + 1
        self.layout = self._found.finish()

    def _line(self, line: str, start: int) -> None:
        if not line or line.isspace():
            self._open = None
            return
        if furniture := furniture_in(line):
            self._found.lift(start, *furniture)
            self._open = None
            return
        label = label_of(line)
        words = start + (label.words if label else len(line) - len(line.lstrip()))
        end = start + len(line)
        block = None if label else self._found.rejoined(start, words, end)
        self._found.below_furniture(start)
        if block is None:
            block = self._continued(line, end, label) or self._begun(words, end, label)
        self._open, self._above = block, line
        if self._left and "[" in line:
            self._without_marks(line, start)

    def _without_marks(self, line: str, start: int) -> None:
        """Take the marks of notes out of a line, and keep their places."""
        for mark in _NOTE_MARK.finditer(line):
            if self._left.get(mark[1], 0):
                self._left[mark[1]] -= 1
                self._found.layout.anchors.append(
                    FoundAnchor("furniture", start + mark.start(), mark[0])
                )
                self._found.cut(start + mark.start(), start + mark.end())

    def _continued(self, line: str, end: int, label: Label | None) -> FoundBlock | None:
        """Return the open block where ``line`` is its next line, wrapped."""
        if self._open is None or (label and opens_an_item(self._above, bullet=label.bullet)):
            return None
        if not goes_on(self._above, line, self._width):
            return None
        self._open.end = end
        return self._open

    def _begun(self, words: int, end: int, label: Label | None) -> FoundBlock:
        if label is None:
            return self._found.add("paragraph", words, end)
        self._indents = [i for i in self._indents if i < label.indent] + [label.indent]
        return self._found.add("item", words, end, label.printed, len(self._indents))


def _notes_in(lines: Sequence[str]) -> frozenset[str]:
    """Return the numbers of the notes that are printed, "[1] …" and on, each on a line of its own.

    They are notes only where they count from one, and none is printed twice.
    """
    found = [note[1] for line in lines if line.lstrip()[:1] == "[" and (note := _NOTE.match(line))]
    counted = [str(number) for number in range(1, len(found) + 1)]
    return frozenset(found) if found == counted else frozenset()
