"""The questions themselves: their wording, options and limits put right, added, taken out.

In go a desk and what the consultation prints; out comes the desk with it as one step that can be
undone. The promise: no answer is left without its question, and none with an option that is not
offered.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefs.brief import Limits, Question
from assistant.briefs.changing import answer_to, refuse_if_named
from assistant.briefs.choosing import choice_problem
from assistant.desk.answering import as_kept
from assistant.desk.desk import Desk, changed, look, telling
from assistant.desk.places import counted
from assistant.errors import AskedWrongly, UnknownName
from assistant.questions.ticking import ticking_said


def question_called(desk: Desk, number: str) -> Question:
    """Return the question with this number.

    Raises:
        UnknownName: the consultation asks no such question.
    """
    asked = desk.brief.consultation.questions
    found = next((question for question in asked if question.number == number), None)
    if found is None:
        raise UnknownName(kind="question", name=number, known=[q.number for q in asked])
    return found


def word_question(
    desk: Desk,
    number: str,
    *,
    text: str | None = None,
    options: Sequence[str] | None = None,
    choosing: str | None = None,
    words: int | None = None,
) -> Desk:
    """Put a question's wording, options or limit of words right; None leaves one as it is.

    ``choosing`` says how many options may be chosen ("one", "all that apply", "up to 2", "rank").
    ``words`` 0 takes the limit away.

    Raises:
        AskedWrongly: the options chosen are not among the new ones, or more than it takes then;
            ``choosing`` says nothing of the kind; or the limit is below 0.
    """
    question = question_called(desk, number)
    after = question
    if text is not None:
        after = after.model_copy(update={"text": " ".join(as_kept(text).split())})
    if options is not None:
        offered = dict.fromkeys(" ".join(as_kept(option).split()) for option in options)
        after = after.model_copy(update={"options": tuple(filter(None, offered))})
    if choosing is not None:
        after = after.model_copy(update=ticking_said(choosing)._asdict())
    if words is not None:
        after = after.model_copy(update={"limits": _limited(question.limits, words)})
    _refuse_lost_choice(desk, after)
    asked = tuple(after if q is question else q for q in desk.brief.consultation.questions)
    return _asking(desk, asked, f"Put the wording of question {number} right", number)


def add_questions(desk: Desk, questions: Sequence[Question]) -> Desk:
    """Add questions after those that are there; a number that is taken is replaced by a free one.

    Raises:
        AskedWrongly: there is none to add.
    """
    if not questions:
        message = "No question to add."
        raise AskedWrongly(message)
    asked = list(desk.brief.consultation.questions)
    for question in questions:
        taken = {known.number for known in asked}
        free = question.number if question.number not in taken else _free_number(taken)
        asked.append(question.model_copy(update={"number": free}))
    first = asked[-len(questions)].number
    said = f"Added {counted(len(questions), 'question')}"
    added = _asking(desk, tuple(asked), said, first)
    return telling(look(added, answer=first, theme=None), *added.told)


def remove_question(desk: Desk, number: str) -> Desk:
    """Take a question out, with what was answered to it; undo brings both back.

    Raises:
        AskedWrongly: another answer names one of its pins.
    """
    question = question_called(desk, number)
    for pin in answer_to(desk.brief, number).pins:
        refuse_if_named(desk.brief, pin.id, leaving_out=number)
    asked = [q for q in desk.brief.consultation.questions if q is not question]
    answers = tuple(a for a in desk.brief.answers if a.question != number)
    brief = desk.brief.model_copy(update={"answers": answers})
    at = desk.brief.consultation.questions.index(question)
    near = asked[min(at, len(asked) - 1)].number if asked else ""
    consultation = brief.consultation.model_copy(update={"questions": tuple(asked)})
    after = brief.model_copy(update={"consultation": consultation})
    said = f"Took question {number} out"
    removed = changed(desk, after, said, answer=number)
    return telling(look(removed, answer=near, theme=None), *removed.told)


def _asking(desk: Desk, asked: tuple[Question, ...], said: str, number: str) -> Desk:
    consultation = desk.brief.consultation.model_copy(update={"questions": asked})
    brief = desk.brief.model_copy(update={"consultation": consultation})
    return changed(desk, brief, said, answer=number)


def _limited(limits: Limits, words: int) -> Limits:
    if words < 0:
        message = f"A limit of {words} words cannot be; give 0 for none."
        raise AskedWrongly(message)
    return limits.model_copy(update={"words": words or None})


def _refuse_lost_choice(desk: Desk, question: Question) -> None:
    chosen = answer_to(desk.brief, question.number).choices
    choice = next((choice for choice in chosen if choice not in question.options), None)
    if choice is not None:
        message = (
            f"Question {question.number} is answered “{choice}”, which is not among these "
            "options. Keep it, or take the answer back first."
        )
        raise AskedWrongly(message)
    problem = choice_problem(chosen, question)
    if problem is not None:
        message = f"{problem[0].upper()}{problem[1:]}. Take some of the answer back first."
        raise AskedWrongly(message)


def _free_number(taken: set[str]) -> str:
    number = len(taken) + 1
    while str(number) in taken:
        number += 1
    return str(number)
