"""Readable tables of cases: a source line, then lines "expected | quotation" below it.

Lines that begin with # are comments; blank lines part the groups. "pass" expects nothing, "note"
at least one note and nothing that blocks; any other word is the kind (or kinds, parted by commas)
among those that block. ⏎ stands for a new line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from assistant.quotes.quote import Insertion

CASES = Path(__file__).parent / "cases"
_FRAGMENTS = re.compile(r"\s*\[…\]\s*")


class Case(NamedTuple):
    """One line of a table: ``line`` counts from 1 in ``file``."""

    file: str
    line: int
    source: str
    quoted: str
    expected: str

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line}"


class Trim(NamedTuple):
    """A quotation as the offsets of a quote in its source."""

    start: int
    end: int
    omissions: tuple[tuple[int, int], ...]
    insertions: tuple[Insertion, ...]


def cases(name: str) -> list[Case]:
    """Return the cases of one table, in order."""
    found: list[Case] = []
    source = ""
    path = CASES / name
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        expected, bar, quoted = line.partition(" | ")
        if bar:
            quoted = quoted.replace("⏎", "\n")
            found.append(Case(name, number, source, quoted, expected.strip()))
        else:
            source = line.replace("⏎", "\n")
    return found


def trim(source: str, quoted: str) -> Trim | None:
    """Return the quote's offsets in ``source``, or None where the words differ."""
    spans: list[tuple[int, int]] = []
    insertions: list[Insertion] = []
    at = 0
    for fragment in _FRAGMENTS.split(quoted):
        if not fragment:
            continue
        capital = re.match(r"\[(\w)\](?=\w)", fragment)
        words = fragment[3:] if capital else fragment
        start = source.find(words, at)
        if start < 0 or "[" in words:
            return None
        if capital:
            start -= 1
            insertions.append(Insertion(at=start, text=capital[1], replaces=1))
        at = start + len(fragment) - (2 if capital else 0)
        if source[at : at + 1].isalnum():
            return None
        spans.append((start, at))
    omissions = tuple((one[1], other[0]) for one, other in pairwise(spans))
    return Trim(spans[0][0], spans[-1][1], omissions, tuple(insertions))
