"""A consultation document goes in; out come its questions, its deadline and how to respond.

The promise: a paper is a consultation only where its head calls itself one and it asks for answers,
and the deadline is given as printed beside the date read from it.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.documents.document import Document
from assistant.passages.asked import questions_asked
from assistant.passages.dates import find_date
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

_CLOSES = re.compile(
    r"\b(?:clos(?:es|ing)(?:\s+date)?|deadline|ends|respond\s+by|responses?\s+(?:should|must)[^.\n]"
    r"{0,60}\bby|no\s+later\s+than|(?:will\s+)?(?:run|open)s?\b[^.\n]{0,60}\b(?:to|until))\b"
    r"(?:[^.\n]|\.(?=\d)|(?<=[ap])\.(?=m)|(?<=m)\.){0,140}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon)"
    r"|\b(?P<clock>[01]?\d|2[0-3])[:.](?P<past>[0-5]\d)\b(?![./]\d)"
    r"|\b(?P<word>midnight|midday|noon)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:GMT|BST|UTC|CET|CEST|AE[SD]T|(?:UK|London|Brussels|Greenwich|Eastern|local)\s+time)\b"
)
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
    signs = 0.3 * asks + 0.2 * (_deadline(document.text) is not None)
    return min(0.95, 0.25 + signs + 0.2 * bool(_HOW.search(document.text)))


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the consultation; each question's passage carries its number."""
    asked = questions_asked(document)
    closes = _deadline(document.text)
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


def _deadline(text: str) -> dict[str, Any] | None:
    """Return the last day for answers: as printed, with the date, time and zone it gives."""
    for found in _CLOSES.finditer(text):
        printed = " ".join(found[0].split())
        dates = _dates(printed)
        if not dates:
            continue
        time, zone = _TIME.search(printed), _ZONE.search(printed)
        return {
            "date": dates[-1] if re.search(r"\b(?:from|runs?)\b", printed) else dates[0],
            "time": _clock(time) if time else None,
            "zone": zone[0] if zone else None,
            "printed": printed,
            "start": found.start(),
            "end": found.end(),
        }
    return None


def _dates(words: str) -> list[str]:
    """Return every date in ``words``: a run "from 1 May 2024 to 3 June 2024" closes on its last."""
    parts = re.split(r"\b(?:to|until)\b", words)
    return [date for part in parts if (date := find_date(part))]


def _clock(time: re.Match[str]) -> str:
    if time["word"]:
        return "23:59" if time["word"].casefold() == "midnight" else "12:00"
    if time["clock"]:
        return f"{int(time['clock']):02}:{time['past']}"
    hour = int(time["hour"]) % 12 + 12 * (time["half"][0].casefold() in "pn")
    return f"{hour:02}:{time['minute'] or '00'}"


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
