"""A line of a list of questions, and the mark that it begins with.

In goes text; out come lines with their marks: a question's word and number, a number, a letter, a
bullet, a box to tick. The promise: a mark is what a person would read as one, so that a year, a sum
or a decimal at the beginning of a line is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from assistant.noun import Noun

Style = Literal["question", "number", "letter", "bullet", "lines"]

_LETTERED = r"(?:\((?:[a-z]|[ivx]{1,4})\))*"
_NUMBER = rf"\d{{1,3}}(?:\.\d{{1,2}})*[a-z]?{_LETTERED}"
_MARKS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (
        "question",
        re.compile(
            rf"(?:question|qn|q)\s*\.?\s*(?P<number>{_NUMBER})(?:\s*[:.)–—-]+\s*|\s+|$)(?P<rest>.*)",
            re.IGNORECASE,
        ),
    ),
    (
        "number",
        re.compile(
            rf"\(?(?P<number>{_NUMBER})(?:[.):]+(?:\s+|$)|(?<=\))\s+)(?P<rest>.*)", re.IGNORECASE
        ),
    ),
    ("letter", re.compile(r"(?P<number>\((?:[a-z]|[ivx]{1,4})\)|[a-z][.)])\s+(?P<rest>.*)")),
    ("bullet", re.compile(r"(?P<number>)[-*•·–—‣▪◦●○]\s+(?P<rest>.*)")),
)
_TICK = re.compile(r"(?:[-*•]\s+)?(?:☐|☑|□|\[\s?\]|\(\s\)|_{2,})\s*(?P<rest>.*)")

_FIRST: tuple[Style, ...] = ("question", "number")

FEWEST_WORDS = 9
"""Words from which a lettered line is read as a question, also without a question mark."""
_LONGEST_HEADING = 9
"""Words; a longer line without a stop is a sentence cut off."""


TICK_SIGNS = "☐☑☒□◻◽⬜❏❑❒\uf06f\uf0a8\uf071\uf072\uf0fe"
"""Boxes to tick; the last are those of the sign fonts that Word uses."""
_LONGEST_TICK = 60
"""Words of an option behind its box; more are running text."""
_LONGEST_BEFORE = 15
"""Words of an option before its box; more are a sentence that asks for a tick."""
_SIGN = re.compile(rf"[{TICK_SIGNS}]|\[\s{{0,2}}\](?!\()|\(\s{{1,3}}\)")


class Line(Noun):
    """One line: ``text`` as it stands, ``number`` and ``rest`` where it begins with a mark.

    ``after_blank`` says that an empty line stands before it; ``ticks`` that it offers a box.
    """

    text: str
    style: Style | None = None
    number: str = ""
    rest: str = ""
    after_blank: bool = True
    ticks: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return not self.text

    @property
    def asks(self) -> bool:
        """Whether what follows the mark is a question, and not an option to choose."""
        return "?" in self.rest or len(self.rest.split()) >= FEWEST_WORDS

    @property
    def is_heading(self) -> bool:
        """Whether it looks like the heading of a part: short, apart, no stop at its end."""
        words = self.text.split()
        if not self.after_blank or self.style is not None or len(words) > _LONGEST_HEADING:
            return False
        return not self.text.endswith((".", "?", "!", ":", ";", ",", ")"))


def lines_of(text: str) -> tuple[Line, ...]:
    """Return every line of ``text``, without the white space around it."""
    lines: list[Line] = []
    blank = True
    for raw in unicodedata.normalize("NFC", text.removeprefix("\ufeff")).splitlines():
        plain = " ".join(raw.split())
        lines.append(_line(plain, after_blank=blank))
        blank = not plain
    return tuple(lines)


def style_of(lines: Sequence[Line]) -> Style:
    """Return the mark that the questions of a list begin with.

    The word "question" wins over numbers, which then count options; numbers over bullets, which
    then offer them.
    """
    styles = [line.style for line in lines if line.style is not None]
    for style in _FIRST:
        if style in styles:
            return style
    asking = [line for line in lines if line.style == "bullet" and line.asks and not line.ticks]
    plain = [
        line for line in lines if not line.is_blank and line.style is None and "?" in line.text
    ]
    return "bullet" if asking and not plain else "lines"


def split_ticks(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what stands before the boxes of a line, and the words of each box.

    "☐ Yes ☐ No" and "Yes ☐ No ☐" both offer Yes and No.
    """
    signs = list(_SIGN.finditer(text))
    if not signs:
        return text, ()
    if any(len(part.split()) > _LONGEST_TICK for part in _SIGN.split(text)[1:]):
        return text, ()
    before, parts = text[: signs[0].start()].strip(), _SIGN.split(text)[1:]
    if text.endswith(signs[-1][0]) and before:
        asked, mark, first = before.rpartition("?")
        if len(first.split()) > _LONGEST_BEFORE:
            return text, ()
        return f"{asked}{mark}".strip(), _ticks([first, *parts])
    return before, _ticks(parts)


def _ticks(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip(" ;,|/") for part in parts if part.strip(" ;,|/"))


def _line(text: str, *, after_blank: bool) -> Line:
    ticked = _TICK.fullmatch(text)
    if ticked:
        return Line(text=ticked["rest"], after_blank=after_blank, ticks=True)
    for style, mark in _MARKS:
        found = mark.fullmatch(text)
        if found:
            number = _number(found["number"])
            return Line(
                text=text, style=style, number=number, rest=found["rest"], after_blank=after_blank
            )
    return Line(text=text, after_blank=after_blank)


def _number(written: str) -> str:
    """Return a number as a brief has it: "3(a)"; a letter always in brackets."""
    plain = written.strip().casefold()
    if plain[:1].isalpha():
        return f"({plain[0]})"
    return plain
