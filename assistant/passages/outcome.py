"""The outcome of a consultation goes in; out come its counts and shares, each with its base.

The summary's words are the body's that consulted; words set in as a quotation are a respondent's,
and nobody is named for them. The promise: a share whose base the sentence does not give has none.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.documents.document import Document
from assistant.passages.grammar import Account
from assistant.passages.paper import read_as, title_words
from assistant.passages.passage import Passage, Person
from assistant.passages.sentences import split_sentences

genre = "consultation outcome"

RESPONDENT = "A respondent is quoted here, and the document does not say who."

_TITLE = re.compile(
    r"\b(?:(?:summary|analysis) of (?:the )?(?:consultation )?(?:responses|feedback|views)"
    r"|consultation (?:outcome|response|report|summary|feedback)|outcome of (?:the )?consultation"
    r"|government response|you said,? we did|(?:stakeholder|community|consultation)\b[^\n]{0,30}"
    r"\bfeedback|response to (?:the |its )?consultation)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?P<count>\d{1,3}(?:,\d{3})+|\d+)"
_WHAT = r"(?P<what>(?:\w+\s){0,3}?(?:responses|respondents|submissions|replies|comments))"
_RECEIVED = re.compile(
    rf"\b(?P<about>more than|over|around|about|nearly|almost|at least|a total of)?\s*{_NUMBER}\s+"
    rf"{_WHAT}\b[^.\n]{{0,40}}?\b(?:was|were|been)\s+received\b"
    rf"|\breceived\s+(?P<about2>more than|over|around|about|nearly|almost|at least|a total of)?\s*"
    rf"{_NUMBER.replace('count', 'count2')}\s+{_WHAT.replace('what', 'what2')}\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<![\d.,])(?P<value>\d{1,3}(?:\.\d+)?)\s?(?:%|per cent\b|percent\b)")
_BASE = re.compile(
    r"[\s)]*of\s+(?P<base>(?:the\s+|all\s+|those\s+|these\s+|our\s+)*(?:\d[\d,]*\s+)?"
    r"(?:[\w’'-]+\s+){0,2}?(?:respondents|responses|respondees|people|organisations|individuals|"
    r"participants|replies|submissions|answering|who\s+(?:answered|responded|replied))"
    r"(?:\s+(?:who|that)\s+(?:answered|responded|replied|commented)"
    r"(?:\s+(?:to\s+)?(?:this|the)\s+question)?|\s+(?:to\s+)?(?:this|the)\s+question)?)",
    re.IGNORECASE,
)
_BASE_FIRST = re.compile(
    rf"(?:Of|Among|Out\s+of)\s+{_BASE.pattern.partition('of' + chr(92) + 's+')[2]}[^,;]{{0,60}},",
    re.IGNORECASE,
)
"""A base that the sentence begins with ("Of the 980 respondents, 64% agreed and 21% did not")."""

_BASE_NUMBER = re.compile(
    r"\b(?:n\s?=\s?|base:?\s+|out of (?:the )?)(?P<n>\d[\d,]*)", re.IGNORECASE
)
MOST_SHARES = 500


def recognise(document: Document) -> float:
    """Return 0.85 where the title reports on answers and the text counts what was received."""
    if not _TITLE.search(title_words(document, 6)):
        return 0.0
    counts = _RECEIVED.search(document.text) is not None
    shares = sum(1 for m in _SHARE.finditer(document.text) if _BASE.match(document.text, m.end()))
    return 0.85 if counts or shares > 1 else 0.0


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the outcome, with what was received and every share as facts."""
    account = read_as(genre, document, known_people, facts={"received": _received(document.text)})
    shares = [share for passage in account.passages for share in _shares(passage)]
    passages = tuple(
        p.model_copy(update={"unattributed": RESPONDENT}) if p.voice == "quoted" else p
        for p in account.passages
    )
    facts = account.facts | ({"shares": shares[:MOST_SHARES]} if shares else {})
    return account.model_copy(update={"passages": passages, "facts": facts})


def _received(text: str) -> list[dict[str, Any]]:
    """Return what was received: the count, what was counted, and whether it is rounded."""
    return [
        {
            "count": int((m["count"] or m["count2"]).replace(",", "")),
            "of": " ".join((m["what"] or m["what2"]).split()),
            "qualified": (m["about"] or m["about2"] or "").casefold() or None,
            "start": m.start(),
            "end": m.end(),
        }
        for m in _RECEIVED.finditer(text)
    ]


def _shares(passage: Passage) -> list[dict[str, Any]]:
    """Return the shares that the summary states; what a respondent claims is none of them."""
    if passage.voice == "quoted" or not _SHARE.search(passage.text):
        return []
    found = []
    for start, end in split_sentences(passage.text):
        sentence = passage.text[start:end]
        for share in _SHARE.finditer(sentence):
            at = passage.start + start + share.start()
            if any(q.start <= at < q.end for q in passage.nested):
                continue
            base = _BASE.match(sentence, share.end()) or _BASE_FIRST.match(sentence)
            number = _BASE_NUMBER.search(sentence)
            told = re.search(r"\d[\d,]*", base["base"]) if base else None
            count = number["n"] if number else told[0] if told else None
            found.append(
                {
                    "percent": float(share["value"]),
                    "base": " ".join(base["base"].split()) if base else None,
                    "base_number": int(count.replace(",", "")) if count else None,
                    "start": at,
                    "end": passage.start + start + share.end(),
                }
            )
    return found
