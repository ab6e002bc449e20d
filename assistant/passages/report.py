"""Reports, impact assessments and explanatory notes go in; out come numbered paragraphs and notes.

The kind is told by the title; the paragraphs' numbers are those the reader computed. A footnote
stands in the paragraph it belongs to. The promise: a quotation's speaker is named only where the
sentence that introduces it names one person and no other could be meant.
"""

from __future__ import annotations

import re

from assistant.documents.document import Document
from assistant.passages.dates import find_date
from assistant.passages.grammar import Account
from assistant.passages.introducing import introduced
from assistant.passages.paper import head_lines, read_as
from assistant.passages.passage import Passage, Person

genre = "report"

_KINDS = (
    (
        "explanatory memorandum",
        re.compile(r"EXPLANATORY MEMORANDUM TO\b|Explanatory Memorandum to\b"),
    ),
    ("explanatory notes", re.compile(r"(?:EXPLANATORY NOTES?|Explanatory Notes?)$")),
    (
        "impact assessment",
        re.compile(
            r"(?:[\w’'(),-]+ ){0,8}(?:impact|(?:fairer scotland )?duty|equality|regulatory|privacy)"
            r" assessment(?:$| of| for| \(| –| -|:)",
            re.IGNORECASE,
        ),
    ),
    ("report", re.compile(r"(?:[\w’'(),.-]+ ){0,10}report\b(?!ed|ing|er|s\b)", re.IGNORECASE)),
)
KINDS = tuple(kind for kind, _ in _KINDS)
"""The genres that this grammar reads."""

_NUMBER = re.compile(
    r"\b(\d{4}) No\.? ?(\d{1,5})\b|\b(?:HC|HL|CP|Cm|Cmnd|Cmd|SG)\.? ?[\d/–-]{2,9}\b"
)
_DOTTED = re.compile(r"\d{1,3}\.\d{1,3}(?:\.\d{1,3})*[.)]?$")
FEWEST_NUMBERED = {"impact assessment": 4, "report": 10}
"""Paragraphs or headings with a number that make a report of a paper called one."""

_HEAD = 8
_WORD_FORMATS = frozenset({"docx", "word", "odt"})
"""The formats whose reader sets a note behind the paragraph that bears its mark."""


def recognise(document: Document) -> float:
    """Return how surely the head names one of the kinds and the paper is built like it."""
    kind = _kind(document)
    if kind is None:
        return 0.0
    if kind.startswith("explanatory"):
        return 0.9
    numbered = sum(1 for b in document.blocks if b.label and _is_number(b.label))
    if numbered < FEWEST_NUMBERED[kind]:
        return 0.0
    return 0.8 if kind == "impact assessment" else 0.6


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the paragraphs with their numbers, their notes, and whom they quote."""
    kind = _kind(document) or genre
    lines = head_lines(document, _HEAD)
    number = next((m[0] for li in lines if (m := _NUMBER.search(li.words))), None)
    cover = _cover(document)
    dated = next(
        (d for name, v in cover.items() if "date" in name.casefold() and (d := find_date(v))), None
    )
    account = read_as(
        kind,
        document,
        known_people,
        without=_named_at_head(document, number),
        facts={"cover": cover},
        number=number,
        date=dated,
    )
    passages = introduced(account.passages)
    if document.format in _WORD_FORMATS:
        passages = _with_bound_notes(passages)
    return account.model_copy(update={"passages": passages})


def _kind(document: Document) -> str | None:
    title = document.metadata.get("title", "")
    heads = [title, *(li.words for li in head_lines(document, _HEAD) if len(li.words) <= 160)]
    for kind, pattern in _KINDS:
        if any(pattern.match(words.removeprefix("The ")) for words in heads if words):
            return kind
    return None


def _named_at_head(document: Document, number: str | None) -> set[int]:
    """Return the first lines, as far as they repeat the title and the number."""
    title = document.metadata.get("title", "")
    used: set[int] = set()
    for line in head_lines(document, _HEAD):
        if line.index != len(used) or not (line.words in title or line.words == number):
            break
        used.add(line.index)
    return used


def _is_number(label: str) -> bool:
    return bool(_DOTTED.match(label)) or bool(re.match(r"\d{1,3}\.?$", label))


def _cover(document: Document) -> dict[str, str]:
    """Return the table on the cover: rows of two cells that stand before the running text."""
    cover: dict[str, str] = {}
    for block in document.blocks[:40]:
        if block.kind != "row":
            if cover and block.end - block.start > 300:
                break
            continue
        cells = [c.strip() for c in document.text[block.start : block.end].split("\t")]
        if len(cells) == 2 and all(cells) and len(cells[0]) <= 60:
            cover.setdefault(cells[0].rstrip(":"), cells[1])
    return cover


def _with_bound_notes(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the passages, each footnote in the paragraph it stands behind."""
    bound: list[Passage] = []
    paragraph: str | None = None
    for passage in passages:
        locator = passage.locator
        if not (locator.item or "").startswith("note "):
            paragraph = locator.paragraph
        elif paragraph is not None and locator.paragraph is None:
            new = locator.model_copy(update={"paragraph": paragraph})
            bound.append(passage.model_copy(update={"locator": new}))
            continue
        bound.append(passage)
    return tuple(bound)
