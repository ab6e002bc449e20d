"""Transcripts of hearings and of committees' oral evidence go in; out come turns with speakers.

The words are the speaker's own: voice *spoken*. What the transcript tells ("(Pause)", "(10.30 am)")
is *reported* and nobody's. The promise: a speaker is right or null with the reason; a question's
number holds until the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from assistant.documents.document import Block, Document
from assistant.passages import hearing_notes as notes
from assistant.passages.capitals import in_capitals
from assistant.passages.dates import find_date
from assistant.passages.grammar import Account
from assistant.passages.headings import LONGEST_MARKED, HeadingPath, heading_words
from assistant.passages.hearing import NO_LABEL, Hearing, Who
from assistant.passages.hearing_labels import Label, is_titled, label_in
from assistant.passages.made import make_passage
from assistant.passages.markings import marking_of
from assistant.passages.passage import Locator, Passage, Person, Voice
from assistant.passages.transcript_head import Head, transcript_head

genre = "transcript"

A_NOTE = "A note of the transcript: nobody says it."
READ_ALOUD = "Words of another text stand here, and the transcript does not say whose."
NOT_LISTED = "“{}” is not in the document’s lists, and may be no label of a speaker."
UNSURE = "A heading of the transcript holds running text here."
INDEXED = "The index of the transcript: nobody says it."

_ENOUGH = 300
"""Blocks that are looked at: a hearing prints its labels from the first."""

_FEWEST_NUMBERED = 2
_FEWEST_LABELLED = 2
_FEWEST_ANSWERS = 3


def recognise(document: Document) -> float:
    """Return how surely labels, numbered questions and a hearing's notes make a transcript."""
    # As many of the labels as it takes: a transcript shows itself by its first few.
    labels = (found for b in document.blocks[:_ENOUGH] if (found := label_in(document, b)))
    tells = notes.HEARING.search(document.text) is not None
    numbered, named, people = 0, Counter[str](), False
    for label in labels:
        if label.name is None or not label.marked:
            continue
        named[label.name] += 1
        numbered += label.question is not None
        people = people or is_titled(label.name) or in_capitals(label.name)
        answers = min(named["Q"], named["A"])
        heard = answers >= _FEWEST_ANSWERS or (named.total() >= _FEWEST_LABELLED and people)
        if numbered >= _FEWEST_NUMBERED or (tells and heard):
            return 0.9
    return 0.0


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the turns of a transcript."""
    head = transcript_head(document)
    body = _Body(document, head, known_people)
    first = next((b for b in document.blocks if b.kind == "heading"), None)
    title = heading_words(document.text[first.start : first.end]) if first else None
    stated = document.metadata
    return Account(
        genre=genre,
        title=stated.get("title") or head.title or title,
        author=stated.get("author"),
        publisher=stated.get("publisher") or head.publisher,
        number=stated.get("number") or head.number,
        date=find_date(stated.get("date", "")) or head.date,
        status=stated.get("status") or head.status,
        marking=marking_of(document),
        people=_people(body.hearing.people.values(), known_people),
        facts=_facts(document, head),
        passages=tuple(body.passages),
    )


def _people(found: Iterable[Person], known: tuple[Person, ...]) -> tuple[Person, ...]:
    names = {p.name for p in known}
    return (*known, *(p for p in found if p.name not in names))


def _facts(document: Document, head: Head) -> dict[str, object]:
    short = {
        key.removeprefix("abbreviation "): value
        for key, value in document.metadata.items()
        if key.startswith("abbreviation ")
    }
    facts: dict[str, object] = {"abbreviations": short} if short else {}
    return facts | ({"day": head.day} if head.day else {})


class _Body:
    """One pass over the blocks below the lists."""

    def __init__(self, document: Document, head: Head, known: tuple[Person, ...]) -> None:
        self.passages: list[Passage] = []
        self._document = document
        self._labels = [label_in(document, block) for block in document.blocks]
        counted = Counter(label.name for label in self._labels if label and label.name)
        self._repeated = {name for name, times in counted.items() if times > 1}
        self._bold = sum(1 for label in self._labels if label and label.bold) > 1
        self.hearing = Hearing(counted, head.people, known)
        self._path = HeadingPath()
        self._who: Who = (None, NO_LABEL)
        self._question: str | None = None
        self._index = False
        for nth, block in enumerate(document.blocks):
            if nth not in head.used:
                self._block(block, self._labels[nth])

    def _block(self, block: Block, label: Label | None) -> None:
        words = self._document.text[block.start : block.end]
        if block.kind == "heading":
            self._headed(block, words)
        elif label is not None:
            self._labelled(block, words, label)
        elif self._noted(block, words):
            return
        elif block.kind == "quote":
            self._add(block.start, words, (None, READ_ALOUD), "quoted")
        else:
            self._said(block.start, words)

    def _headed(self, block: Block, words: str) -> None:
        self._who = (None, NO_LABEL)
        if len(words) > LONGEST_MARKED:
            self.hearing.heading("")
            self._add(block.start, words, (None, UNSURE), "reported")
            return
        self._path.enter(block.level or 1, words)
        self._section(words)

    def _section(self, words: str) -> None:
        if asked := notes.QUESTIONS.match(words):
            self.hearing.questions(asked["who"])
        else:
            self._index = bool(notes.INDEX.match(words))
            self.hearing.heading(words)

    def _noted(self, block: Block, words: str) -> bool:
        """Take ``words`` as a note if they are one, and say whether they are."""
        if len(words) > 200:
            return False
        if notes.is_note(words):
            if notes.WITHDREW.match(words):
                self.hearing.withdrew()
            if notes.breaks_off(words):
                self._who = (None, NO_LABEL)
        elif notes.tells_of_break(words):
            self._who = (None, NO_LABEL)
        elif not self._opens(block, words):
            return False
        self._add(block.start, words, (None, INDEXED if self._index else A_NOTE), "reported")
        return True

    def _opens(self, block: Block, words: str) -> bool:
        """Take a line that swears a witness or begins questions; all else is spoken."""
        if notes.INDEX.fullmatch(words):
            self._index = True
        elif self._index:
            return True
        elif (
            (sworn := notes.sworn_in(words))
            and ("(" in words or in_capitals(sworn["name"]))
            and _is_name(sworn["name"])
        ):
            self.hearing.sworn(sworn["name"])
        elif (
            not block.emphasis and (asked := notes.QUESTIONS.match(words)) and _is_who(asked["who"])
        ):
            self.hearing.questions(asked["who"])
        elif not (block.emphasis and block.emphasis[0] == (block.start, block.end)):
            return False
        self._who = (None, NO_LABEL)
        return True

    def _labelled(self, block: Block, words: str, label: Label) -> None:
        start = block.start
        question = label.question or (label.bold and label.name and _number_of(block)) or None
        if question:
            self._question = f"Q{question}"
        if label.name is None:
            self._who = (None, NO_LABEL)
        elif self._counts(label):
            self._who = self.hearing.speaker(label.name)
        elif (
            label.bold or is_titled(label.name) or (label.name in self._repeated and not self._bold)
        ):
            self._who = (None, NOT_LISTED.format(label.name))
            self._said(start, words)
            return
        else:
            self._said(start, words)
            return
        self._said(start + label.words, words[label.words :])

    def _counts(self, label: Label) -> bool:
        """A label is sure where it is marked as one, titled, or the lists know the name.

        Where labels are bold, no other is one: it belongs to what somebody reads aloud. Nor is a
        single word that labels nothing else.
        """
        name = label.name or ""
        if self._bold:
            return label.bold and not self._stands_once(name)
        return label.marked or is_titled(name) or self.hearing.lists(name)

    def _stands_once(self, name: str) -> bool:
        """One word that no list holds and that labels nothing else may be no name ("Sars:")."""
        if " " in name or name in self._repeated or not name.isalpha():
            return False
        return not self.hearing.lists(name) and not self.hearing.is_generic(name)

    def _said(self, start: int, words: str) -> None:
        """Add what is said, parted where the transcript notes something inside it."""
        at = 0
        for note in notes.INSIDE.finditer(words) if "(" in words else ():
            self._add(start + at, words[at : note.start()], self._who, "spoken")
            at = note.end()
        self._add(start + at, words[at:], self._who, "spoken")

    def _add(self, start: int, words: str, who: Who, voice: Voice) -> None:
        bare = words.strip()
        if not bare:
            return
        if words[0].isspace():
            start += len(words) - len(words.lstrip())
        locator = _locator(self._question)
        if voice == "spoken" and (
            who[1] == NO_LABEL or (bare[0] in "[(" and bare.startswith(_TRANSLATED))
        ):
            voice = "reported"
        self.passages.append(make_passage(start, bare, self._path.words, locator, voice, *who))


_TRANSLATED = ("[Translation]", "(Translation)", "[Interpretation]", "(Interpretation)")
_NAME_WORD = re.compile(r"[A-Z][\w’'.-]*|(?:of|de|den|van|von|der|bin|al)$")


def _number_of(block: Block) -> str | None:
    """Return the number that a numbered list gives a question, whose words do not print it."""
    if block.kind != "item" or block.label is None:
        return None
    found = re.fullmatch(r"Q?(\d{1,4})[.):]?", block.label)
    return found[1] if found else None


def _is_name(words: str) -> bool:
    return all(_NAME_WORD.match(word) for word in words.replace(",", " ").split())


def _is_who(words: str) -> bool:
    return len(words) < 80 and bool(re.match(r"(?:the )?[A-Z]", words)) and words[-1] not in ".?!"


@lru_cache(maxsize=64)
def _locator(question: str | None) -> Locator:
    return Locator(question=question)
