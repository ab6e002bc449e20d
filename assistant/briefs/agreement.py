"""A brief's questions, answers and dates: whether they agree with each other.

Each check takes the record of a brief and raises the first disagreement with its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from assistant.briefs.brief import Answer, Brief, Question
from assistant.briefs.choosing import choice_problem
from assistant.errors import nearest_name
from assistant.files.records import Record


def check_paper(record: Record[Brief]) -> None:
    """Check the numbers of the questions and every date."""
    _check_unique(
        record,
        [question.number for question in record.value.consultation.questions],
        ("consultation", "questions"),
        "number",
    )
    brief = record.value
    _check_date(record, brief.date, "date")
    _check_closing(record)
    if brief.sign_off is not None:
        _check_date(record, brief.sign_off.approved, "sign_off", "approved")


def check_answers(record: Record[Brief]) -> None:
    """Check that each answer belongs to one question or section, and its choices to the options."""
    questions = {question.number: question for question in record.value.consultation.questions}
    seen: dict[tuple[str, str], int] = {}
    for i, answer in enumerate(record.value.answers):
        kind, name = _belongs_to(record, answer, i)
        if kind == "question" and name not in questions:
            raise record.problem(_no_question(name, list(questions)), "answers", i, "question")
        if (kind, name) in seen:
            first = record.line("answers", seen[kind, name])
            problem = f"“{name}” is answered twice (first in line {first}); make them one answer"
            raise record.problem(problem, "answers", i, kind)
        seen[kind, name] = i
        _check_choice(record, answer, questions.get(name) if kind == "question" else None, i)
        _check_no_comment(record, answer, i)


def _belongs_to(record: Record[Brief], answer: Answer, i: int) -> tuple[str, str]:
    if answer.question is not None and answer.section is None:
        return "question", answer.question
    if answer.section is not None and answer.question is None:
        return "section", answer.section
    if answer.question is None:
        problem = "expected a question's number (“question:”) or a heading (“section:”)"
    else:
        problem = "both “question:” and “section:” are given; keep one of them"
    raise record.problem(problem, "answers", i)


def _no_question(number: str, numbers: Sequence[str]) -> str:
    if not numbers:
        return (
            f"the consultation lists no questions, so there is no question “{number}”; "
            "list them under “consultation: questions:”, or use “section:”"
        )
    nearest = nearest_name(number, numbers) or (numbers[-1] if len(numbers) == 1 else None)
    hint = f"did you mean “{nearest}”?" if nearest else f"they are {', '.join(numbers)}"
    return f"the consultation has no question “{number}”; {hint}"


def _check_choice(record: Record[Brief], answer: Answer, question: Question | None, i: int) -> None:
    problem = choice_problem(answer.choices, question)
    if problem is not None:
        raise record.problem(problem, "answers", i, "choice")


def _check_no_comment(record: Record[Brief], answer: Answer, i: int) -> None:
    said = (
        answer.text.strip()
        or answer.conditions.strip()
        or answer.positions
        or answer.pins
        or answer.choice
        or answer.find
    )
    if answer.no_comment and said:
        problem = "“no_comment” leaves this unanswered, but an answer is given; keep one of them"
        raise record.problem(problem, "answers", i, "no_comment")


def _check_unique(
    record: Record[Brief], names: Sequence[str], place: tuple[str, ...], field: str
) -> None:
    for i, name in enumerate(names):
        if not name.strip():
            problem = f"a {field} must not be empty"
            raise record.problem(problem, *place, i, field)
        if name in names[:i]:
            first = record.line(*place, names.index(name), field)
            problem = f"“{name}” is used twice (first in line {first}); give one another {field}"
            raise record.problem(problem, *place, i, field)


def _check_date(record: Record[Brief], written: str | None, *place: str) -> None:
    if written is None:
        return
    try:
        date.fromisoformat(written)
    except ValueError as error:
        problem = f"found “{written}”; expected a date such as 2026-01-31"
        raise record.problem(problem, *place) from error


def _check_closing(record: Record[Brief]) -> None:
    consultation = record.value.consultation
    problem = closing_problem(consultation.closes, consultation.time_zone)
    if problem is not None:
        raise record.problem(problem.words, "consultation", problem.field)


class ClosingProblem(NamedTuple):
    """What is wrong with a closing date: the field that says it, and the words for a person."""

    field: Literal["closes", "time_zone"]
    words: str


def closing_problem(closes: str | None, time_zone: str | None) -> ClosingProblem | None:
    """Return what is wrong with a closing date and its IANA time zone; None where nothing is."""
    if closes is None:
        return None
    try:
        at = datetime.fromisoformat(closes)
    except ValueError:
        words = f"found “{closes}”; expected a date such as 2026-01-31, or 2026-01-31T23:59"
        return ClosingProblem("closes", words)
    has_time = bool(re.search(r"[T ]\d", closes))
    if has_time and at.tzinfo is None and time_zone is None:
        words = "a time needs its time zone; add “time_zone: Europe/London” or another"
        return ClosingProblem("closes", words)
    if time_zone is None or _is_time_zone(time_zone):
        return None
    words = f"found “{time_zone}”; expected the name of a time zone such as Europe/London"
    return ClosingProblem("time_zone", words)


def _is_time_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # only where a brief names a zone

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
