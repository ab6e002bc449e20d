"""Evidence written to a committee goes in; out come its code, who submitted it, and its paragraphs.

The words are the submitter's, who is the author of the source; no passage has a speaker. The
promise: a paper is evidence only where its head says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.document import Document
from assistant.passages.grammar import Account
from assistant.passages.paper import head_lines, read_as
from assistant.passages.passage import Person

genre = "written evidence"

_CODE = r"[A-Z]{2,6} ?\d{2,5}"
_SAYS = re.compile(
    rf"(?P<title>(?:(?:supplementary|further|additional|joint)\s+)*written\s+(?:evidence|submission)"
    rf"\s+(?:submitted\s+)?(?:by|from)\s+(?P<who>.+?))\s*(?:[\[(](?P<code>{_CODE})[\])])?$",
    re.IGNORECASE,
)
_CODE_ALONE = re.compile(rf"[\[(]?(?P<code>{_CODE})[\])]?$")
_COMMITTEE = re.compile(r"[A-Z][\w,’' -]*\b(?:Sub-)?Committee$")
_INQUIRY = re.compile(r"(?:Inquiry|Call for evidence)(?:\s+(?:into|on))?\s*[:–-]?\s+(.{3,150})$")


@dataclass(frozen=True)
class _Head:
    """What the head says, and the places of the blocks that say it."""

    title: str
    who: str
    code: str | None
    used: frozenset[int]


def recognise(document: Document) -> float:
    """Return 0.95 where the head names submitter and code, 0.8 where it names the submitter."""
    head = _head(document)
    if head is None:
        return 0.0
    return 0.95 if head.code else 0.8


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the evidence with its code as number and its submitter as author."""
    head = _head(document)
    if head is None:
        return read_as(genre, document, known_people)
    lines = [line for line in head_lines(document) if line.index not in head.used]
    committee = next((li.words for li in lines if _COMMITTEE.match(li.words)), None)
    inquiry = next((m[1] for li in lines if (m := _INQUIRY.match(li.words))), None)
    return read_as(
        genre,
        document,
        known_people,
        without=head.used,
        facts={"submitter": head.who, "committee": committee, "inquiry": inquiry},
        title=head.title,
        author=head.who,
        number=head.code,
    )


def _head(document: Document) -> _Head | None:
    lines = head_lines(document)
    for line in lines:
        found = _SAYS.match(line.words)
        if found is None:
            continue
        code, used = found["code"], {line.index}
        for other in lines if code is None else ():
            if alone := _CODE_ALONE.match(other.words):
                code = alone["code"]
                used.add(other.index)
                break
        code = code or next(
            (m["code"] for a in document.anchors if (m := _CODE_ALONE.match(a.text.strip()))), None
        )
        return _Head(found["title"], found["who"], code, frozenset(used))
    return None
