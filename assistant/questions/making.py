"""A question as it was gathered in; a question of a brief out.

The promise: the words are the paper's own in its order, without the limit in brackets and the
instruction how to tick, which are kept as data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.briefs.brief import Limits, Question
from assistant.questions.asks import is_asking_only
from assistant.questions.found import Found
from assistant.questions.lists import Once
from assistant.questions.options import limits_in, polarity_of
from assistant.questions.places import Pages
from assistant.questions.ticking import ticking_of
from assistant.questions.wording import wording_of


def question_of(once: Once, pages: Pages) -> Question:
    """Return the question of a brief; it has no words where the paper prints none."""
    found = once.first
    wording = wording_of(found.text)
    text = wording.text
    notes = [*wording.notes, *found.notes]
    options = tuple(dict.fromkeys((*wording.options, *found.options, *found.scale)))
    ticking = ticking_of([*notes, text] if options else notes)
    return Question(
        number=once.number,
        text=text,
        options=options,
        choose=ticking.choose,
        at_most=ticking.at_most,
        polarity=polarity_of(text),
        limits=_limits([found.text, *found.limits]),
        section=found.heading[-1] if found.heading else None,
        page=pages.of(found.start),
    )


def with_statements(found: Sequence[Found]) -> tuple[list[Found], list[str]]:
    """Return the questions with the rows of a table of answers as questions of their own.

    The stem of a question stands before each of its parts where it does not ask by itself, or where
    the parts only go on with it ("What does a check cost? (a) in a house? (b) in a flat?").
    """
    joined: list[Found] = []
    doubts: list[str] = []
    for one in found:
        if len(one.statements) > 1:
            joined += _of_statements(one)
            doubts.append(
                f"Question {one.number} has a table of {len(one.statements)} statements; each is a "
                f"question here, {joined[-len(one.statements)].number} to {joined[-1].number}."
            )
            continue
        if one.statements:
            one.words += one.statements
        parts = _parts_of(one, found)
        if parts and ("?" not in one.text or not any(is_asking_only(part.text) for part in parts)):
            for part in parts:
                part.words = [*one.words, *part.words]
            continue
        joined.append(one)
    return joined, doubts


def _of_statements(one: Found) -> list[Found]:
    made = []
    for at, statement in enumerate(one.statements):
        label = re.match(r"\(?([a-z]|[ivx]{1,4})[.)]\s+", statement)
        letter = label[1] if label else _letter(at)
        words = statement[label.end() :] if label else statement
        number = f"{one.number}({letter})"
        part = Found(number, one.start, one.end, one.heading, one.number)
        part.words = [*one.words, f"– {words}"]
        part.scale, part.options = one.scale, list(one.options)
        part.notes, part.limits = list(one.notes), list(one.limits)
        made.append(part)
    return made


def _letter(at: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return letters[at] if at < len(letters) else letters[at // 26 - 1] + letters[at % 26]


def _parts_of(stem: Found, found: Sequence[Found]) -> list[Found]:
    """Return the parts of one question; another one of its number may stand in another list."""
    at = next(place for place, one in enumerate(found) if one is stem)
    parts = []
    for one in found[at + 1 :]:
        if not one.number.startswith(stem.number) or one.number == stem.number:
            break
        if one.parent == stem.number:
            parts.append(one)
    return parts


def _limits(texts: Sequence[str]) -> Limits:
    for text in texts:
        limits = limits_in(text)
        if limits.model_dump(exclude_none=True):
            return limits
    return Limits()
