"""The passages of a paper go in; out come the same, with who is quoted where that is certain.

"Mr Desmond said this:" names who speaks in the quotation set in below it. The promise: the name is
the subject of the sentence that introduces, standing at its beginning or behind "As", "that" or
"when"; behind any other word it could be part of a longer name, and nobody is named.
"""

from __future__ import annotations

import re

from assistant.passages.passage import Nested, Passage
from assistant.passages.sentences import split_sentences

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Judge|Justice|Cllr)\.? )"
)
_NAME = rf"(?:{_TITLE}+)?[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|de|van)){{0,3}}"
_INTRODUCES = re.compile(
    rf"(?:(?:As|But|And|Then|Later|Finally|First|Secondly?|However|Indeed),? )?(?P<name>{_NAME})"
    r" (?:then |also |later |further |himself |herself |simply |put it this way and )?"
    r"(?:said|says|told [\w’' ]{2,40}|stated|wrote|explained|added|argued|warned|replied|concluded|"
    r"put it|answered|responded)"
    r"(?: (?:this|that|as follows|the following|in (?:his|her) [a-z ]{2,40}|in (?:oral |written )?"
    r"evidence|on this (?:point|topic|issue)|to the Inquiry))*\s*[:,]$"
)
_SIGNED = re.compile(rf"[—–-]{{1,2}} ?(?P<name>{_NAME})(?:,.{{2,80}}| \(.{{2,80}}\))?")
_NO_PERSON_TEXT = """
the this that these those it he she they we there one another some both a an its his her their
report inquiry committee panel government department act bill section paragraph article commission
council court times mail sun guardian telegraph mirror express star observer independent
"""
_NO_PERSON = frozenset(_NO_PERSON_TEXT.split())


def introduced(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the passages, each quotation set in with the person its introduction names."""
    told: list[Passage] = []
    name: str | None = None
    for passage in passages:
        if passage.voice == "quoted" and told and (signed := _signs(passage.text)):
            above = told[-1]
            told[-1] = _spoken_by(above, signed) if above.voice == "quoted" else above
            told.append(passage)
            name = None
        elif passage.voice == "quoted":
            told.append(_spoken_by(passage, name) if name else passage)
            name = None  # a second block may be another's
        else:
            name = introduces(passage.text)
            told.append(passage)
    return tuple(told)


def _signs(text: str) -> str | None:
    """Return who signs a quotation on a line below it ("— Mary Small, parish clerk")."""
    found = _SIGNED.fullmatch(" ".join(text.split()))
    words = found["name"].split() if found else []
    if len(words) < 2 or any(word.casefold() in _NO_PERSON for word in words):
        return None
    return found["name"] if found else None


def introduces(text: str) -> str | None:
    """Return whom the last sentence of ``text`` introduces, or None."""
    if not text.rstrip().endswith((":", ",")):
        return None
    sentences = split_sentences(text)
    start, end = sentences[-1] if sentences else (0, len(text))
    found = _INTRODUCES.match(" ".join(text[start:end].split()))
    if found is None:
        return None
    words = found["name"].split()
    if len(words) < 2 or any(w.casefold() in _NO_PERSON for w in words):
        return None
    return found["name"]


def _spoken_by(passage: Passage, name: str) -> Passage:
    """Name who is quoted; without marks the whole block is the quotation."""
    nested = passage.nested or (Nested(start=passage.start, end=passage.end),)
    whole = nested[0].start - passage.start <= 1 and passage.end - nested[-1].end <= 2
    if len(nested) != 1 or not whole or nested[0].speaker:
        return passage
    return passage.model_copy(update={"nested": (nested[0].model_copy(update={"speaker": name}),)})
