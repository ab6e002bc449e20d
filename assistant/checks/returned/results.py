"""What a check of a Word file gives: each quotation with its verdict, and findings.

The promise: every quotation found in the file is listed once for each reading of its tracked
changes, also those that are too short to judge.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.documents.wordfile import Reading
from assistant.findings import Finding
from assistant.noun import Noun
from assistant.passages.passage import Locator, Speaker
from assistant.quotes.meaning import Change

Verdict = Literal[
    "verbatim",
    "trimmed",
    "changed",
    "misattributed",
    "reported",
    "nested",
    "ambiguous",
    "unmarked",
    "untraced",
    "stale",
    "too short",
]
VERDICTS: tuple[Verdict, ...] = (
    "verbatim", "trimmed", "changed", "misattributed", "reported", "nested", "ambiguous",
    "unmarked", "untraced", "stale", "too short",
)  # fmt: skip
TRUE: frozenset[Verdict] = frozenset(("verbatim", "trimmed"))

Standing = Literal["unchanged", "moved", "edited", "gone", "ambiguous"]
FoundBy = Literal["bookmark", "footnote", "manifest", "text"]
Container = Literal["text", "block quotation", "table", "footnote", "endnote", "text box"]


class Where(Noun):
    """The place of a quotation: ``paragraph`` is its printed number, ``position`` counts every
    paragraph of the text from 1, ``note`` is the number of the note it stands in."""

    heading: tuple[str, ...] = ()
    paragraph: str | None = None
    position: int = 0
    container: Container = "text"
    note: str | None = None
    table: int | None = None
    row: int | None = None

    @property
    def words(self) -> str:
        """Return the place as a person would say it."""
        parts = [self.heading[-1]] if self.heading else []
        if self.container in ("footnote", "endnote"):
            parts.append(f"{self.container} {self.note or '?'}")
        elif self.container == "table" and self.table is not None:
            parts.append(f"table {self.table}, row {self.row}")
        elif self.paragraph:
            parts.append(f"paragraph {self.paragraph}")
        else:
            parts.append(f"paragraph {self.position} of the text")
        if self.container in ("block quotation", "text box"):
            parts.append(self.container)
        return ", ".join(parts)


class Anchor(Noun):
    """Where in the file a quotation stands: a paragraph by its place among all, and offsets."""

    paragraph: int
    start: int
    end: int


class CheckedQuote(Noun):
    """One quotation and what is true of it.

    ``text`` are the words as the file has them, without quotation marks; ``certified_text`` those
    of the source at the place found. ``source`` is an id. ``standing`` says what became of the
    source where it changed since the quote was pinned; ``why`` is a sentence where the verdict is
    not that all is well; ``found_in`` says where the words stand, and whose they are.
    """

    text: str
    place: str
    verdict: Verdict
    source: str | None = None
    locator: Locator | None = None
    speaker: Speaker | None = None
    voice: str | None = None
    certified_text: str | None = None
    changes: tuple[Change, ...] = ()
    standing: Standing | None = None
    id: str | None = None
    found_by: FoundBy | None = None
    why: str | None = None
    found_in: str | None = None
    where: Where
    anchor: Anchor


class Remark(Noun):
    """A finding, and the words of the file that it is about, where it is about any."""

    finding: Finding
    anchor: Anchor | None = None


class CheckedFile(Noun):
    """One file under one reading of its tracked changes."""

    file: Path
    reading: Reading
    quotes: tuple[CheckedQuote, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings, gravest first."""
        order = {"error": 0, "warning": 1, "info": 2}
        return tuple(sorted((r.finding for r in self.remarks), key=lambda f: order[f.severity]))

    def count(self, verdict: Verdict) -> int:
        """Return how many quotations have this verdict."""
        return sum(quote.verdict == verdict for quote in self.quotes)
