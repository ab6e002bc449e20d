"""A submission to ministers goes in; out come its head as facts and its numbered paragraphs.

The shape is that of British departments: To, From, Date, Issue, Timing, Recommendations, clearance
questions, then numbered paragraphs under headings. The promise: every paragraph has the number it
is cited by, the head is told as facts, and what the paper cites without holding is reported.
"""

from __future__ import annotations

import math
import re
from typing import Any

from assistant.documents.document import Document
from assistant.passages.completeness import missing_from
from assistant.passages.grammar import Account
from assistant.passages.headings import HeadingPath, headings_of
from assistant.passages.made import make_passage
from assistant.passages.markings import marking_of
from assistant.passages.passage import Passage, Person, Voice
from assistant.passages.places import Places
from assistant.passages.submission_head import Head, field_of, read_head

genre = "submission"

_HEAD_BLOCKS = 60
_WEIGHTS = {
    "to": 0.15,
    "from": 0.15,
    "date": 0.05,
    "scs": 0.15,
    "issue": 0.2,
    "timing": 0.15,
    "recommendations": 0.2,
    "devolution": 0.1,
}
"""How surely each part of the head speaks for the genre; a letter has the first three only."""

_OPTION = re.compile(r"Option\s+(\d{1,2}|[A-Z])\b\s*[:.–—-]\s*(.+?)(?:\.(?=\s|$)|$)")


def recognise(document: Document) -> float:
    """Return the sum of what the head holds: To, From and Issue together are enough."""
    fields = set()
    for block in document.blocks[:_HEAD_BLOCKS]:
        if found := field_of(document.text[block.start : min(block.end, block.start + 60)]):
            fields.add(found.name)
    if not {"to", "from"} & fields:
        return 0.0
    return min(1.0, math.fsum(_WEIGHTS[name] for name in fields & _WEIGHTS.keys()))


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the head and the passages of a submission."""
    head = read_head(document)
    passages = (*head.passages, *_body(document, head))
    missing = missing_from(document, passages)
    facts: dict[str, Any] = dict(head.facts)
    if options := _options(passages):
        facts["options"] = options
    if missing.references:
        facts["missing"] = list(missing.references)
    return Account(
        genre=genre,
        title=head.title or document.metadata.get("title"),
        author=head.publisher,
        publisher=head.publisher,
        date=head.date,
        marking=marking_of(document),
        people=(*head.people, *known_people),
        facts=facts,
        notes=missing.notes(),
        passages=passages,
    )


def _body(document: Document, head: Head) -> list[Passage]:
    headings = headings_of(document)
    path = HeadingPath()
    places = Places(throughout=True)
    passages: list[Passage] = []
    for index in range(head.ends, len(document.blocks)):
        block = document.blocks[index]
        words = document.text[block.start : block.end]
        if index in headings:
            path.enter(headings[index], words)
            places.heading()
            continue
        voice: Voice = "quoted" if block.kind == "quote" else "written"
        locator = places.of(block, words)
        passages.append(make_passage(block.start, words, path.words, locator, voice))
    return passages


def _options(passages: tuple[Passage, ...]) -> list[dict[str, Any]]:
    """The options the paper sets out, each where it is headed "Option 1: …"."""
    options = []
    for passage in passages:
        if found := _OPTION.match(passage.text):
            place = passage.locator.paragraph
            options.append({"number": found[1], "title": found[2].strip(), "paragraph": place})
    return options
