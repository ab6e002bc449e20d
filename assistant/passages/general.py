"""Any document goes in; out come its paragraphs, list items and rows under their headings.

The grammar for what no other knows. It names no speaker, ever: a label before a paragraph may be a
person, a field or a term, and only the grammar of a genre can tell.
"""

from __future__ import annotations

from assistant.documents.document import Document
from assistant.passages.completeness import missing_from
from assistant.passages.dates import find_date
from assistant.passages.grammar import Account
from assistant.passages.headings import HeadingPath, heading_words, headings_of, looks_like_heading
from assistant.passages.introducing import introduced
from assistant.passages.made import make_passage
from assistant.passages.markings import marking_of
from assistant.passages.passage import Passage, Person, Voice
from assistant.passages.places import Places, runs_throughout

genre = "general"

_HEAD_BLOCKS = 8
_STATED = ("author", "publisher", "status", "number")
ABBREVIATION = "abbreviation "
FACT = "fact "
"""How an entry of the metadata begins that is a fact of its own ("fact to": who got a mail)."""


def recognise(document: Document) -> float:
    """Return 0.5: it fits everything, and any surer grammar comes first."""
    return 0.5 if document.blocks else 0.0


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the passages of any document; ``known_people`` are taken as its people."""
    passages = _passages(document)
    stated = document.metadata
    return Account(
        genre=genre,
        title=stated.get("title") or _title(document),
        date=find_date(stated.get("date", "")) or _date(document),
        marking=marking_of(document),
        people=known_people,
        facts=_facts(document),
        notes=missing_from(document, passages).notes(),
        passages=passages,
        **{name: stated.get(name) for name in _STATED},
    )


def _facts(document: Document) -> dict[str, object]:
    """What abbreviations stand for, and what else the format says beside the text."""
    spelt_out = {
        key.removeprefix(ABBREVIATION): value
        for key, value in document.metadata.items()
        if key.startswith(ABBREVIATION)
    }
    facts: dict[str, object] = {"abbreviations": spelt_out} if spelt_out else {}
    return facts | {
        key.removeprefix(FACT): value
        for key, value in document.metadata.items()
        if key.startswith(FACT)
    }


def _title(document: Document) -> str | None:
    blocks, text = document.blocks, document.text
    first = next((b for b in blocks if b.kind == "heading"), blocks[0] if blocks else None)
    if first is None:
        return None
    words = text[first.start : first.end]
    return heading_words(words) if first.kind == "heading" or looks_like_heading(words) else None


def _date(document: Document) -> str | None:
    head = document.blocks[:_HEAD_BLOCKS]
    short = (document.text[b.start : b.end] for b in head if b.end - b.start < 120)
    return next((d for words in short if (d := find_date(words))), None)


def _passages(document: Document) -> tuple[Passage, ...]:
    text = document.text
    headings = headings_of(document)
    path = HeadingPath()
    places = Places(throughout=runs_throughout(document.blocks))
    passages: list[Passage] = []
    for index, block in enumerate(document.blocks):
        words = text[block.start : block.end]
        if index in headings:
            path.enter(headings[index], words)
            places.heading()
            continue
        voice: Voice = "quoted" if block.kind == "quote" else "written"
        locator = places.of(block, words)
        passages.append(make_passage(block.start, words, path.words, locator, voice))
    return introduced(tuple(passages))
