"""How far a brief has come: a line for each question or section, and the whole.

In go a brief, its draft and its findings; out come counts that the screen and the command show.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.briefs.brief import Answer, Brief, Question
from assistant.briefs.choosing import choice_in_words
from assistant.briefs.progress import days_left, is_answered
from assistant.drafting.draft import Draft
from assistant.findings import Finding
from assistant.noun import Noun
from assistant.questions.depending import not_asked


class AnswerStanding(Noun):
    """One question or section: what is decided, what is pinned, how long it is.

    ``name`` is the question's number or the section's heading; ``words`` counts the answer as
    printed and ``characters`` as a web form counts; ``limit`` is its limit in words,
    ``limit_characters`` that in characters, None where there is none. ``not_asked`` says why a
    follow-up needs no answer ("question 4 is answered “No”"), None where it needs one.
    """

    name: str
    text: str
    answered: bool
    no_comment: bool
    choice: str | None
    choices: tuple[str, ...] = ()
    stance: str | None
    positions: tuple[str, ...]
    supporting: int
    challenging: int
    context: int
    proposed: int
    words: int
    limit: int | None
    characters: int = 0
    limit_characters: int | None = None
    not_asked: str | None = None


class Standing(Noun):
    """The whole brief. ``days_left`` counts whole days to the closing date, None without one;
    ``asked`` counts what needs an answer, ``answered`` what of it has one."""

    title: str
    body: str
    closes: str | None
    days_left: int | None
    answers: tuple[AnswerStanding, ...]
    answered: int
    asked: int
    words: int
    limit: int | None
    quotes: int
    errors: int
    warnings: int


def standing(
    brief: Brief, draft: Draft, findings: Sequence[Finding], *, today: date | None = None
) -> Standing:
    """Return how far ``brief`` has come; ``today`` is the reader's date, for the days left."""
    lines = tuple(_lines(brief, draft))
    return Standing(
        title=brief.title or brief.consultation.title,
        body=brief.consultation.body,
        closes=brief.consultation.closes,
        days_left=days_left(brief.consultation.closes, today),
        answers=lines,
        answered=sum(line.answered for line in lines if line.not_asked is None),
        asked=sum(line.not_asked is None for line in lines),
        words=draft.words,
        limit=brief.consultation.limits.words,
        quotes=sum(1 for quote in draft.quotes if quote.placed),
        errors=sum(finding.severity == "error" for finding in findings),
        warnings=sum(finding.severity == "warning" for finding in findings),
    )


def _lines(brief: Brief, draft: Draft) -> list[AnswerStanding]:
    by_question = {answer.question: answer for answer in brief.answers if answer.question}
    questions = brief.consultation.questions
    unasked = {n: f"question {f.question} {f.instead}" for n, f in not_asked(brief).items()}
    lines = [
        _line(q, by_question.get(q.number), draft).model_copy(
            update={"not_asked": unasked.get(q.number)}
        )
        for q in questions
    ]
    return lines + [_line(None, answer, draft) for answer in brief.answers if answer.section]


def _line(question: Question | None, answer: Answer | None, draft: Draft) -> AnswerStanding:
    name = question.number if question else (answer.section or "" if answer else "")
    pins = answer.pins if answer else ()
    placed = _place_name(question, name)
    return AnswerStanding(
        name=name,
        text=question.text if question else "",
        answered=is_answered(answer),
        no_comment=answer.no_comment if answer else False,
        choice=choice_in_words(answer.choices, question) or None if answer else None,
        choices=answer.choices if answer else (),
        stance=answer.stance if answer else None,
        positions=answer.positions if answer else (),
        supporting=sum(pin.bearing == "supports" for pin in pins),
        challenging=sum(pin.bearing == "challenges" for pin in pins),
        context=sum(pin.bearing == "context" for pin in pins),
        proposed=sum(q.proposal and q.placed == placed for q in draft.quotes),
        words=draft.answer_words.get(name, 0),
        limit=question.limits.words if question else None,
        characters=draft.answer_characters.get(name, 0),
        limit_characters=question.limits.characters if question else None,
    )


def _place_name(question: Question | None, name: str) -> str:
    return f"Question {name}" if question else name
