"""How many options a question takes: the paper's instruction or a person's words in, data out.

The promise: a number is taken only where it is stated as the most that may be chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.briefs.brief import Choose, Question
from assistant.errors import AskedWrongly

_TICK = r"(?:select|tick|choose|check|mark|pick)"
_RANK = re.compile(r"\brank\b|\bin order(?:$| of (?:importance|priority|preference)\b)", re.I)
_SEVERAL = re.compile(
    r"\b(?:all|any|as many|up to|more than one|two|three|at least)\b", re.IGNORECASE
)
_ONE = re.compile(r"\b(?:one|only|single|appropriate)\b", re.IGNORECASE)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_COUNT = rf"({'|'.join(_NUMBERS)}|[1-9]\d?)\b(?! or more)(?! words)"
_MOST = re.compile(
    r"\b(?:(?:up to|at most|(?:no|not) more than|max(?:imum)?(?: of)?)"
    rf"|(?:{_TICK}|rank)(?: (?:only|exactly|any|your|the|top|best))*) {_COUNT}",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_COUNT}(?: of them)?", re.IGNORECASE)


class Ticking(NamedTuple):
    """How many options are asked for, and the most that may be chosen; None where not stated."""

    choose: Choose | None = None
    at_most: int | None = None


def ticking_of(notes: Sequence[str]) -> Ticking:
    """Return what a paper's instructions say; the first that says how many counts."""
    for note in notes:
        if _RANK.search(note):
            return Ticking("rank", _most(note))
        if re.search(rf"\b{_TICK}\b", note, re.IGNORECASE):
            most = _most(note)
            if most == 1:
                return Ticking("one")
            if most is not None or _SEVERAL.search(note):
                return Ticking("several", most)
            if _ONE.search(note):
                return Ticking("one")
    return Ticking()


def ticking_said(words: str) -> Ticking:
    """Return what a person means by "one", "all that apply", "up to 2" or "rank"; "" for nothing.

    Raises:
        AskedWrongly: it says none of these.
    """
    said = " ".join(words.split()).casefold()
    if not said:
        return Ticking()
    if bare := _BARE.fullmatch(said):
        said = f"up to {bare[1]}"
    known = ticking_of([f"choose {said}"])
    if known == Ticking() and said == "several":
        return Ticking("several")
    if known == Ticking():
        message = (
            f"“{words}” does not say how many options may be chosen. Write “one”, “all that "
            "apply”, “up to 2” or “rank”."
        )
        raise AskedWrongly(message)
    return known


def ticking_words(question: Question) -> str:
    """Return how many options a question takes, as :func:`ticking_said` takes it; "" if unsaid."""
    most = f"up to {question.at_most}" if question.at_most else ""
    if question.choose == "rank":
        return f"rank {most}".rstrip()
    if question.choose == "several":
        return most or "all that apply"
    return question.choose or ""


def _most(note: str) -> int | None:
    found = _MOST.search(note)
    if found is None:
        return None
    return _NUMBERS.get(found[1].casefold()) or int(found[1])
