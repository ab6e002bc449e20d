"""What reading a consultation document gave, as lines for a person and as JSON.

The promise: nothing that was read is left out of either, and every doubt is in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.briefs.brief import Limits, Question
from assistant.cli.output import many, one_line
from assistant.questions.asked import AskedQuestion, PaperRead
from assistant.questions.ticking import ticking_words


def paper_lines(paper: PaperRead) -> Iterator[str]:
    """Return the lines that show ``paper`` to the person who confirms it."""
    for name, value in _facts(paper):
        yield f"{name:<12} {one_line(value)}"
    yield f"{many(len(paper.asked), 'question')}:"
    section = None
    for asked in paper.asked:
        if asked.question.section != section:
            section = asked.question.section
            yield f"  {one_line(section)}" if section else ""
        yield from _question_lines(asked)
    if paper.respondent or paper.fields:
        yield "About who answers, kept apart from the brief's questions:"
        yield from (_respondent_line(asked) for asked in paper.respondent)
        if paper.fields:
            yield f"    fields to fill in: {one_line(', '.join(paper.fields))}"
    if paper.doubts:
        yield f"{many(len(paper.doubts), 'doubt')}:"
        yield from (f"  ! {one_line(doubt)}" for doubt in paper.doubts)


def paper_shape(paper: PaperRead, written: Path | None) -> dict[str, Any]:
    """Return all of ``paper``; ``written`` is the brief that it was written into, or None."""
    return {
        "file": paper.file,
        "title": paper.title,
        "body": paper.body,
        "reference": paper.reference,
        "venue": paper.venue,
        "closes": paper.closes,
        "time": paper.time,
        "time_zone": paper.time_zone,
        "printed_deadline": paper.printed_deadline,
        "respond": paper.routes.model_dump(mode="json"),
        "limits": paper.limits.model_dump(),
        "questions": [_question_shape(asked) for asked in paper.asked],
        "respondent": [_question_shape(asked) for asked in paper.respondent],
        "fields": list(paper.fields),
        "doubts": list(paper.doubts),
        "written": written.as_posix() if written is not None else None,
    }


def limits_said(limits: Limits) -> str:
    """Return limits in words ("300 words, 2 pages"); empty where there are none."""
    stated = limits.model_dump(exclude_none=True)
    return ", ".join(f"{amount:,} {unit}" for unit, amount in stated.items())


def _facts(paper: PaperRead) -> Iterator[tuple[str, str]]:
    closes = paper.closes.replace("T", " at ") if paper.closes else "not found"
    zone = f" ({paper.time_zone})" if paper.time_zone else ""
    if paper.time and paper.closes and not paper.time_zone:
        zone = f" ({paper.time} in a time zone that is not told)"
    printed = f": “{paper.printed_deadline}”" if paper.printed_deadline else ""
    yield "title", paper.title or "not found"
    yield "asked by", paper.body or "not found"
    yield "closes", f"{closes}{zone}{printed}"
    routes = (*paper.routes.email, *paper.routes.web, *paper.routes.post)
    optional = {
        "reference": paper.reference,
        "rules of": paper.venue,
        "answers to": "; ".join(routes),
        "limits": limits_said(paper.limits),
    }
    yield from ((name, value) for name, value in optional.items() if value)


def _question_lines(asked: AskedQuestion) -> Iterator[str]:
    question = asked.question
    page = f"[page {question.page}] " if question.page else ""
    yield f"    {question.number}. {page}{one_line(question.text)}"
    if question.options:
        yield f"        {one_line(' / '.join(question.options))}"
    notes = [*_notes(question), *_again(asked)]
    if notes:
        yield f"        ({one_line('; '.join(notes))})"


def _notes(question: Question) -> Iterator[str]:
    if question.choose:
        words = ticking_words(question)
        ranked = words.replace("rank", "rank them", 1)
        yield ranked if question.choose == "rank" else f"choose {words}"
    if limits := limits_said(question.limits):
        yield f"at most {limits}"
    if follows := question.follows:
        yield f"asked if question {follows.question} is answered “{follows.answer}”"
    if question.polarity:
        yield f"asks the other way round: “{question.polarity}”"


def _again(asked: AskedQuestion) -> Iterator[str]:
    others = [place.page for place in asked.places[1:]]
    if any(others):
        yield f"printed again on page {', '.join(page for page in others if page)}"
    elif others:
        yield f"printed {len(others) + 1} times"


def _respondent_line(asked: AskedQuestion) -> str:
    question = asked.question
    number = f"{question.number}. " if question.number else ""
    options = f" ({' / '.join(question.options)})" if question.options else ""
    return f"    {number}{one_line(question.text + options)}"


def _question_shape(asked: AskedQuestion) -> dict[str, Any]:
    return {
        **asked.question.model_dump(mode="json"),
        "places": [place.model_dump(mode="json") for place in asked.places],
    }
