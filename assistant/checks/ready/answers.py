"""Answers and questions: each question of the consultation found in the paper, and answered.

The questions come from the brief; without one a paper's own headings "Question 3" are looked at,
and a question that a paper leaves out cannot be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from assistant.briefs.brief import Limits, Question
from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_ASKED = re.compile(
    r"(?i)^\W*(?:consultation )?(?:question|q)\.?\s*(?P<number>\d+[a-z]?(?:\([a-z]\))?)\b"
)
_BARE = re.compile(r"^\W*(?P<number>\d+[a-z]?(?:\([a-z]\))?)[.):]?\s+(?=\S)")
_NO_COMMENT = re.compile(
    r"(?i)\b(?:no comment|no response|no view|not answered|n/a|not applicable)\b"
)
_SAME_QUESTION = 85
"""Likeness (0 to 100, rapidfuzz token_set_ratio) from which a line repeats a question's text."""

_FEWEST = 3
"""Words of the shortest answer ("We strongly agree")."""


def check_questions_answered(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find questions that the paper leaves out, leaves empty, or answers over their limit."""
    answers = answers_in(paper)
    if paper.brief is None or not paper.brief.consultation.questions:
        for number, (place, words) in answers.items():
            if not words:
                message = f"Nothing stands under question {number}."
                yield breach(rule, where(place), message, "Answer it, or write “No comment”.")
        return
    for question in paper.brief.consultation.questions:
        yield from _of_question(rule, question, answers.get(_plain(question.number)))


def answers_in(paper: Paper) -> dict[str, tuple[Paragraph, list[str]]]:
    """Return what stands under each question, by its number: the line that names the question, and
    the paragraphs of the answer, the question's own text left out."""
    asked = paper.brief.consultation.questions if paper.brief is not None else ()
    found: dict[str, tuple[Paragraph, list[str]]] = {}
    current: list[str] | None = None
    for paragraph in paper.body:
        number = _number_asked(paragraph, asked)
        if number is not None:
            current = found.setdefault(number, (paragraph, []))[1]
            after = _ASKED.sub("", paragraph.text, count=1).strip(" .:–—-\t")
            if after and not _is_question(after, asked) and not after.endswith("?"):
                current.append(after)
        elif paragraph.kind in ("heading", "title") and (paragraph.level or 1) <= 1:
            current = None
        elif current is not None and not _is_question(paragraph.text, asked):
            current.append(paragraph.text)
    return found


def repeats_question(paper: Paper, text: str) -> bool:
    """Tell whether a line of the paper is the consultation's own question."""
    asked = paper.brief.consultation.questions if paper.brief is not None else ()
    return _is_question(text, asked)


def _of_question(
    rule: Rule, question: Question, found: tuple[Paragraph, list[str]] | None
) -> Iterator[Finding]:
    if found is None:
        message = f"Question {question.number} does not stand in the paper."
        yield breach(rule, "The paper", message, "Answer it, or write “No comment” under it.")
        return
    place, paragraphs = found
    text = "\n".join(paragraphs)
    if (
        len(text.split()) < _FEWEST
        and not _NO_COMMENT.search(text)
        and not _is_choice(question, text)
    ):
        message = f"Nothing stands under question {question.number}."
        yield breach(rule, where(place), message, "Answer it, or write “No comment”.")
    yield from _over_limit(question.number, question.limits, text)


def _over_limit(number: str, limits: Limits, text: str) -> Iterator[Finding]:
    for unit, count, limit in (
        ("words", len(text.split()), limits.words),
        ("characters", len(text), limits.characters),
    ):
        if limit is not None and count > limit:
            yield Finding(
                code=f"over-limit-{unit}",
                severity="error",
                place=f"Question {number}",
                message=f"{count:,} {unit}; the limit is {limit:,}.",
                fix=f"Cut {count - limit:,} {unit}.",
            )


def _number_asked(paragraph: Paragraph, asked: tuple[Question, ...]) -> str | None:
    """The number of the question that a line opens, if it does."""
    told = _ASKED.match(paragraph.text)
    if told is not None and (paragraph.kind in ("heading", "title") or len(paragraph.text) < 400):
        return _plain(told["number"])
    bare = _BARE.match(paragraph.text)
    numbers = {_plain(question.number): question for question in asked}
    label = _plain(paragraph.label) if paragraph.label and not paragraph.bullet else None
    number = _plain(bare["number"]) if bare else label
    if number in numbers and _same(paragraph.text, numbers[number].text):
        return number
    same = [
        n
        for n, q in numbers.items()
        if paragraph.kind == "heading" and _same(paragraph.text, q.text)
    ]
    return same[0] if len(same) == 1 else None


def _is_question(text: str, asked: tuple[Question, ...]) -> bool:
    return any(_same(text, question.text) for question in asked)


def _is_choice(question: Question, text: str) -> bool:
    return any(option.casefold() in text.casefold() for option in question.options)


def _same(line: str, question: str) -> bool:
    long_enough = len(line) * 2 > len(question)
    return (
        long_enough
        and fuzz.token_set_ratio(line, question) >= _SAME_QUESTION
        and len(line) < 2 * len(question)
    )


def _plain(number: str) -> str:
    return number.casefold().strip(" .):(").removeprefix("question").removeprefix("q").strip()
