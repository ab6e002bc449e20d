"""The author's own words in, where ``{quote: pin}`` and ``{cite: pin}`` stand in them out.

A placeholder is a word, a colon and the id of a pin in braces. ``\\{quote: pin}`` prints as it
stands, and so does anything in a code span or a fenced block of code. The promise: joined again,
the pieces of :func:`split_placeholders` are the text, with each escape gone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from assistant.noun import Noun

PIN_ID = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
"""What the id of a pin may be made of, so that it can stand in a placeholder and in a file name."""


class Placeholder(Noun):
    """One placeholder: ``start`` and ``end`` are offsets into the author's text."""

    kind: Literal["quote", "cite"]
    pin: str
    start: int
    end: int


_PARTS = re.compile(
    rf"""
      (?P<fence> ^[ ]{{0,3}}(?P<marks>`{{3,}}|~{{3,}})[^\n]*(?:\n(?![ ]{{0,3}}(?P=marks))[^\n]*)*
                 (?:\n[ ]{{0,3}}(?P=marks)[^\n]*)? )
    | (?P<code> (?<![`\\])(?P<ticks>`+)(?!`)(?:.|\n)+?(?<!`)(?P=ticks)(?!`) )
    | (?P<escape> \\(?=\{{\s*(?:quote|cite)\b) (?P<escaped>\{{[^{{}}\n]*\}}?) )
    | (?P<placeholder> \{{\s*(?P<kind>quote|cite)\s*:\s*(?P<pin>{PIN_ID})\s*\}} )
    | (?P<mistake> \{{\s*(?:quotes?|cites?|quotation|citation)\b[^{{}}\n]*\}}? )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def find_placeholders(text: str) -> tuple[Placeholder, ...]:
    """Return the placeholders of ``text`` in order."""
    return tuple(part for part in split_placeholders(text) if isinstance(part, Placeholder))


@lru_cache(maxsize=1024)  # A draft asks for the same words many times, and a batch for each row.
def split_placeholders(text: str) -> tuple[str | Placeholder, ...]:
    """Return ``text`` as runs of the author's words and placeholders, in order, escapes undone."""
    parts: list[str | Placeholder] = []
    words, reached = "", 0
    for found in _PARTS.finditer(text):
        words += text[reached : found.start()]
        reached = found.end()
        if found["placeholder"] and found["kind"].islower():
            parts += [words, _placeholder(found)] if words else [_placeholder(found)]
            words = ""
        else:
            words += found["escaped"] or found[0]
    words += text[reached:]
    return (*parts, words) if words else tuple(parts)


@lru_cache(maxsize=1024)
def find_mistakes(text: str) -> tuple[tuple[int, str], ...]:
    """Return what was surely meant as a placeholder and is none, each with its offset."""
    return tuple(
        (found.start(), found[0].strip())
        for found in _PARTS.finditer(text)
        if found["mistake"] or (found["placeholder"] and not found["kind"].islower())
    )


def _placeholder(found: re.Match[str]) -> Placeholder:
    kind: Literal["quote", "cite"] = "quote" if found["kind"] == "quote" else "cite"
    return Placeholder(kind=kind, pin=found["pin"], start=found.start(), end=found.end())
