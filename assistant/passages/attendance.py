"""The blocks of minutes go in; out come the lists of people, and which blocks they take up.

Lists stand under a label ("Attendees:", "In attendance", "Apologies for absence") with one person
to a line, or behind it, parted by commas or semicolons. A list ends at the next heading, number,
item of an agenda, or sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace

from assistant.documents.document import Block, Document
from assistant.passages.passage import Person
from assistant.passages.people import Listed, listed_people
from assistant.passages.roles import names_a_role_or_body

_LISTS = {
    "attendees": "attendees",
    "attendance": "attendees",
    "in attendance": "attendees",
    "also in attendance": "attendees",
    "attending": "attendees",
    "present": "attendees",
    "also present": "attendees",
    "members present": "attendees",
    "members": "attendees",
    "participants": "attendees",
    "officers": "attendees",
    "officers present": "attendees",
    "guests": "attendees",
    "observers": "attendees",
    "chair": "attendees",
    "speakers": "speakers",
    "guest speakers": "speakers",
    "witnesses": "speakers",
    "panel": "speakers",
    "panellists": "speakers",
    "panel members": "speakers",
    "presenters": "speakers",
    "secretariat": "secretariat",
    "secretary": "secretariat",
    "clerk": "secretariat",
    "minute taker": "secretariat",
    "minutes taken by": "secretariat",
    "apologies": "apologies",
    "apologies for absence": "apologies",
    "apologies received": "apologies",
    "apologies received from": "apologies",
    "absent": "apologies",
}
_ROLE_LABELS = {"chair": "Chair", "secretary": "Secretary", "clerk": "Clerk"}
"""Labels of a list of one, which say that person's role."""

_LABEL = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z ]{2,28}+)\s*(?:$|[:;–-]\s*(?P<rest>\S.*)?$)", re.DOTALL
)
_AGENDA = re.compile(
    r"(?:welcome|introductions?|apologies|minutes|matters arising|declarations? of interests?|"
    r"any other business|aob|agenda|date of next meeting|next meeting|background|summary|actions?|"
    r"discussion|opening remarks|presentations?)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:none|nil|n/a|(?:there were |there are )?no (?:absences|apologies|absentees)\b.{0,40}|"
    r"(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d{1,3}) )?"
    r"(?:members?|representatives?) of (?:the )?(?:public|press|staff)\b.{0,40})",
    re.IGNORECASE,
)
"""A line of a list that names nobody and does not end it."""

FURTHEST = 400
"""Blocks from the head of the file in which lists of people are looked for."""

LONGEST_LIST = 2000
"""Characters of a label with the names behind it."""


@dataclass
class Attendance:
    """The people listed, the initials the lists give them, and the blocks the lists take up.

    ``first`` is the place of the first label; what stands above it is the head of the minutes.
    """

    people: list[Person] = field(default_factory=list)
    initials: dict[str, str] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    first: int | None = None

    @property
    def labels(self) -> set[str]:
        """The lists that hold anybody."""
        return {p.list for p in self.people}


def attendance_of(document: Document, headings: Callable[[], Container[int]]) -> Attendance:
    """Return the lists of people in ``document``.

    ``headings`` gives the places of its headings, and is asked only below a label: most documents
    are no minutes, and finding their headings would be for nothing.
    """
    found = Attendance()
    current: str | None = None
    for index, block in enumerate(document.blocks[:FURTHEST]):
        text = document.text[block.start : block.end]
        label = _label(block, text)
        if label is not None:
            current, people = label
            found.first = index if found.first is None else found.first
        elif current is None or _ends_list(block, text) or index in headings():
            current = None
            continue
        else:
            people = _people_on(text)
            if not people and _NOBODY.fullmatch(text.strip(" .")):
                found.taken.add(index)
                continue
            if not people:
                current = None
                continue
        found.taken.add(index)
        _add(found, current, people)
    return found


def _label(block: Block, text: str) -> tuple[str, list[Listed]] | None:
    """Return the list that a block opens and the people named behind its label, or None."""
    found = _LABEL.match(text) if block.label is None and len(text) <= LONGEST_LIST else None
    if found is None:
        return None
    printed = " ".join(found["label"].casefold().split())
    name = _LISTS.get(printed)
    if name is None:
        return None
    entries = [listed_people(entry) for entry in _split(found["rest"] or "")]
    if not all(entries):
        return None
    people = [person for entry in entries for person in entry]
    role = _ROLE_LABELS.get(printed)
    if role and len(people) == 1 and people[0].role is None:
        people = [replace(people[0], role=role)]
    return name, people


def _ends_list(block: Block, text: str) -> bool:
    numbered = bool(block.label) and (block.label or "")[0].isdigit()
    return numbered or bool(_AGENDA.match(text))


def _people_on(text: str) -> list[Listed]:
    """Return the people of one block, one or more to a line; none when a line is no entry."""
    lines = [listed_people(line) for line in text.split("\n") if line.strip()]
    return [p for some in lines for p in some] if all(lines) else []


def _split(rest: str) -> list[str]:
    """Part the names behind a label: at semicolons or line ends, else at commas.

    A role or a body behind a comma belongs to the name before it ("Jo Hill, NSPCC, Ann Lee").
    """
    if ";" in rest or "\n" in rest:
        return [part.strip() for part in re.split(r"[;\n]", rest) if part.strip()]
    entries: list[str] = []
    for part in re.split(r",(?![^(]*\))", rest):
        if entries and names_a_role_or_body(part.strip()):
            entries[-1] += f", {part.strip()}"
        elif part.strip():
            entries.append(part.strip())
    return entries


def _add(found: Attendance, current: str, people: list[Listed]) -> None:
    for listed in people:
        if listed.initials:
            found.initials[listed.name] = listed.initials
        found.people.append(
            Person(
                name=listed.name,
                role=listed.role,
                organisation=listed.organisation,
                list=current,
            )
        )
