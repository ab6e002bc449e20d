"""Where quotation marks stand in a line of text, and what they enclose.

In goes a paragraph as its reader sees it; out come its quotations, outermost first. The promise: an
apostrophe is not taken for a mark where the letters around it say otherwise; a mark that is opened
and never closed is told as such; and where a single mark may close a quotation or be an apostrophe,
both readings are named, so that the source can decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_OPENING_DOUBLE = "“„‟«"
_CLOSING_DOUBLE = "”»"
_SINGLES = "'‘’‚‛`´‹›"
_MARK = re.compile(r"[“”„‟«»\"'‘’‚‛`´‹›]")
_PAIRS = {
    "“": "”\"", "„": "“”\"", "‟": "”\"", "«": "»", "»": "«", "\"": "\"”", "”": "”\"",
    "‘": "’'´", "‚": "‘’'", "‛": "’'", "`": "'’´", "'": "'’", "‹": "›", "›": "‹",
}  # fmt: skip
"""What may close each opening mark: English, German, French, Swedish and typewritten pairs."""

_BEFORE_OPENING = "([{—–-/“„‘‚«\"'>\u00a0"
_ELISION = re.compile(
    r"['’‘](?:\d0s|\d\ds?\b|tis\b|twas\b|em\b|til\b|cause\b|n['’])", re.IGNORECASE
)
_AFTER_PLURAL = re.compile(r"s['’´]\s+[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")

_TWICE = re.compile(r"''(?!')|’’(?!’)|‘‘(?!‘)|``(?!`)")
_JOINED = "\u2060"

FEWEST_WORDS = 4
"""Fewer words between marks are a name, or words held at arm's length."""
_MOST_READINGS = 4


class Marked(NamedTuple):
    """A quotation: [start, end) with its marks, [inner_start, inner_end) without.

    ``depth`` is 0 for one that stands in no other. ``closed`` False: its closing mark is missing,
    and it is taken to run to the end of the line. ``other_ends`` are further places at which the
    words between the marks may end, likeliest first.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    glyph: str
    depth: int = 0
    closed: bool = True
    other_ends: tuple[int, ...] = ()


class Line(NamedTuple):
    """The quotations of a line in order of their beginnings, and closing marks with no opening."""

    quotations: tuple[Marked, ...]
    strays: tuple[int, ...] = ()


@dataclass
class _Open:
    at: int
    glyph: str
    passed: list[int] = field(default_factory=list)


def marked_quotations(text: str) -> Line:
    """Return what stands between quotation marks in ``text``."""
    text = _TWICE.sub(_as_double, text)
    if not _MARK.search(text):
        return Line(())
    scan = _Scan(text)
    for found in _MARK.finditer(text):
        scan.meet(found.start())
    return scan.line()


def word_count(text: str) -> int:
    """Return how many words a reader counts in ``text``."""
    return len(_WORD.findall(text))


def _as_double(found: re.Match[str]) -> str:
    """Two single marks side by side are a typist's double mark; the length stays the same."""
    return {"'": '"', "’": "”", "‘": "“", "`": "“"}[found.group()[0]] + _JOINED


class _Scan:
    """One pass over a line; the stack holds the marks that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self._found: list[Marked] = []
        self._strays: list[int] = []

    def meet(self, at: int) -> None:
        """Take the mark at ``at`` for what it is: opening, closing, or an apostrophe."""
        glyph = self._text[at]
        if self._is_apostrophe(at):
            return
        opener = self._closes(at)
        if opener is not None:
            self._close(opener, at)
        elif glyph in "”»›’'\"´" and not self._opens(at):
            if glyph in '”»"':
                self._strays.append(at)
        elif self._opens(at):
            self._stack.append(_Open(at, glyph))

    def line(self) -> Line:
        """Return what was found; what is still open runs to the end of the line."""
        for depth, opened in enumerate(self._stack):
            if opened.glyph not in _SINGLES or self._worth_telling(opened):
                self._found.append(self._unclosed(opened, depth))
        kept = sorted(self._found, key=lambda m: (m.start, -m.end))
        return Line(tuple(_with_depth(kept)), tuple(self._strays))

    def _is_apostrophe(self, at: int) -> bool:
        text, glyph = self._text, self._text[at]
        if glyph not in "'’‘´":
            return False
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if before.isalnum() and after.isalnum():
            return True
        if _ELISION.match(text, at) and not before.isalnum():
            return not any(o.glyph in "'‘`" for o in self._stack) or before.isspace()
        return glyph in "'’" and text[max(0, at - 2) : at].casefold() in ("'n", "’n", "‘n")

    def _closes(self, at: int) -> _Open | None:
        """Return the open mark that the one at ``at`` closes, or None."""
        text, glyph = self._text, self._text[at]
        before = text[at - 1] if at else " "
        fits = [o for o in self._stack if glyph in _PAIRS[o.glyph]]
        if not fits:
            return None
        opener = fits[-1]
        if glyph in "“‘«‹" and self._stack[-1] is not opener:
            return None
        if before.isspace() and glyph not in "»«›‹”":
            # A typewriter's mark after a space opens, unless nothing but the end follows.
            return opener if glyph == '"' and not self._opens(at) else None
        if glyph in "'’´" and self._may_be_plural(at):
            opener.passed.append(at)
            return None
        return opener

    def _may_be_plural(self, at: int) -> bool:
        """Say whether it is likelier the apostrophe of a plural: another mark is left to close."""
        if not _AFTER_PLURAL.match(self._text, at - 1):
            return False
        return bool(self._later_ends(at, limit=1))

    def _later_ends(self, at: int, limit: int = _MOST_READINGS) -> list[int]:
        """Return where a single mark may close after ``at``, before another one opens."""
        ends: list[int] = []
        for found in re.finditer(r"['’´‘]", self._text[at + 1 :]):
            place = at + 1 + found.start()
            if found.group() == "‘" or self._opens(place):
                break
            before = self._text[place - 1]
            after = self._text[place + 1 : place + 2]
            if not before.isspace() and not (before.isalnum() and after.isalnum()):
                ends.append(place)
            if len(ends) == limit:
                break
        return ends

    def _opens(self, at: int) -> bool:
        text, glyph = self._text, self._text[at]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if glyph in _OPENING_DOUBLE or glyph in "‛‹":
            return True
        if not (before.isspace() or before in _BEFORE_OPENING) or after.isspace():
            return False
        if glyph == "'":
            return bool(self._closers(at))
        return glyph not in "’´"

    def _closers(self, at: int) -> list[int]:
        pattern = r"(?<=[^\s(\[])['’](?![^\W_])"
        return [m.start() for m in re.compile(pattern).finditer(self._text, at + 2)][:1]

    def _close(self, opener: _Open, at: int) -> None:
        while self._stack[-1] is not opener:
            self._stack.pop()
        self._stack.pop()
        single = opener.glyph in _SINGLES
        others = [*opener.passed, *(self._later_ends(at) if single else [])]
        self._found.append(
            Marked(
                start=opener.at,
                end=at + 1,
                inner_start=opener.at + 1,
                inner_end=at,
                glyph=opener.glyph,
                other_ends=tuple(others[:_MOST_READINGS]),
            )
        )

    def _worth_telling(self, opened: _Open) -> bool:
        """A single mark never closed is told where four words follow and it is no typewriter's."""
        return opened.glyph != "'" and word_count(self._text[opened.at :]) >= FEWEST_WORDS

    def _unclosed(self, opened: _Open, depth: int) -> Marked:
        size = len(self._text.rstrip())
        stops = [m.end() for m in re.finditer(r"[.?!](?=\s)", self._text[opened.at + 1 :])]
        ends = [opened.at + 1 + stop for stop in stops]
        return Marked(
            start=opened.at,
            end=size,
            inner_start=opened.at + 1,
            inner_end=size,
            glyph=opened.glyph,
            depth=depth,
            closed=False,
            other_ends=(*ends, *opened.passed)[:_MOST_READINGS],
        )


def _with_depth(found: Sequence[Marked]) -> list[Marked]:
    """Return the quotations with how many others each stands in."""
    given: list[Marked] = []
    for one in found:
        depth = sum(other.start < one.start and one.end <= other.end for other in given)
        given.append(one._replace(depth=depth))
    return given
