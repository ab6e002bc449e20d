"""A brief and a paper as read in; the brief with the paper's questions out, and what was told.

The promise: no answer is lost and none comes under a question that asks something else; what the
brief states about the consultation stays, and every difference is told.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from assistant.briefs.brief import Answer, Brief, Consultation, Limits, Question
from assistant.briefs.progress import is_answered
from assistant.errors import AskedWrongly
from assistant.questions.asked import PaperRead
from assistant.questions.lists import likeness

_SAME = 0.6
"""The least likeness of a question that was corrected; below it another question is asked."""
_FACTS = {
    "title": "title",
    "body": "who asks",
    "reference": "reference",
    "venue": "venue",
}


class Merged(NamedTuple):
    """``told`` are sentences about what stayed, what changed and what differs."""

    brief: Brief
    told: tuple[str, ...]


def merged(brief: Brief, paper: PaperRead) -> Merged:
    """Return ``brief`` with the questions and facts of ``paper``.

    Raises:
        AskedWrongly: a question of the brief is answered and asks something else in the paper.
    """
    told: list[str] = []
    held = {q.number: q for q in brief.consultation.questions if _stands(q, brief)}
    answers = {answer.question: answer for answer in brief.answers if answer.question}
    questions = [
        _merged(q, held.get(q.number), answers.get(q.number), told) for q in paper.questions
    ]
    taken = {question.number for question in questions}
    for number, question in held.items():
        if number not in taken:
            questions.append(question)
            told.append(f"Question {number} of the brief is not in the paper; it was kept.")
    consultation = _facts(brief.consultation, paper, told).model_copy(
        update={"questions": tuple(questions)}
    )
    changes = {"consultation": consultation, "answers": _answers(brief, questions)}
    return Merged(brief.model_copy(update=changes), tuple(told))


def _stands(question: Question, brief: Brief) -> bool:
    """Return whether a question is more than a line to fill in."""
    answer = next((a for a in brief.answers if a.question == question.number), None)
    return bool(question.text.strip()) or _says(answer)


def _says(answer: Answer | None) -> bool:
    if answer is None or (answer.no_comment and not answer.pins):
        return False
    return is_answered(answer) or bool(answer.pins) or bool(answer.find)


def _merged(
    question: Question, held: Question | None, answer: Answer | None, told: list[str]
) -> Question:
    if held is None or not held.text.strip():
        return question
    if held.text != question.text:
        if _says(answer) and likeness(held.text, question.text) < _SAME:
            message = (
                f"question {held.number} of the brief is answered and asks “{held.text}”, but the "
                f"paper asks “{question.text}”. Import into another brief, or number it anew."
            )
            raise AskedWrongly(message)
        told.append(f"Question {held.number} read “{held.text}”; it has the paper's words now.")
    lost = [c for c in answer.choices if c not in question.options] if answer is not None else []
    if lost:
        told.append(
            f"Question {held.number} is answered “{lost[0]}”, which the paper does not offer; "
            "the options of the brief were kept."
        )
    if lost or (held.options and not question.options):
        question = question.model_copy(update={"options": held.options})
    # What several options were chosen by stays, else the brief would contradict itself.
    needed = answer is not None and len(answer.choices) > 1
    if held.choose is not None and (needed or question.choose is None):
        question = question.model_copy(update={"choose": held.choose})
    chosen = len(answer.choices) if answer is not None else 0
    if question.at_most is None or chosen > question.at_most:
        question = question.model_copy(update={"at_most": held.at_most})
    return question


def _answers(brief: Brief, questions: list[Question]) -> tuple[Answer, ...]:
    """Return an answer for each question, in their order; sections stay in front of them."""
    held = {answer.question: answer for answer in brief.answers if answer.question}
    texts = {q.number: q.text for q in brief.consultation.questions}
    sections = [answer for answer in brief.answers if answer.section is not None]
    made = []
    for question in questions:
        answer = held.get(question.number)
        is_blank = answer is not None and not texts.get(question.number, "").strip()
        fresh = answer is None or (is_blank and not _says(answer))
        made.append(Answer(question=question.number) if fresh or answer is None else answer)
    return (*sections, *made)


def _facts(held: Consultation, paper: PaperRead, told: list[str]) -> Consultation:
    changes: dict[str, Any] = {}
    for name, words in _FACTS.items():
        ours, theirs = getattr(held, name), getattr(paper, name)
        if theirs and not ours:
            changes[name] = theirs
        elif theirs and ours != theirs:
            told.append(
                f"The brief has “{ours}” as {words}, the paper “{theirs}”; the brief's was kept."
            )
    if held.closes is None:
        changes |= {"closes": paper.closes, "time_zone": paper.time_zone}
    elif paper.closes and (held.closes, held.time_zone) != (paper.closes, paper.time_zone):
        told.append(
            f"The brief closes {held.closes}, the paper {paper.closes}; the brief's was kept. To "
            f"take "
            f"the paper's, give --closes {paper.closes}."
        )
    if held.limits == Limits() and paper.limits != Limits():
        changes["limits"] = paper.limits
    return held.model_copy(update=changes)
