"""The first lines of minutes go in; out come the body that met, the title, the date, the status."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.document import Block, Document
from assistant.passages.dates import find_date, is_date_line
from assistant.passages.headings import LONGEST_HEADING, heading_words

HEAD_BLOCKS = 12
"""Blocks at most before the lists of people or the first item."""

_LONGEST_LINE = 2 * LONGEST_HEADING
_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:meeting|session)\b", re.IGNORECASE)
_STATUS_LINE = re.compile(
    r"(?:status\s*:?\s*)?(?:draft|unconfirmed|unapproved|approved|confirmed|final)"
    r"(?:\s+(?:minutes|version|copy|for approval|until approved|not yet approved)|\s*[-–(:,]+\s*"
    r"(?:subject to|to be|for|not yet|until)\s[\w ]{3,40}\)?|\s+(?:at|by|on)\s.{3,60})?$",
    re.IGNORECASE,
)
"""A line that says no more than how far the minutes have got, and when they were approved."""

_NAMES_BODY = re.compile(
    r"\b(?i:minutes)\s+of\s+(?:the\s+)?"
    r"(?P<body>(?!Meeting|Annual|Extraordinary|AGM)[A-Z][A-Za-z’'&, ]*"
    r"(?:Friends|Trustees|Board|Council|Committee|Group|Forum|Panel|Association|Society|Trust)\b"
    r"[A-Za-z’'& ]*?)(?=$|\s+(?:meeting|held|on)\b)"
)
_STATUS = re.compile(r"\b(draft|unconfirmed|unapproved|approved|confirmed|final)\b", re.IGNORECASE)


@dataclass(frozen=True)
class MinutesHead:
    """What the head says; ``used`` holds the places of the blocks that are told here as facts."""

    title: str | None
    body: str | None
    date: str | None
    status: str | None
    used: frozenset[int]
    names_minutes: bool
    names_meeting: bool


@dataclass(frozen=True)
class _Line:
    index: int
    group: int
    words: str


def minutes_head(document: Document, first_list: int | None) -> MinutesHead:
    """Return the head of minutes whose lists of people begin at block ``first_list``."""
    ends = HEAD_BLOCKS if first_list is None else min(first_list, HEAD_BLOCKS)
    all_lines = _lines(document, document.blocks[:ends])
    staged = [line for line in all_lines if _STATUS_LINE.match(line.words)]
    lines = [line for line in all_lines if line not in staged]
    dated = [line for line in lines if is_date_line(line.words)]
    others = [line for line in lines if line not in dated]
    body, title = _parted(others)
    minuted = [line.words for line in (*lines, *staged) if _MINUTES.search(line.words)]
    minuted += [line.words for line in staged]
    status = next((m[1].casefold() for words in minuted if (m := _STATUS.search(words))), None)
    return MinutesHead(
        title=": ".join(line.words for line in title) or None,
        body=" ".join(line.words for line in body) or _body_named(title),
        date=next((d for line in lines if (d := find_date(line.words))), None),
        status=status,
        used=frozenset(line.index for line in (*body, *title, *dated, *staged)),
        names_minutes=bool(minuted),
        names_meeting=any(_MEETING.search(line.words) for line in lines),
    )


def _body_named(title: list[_Line]) -> str | None:
    """Return the body that the title itself names ("Minutes of Trustees of the Friends of …")."""
    found = (_NAMES_BODY.search(line.words) for line in title)
    return next((m["body"].strip(" ,") for m in found if m), None)


def _lines(document: Document, blocks: tuple[Block, ...]) -> list[_Line]:
    """The short lines of the head; those without a blank line between them are one group."""
    lines: list[_Line] = []
    group = last = 0
    for index, block in enumerate(blocks):
        group += document.text.count("\n", last, block.start) > 1
        last = block.end
        if block.label is not None or block.end - block.start > _LONGEST_LINE:
            break
        lines.append(_Line(index, group, heading_words(document.text[block.start : block.end])))
    return lines


def _parted(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """Part the lines into those of the body and those of the title that names its meeting."""
    for pattern in (_MINUTES, _MEETING):
        named = next((i for i, line in enumerate(lines) if pattern.search(line.words)), None)
        if named is not None:
            return lines[:named], [li for li in lines[named:] if li.group == lines[named].group]
    return [], lines[:1]
