"""A paragraph of Markdown goes in; out come the cuts that lift its marks, and what they emphasise.

Links give their text, pictures nothing, an escape the character itself. Runs of ``*`` and ``_``
pair as CommonMark pairs them (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis),
save that a single ``*`` between two letters or figures stays: in people's files it is arithmetic.
Every bound in the pattern keeps the time linear on hostile text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from assistant.documents.layout import Cut, Span

_SPECIAL = re.compile(r"[*_`\\\[<&~]")
_TOKEN = re.compile(
    r"""
      (?P<run>\*+|_+|~~)
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>[^`]{1,2000})(?P=ticks)(?!`)
    | (?P<picture>!\[[^\[\]\n]{0,500}\]\([^()\s]{0,2000}(?:\s+"[^"\n]{0,300}")?\))
    | (?P<note>\[\^[^\[\]\s]{1,40}\])
    | (?P<opens>\[(?=[^\[\]]{1,500}\]\())
    | (?P<closes>\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+"[^"\n]{0,300}")?\))
    | <(?P<address>(?:https?://|mailto:)[^<>\s]{1,2000})>
    | (?P<tag></?(?:b|i|u|em|strong|sup|sub|span|p|div|a|br|hr|font|small|center)
        (?:\s[^<>\n]{0,300})?/?>)
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class _Run:
    """A run of one mark: where what is left of it stands, and what it may do."""

    char: str
    start: int
    left: int
    opens: bool
    closes: bool


def lift_marks(text: str, start: int, end: int) -> tuple[list[Cut], list[Span]]:
    """Return the cuts for the marks in ``text[start:end]``, and the spans they emphasise."""
    if _SPECIAL.search(text, start, end) is None:
        return [], []
    cuts: list[Cut] = []
    runs: list[_Run] = []
    bracket: int | None = None
    for found in _TOKEN.finditer(text, start, end):
        kind = found.lastgroup
        if kind == "run":
            runs.append(_run(text, found, start, end))
        elif kind == "opens":
            bracket = found.start()
        elif kind == "closes":
            if bracket is not None:
                cuts += [(bracket, bracket + 1, ""), (found.start(), found.end(), "")]
            bracket = None
        else:
            cuts += _cuts_of(found)
    pairs, spans = _paired(runs)
    return cuts + pairs, spans


def _cuts_of(found: re.Match[str]) -> list[Cut]:
    start, end = found.span()
    for kept in ("escaped", "code", "address"):
        if found[kept]:
            return [(start, found.start(kept), ""), (found.end(kept), end, "")]
    if entity := found["entity"]:
        plain = html.unescape(entity)
        return [(start, end, plain)] if plain != entity else []
    return [(start, end, "\n" if (found["tag"] or "").startswith("<br") else "")]


def _run(text: str, found: re.Match[str], start: int, end: int) -> _Run:
    """Say what a run may do, by the characters on either side of it."""
    before = text[found.start() - 1] if found.start() > start else " "
    after = text[found.end()] if found.end() < end else " "
    char, length = found[0][0], len(found[0])
    if before.isalnum() and after.isalnum() and (char == "_" or length == 1):
        return _Run(char, found.start(), length, opens=False, closes=False)
    marks_before, marks_after = _is_mark(before), _is_mark(after)
    opens = not after.isspace() and (not marks_after or before.isspace() or marks_before)
    closes = not before.isspace() and (not marks_before or after.isspace() or marks_after)
    return _Run(char, found.start(), length, opens, closes)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _paired(runs: list[_Run]) -> tuple[list[Cut], list[Span]]:
    """Pair runs from the inside out; what finds no partner stays in the text."""
    cuts: list[Cut] = []
    spans: list[Span] = []
    openers: dict[str, list[_Run]] = {}
    for run in runs:
        same = openers.setdefault(run.char, [])
        while run.closes and run.left and same:
            opener = same[-1]
            many = 2 if min(opener.left, run.left) >= 2 else 1
            inner = opener.start + opener.left
            cuts += [(inner - many, inner, ""), (run.start, run.start + many, "")]
            spans.append((inner, run.start))
            opener.left -= many
            run.left -= many
            run.start += many
            for others in openers.values():  # a mark begun inside what is now closed pairs no more
                while others and others[-1].start > opener.start:
                    others.pop()
            if not opener.left:
                same.pop()
        if run.opens and run.left:
            same.append(run)
    return cuts, spans
