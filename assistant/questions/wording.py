"""The words of a question as a paper prints them in; the question alone out, and what stood in it.

The promise: only a limit in brackets, an instruction how to tick and a row of options behind the
question leave its words, and each is given back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.questions.options import options_behind, without_limits

_NOTE = re.compile(
    r"\s*[(\[]\s*((?:please )?(?:select|tick|choose|check|mark|rank)\b[^()\[\]]{0,120})[)\]]|"
    r"(?<=[?.])\s+((?:please )?(?:select|tick|choose|mark) (?:one|all|any|as many|up to|only|"
    r"the)\b[^.?!]{0,80})"
    r"[.!]?(?=\s|$)",
    re.IGNORECASE,
)

_INNER = re.compile(r"\((yes\s*/\s*no(?:\s*/\s*[^()/]{1,20})?)\)", re.IGNORECASE)
"""Options in the midst of a question, which keeps its words: "Do you agree (Yes/No) that …?"."""


class Wording(NamedTuple):
    """The words of a question; ``notes`` are its instructions, ``options`` stood behind it."""

    text: str
    notes: tuple[str, ...]
    options: tuple[str, ...]


def wording_of(printed: str) -> Wording:
    """Return the words of a question, without what is kept as data."""
    asked, notes = without_notes(printed)
    text, options = options_behind(asked)
    if not options and (inner := _INNER.search(text)):
        options = tuple(part.strip() for part in inner[1].split("/"))
    return Wording(without_limits(text), notes, options)


def without_notes(printed: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a question without its instructions how to tick, and these."""
    notes = tuple(found[1] or found[2] for found in _NOTE.finditer(printed))
    return " ".join(_NOTE.sub("", printed).split()), notes
