"""Reports of parliamentary debates go in; out come speeches with member, seat, party and columns.

The promise: a member is named as the report first names them, or nobody with the reason; what the
report tells of the House ("rose—", divisions) is *reported* and nobody's; what it gives in
translation is *reported* too, since it is not in the member's own words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.documents.document import Block, Document
from assistant.passages.dates import find_date
from assistant.passages.grammar import Account
from assistant.passages.hansard_asides import Asides, is_note
from assistant.passages.hansard_labels import (
    Named,
    is_party,
    may_name,
    may_sit,
    named_in,
    presides,
    rises,
    tells,
    who_in,
)
from assistant.passages.hansard_marks import Marks, Turn, named_for
from assistant.passages.headings import LONGEST_MARKED, HeadingPath, heading_words, headings_of
from assistant.passages.made import make_passage
from assistant.passages.markings import marking_of
from assistant.passages.members import Members
from assistant.passages.passage import Locator, Passage, Person, Speaker, Voice

genre = "hansard"

NO_MEMBER = "No member is named here."
TOLD = "The report tells here what the House did."
A_NOTE = "A note of the report: nobody says it."
RUNNING_HEAD = "A line that stands on page after page: nobody says it."
PERHAPS_HEADING = "This line may be a heading of the report: nobody is sure to say it."
READ_OUT = "Words of another text, read to the House."
UNLISTED = "“{}” may be no label of a member."

SURE_BY_MARKS = 0.96
"""The marks of a report as XML name its speakers."""

_MANY = 5
"""Different labels; with one of who presides among them they make a report."""

_ENOUGH = 300
"""Blocks that are looked at."""

_HEAD = 12
_HOUSE = re.compile(
    r"\b(?:(?i:House of) (?P<house>(?i:Commons|Lords))|(?P<short>H[CL]) Deb|"
    r"(?P<lords>Lords) (?:Chamber|Hansard)|(?P<commons>Commons) (?:Chamber|Hansard)|"
    r"(?P<hall>Westminster Hall))"
)
_VOLUME = re.compile(r"\b(?:[Vv]ol(?:ume|\.)?|VOLUME)\s*(\d{1,4})\b")
_NAMES_ITSELF = re.compile(r"\bHansard\b|\bH[CL] Deb\b|Parliamentary Debates|Official Report")
_WRITTEN = re.compile(
    r"\b(?:Written (?:Answers|Questions|Statements)|Written Answer)\b", re.IGNORECASE
)
_ASKED = re.compile(r"\s*(?:asked|moved|begged|rose|presented|proposed|tabled)\b")
"""A name with such a verb behind it is the report’s own sentence."""

_LANGUAGE = re.compile(
    r"\s*[(\[](?:(?P<translated>Translation|Interpretation|Traduction|Interprétation)|"
    r"English|French|Français|Anglais|Welsh|Gaelic|Irish|M[aā]ori)[)\]]\s*",
    re.IGNORECASE,
)
"""How a report marks that what follows was said in another language ("[Translation]")."""

_HOUSE_OF = {"debate": "Commons", "westminhall": "Commons", "wrans": "Commons", "lords": "Lords"}
_SECTION_OF = {"westminhall": "westminster hall", "wrans": "written answers"}
"""How scraped reports call the parts of a parliament."""

_NO_TITLE = re.compile(
    r"Asked by|Tabled by|Moved by|Question\b|House of|.*\brose\s*[—–-]|Prayers?\b|Preliminary\b|"
    r"Business before|(?:Oral )?Answers to|.*in the Chair",
    re.IGNORECASE,
)


def recognise(document: Document) -> float:
    """Return how surely members’ labels and columns make a report of debates."""
    if Marks(document).any:
        return SURE_BY_MARKS
    blocks = document.blocks[:_ENOUGH]
    head = _head(document)
    itself = bool(_NAMES_ITSELF.search(head) or _HOUSE.search(head))
    columns = sum(1 for a in document.anchors if a.kind == "column")
    if not (itself or columns or any(may_sit(document, b) for b in blocks)):
        return 0.0
    named = [n for b in blocks if (n := who_in(document, b)) is not None]
    members = sum(1 for n in named if n.party or (n.seat and n.sure))
    if len({n.label for n in named if n.sure}) >= _MANY and any(presides(n) for n in named):
        return 0.75
    offices = sum(1 for n in named if n.office and n.sure)
    parties = sum(1 for n in named if n.party and is_party(n.party))
    said = members >= 2 or (members and offices) or (len(named) >= 2 and columns)
    if not (columns or itself or parties > 1 or any(presides(n) for n in named)):
        return 0.0  # a word in brackets behind a name is no seat by itself
    if not said and not (itself and len(named) >= 2 and (members or offices)):
        return 0.0
    score = 0.4 + 0.2 * bool(columns) + 0.2 * itself + 0.2 * (members >= 2) + 0.1 * bool(offices)
    return min(0.95, score)


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the speeches of a report of debates."""
    head, stated = _head(document), document.metadata
    debate = _Debate(document, known_people)
    volume = _VOLUME.search(head)
    house = _house(head) or _HOUSE_OF.get(stated.get("section", ""))
    return Account(
        genre=genre,
        title=stated.get("title") or debate.title,
        publisher=stated.get("publisher") or (f"House of {house}" if house else None),
        number=stated.get("number") or (volume[1] if volume else None),
        date=find_date(stated.get("date", "")) or find_date(head),
        status=stated.get("status"),
        marking=marking_of(document),
        people=tuple(debate.members.people.values()),
        facts=_facts(head, house, volume) | _section(stated),
        passages=tuple(debate.passages),
    )


def _head(document: Document) -> str:
    return "\n".join(
        document.text[b.start : min(b.end, b.start + 300)] for b in document.blocks[:_HEAD]
    )


def _house(head: str) -> str | None:
    found = _HOUSE.search(head)
    if found is None:
        return None
    lords = (found["house"] or "").casefold() == "lords" or found["short"] == "HL" or found["lords"]
    return "Lords" if lords else "Commons"


def _section(stated: dict[str, str]) -> dict[str, object]:
    section = _SECTION_OF.get(stated.get("section", ""))
    return {"section": section} if section else {}


def _facts(head: str, house: str | None, volume: re.Match[str] | None) -> dict[str, object]:
    facts: dict[str, object] = {}
    if house:
        facts["house"] = house
    if volume:
        facts["volume"] = volume[1]
    if _WRITTEN.search(head):
        facts["section"] = "written answers"
    elif "westminster hall" in head.casefold():
        facts["section"] = "westminster hall"
    return facts


class _Debate:
    """One pass over the blocks; who is named in full is known before."""

    def __init__(self, document: Document, known: tuple[Person, ...]) -> None:
        self.passages: list[Passage] = []
        self.members = Members(known)
        self._document = document
        self._path = HeadingPath()
        self._headings = headings_of(document)
        self._named = [named_in(document, block) for block in document.blocks]
        self._speaker: Speaker | None = None
        self._reason: str | None = NO_MEMBER
        self._question: str | None = None
        self.title: str | None = None
        self._marks = Marks(document)
        self._marked = self._marks.any
        for marked in self._marks.everybody():
            self.members.meet(marked)
        self._translated = False
        self._first_mark = next((a for a in document.anchors if a.kind == "column"), None)
        for named in self._named:
            if named is not None and named.sure and not self._marked:
                self.members.meet(named)
        for block in document.blocks if not self._marked else ():
            if risen := rises(document.text[block.start : min(block.end, block.start + 200)]):
                self.members.meet(risen)
        self.members.all_met()
        self._asides = Asides(document)
        for index, block in enumerate(document.blocks):
            self._block(index, block)

    def _block(self, index: int, block: Block) -> None:
        words = self._document.text[block.start : block.end]
        named = self._named[index]
        if self._marked:
            self._marked_block(block, words)
            return
        heads = index in self._headings and named is None and not tells(words)
        if heads and len(words) <= LONGEST_MARKED:
            self._heading(self._headings[index], words)
            self._speaker, self._reason, self._question = None, NO_MEMBER, None
        elif named is not None:
            self._labelled(block, words, named)
        elif tells(words):
            self._add(block.start, words, None, TOLD, "reported")
            self._speaker, self._reason = None, NO_MEMBER
        elif block.kind == "quote":
            self._add(block.start, words, None, READ_OUT, "quoted")
        elif (label := may_name(words)) is not None:
            self._speaker, self._reason = None, UNLISTED.format(label)
            self._add(block.start, words, None, self._reason, "reported")
        else:
            self._goes_on(index, block, words)

    def _goes_on(self, index: int, block: Block, words: str) -> None:
        """Read a block that names nobody: the speech above, or what stands inside it."""
        if (language := _LANGUAGE.fullmatch(words)) is not None:
            self._translated = language["translated"] is not None
            self._add(block.start, words, None, A_NOTE, "reported")
        elif is_note(words):
            self._add(block.start, words, None, A_NOTE, "reported")
        elif self._asides.repeats(words):
            self._add(block.start, words, None, RUNNING_HEAD, "reported")
        elif self._asides.heads(words, above_a_label=self._names_next(index)):
            self._add(block.start, words, None, PERHAPS_HEADING, "reported")
            self._speaker, self._reason = None, PERHAPS_HEADING
        else:
            self._add(block.start, words, self._speaker, self._reason, self._own())

    def _names_next(self, index: int) -> bool:
        return index + 1 < len(self._named) and self._named[index + 1] is not None

    def _own(self) -> Voice:
        """Return the voice of a speech's words: the member's own, unless they are a translation."""
        return "spoken" if self._speaker and not self._translated else "reported"

    def _heading(self, level: int, words: str) -> None:
        self._path.enter(level, words)
        self.members.section(self._path.words[0] if self._path.words else None)
        if self.title is None and not _NO_TITLE.match(words):
            self.title = heading_words(words)

    def _marked_block(self, block: Block, words: str) -> None:
        """Read a block of a report whose marks say who speaks."""
        if block.kind == "heading":
            self._heading(block.level or 1, words)
            self._marks.nobody()
            self._question = None
            return
        for turn in self._marks.turns(block):
            self._turn(turn, block)

    def _turn(self, turn: Turn, block: Block) -> None:
        words = self._document.text[turn.start : turn.end]
        aside = None if turn.label else named_in(self._document, block)
        if aside is not None and aside.sure and (aside.collective or aside.party):
            speaker, reason = self.members.speaker(aside)
            self._add(turn.start + aside.words, words[aside.words :], speaker, reason, "spoken")
        elif not turn.said.name or (not turn.label and not turn.said.told and tells(words)):
            reason = NO_MEMBER if block.kind == "row" else TOLD
            self._add(turn.start, words, None, reason, "reported")
        else:
            named = named_for(turn.said, turn.label)
            self._question = named.question or self._number_of(block) or self._question
            speaker, reason = self._marked_speaker(turn, named)
            told = turn.said.told or (turn.label and _ASKED.match(words))
            own = not (told or turn.said.translated or speaker is None)
            voice: Voice = "spoken" if own else "reported"
            if block.kind == "quote":
                speaker, reason, voice = None, READ_OUT, "quoted"
            self._add(turn.start, words, speaker, reason, voice)

    def _marked_speaker(self, turn: Turn, named: Named) -> tuple[Speaker | None, str | None]:
        if not turn.said.whole or named.name is None:
            return self.members.speaker(named)
        known = self.members.people.get(named.name)
        role, party = (known.role, known.organisation) if known else (None, named.party)
        speaker = Speaker(
            label=named.label, name=named.name, role=named.office or role, organisation=party
        )
        return speaker, None

    def _number_of(self, block: Block) -> str | None:
        """Return the number a question is printed under."""
        label = (block.label or "").strip("[]. ")
        return label if label.isdigit() else None

    def _labelled(self, block: Block, words: str, named: Named) -> None:
        if not named.sure and not self._known(named):
            self._reason = UNLISTED.format(named.label)
            self._speaker = None
            self._add(block.start, words, None, self._reason, "reported")
            return
        self._question = named.question or self._question
        self._speaker, self._reason = self.members.speaker(named)
        start, said = block.start + named.words, words[named.words :]
        if said.strip():
            self._add(start, said, self._speaker, self._reason, self._own())
        if named.collective:
            self._speaker, self._reason = None, NO_MEMBER

    def _column(self, start: int, end: int) -> str | None:
        """Return the columns of what runs into the first that is marked: the one before it too."""
        first = self._first_mark
        if first is None or not start < first.at < end or not first.text.isdigit():
            return None
        last = [a for a in self._document.anchors if a.kind == "column" and a.at < end][-1]
        return f"{int(first.text) - 1}–{last.text}"

    def _known(self, named: Named) -> bool:
        if named.name is None:
            return self.members.holds(named.office or "")
        return named.name in self.members.people

    def _add(
        self, start: int, words: str, speaker: Speaker | None, reason: str | None, voice: Voice
    ) -> None:
        reason = None if speaker else reason
        bare = words.strip()
        start += len(words) - len(words.lstrip())
        locator = _locator(self._question, self._column(start, start + len(bare)))
        self.passages.append(
            make_passage(start, bare, self._path.words, locator, voice, speaker, reason)
        )


@lru_cache(maxsize=64)
def _locator(question: str | None, column: str | None) -> Locator:
    return Locator(question=question, column=column)
