"""Quotation marks inside a quotation, set as the house sets them.

In goes text with any quotation marks; out comes the same text, character for character, with each
quotation mark replaced by the house's mark of its depth and each apostrophe by ``’``. The promise:
nothing but quotation marks and apostrophes changes, and the length stays the same.
"""

from __future__ import annotations

import re

Marks = tuple[str, str]

_DOUBLES = '"“”„‟'
_SINGLES = "'‘’‚‛"
_MARK = re.compile(f"[{_DOUBLES}{_SINGLES}]")
_CLOSING_SINGLE = re.compile(r"(?<=[^\s(\[])['’](?!\w)")


def house_marks(text: str, first: Marks, second: Marks) -> str:
    """Return ``text`` with quotation marks in ``first``, those inside them in ``second``."""
    if not _MARK.search(text):
        return text
    marks = (first, second)
    open_marks: list[str] = []
    out = list(text)
    for found in _MARK.finditer(text):
        at = found.start()
        out[at] = _glyph(text, at, marks, open_marks)
    return "".join(out)


def _glyph(text: str, at: int, marks: tuple[Marks, Marks], open_marks: list[str]) -> str:
    """Return the house's glyph for the mark at ``at``; keeps the stack of open marks."""
    kind = "double" if text[at] in _DOUBLES else "single"
    if _opens(text, at, kind):
        open_marks.append(kind)
        return marks[(len(open_marks) - 1) % 2][0]
    if kind == "single" and (kind not in open_marks or _apostrophe(text, at)):
        return "’"
    while open_marks and open_marks.pop() != kind:
        pass
    return marks[len(open_marks) % 2][1]


def _opens(text: str, at: int, kind: str) -> bool:
    if text[at] in "“„‘‚":
        return True
    if text[at] in "”’":
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    at_an_opening = (before.isspace() or before in '([{—–-“‘"') and not after.isspace()
    return at_an_opening and (kind == "double" or bool(_CLOSING_SINGLE.search(text, at + 1)))


def _apostrophe(text: str, at: int) -> bool:
    """Say whether a single mark inside an open quotation is an apostrophe after all."""
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 3]
    if before.isalnum() and after[:1].isalnum():
        return True
    # "the companies' tools'": a plural's apostrophe, when another mark is left to close with.
    plural = before == "s" and after[:1] == " " and after[1:].islower()
    return plural and bool(_CLOSING_SINGLE.search(text, at + 1))
