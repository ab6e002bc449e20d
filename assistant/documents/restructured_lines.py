"""The lines of a reStructuredText file go in, one after the other; blocks come out."""

from __future__ import annotations

import re

from assistant.documents.furniture import furniture_in
from assistant.documents.gathering import Gathering
from assistant.documents.labels import Label, columns, label_of
from assistant.documents.layout import FoundBlock

_DIRECTIVE = re.compile(r"\.\. (?:\|[^|]+\| )?([a-z][a-z-]*)::[ \t]*")
_FOOTNOTE = re.compile(r"\.\. \[(#?[\w-]+|\*)\][ \t]*")
_OPTION = re.compile(r"\s+:[\w-]+:(?:\s|$)")
_TABLE = {"list-table"}
_UNSEEN_TEXT = """
raw toctree image meta contents highlight index include default-role role only sectnum
tabularcolumns unicode math replace
"""
_UNSEEN = frozenset(_UNSEEN_TEXT.split())
"""Directives whose body no reader sees as text."""

_SEEN_TEXT = """
rubric admonition note warning tip important caution attention hint danger error topic sidebar
list-table table centered epigraph pull-quote
"""
_SEEN = frozenset(_SEEN_TEXT.split())
"""Directives whose words on the same line a reader sees."""

_ADORNED = frozenset("=-^~\"'`*+#:._<>")
SHORTEST_UNDERLINE = 3


class RestructuredLines:
    """One pass over the lines; ``_open`` is the block that the next line may go on with."""

    def __init__(self, text: str, found: Gathering) -> None:
        self._text = text
        self._found = found
        self._open: FoundBlock | None = None
        self._adornments: list[str] = []
        self._list_indent: int | None = None
        self._unseen = False
        self._table = False
        start = 0
        for line in text.split("\n"):
            if not line or line.isspace():
                self._open = None
            elif furniture := furniture_in(line):
                found.lift(start, *furniture)
                self._open = None
            elif line[0] in " \t":
                self._indented(line, start)
            else:
                self._flush(line, start)
            start += len(line) + 1

    def _cut_line(self, line: str, start: int) -> None:
        self._found.cut(start, min(start + len(line) + 1, len(self._text)))

    def _flush(self, line: str, start: int) -> None:
        """A line at the margin: it ends whatever was set in."""
        self._unseen = self._table = False
        first = line[0]
        if first == "." and (line.startswith(".. ") or line.rstrip() == ".."):
            self._explicit(line, start)
        elif first in _ADORNED and line.rstrip() == first * len(line.rstrip()) and len(line) > 2:
            self._adorned(line, start, first)
        else:
            self._words(line, start, 0)

    def _explicit(self, line: str, start: int) -> None:
        """A directive, a footnote, a target or a comment."""
        self._open = None
        self._found.below_furniture(start)
        end = start + len(line)
        if found := _FOOTNOTE.match(line):
            self._found.cut(start, start + found.end())
            self._open = self._found.add("paragraph", start + found.end(), end, found[1])
            return
        found = _DIRECTIVE.match(line)
        if found is None or found[1] in _UNSEEN:
            self._unseen = True
        self._table = found is not None and found[1] in _TABLE
        if found is not None and found[1] in _SEEN and found.end() < len(line):
            self._found.cut(start, start + found.end())
            self._open = self._found.add("paragraph", start + found.end(), end)
        else:
            self._cut_line(line, start)

    def _adorned(self, line: str, start: int, char: str) -> None:
        """An underline makes a heading of the line above; any other adornment is a rule."""
        block = self._open
        self._cut_line(line, start)
        self._open = None
        if block is not None and block.kind in ("paragraph", "item"):
            if char not in self._adornments:
                self._adornments.append(char)
            block.kind = "heading"
            block.level = self._adornments.index(char) + 1
            self._list_indent = None

    def _indented(self, line: str, start: int) -> None:
        if self._unseen or (_OPTION.match(line) and self._open is None):
            self._cut_line(line, start)
        elif self._table:
            self._cell(line, start)
        elif self._open is not None:
            self._join(self._open, line, start)
        else:
            self._words(line, start, columns(line))

    def _cell(self, line: str, start: int) -> None:
        """A line of a list table: ``* -`` begins a row, ``-`` another cell of it."""
        bare = line.strip()
        words = start + len(line) - len(line.lstrip())
        end = start + len(line)
        if bare.startswith("* -"):
            words += 3 + len(bare[3:]) - len(bare[3:].lstrip())
            self._found.cut(start, words)
            self._open = self._found.add("row", words, end)
        elif bare.startswith("-") and self._open is not None:
            words += 1 + len(bare[1:]) - len(bare[1:].lstrip())
            self._found.cut(self._open.end, words, "\t")
            self._open.end = end
        elif self._open is not None:
            self._join(self._open, line, start)
        else:
            self._words(line, start, columns(line))

    def _join(self, block: FoundBlock, line: str, start: int) -> None:
        words = start + len(line) - len(line.lstrip())
        self._found.cut(block.end, words, " ")
        block.end = start + len(line)

    def _words(self, line: str, start: int, indent: int) -> None:
        end = start + len(line)
        label = None if line[0] == "*" and line[1:2] != " " else label_of(line)
        words = start + (label.words if label else len(line) - len(line.lstrip()))
        if self._found.lifted_from is not None and self._below_furniture(line, start, words, label):
            return
        if self._open is not None and label is None:
            self._join(self._open, line, start)
        elif label is not None:
            self._found.cut(start, start + label.stays)
            self._open = self._found.add("item", words, end, label.printed, 1 + indent // 2)
            in_list = label.bullet or "." not in label.printed[:-1]
            self._list_indent = label.words if in_list else None
        else:
            if words > start:
                self._found.cut(start, words)
            self._open = self._begun(words, end, indent)

    def _below_furniture(self, line: str, start: int, words: int, label: Label | None) -> bool:
        """Go on with the sentence above the furniture, and say whether the line does so."""
        block = None if label else self._found.rejoined(start, words, start + len(line))
        self._found.below_furniture(start)
        if block is not None:
            self._open = block
        return block is not None

    def _begun(self, words: int, end: int, indent: int) -> FoundBlock:
        if indent and indent == self._list_indent:
            return self._found.add("item", words, end, None, 1)
        if not indent:
            self._list_indent = None
        return self._found.add("quote" if indent else "paragraph", words, end)
