"""A consultation document goes in; out come its questions, its deadline and how to respond.

The promise: a paper is a consultation only where its head calls itself one and it asks for answers,
and the deadline is given as printed beside the date read from it.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.documents.document import Document
from assistant.passages.asked import questions_asked
from assistant.passages.closing import closings
from assistant.passages.grammar import Account
from assistant.passages.paper import read_as, title_words
from assistant.passages.passage import Person

genre = "consultation"

_TITLE = re.compile(r"\b(?:consultation|call for evidence|green paper)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\b(?:response to|responses to|in response|summary of|analysis of|outcome|government response"
    r"|consultation response|our response|feedback|submission|minutes|written evidence)\b",
    re.IGNORECASE,
)
"""What the title of a paper says that answers a consultation or reports on one."""

_HOW = re.compile(r"\b(?:how to respond|responding to (?:this|the) consultation)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>()\[\]]+|\bwww\.[^\s<>()\[\]]+")
_FEWEST_QUESTIONS = 2
_NEAR = 1500
"""Characters below "How to respond" in which its addresses stand."""


def recognise(document: Document) -> float:
    """Return how many of the parts of a consultation stand in the document."""
    title = title_words(document, 6)
    if not _TITLE.search(title) or _ANSWER.search(title):
        return 0.0
    asks = len(questions_asked(document)) >= _FEWEST_QUESTIONS
    signs = 0.3 * asks + 0.2 * (_deadline(document) is not None)
    return min(0.95, 0.25 + signs + 0.2 * bool(_HOW.search(document.text)))


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the consultation; each question's passage carries its number."""
    asked = questions_asked(document)
    closes = _deadline(document)
    account = read_as(
        genre,
        document,
        known_people,
        facts={
            "closes": closes,
            "respond": _respond(document.text),
            "questions": [one.model_dump() for one in asked],
        },
    )
    if closes and account.date == closes["date"] and "date" not in document.metadata:
        account = account.model_copy(update={"date": None})  # no paper is published as it closes
    places = {one.end: one for one in asked}
    passages = tuple(
        p.model_copy(
            update={"locator": p.locator.model_copy(update={"question": f"Q{one.number}"})}
        )
        if (one := places.get(p.end)) and p.start <= one.start
        else p
        for p in account.passages
    )
    return account.model_copy(update={"passages": passages})


def _deadline(document: Document) -> dict[str, Any] | None:
    """Return the last day for answers: as printed, with the date, time and zone it gives."""
    found = closings(document)
    if not found:
        return None
    return found[0].model_dump(include={"date", "time", "zone", "printed", "start", "end"})


def _respond(text: str) -> dict[str, Any] | None:
    how = _HOW.search(text)
    if how is None:
        return None
    near = text[how.start() : how.start() + _NEAR]
    return {
        "email": list(dict.fromkeys(_EMAIL.findall(near))),
        "web": list(dict.fromkeys(a.rstrip(".,;") for a in _ADDRESS.findall(near))),
        "start": how.start(),
    }
