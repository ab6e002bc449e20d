"""Minutes of a meeting go in; out come the people listed, and the passages with their speakers.

The words of minutes are the note-taker's: a turn that writes in the first person is *spoken*, one
that writes about the speaker is *reported*, and narrative has no speaker. The promise: a speaker is
right or null with the reason; roles and organisations come from the document's own lists.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Container, Set
from typing import Any

from assistant.documents.document import Block, Document
from assistant.passages.attendance import attendance_of
from assistant.passages.dates import find_date
from assistant.passages.grammar import Account
from assistant.passages.headings import (
    LONGEST_HEADING,
    HeadingPath,
    headings_of,
    looks_like_heading,
    stands_alone,
)
from assistant.passages.made import make_passage
from assistant.passages.markings import marking_of
from assistant.passages.minutes_actions import (
    action,
    action_words,
    is_footer,
    names_owners_only,
    next_meeting,
)
from assistant.passages.minutes_head import minutes_head
from assistant.passages.minutes_rows import Columns, Row
from assistant.passages.passage import Locator, Passage, Person
from assistant.passages.roster import Roster
from assistant.passages.turns import Said, Turns

genre = "minutes"

_LISTS = {"attendees": 0.35, "apologies": 0.25, "speakers": 0.1, "secretariat": 0.1}
_BELOW = 9
"""The level of a speaker's name on a line of its own: below any heading."""

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?$")
_NUMBER_INSIDE = re.compile(r"(?P<number>\d{1,3}(?:[./]\d{1,3})*)[.)]?\s+(?=[A-Z])")
"""The number of a heading that its format keeps among its words."""


def recognise(document: Document) -> float:
    """Return how many of the lists and words of minutes the document has."""
    found = attendance_of(document, functools.cache(lambda: headings_of(document)))
    if not found.people:
        return 0.0
    head = minutes_head(document, found.first)
    sureness = math.fsum(_LISTS[name] for name in found.labels)
    return min(1.0, sureness + 0.3 * head.names_minutes + 0.2 * head.names_meeting)


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the people and passages of the minutes."""
    headings = headings_of(document)
    found = attendance_of(document, lambda: headings)
    head = minutes_head(document, found.first)
    people = _with_known(found.people, known_people)
    taken = found.taken | head.used
    body = _Body(document, headings, taken, Roster(people, found.initials))
    return Account(
        genre=genre,
        title=document.metadata.get("title") or head.title,
        publisher=head.body,
        date=find_date(document.metadata.get("date", "")) or head.date,
        status=head.status,
        marking=marking_of(document),
        people=people,
        facts=body.facts,
        passages=tuple(body.passages),
    )


def _words(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _with_known(people: list[Person], known: tuple[Person, ...]) -> tuple[Person, ...]:
    """Add what ``sources.yaml`` knows: it wins over the list where both name a person."""
    by_name = {p.name: p for p in known}
    merged = [
        by_name.pop(p.name).model_copy(update={"list": p.list}) if p.name in by_name else p
        for p in people
    ]
    return (*merged, *by_name.values())


_CLOSES = re.compile(
    r"(?:(?:Date|Time|Venue)[\w ,]{0,20} of (?:the )?next meeting|Signed\b|There being no (?:other|"
    r"further|more) business|The meeting (?:was )?(?:closed|ended|finished|concluded|adjourned))",
    re.IGNORECASE,
)


class _Body:
    """One pass over the blocks below the lists."""

    def __init__(
        self, document: Document, headings: Container[int], taken: Set[int], roster: Roster
    ) -> None:
        self.passages: list[Passage] = []
        self._document = document
        self._turns = Turns(roster)
        self._roster = roster
        self._columns = Columns()
        self._actions: list[dict[str, Any]] = []
        self._next_meeting: str | None = None
        self._path = HeadingPath()
        self._headings = headings
        self._item: str | None = None
        self._listed_as: str | None = None
        self._said: list[tuple[Said, tuple[str, ...], str | None]] = []
        for index, block in enumerate(document.blocks):
            if index not in taken:
                self._block(index, block)
        self._turns.settle()
        self.passages = [_passage(*entry) for entry in self._said]

    @property
    def facts(self) -> dict[str, Any]:
        """The actions set, and the day of the next meeting."""
        found = {"actions": self._actions, "next_meeting": self._next_meeting}
        return {name: value for name, value in found.items() if value}

    def _block(self, index: int, block: Block) -> None:
        words = _words(self._document, block)
        if is_footer(words) or (block.kind == "row" and self._columns.heads(words)):
            return
        if row := self._columns.row(block.start, words) if block.kind == "row" else None:
            self._row(row)
            return
        self._columns.end()
        number = _NUMBER.match(block.label or "")
        if number and (index in self._headings or looks_like_heading(words)):
            self._heading(number[1].count(".") + 1, words, number[1])
        elif (name := self._label_alone(index, words)) is not None:
            self._path.enter(_BELOW, name)
        elif index in self._headings or self._heads_by_colon(index, words):
            inside = _NUMBER_INSIDE.match(words) if block.kind == "heading" else None
            self._heading(block.level or 1, words, inside["number"] if inside else None)
        else:
            if number:
                self._numbered(number[1])
            self._paragraph(block.start, words, quoted=block.kind == "quote")

    def _paragraph(self, start: int, words: str, *, quoted: bool = False) -> None:
        """Take one paragraph; one that only names who must act leaves the text."""
        acting = None if quoted else action_words(words)
        if acting is not None:
            self._actions.append(action(acting, self._item, self._roster))
            if names_owners_only(acting):
                return
        if _CLOSES.match(words):  # behind the last item, and no part of it
            self._turns.heading()
            self._item = None
        self._next_meeting = self._next_meeting or next_meeting(words)
        said = self._turns.paragraph(start, words, quoted=quoted)
        self._said.append((said, self._path.words, self._item))

    def _row(self, row: Row) -> None:
        """Take a row of a table of minutes: a short first line heads the rest."""
        lines = list(row.lines)
        if row.number:
            self._turns.heading()
            self._item = self._listed_as = row.number
        if lines and (len(lines) > 1 or not row.actions) and looks_like_heading(lines[0].text):
            self._heading(1, lines.pop(0).text, row.number)
        for line in lines:
            self._paragraph(line.start, line.text)
        self._actions += [action(words, self._item, self._roster) for words in row.actions]

    def _heads_by_colon(self, index: int, words: str) -> bool:
        """A short line that ends in a colon heads what follows, unless that is a list."""
        if not words.endswith(":") or not looks_like_heading(words):
            return False
        below = self._document.blocks[index + 1 : index + 2]
        return bool(below) and below[0].label is None

    def _label_alone(self, index: int, words: str) -> str | None:
        block = self._document.blocks[index]
        if block.label is not None or len(words) > LONGEST_HEADING:
            return None
        alone = block.kind == "heading" or stands_alone(self._document, index)
        return self._turns.label_alone(words, stands_alone=alone)

    def _numbered(self, number: str) -> None:
        """A paragraph with a number of its own is an item, and no part of the turn above it.

        A plain number below a numbered heading counts a list inside that item.
        """
        if "." in number or self._item is None or self._listed_as is None:
            self._turns.heading()
            self._item = number

    def _heading(self, level: int, words: str, number: str | None) -> None:
        self._turns.heading()
        self._path.enter(level, words)
        self._item = self._listed_as = number


def _passage(said: Said, heading: tuple[str, ...], item: str | None) -> Passage:
    return make_passage(
        said.start,
        said.text,
        heading,
        _locator(item),
        said.voice or "reported",
        said.speaker,
        said.unattributed,
    )


@functools.lru_cache(maxsize=64)
def _locator(item: str | None) -> Locator:
    """Return where an item stands: many passages in a row share one."""
    return Locator(item=item)
