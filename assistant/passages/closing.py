"""A document in; out come the deadlines it states, each as printed with its date, time and zone.

The promise: ``printed`` are the paper's own words for it, and a date that closes something else
(a scheme, a fund) comes after those that speak of answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.document import Block, Document
from assistant.noun import Noun
from assistant.passages.dates import find_date

_CLOSES = re.compile(
    r"\b(?:clos(?:es|ed?|ing)(?:\s+date)?|deadline|end(?:s|ed|\s+date)?|respond\s+by|repl(?:y|ies)\s+by|"
    r"(?:submit|send|return|e-?mail|comment|write|reply|respond|invites?|calls?\s+for)\b(?:[^.\n]|\.(?=\w)){0,120}\bby(?=\s+(?:\d|noon|mid|"
    r"mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the\s))|"
    r"responses?\s+by|responses?\s+(?:should|must|are|need|to)[^.\n]{0,80}\bby|(?:arrive|received?|reach\s+us"
    r"|submitted|sent|returned)[^.\n]{0,60}\bby|no\s+later\s+than|feedback\s+period|duration|"
    r"(?:will\s+)?(?:run|open)(?:s|ning)?\b(?:[^.\n]|(?<=[apm])\.){0,60}\b(?:to|until))\b"
    r"(?:[^.\n]|\n(?!\n)|\.(?=\d)|(?<=[ap])\.(?=m)|(?<=m)\.){0,160}",
    re.IGNORECASE,
)
_OF_ANSWERS = re.compile(
    r"\b(?:consultations?|respon(?:d|se|ses|ding)|call for evidence|submissions?|closing date|"
    r"deadline|answers|feedback|views|comments|repl(?:y|ies)|survey|evidence|"
    r"return\s+it|this\s+form|it\s+(?:will\s+)?(?:clos|end))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon|midday|"
    r"midnight)"
    r"|\b(?P<clock>[01]?\d|2[0-3])[:.](?P<past>[0-5]\d)\b(?![./]\d)"
    r"|\b(?P<word>midnight|midday|noon)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:GMT|BST|UTC|CES?T|WET|AE[SD]T|E[SD]?T|(?:UK|U\.K\.|British|British Summer|London|"
    r"Brussels|"
    r"Dublin|Irish|Greenwich Mean|Central European|Canberra|Sydney|Melbourne|Eastern|"
    r"Eastern Standard|"
    r"local)\s+[Tt]ime|Brussels)(?![\w])"
)
_ANNOUNCES = re.compile(
    r"\b(?:clos\w*|deadline|respon\w+|repl(?:y|ies)|end date|duration|feedback period)\b",
    re.IGNORECASE,
)
_SENTENCE = 240
"""Characters in which the sentence of a deadline says what it closes."""
_LABEL_WORDS = 14
"""Words of a line that only announces the date on the next ("Closing date for responses:")."""


class Closing(Noun):
    """A deadline: ``date`` (ISO), ``time`` (HH:MM) and ``zone`` as printed, where it gives them."""

    date: str
    time: str | None = None
    time_printed: str | None = None
    zone: str | None = None
    printed: str
    start: int
    end: int
    of_answers: bool = True


def closings(document: Document) -> tuple[Closing, ...]:
    """Return the deadlines of ``document``, those for answers first, each in the paper's order."""
    found = list(_all(document))
    return tuple(sorted(found, key=lambda closing: not closing.of_answers))


def _all(document: Document) -> Iterator[Closing]:
    blocks = document.blocks
    for index, block in enumerate(blocks):
        end = block.end
        words = document.text[block.start : end]
        if index + 1 < len(blocks) and _announces(words):
            end = min(blocks[index + 1].end, blocks[index + 1].start + 120)
            words = " ".join(document.text[block.start : end].split("\n"))
        elif index + 1 < len(blocks) and _goes_on(words, document, blocks[index + 1]):
            end = blocks[index + 1].end
            words = " ".join(document.text[block.start : end].split("\n"))
        if find_date(words) is None:
            continue
        for match in _CLOSES.finditer(words):
            closing = _closing(words, match, block.start, end)
            if closing is not None:
                yield closing


def _announces(words: str) -> bool:
    """Return whether a line says that a deadline stands on the next."""
    return (
        len(words.split()) <= _LABEL_WORDS
        and bool(_ANNOUNCES.search(words))
        and find_date(words) is None
    )


def _goes_on(words: str, document: Document, below: Block) -> bool:
    """Return whether a sentence that was broken on the page goes on in the next block."""
    return (
        not words.rstrip().endswith((".", "?", "!", ":")) and document.text[below.start].islower()
    )


def _closing(words: str, match: re.Match[str], start: int, end: int) -> Closing | None:
    printed = " ".join(match[0].split())
    dates = _dates(printed)
    if not dates:
        return None
    last = re.search(
        r"\b(?:from|runs?|duration|feedback period|opened|open)\b", printed, re.IGNORECASE
    )
    before = words[max(0, match.start() - _SENTENCE) : match.start()]
    around = _sentence(before) + printed
    # "from 9am on 1 June until 5pm on 24 July" closes at the time behind its last word.
    end_of = re.split(r"\b(?:to|until)\b", printed)[-1] if last else printed
    time, zone = _TIME.search(end_of), _ZONE.search(printed)
    return Closing(
        date=dates[-1] if last else dates[0],
        time=_clock(time) if time else None,
        time_printed=time[0] if time else None,
        zone=zone[0] if zone else None,
        printed=printed,
        start=start,
        end=end,
        of_answers=bool(_OF_ANSWERS.search(around)),
    )


def _sentence(words: str) -> str:
    """Return the end of ``words`` that belongs to the sentence which goes on behind it."""
    return re.split(r"[.?!]\s", words)[-1]


def _dates(words: str) -> list[str]:
    """Return every date in ``words``: a run "from 1 May 2024 to 3 June 2024" closes on its last."""
    parts = re.split(r"\b(?:to|until)\b|\s[-–—]\s|\band (?:will )?clos", words)
    return [date for part in parts if (date := find_date(part))]


def _clock(time: re.Match[str]) -> str | None:
    if time["word"]:
        return "23:59" if time["word"].casefold() == "midnight" else "12:00"
    if time["clock"]:
        return f"{int(time['clock']):02}:{time['past']}"
    half = time["half"].casefold()
    if half in ("noon", "midday", "midnight"):
        return "23:59" if half == "midnight" else "12:00"
    if not 1 <= int(time["hour"]) <= 12:
        return (
            f"{int(time['hour']):02}:{time['minute'] or '00'}" if int(time["hour"]) < 24 else None
        )
    hour = int(time["hour"]) % 12 + 12 * (half[0] == "p")
    return f"{hour:02}:{time['minute'] or '00'}"
