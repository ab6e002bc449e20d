"""The lines of a Markdown text go in, one after the other; blocks come out.

Each rule looks at one line and either takes it or leaves it to the next rule: their order is one
list. Lists may follow a paragraph without a blank line, letters may stand behind bullets, and lines
that were never wrapped are not run together: so people write, whatever CommonMark says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.documents.furniture import furniture_in
from assistant.documents.gathering import Gathering
from assistant.documents.labels import Label, columns, label_of
from assistant.documents.layout import FoundBlock
from assistant.documents.wrapping import goes_on, opens_an_item, two_fields, wrap_width

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+[ \t]*")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_PIPE = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_REFERENCE = re.compile(r" {0,3}\[[^\]^\n]{1,200}\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].*)?$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]+(?=\S)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_ENDED = ".!?:;"
LONGEST_UNDERLINED = 200
LONGEST_TABLE_RULE = 2000
LONGEST_WRAPPED = 160
"""Characters; a longer line above is a whole paragraph, whatever stands below it."""


class MarkdownLines:
    """One pass over the lines; ``code`` holds the blocks in which marks are not marks."""

    def __init__(self, text: str, found: Gathering, start: int) -> None:
        self.code: list[FoundBlock] = []
        self._text = text
        self._found = found
        self._open: FoundBlock | None = None
        self._above = ""
        self._indents: list[int] = []
        self._fence = ""
        self._in_table = False
        self._rules: tuple[Callable[[str, int], bool], ...] = (
            self._code,
            self._blank,
            self._furniture,
            self._underline,
            self._rule,
            self._heading,
            self._table,
            self._reference,
            self._note,
            self._quote,
            self._words,
        )
        lines = text[start:].split("\n")
        self._width = wrap_width(lines)
        for line in lines:
            any(rule(line, start) for rule in self._rules)
            self._above = line
            start += len(line) + 1

    def _cut_line(self, line: str, start: int) -> None:
        self._found.cut(start, min(start + len(line) + 1, len(self._text)))

    def _code(self, line: str, start: int) -> bool:
        fence = _FENCE.match(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence) and not line[fence.end() :].strip():
                self._fence, self._open = "", None
                self._cut_line(line, start)
            elif self._open is not None:
                self._open.end = start + len(line)
            elif line.strip():
                self._open = self._found.add("paragraph", start, start + len(line))
                self.code.append(self._open)
            return True
        if fence is None:
            return False
        self._found.below_furniture(start)
        self._fence, self._open = fence[1], None
        self._cut_line(line, start)
        return True

    def _blank(self, line: str, _start: int) -> bool:
        if line and not line.isspace():
            return False
        self._open, self._in_table = None, False
        return True

    def _furniture(self, line: str, start: int) -> bool:
        furniture = furniture_in(line)
        if furniture is None:
            return False
        self._found.lift(start, *furniture)
        self._open = None
        return True

    def _underline(self, line: str, start: int) -> bool:
        block = self._open
        if block is None or block.kind != "paragraph" or not _UNDERLINE.match(line):
            return False
        words = self._text[block.start : block.end]
        if "\n" in words or len(words) > LONGEST_UNDERLINED:
            return False
        level = 1 if line.lstrip()[0] == "=" else 2
        if level == 2 and words.rstrip()[-1] in ".;":
            return False
        block.kind, block.level = "heading", level
        self._open, self._indents = None, []
        self._cut_line(line, start)
        return True

    def _rule(self, line: str, start: int) -> bool:
        if not _RULE.match(line):
            return False
        self._open = None
        self._cut_line(line, start)
        return True

    def _heading(self, line: str, start: int) -> bool:
        found = _HEADING.match(line)
        if found is None:
            return False
        self._found.below_furniture(start)
        words = _CLOSING.sub("", line).rstrip()
        if len(words) <= found.end():
            self._cut_line(line, start)
        else:
            self._found.cut(start, start + found.end())
            self._found.cut(start + len(words), start + len(line))
            level = len(found[1])
            self._found.add("heading", start + found.end(), start + len(words), None, level)
        self._open, self._indents = None, []
        return True

    def _table(self, line: str, start: int) -> bool:
        if "|" not in line:
            self._in_table = False
            return False
        end = start + len(line)
        if _TABLE_RULE.match(line) and (self._in_table or "|" in self._above):
            self._cut_line(line, start)
            return True
        if not self._in_table and not self._rule_below(end):
            return False
        self._in_table = True
        self._found.below_furniture(start)
        self._cells(line.rstrip(), start)
        self._found.add("row", start, end)
        self._open = None
        return True

    def _rule_below(self, end: int) -> bool:
        """Return whether the line below the one that ends at ``end`` parts a table's head off."""
        below = self._text[end + 1 : end + 1 + LONGEST_TABLE_RULE].partition("\n")[0]
        return "|" in below and bool(_TABLE_RULE.match(below))

    def _cells(self, line: str, start: int) -> None:
        """Let the bars between cells become tabs; those at the ends leave."""
        for bar in _PIPE.finditer(line):
            outer = bar.start() == 0 or bar.end() == len(line)
            self._found.cut(start + bar.start(), start + bar.end(), "" if outer else "\t")

    def _reference(self, line: str, start: int) -> bool:
        if not _REFERENCE.match(line):
            return False
        self._cut_line(line, start)
        return True

    def _note(self, line: str, start: int) -> bool:
        found = _NOTE.match(line)
        if found is None:
            return False
        self._found.below_furniture(start)
        self._found.cut(start, start + found.end())
        end = start + len(line)
        self._open = self._found.add("paragraph", start + found.end(), end, found[1])
        return True

    def _quote(self, line: str, start: int) -> bool:
        found = _QUOTE.match(line)
        if found is None or ">" not in found[0]:
            return False
        words, end = start + found.end(), start + len(line)
        if words >= end:
            self._found.cut(start, end)
            self._open = None
            return True
        self._found.below_furniture(start)
        if self._open is not None and self._open.kind == "quote":
            self._join(self._open, words, end)
            return True
        self._found.cut(start, words)
        self._open = self._found.add("quote", words, end)
        return True

    def _words(self, line: str, start: int) -> bool:
        label = label_of(line)
        lead = len(line) - len(line.lstrip())
        words, end = start + (label.words if label else lead), start + len(line)
        block = None if label else self._found.rejoined(start, words, end)
        self._found.below_furniture(start)
        if block is not None:
            self._open = block
        elif self._open is not None and self._goes_on(line, label):
            self._join(self._open, start + lead, end)
        elif label is not None:
            self._open = self._item(label, start, end)
        else:
            self._found.cut(start, words)
            self._open = self._paragraph(columns(line), words, end)
        return True

    def _goes_on(self, line: str, label: Label | None) -> bool:
        above = self._above
        if label is not None and opens_an_item(above, bullet=label.bullet):
            return False
        if label is not None and self._open and self._open.kind == "item":
            return False
        if goes_on(above, line, self._width) or _HARD_BREAK.search(above):
            return True
        if two_fields(above, line):
            return False
        return len(above) <= LONGEST_WRAPPED and above.rstrip()[-1:] in _ENDED

    def _join(self, block: FoundBlock, words: int, end: int) -> None:
        hard = _HARD_BREAK.search(self._text[max(block.start, block.end - 3) : block.end])
        above = block.end - (len(hard[0]) if hard else 0)
        self._found.cut(above, words, "\n" if hard else " ")
        block.end = end

    def _item(self, label: Label, start: int, end: int) -> FoundBlock:
        self._found.cut(start, start + label.stays)
        self._indents = [i for i in self._indents if i < label.indent] + [label.indent]
        level = len(self._indents)
        return self._found.add("item", start + label.words, end, label.printed, level)

    def _paragraph(self, indent: int, words: int, end: int) -> FoundBlock:
        """A paragraph set in under a list item belongs to it: an item without a label."""
        self._indents = [i for i in self._indents if i < indent]
        if self._indents:
            return self._found.add("item", words, end, None, len(self._indents))
        return self._found.add("paragraph", words, end)
