"""Answers and questions: each question of the consultation found in the paper, and answered.

The questions come from the brief; without one a paper's own headings "Question 3" are looked at,
and a question that a paper leaves out cannot be known. A follow-up whose condition the brief does
not meet needs no answer.
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
from assistant.questions.depending import not_asked
from assistant.venues.rule import Rule

_NUMBER = r"\d+[a-z]?(?:\([a-z]+\)|\.\d+)*"
_ASKED = re.compile(
    r"(?i)^\W*(?:(?:our |my )?(?:response|answer|reply|comments?) (?:to|on) )?(?:consultation )?"
    rf"(?:questions?|qs?)\.?\s*(?P<number>{_NUMBER})(?![\w(])"
    rf"(?P<more>(?:\s*(?:,|and|&|to|–|—|-)\s*(?:questions?|q)?\s*{_NUMBER}(?![\w(]))*)"
)
_BARE = re.compile(rf"^\W*(?P<number>{_NUMBER})[.):]{{0,2}}\s+(?=\S)")
_RANGE = re.compile(r"(?i)^\s*(?:to|–|—|-)")
_SAME_QUESTION = 85
"""Likeness (0 to 100, rapidfuzz ratio, which minds the order) from which a line repeats a
question; an answer that takes up the words of its question stays below."""


def check_questions_answered(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find questions that the paper leaves out, leaves empty, or answers over their limit."""
    answers = answers_in(paper)
    if paper.brief is None or not paper.brief.consultation.questions:
        for number, (place, words) in answers.items():
            if not words:
                message = f"Nothing stands under question {number}."
                yield breach(rule, where(place), message, "Answer it, or write “No comment”.")
        return
    unasked = not_asked(paper.brief)
    for question in paper.brief.consultation.questions:
        found = answers.get(_plain(question.number))
        if question.number not in unasked:
            yield from _answered(rule, question, found)
        if found is not None:
            yield from _over_limit(question.number, question.limits, "\n".join(found[1]))


def answers_in(paper: Paper) -> dict[str, tuple[Paragraph, list[str]]]:
    """Return what stands under each question, by its number: the line that names the question, and
    the paragraphs of the answer, the question's own text left out."""
    asked = paper.brief.consultation.questions if paper.brief is not None else ()
    found: dict[str, tuple[Paragraph, list[str]]] = {}
    current: list[str] | None = None
    for paragraph in paper.body:
        numbers = _numbers_asked(paragraph, asked)
        if numbers:
            current = found.setdefault(numbers[0], (paragraph, []))[1]
            found |= dict.fromkeys(numbers[1:], (paragraph, current))
            after = _ASKED.sub("", paragraph.text, count=1).strip(" .:–—-\t")
            if _ASKED.match(paragraph.text) and after and not _is_question(after, asked):
                current += [] if after.endswith("?") else [after]
        elif paragraph.kind in ("heading", "title") and (paragraph.level or 1) <= 1:
            current = None
        elif current is not None and not _asks(paragraph, asked):
            current.append(paragraph.text)
    return found


def repeats_question(paper: Paper, text: str) -> bool:
    """Tell whether a line of the paper is the consultation's own question."""
    asked = paper.brief.consultation.questions if paper.brief is not None else ()
    return _is_question(text, asked)


def _answered(
    rule: Rule, question: Question, found: tuple[Paragraph, list[str]] | None
) -> Iterator[Finding]:
    if found is None:
        message = f"Question {question.number} does not stand in the paper."
        yield breach(
            rule, f"Question {question.number}", message, "Answer it, or write “No comment” there."
        )
        return
    if not any(re.search(r"\w", words) for words in found[1]):
        message = f"Nothing stands under question {question.number}."
        yield breach(
            rule, f"Question {question.number}", message, "Answer it, or write “No comment”."
        )


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


def _numbers_asked(paragraph: Paragraph, asked: tuple[Question, ...]) -> list[str]:
    """The numbers of the questions that a line opens; several for "Questions 1 and 2"."""
    told = _ASKED.match(paragraph.text)
    if told is not None and (paragraph.kind in ("heading", "title") or len(paragraph.text) < 400):
        return _all_of(told, asked)
    bare = _BARE.match(paragraph.text)
    numbers = {_plain(question.number): question for question in asked}
    label = _plain(paragraph.label) if paragraph.label and not paragraph.bullet else None
    number = _plain(bare["number"]) if bare else label
    if number in numbers and _same(paragraph.text, numbers[number].text):
        return [number]
    same = [number for number, q in numbers.items() if _same(paragraph.text, q.text)]
    return same if len(same) == 1 else []


def _all_of(told: re.Match[str], asked: tuple[Question, ...]) -> list[str]:
    """The numbers of a list ("1, 2 and 4") or of a range ("3 to 5") of questions."""
    numbers = [_plain(told["number"])]
    for joint, number in re.findall(rf"([^\dA-Za-z]*(?:to|and)?[^\d]*?)({_NUMBER})", told["more"]):
        first, last = _whole(numbers[-1]), _whole(_plain(number))
        if _RANGE.match(joint):
            plain = (_plain(question.number) for question in asked)
            numbers += [n for n in plain if first <= _whole(n) <= last and n not in numbers]
        numbers += [_plain(number)] if _plain(number) not in numbers else []
    return numbers


def _whole(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits is not None else 0


def _asks(paragraph: Paragraph, asked: tuple[Question, ...]) -> bool:
    """Whether a paragraph is a question's text, or its number in a cell of its own."""
    number = _plain(paragraph.text)
    alone = paragraph.cell is not None and any(number == _plain(q.number) for q in asked)
    return alone or _is_question(paragraph.text, asked)


def _is_question(text: str, asked: tuple[Question, ...]) -> bool:
    return any(_same(text, question.text) for question in asked)


def _same(line: str, question: str) -> bool:
    """Whether a line is the question, with or without its number; its end may be left out."""
    said = _words(_BARE.sub("", _ASKED.sub("", line, count=1), count=1))
    whole = _words(question)
    begins = len(said) * 2 > len(whole) and whole.startswith(said) and line.rstrip().endswith("?")
    goes_on = len(said) < 2 * len(whole) and said.startswith(whole)
    return begins or goes_on or fuzz.ratio(said, whole) >= _SAME_QUESTION


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _plain(number: str) -> str:
    return number.casefold().strip(" .):(").removeprefix("question").removeprefix("q").strip()
