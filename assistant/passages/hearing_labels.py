"""A block of a transcript goes in; out comes the label it begins with, and where its words begin.

Labels are bold or in capitals before a colon, "Q12 Name:", or "Q." and "A." alone. The promise: a
colon inside a sentence makes no label.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.documents.document import Block, Document
from assistant.passages.capitals import in_capitals

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Professor|Prof|"
    r"Reverend|Rev|Cllr|Councillor|Judge|Justice|Chief|Right Honourable|Rt Hon)\.?"
)
_NAME = r"(?:Mc|Mac|O['’]|D['’]|d['’])?[A-Z][\w’'-]*\.?"
_PARTICLE = r"(?:of|de|der|den|van|von|la|le|bin|al|and|the|to|for)"
_NAMED = rf"{_NAME}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_NAME}){{0,6}}(?:[ ]?\([^()\n]{{1,60}}\))?"
_QUESTION = r"(?:\[?Q\s?(?P<question>\d{1,4})\]?[.:]?\s+)"
_LABELLED = re.compile(rf"{_QUESTION}?(?P<label>{_NAMED})\s?:(?:\s+|$)")
_NUMBERED = re.compile(rf"{_QUESTION}(?=\S)")
_ANSWERED = re.compile(r"(?P<label>[QA])(?:[.:]\s+|\t\s*|[ ]{2,})(?=\S)")
_GROUP = re.compile(r"[IVX]{1,4}")
"""“II: Jane Doe, Water UK” lists a panel of witnesses."""

_TITLED = re.compile(rf"(?:The\s)?{_TITLE}\s", re.IGNORECASE)
_ASKED = re.compile(r"\[?Q\s?(\d{1,4})\]?[.:]?")
_COLON = re.compile(r"\s*:\s*")
_FURTHEST = 8
"""Characters before a bold label: the number of a question."""

LONGEST_LABEL = 70
CHAIR = frozenset({"chair", "the chair", "chairman", "the chairman", "chairwoman", "the president"})


class Label(NamedTuple):
    """``name`` as printed, None where only a question's number stands; ``words`` is an offset.

    ``marked`` says that bold type, capitals or a question's number show it to be a label, ``bold``
    that bold type does.
    """

    name: str | None
    question: str | None
    words: int
    marked: bool
    bold: bool = False


def label_in(document: Document, block: Block) -> Label | None:
    """Return the label that ``block`` begins with, or None."""
    text, start, end, emphasis = document.text, block.start, block.end, block.emphasis
    if emphasis and emphasis[0][0] - start <= _FURTHEST:
        bold = _bold(text, start, end, *emphasis[0])
        if bold is not None:
            return bold
    head = text[start : min(end, start + LONGEST_LABEL + _FURTHEST)]
    if ":" not in head and head[:1] not in "QA[":
        return None
    return _plain(head)


def _bold(text: str, start: int, end: int, first: int, last: int) -> Label | None:
    """Return the label that the bold type from ``first`` to ``last`` makes, or None.

    The block stands from ``start`` to ``end``.
    """
    before = text[start:first].strip() if first > start else ""
    number = _ASKED.fullmatch(before) if before else None
    if (before and number is None) or last - first > LONGEST_LABEL:
        return None
    printed, inside, asked = _bold_name(text[first:last])
    behind = _COLON.match(text, last, end)
    if printed is None or not (inside or behind):
        return None
    words = behind.end() if behind else last
    while words < end and text[words].isspace():
        words += 1
    return Label(printed, number[1] if number else asked, words - start, True, True)


@lru_cache(maxsize=4096)
def _bold_name(bold: str) -> tuple[str | None, bool, str | None]:
    """Return the name in ``bold`` words, whether a colon ends them, and a question's number.

    The name is None where they hold no letter. A transcript prints few names, each many times.
    """
    inside = bold.rstrip().endswith(":")
    bare = bold.strip().rstrip(":").strip()
    asked = _NUMBERED.match(bare)
    bare = bare[asked.end() :] if asked else bare
    printed = bare if any(c.isalpha() for c in bare) else None
    return printed, inside, asked[1] if asked else None


def _plain(head: str) -> Label | None:
    found = _LABELLED.match(head)
    if found is not None and _GROUP.fullmatch(found["label"]):
        return None
    if found is not None:
        marked = found["question"] is not None or in_capitals(found["label"])
        return Label(found["label"], found["question"], found.end(), marked)
    if answered := _ANSWERED.match(head):
        return Label(answered["label"], None, answered.end(), marked=True)
    if numbered := _NUMBERED.match(head):
        return Label(None, numbered["question"], numbered.end(), marked=True)
    return None


def is_titled(label: str) -> bool:
    """Return whether a title begins ``label`` ("Mr Beer", "LADY HALLETT")."""
    return bool(_TITLED.match(label))
