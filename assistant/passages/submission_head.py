"""The blocks of a submission go in; out come the fields of its head, and where its body begins.

Issue, recommendations and clearance questions are citable, so they are passages as well as facts;
addressees, sender, date and timing are facts alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from assistant.documents.document import Block, Document
from assistant.passages.dates import find_date, is_date_line
from assistant.passages.headings import LONGEST_HEADING, headings_of, looks_like_heading
from assistant.passages.made import make_passage
from assistant.passages.passage import Locator, Passage, Person
from assistant.passages.people import listed_person
from assistant.passages.references import references_in

_FIELDS = {
    "to": "to",
    "from": "from",
    "cc": "copied",
    "copy": "copied",
    "copied to": "copied",
    "scs": "scs",
    "sro": "scs",
    "date": "date",
    "title": "title",
    "subject": "title",
    "issue": "issue",
    "purpose": "issue",
    "timing": "timing",
    "recommendation": "recommendations",
    "recommendations": "recommendations",
    "devolution": "devolution",
    "devolution implications": "devolution",
    "reference": "reference",
}
_ALONE = frozenset({"issue", "timing", "recommendations", "devolution"})
"""Fields that may stand as a heading, without a colon."""

_FIELD = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,30}?)\s*(?::\s*|$)(?=(?P<rest>.*))", re.DOTALL)
_QUESTION = re.compile(
    r"(?P<question>(?:Has|Have|Is|Are|Was|Were|Does|Do|Did|Will)\b[^?]{10,400}\?)\s*(?P<answer>.*)$",
    re.DOTALL,
)
_VERB = re.compile(
    r"\b(agree|note|approve|consider|decide|endorse|confirm|sign|indicate|clear|choose)\b",
    re.IGNORECASE,
)
_WORDS_BEFORE_VERB = 8
_REDACTED = re.compile(r"redact|withheld|\[[^\]]*\]|█|_{4,}|\bX{3,}\b", re.IGNORECASE)
_BODY_NAMES = re.compile(
    r"\b(?:Office|Department|Unit|Directorate|Team|Ministry|Agency|Council|Group|Division|Branch|"
    r"Service|Board|Authority|Secretariat|Policy)\b"
)


@dataclass(frozen=True)
class Field:
    """A field of the head: its name in our words, as printed, and what stands behind it."""

    name: str
    printed: str
    value: str
    value_at: int


@dataclass
class Head:
    """What the head says; ``ends`` is the place of the first block of the body."""

    publisher: str | None = None
    title: str | None = None
    date: str | None = None
    people: list[Person] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    ends: int = 0


def field_of(text: str) -> Field | None:
    """Return the field that ``text`` begins, or None."""
    found = _FIELD.match(text)
    if found is None:
        return None
    name = _FIELDS.get(" ".join(found["label"].casefold().split()))
    if name is None or (":" not in found[0] and name not in _ALONE):
        return None
    return Field(name, found["label"], found["rest"].strip(), found.end())


def read_head(document: Document) -> Head:
    """Return the head of ``document``, which is a submission."""
    return _Reading(document).head


class _Reading:
    """One pass over the blocks of the head; ``_field`` is the field they belong to."""

    def __init__(self, document: Document) -> None:
        self.head = Head()
        self._document = document
        self._headings = headings_of(document)
        self._field = ""
        self._printed = ""
        self._loose: list[tuple[str, Block]] = []
        self._seen: set[str] = set()
        for index, block in enumerate(document.blocks):
            self.head.ends = index
            if not self._takes(index, block):
                break
        else:
            self.head.ends = len(document.blocks)
        self._settle()

    def _takes(self, index: int, block: Block) -> bool:
        """Read one block; False when the body begins with it."""
        text = self._document.text[block.start : block.end]
        found = field_of(text) if block.label is None else None
        if found is not None and not (found.name in self._seen and found.name != "copied"):
            self._enter(found, block)
            return True
        if block.label is None and (question := _QUESTION.match(text)):
            self._clearance(question, block)
            return True
        if self._begins_body(index, block, text):
            return False
        self._more(text, block)
        return True

    def _begins_body(self, index: int, block: Block, text: str) -> bool:
        if block.label is not None:
            return self._field not in ("to", "copied", "recommendations")
        if not {"issue", "recommendations"} & self._seen:
            return len(text) > LONGEST_HEADING and self._field in ("", *self.head.facts, "date")
        if index in self._headings:
            return True
        return self._field in ("recommendations", "clearance", "devolution", "timing")

    def _enter(self, found: Field, block: Block) -> None:
        self._field, self._printed = found.name, found.printed
        self._seen.add(found.name)
        if found.value:
            self._value(found.value, block.start + found.value_at, block)

    def _more(self, text: str, block: Block) -> None:
        """A block without a label of its own: it goes on with the field, or stands loose."""
        if self._field in ("to", "copied", "issue", "recommendations") or (
            self._field and self._field not in self.head.facts and self._field != "date"
        ):
            self._value(text, block.start, block)
        else:
            self._loose.append((self._field, block))

    def _value(self, text: str, start: int, block: Block) -> None:
        plain = " ".join(text.split())
        if self._field in ("to", "copied"):
            self._addressed(plain, block)
        elif self._field == "recommendations":
            self._recommendation(plain, start, block)
        elif self._field == "issue":
            facts = self.head.facts
            facts["issue"] = f"{facts['issue']} {plain}" if "issue" in facts else plain
            self._passage(start, block, Locator(), self._printed)
        elif self._field == "date":
            self.head.date = find_date(plain)
            if not is_date_line(plain):
                self.head.facts["date"] = plain
        elif self._field == "title":
            self.head.title = plain
        else:
            self.head.facts[self._field] = plain
            self._person(plain)

    def _addressed(self, plain: str, block: Block) -> None:
        listed = self.head.facts.setdefault(self._field, [])
        number = re.match(r"\d+", block.label or "")
        for name in (n.strip() for n in plain.split(";")):
            if name:
                order = int(number[0]) if number else len(listed) + 1
                listed.append({"order": order, "name": name})

    def _recommendation(self, plain: str, start: int, block: Block) -> None:
        if block.label is None and block.kind != "item":
            self._passage(start, block, Locator(), self._printed)
            return
        listed = self.head.facts.setdefault("recommendations", [])
        number = len(listed) + 1
        verb = _VERB.search(" ".join(plain.split()[:_WORDS_BEFORE_VERB]))
        listed.append(
            {
                "number": number,
                "verb": verb[1].casefold() if verb else None,
                "text": plain,
                "refers_to": [str(r) for r in references_in(plain)],
            }
        )
        self._passage(start, block, Locator(item=f"recommendation {number}"), self._printed)

    def _clearance(self, question: re.Match[str], block: Block) -> None:
        self._field = "clearance"
        listed = self.head.facts.setdefault("clearance", [])
        answer = " ".join(question["answer"].split()) or None
        listed.append({"question": " ".join(question["question"].split()), "answer": answer})
        self._passage(block.start, block, Locator(item=f"clearance {len(listed)}"), "")

    def _passage(self, start: int, block: Block, locator: Locator, heading: str) -> None:
        words = self._document.text[start : block.end]
        above = (heading,) if heading else ()
        self.head.passages.append(make_passage(start, words, above, locator, "written"))

    def _person(self, plain: str) -> None:
        """Note a sender or senior civil servant who is named; a redaction names nobody."""
        if self._field not in ("from", "scs") or _REDACTED.search(plain):
            return
        listed = listed_person(plain)
        if listed is None or _BODY_NAMES.search(listed.name) or " " not in listed.name:
            return
        self.head.people.append(
            Person(
                name=listed.name,
                role=listed.role,
                organisation=listed.organisation,
                list=self._field,
            )
        )

    def _settle(self) -> None:
        """Say what the loose lines are: the letterhead, the sender's unit, the title."""
        head = self.head
        if not self._seen:
            head.ends, self._loose = 0, []
        for after, block in self._loose:
            text = " ".join(self._document.text[block.start : block.end].split())
            if not after and head.publisher is None and looks_like_heading(text):
                head.publisher = text
            elif after == "from" and "unit" not in head.facts:
                head.facts["unit"] = text
            elif after and head.title is None:
                head.title = text
            else:
                self._passage(block.start, block, Locator(), "")
        head.passages.sort(key=lambda p: p.start)
        order = ("to", "copied", "from", "unit", "scs", "reference", "issue", "timing")
        rest = [k for k in head.facts if k not in order]
        head.facts = {k: head.facts[k] for k in (*order, *rest) if k in head.facts}
