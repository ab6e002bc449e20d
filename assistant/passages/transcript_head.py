"""The head of a transcript goes in; out comes what it says of itself, and whom it lists.

"Members present: Jane Doe (Chair); John Roe", "Witnesses: Dr Ann Lee, Director, Water UK",
"Oral evidence: Title, HC 123", "Day 12", "Uncorrected transcript". The promise: roles and
organisations are those the lists print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.documents.document import Document
from assistant.passages.dates import find_date
from assistant.passages.hearing_labels import label_in
from assistant.passages.passage import Person
from assistant.passages.people import listed_people

_LISTS = re.compile(
    r"(?P<list>Members present|Present|Witness(?:es)?(?: present)?|Examination of witness(?:es)?)"
    r"\s*(?::|$)\s*",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\[?(?:[IVX]{1,4}|\d)\]?\s*[:.]\s+")
_AND = re.compile(r",? and (?=(?:[A-Z][\w’'-]*\.? ){1,3}[A-Z][\w’'-]+,)")
"""“Jane Doe, Director, Water UK, and Dr Ann Lee, Reader”: a name and a comma begin an entry."""

_NUMBER = re.compile(r"\b(H[CL])\s?(\d+(?:-[ivxIVX\d]+)?)\b")
_DAY = re.compile(r"\bDay\s+(\d{1,3})\b")
_STATUS = re.compile(
    r"\b(uncorrected|draft|unrevised)\s+(?:transcript|oral|evidence|version|copy)", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:(?:House of (?:Commons|Lords)|The)\s+)?(?:[A-Z][\w’,'-]+ (?:and |of |the |on )*){1,9}"
    r"(?:Committee|Inquiry)(?: on [A-Z][\w’ ,'-]{2,60})?$"
)
_TITLE = re.compile(r"(?:Corrected |Uncorrected )?Oral evidence\s*:\s*(.+)", re.IGNORECASE)
LONGEST_LIST = 1500
"""Characters of a paragraph that lists people; a longer one is text."""

_HEAD = 40
"""Blocks; the lists of a committee stand before its first question, but for later panels."""


@dataclass
class Head:
    """What a transcript says of itself."""

    people: list[Person] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    title: str | None = None
    publisher: str | None = None
    number: str | None = None
    date: str | None = None
    status: str | None = None
    day: int | None = None


def transcript_head(document: Document) -> Head:
    """Return the head of ``document``; ``used`` are the blocks that list people."""
    head = Head()
    listing: str | None = None
    for index, block in enumerate(document.blocks):
        likely = listing is not None or index < _HEAD or _may_list(document.text, block.start)
        if not likely or block.end - block.start > LONGEST_LIST:
            listing = None
            continue
        words = document.text[block.start : block.end]
        found = _LISTS.match(words)
        if found is not None and (index < _HEAD or "itness" in found[0]):
            listing = "witnesses" if "itness" in found[0] else "members"
            used = _listed(head, words[found.end() :], listing, index)
            head.used |= used
            listing = listing if used else None
        elif listing is not None and (_GROUP.match(words) or label_in(document, block) is None):
            used = _listed(head, words, listing, index)
            head.used |= used
            listing = listing if used else None
        else:
            listing = None
        if index < _HEAD:
            _states(head, words)
    return head


def _may_list(text: str, start: int) -> bool:
    return text[start] in "WwEe" and bool(_LISTS.match(text, start, start + 40))


def _listed(head: Head, words: str, listing: str, index: int) -> set[int]:
    words = _GROUP.sub("", words, count=1)
    people = [
        p for entry in _entries(words) for p in listed_people(entry) if len(p.name.split()) > 1
    ]
    known = {p.name for p in head.people}  # the first list says what they are, later ones who sits
    head.people += [
        Person(name=p.name, role=p.role, organisation=p.organisation, list=listing)
        for p in people
        if p.name not in known
    ]
    return {index} if people or not words else set()


def _entries(words: str) -> Iterable[str]:
    for line in words.replace("; and ", ";").split("\n"):
        for part in line.split(";"):
            yield from (p.strip().removeprefix("and ") for p in _AND.split(part) if p.strip())


def _states(head: Head, words: str) -> None:
    if len(words) > 300:
        return
    if head.number is None and (number := _NUMBER.search(words)):
        head.number = f"{number[1]} {number[2]}"
    if head.title is None and (title := _TITLE.match(words)):
        head.title = re.sub(r",\s*H[CL]\s?\S+$", "", title[1]).strip()
    if head.publisher is None and (body := _BODY.fullmatch(" ".join(words.split()))):
        head.publisher = body[0]
    if head.day is None and (day := _DAY.search(words)):
        head.day = int(day[1])
    if head.status is None and (status := _STATUS.search(words)):
        head.status = status[1].casefold()
    head.date = head.date or find_date(words)
