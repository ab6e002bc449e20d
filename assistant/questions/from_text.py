"""A plain list of questions, typed or pasted, in; questions with their options and limits out.

The list may be numbered ("1.", "Q2", "3(a)", "Question 4:"), bulleted, or a question a line;
options may stand below a question or behind it. The promise: no word that was pasted is dropped
without a doubt that says so, and what is printed as a question keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.briefs.brief import Question
from assistant.questions.marks import FEWEST_WORDS, Line, Style, lines_of, style_of
from assistant.questions.options import (
    limits_in,
    options_behind,
    options_on_line,
    polarity_of,
    without_limits,
)
from assistant.questions.read import QuestionsRead
from assistant.questions.ticking import ticking_of
from assistant.questions.wording import without_notes

MOST_QUESTIONS = 500
"""The longest consultations ask some 150; more is another kind of text."""


@dataclass
class _Asked:
    """A question being read: its own lines, and the options below it."""

    number: str
    lines: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())


def questions_from_text(text: str) -> QuestionsRead:
    """Return the questions of ``text`` in order, with the doubts of reading them."""
    lines = lines_of(text)
    style = style_of(lines)
    reading = _Reading(style)
    for line in lines:
        reading.take(line)
    return reading.whole()


class _Reading:
    """The reading of one list, line by line."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._asked: list[_Asked] = []
        self._before: list[str] = []
        self._headings: list[str] = []
        self._parent = ""

    def take(self, line: Line) -> None:
        if self._is_question(line):
            self._begin(line)
        elif line.is_blank:
            return
        elif not self._asked:
            self._before.append(line.text)
        else:
            self._add(line)

    def whole(self) -> QuestionsRead:
        asked = self._asked[:MOST_QUESTIONS]
        doubts = [*self._left_out()]
        numbers, about_numbers = _numbers(asked, self._style)
        questions = [_question(one, number) for one, number in zip(asked, numbers, strict=True)]
        kept = [question for question in questions if question.text]
        doubts += about_numbers
        doubts += [
            f"Question {question.number} has no words; it was left out"
            + (f", with its options “{'; '.join(question.options)}”." if question.options else ".")
            for question in questions
            if not question.text
        ]
        doubts += [doubt for question in kept for doubt in _doubts_of(question, self._style)]
        if not kept:
            doubts.append("No question was found in this text.")
        return QuestionsRead(questions=tuple(kept), doubts=tuple(doubts))

    def _is_question(self, line: Line) -> bool:
        if line.is_blank:
            return False
        if self._style == "lines":
            return self._is_line_question(line)
        if line.style == self._style:
            return True
        # "(a) …" below a number is a question of its own where it asks or says enough.
        return line.style == "letter" and bool(self._asked) and line.asks

    def _is_line_question(self, line: Line) -> bool:
        if options_on_line(line) or line.ticks:
            return False
        open_ = bool(self._asked) and not self._asked[-1].text.endswith(("?", ".", ":", ")"))
        goes_on = line.text[:1].islower() or (open_ and not line.after_blank)
        return not (goes_on and self._asked)

    def _begin(self, line: Line) -> None:
        number = line.number
        if line.style == "letter":
            number = f"{self._parent}{line.number}" if self._parent else line.number
        else:
            self._parent = line.number
        words = line.rest if line.style == self._style or line.style == "letter" else line.text
        self._asked.append(_Asked(number, [words] if words else []))

    def _add(self, line: Line) -> None:
        asked = self._asked[-1]
        options = options_on_line(line) if asked.lines else ()
        if options:
            asked.options += options
        elif line.is_heading and asked.text.endswith(("?", ".", ")")):
            self._headings.append(line.text)
        else:
            asked.lines.append(line.text)

    def _left_out(self) -> list[str]:
        doubts = []
        if self._before:
            doubts.append(
                f"This stands before the first question and was left out: “{_all(self._before)}”"
            )
        doubts += [
            f"“{heading}” was taken for a heading and left out." for heading in self._headings
        ]
        if len(self._asked) > MOST_QUESTIONS:
            doubts.append(f"There are more than {MOST_QUESTIONS} questions; the rest was left out.")
        return doubts


def _question(asked: _Asked, number: str) -> Question:
    words, notes = without_notes(asked.text)
    text, behind = options_behind(words)
    options = tuple(dict.fromkeys((*behind, *asked.options)))
    if not options:  # then it says nothing of options to choose, and keeps its words
        text, notes = asked.text, ()
    limits = limits_in(text)
    text = without_limits(text)
    ticking = ticking_of([*notes, text] if options else ())
    return Question(
        number=number,
        text=text,
        options=options,
        choose=ticking.choose,
        at_most=ticking.at_most,
        polarity=polarity_of(text),
        limits=limits,
    )


def _numbers(asked: Sequence[_Asked], style: Style) -> tuple[list[str], list[str]]:
    """Return a number of its own for each question, and what is doubtful about them."""
    if style in ("lines", "bullet"):
        told = ["The questions had no numbers; they were numbered in their order."]
        return [str(n) for n in range(1, len(asked) + 1)], told if asked else []
    numbers: list[str] = []
    doubts: list[str] = []
    for one in asked:
        number, again = one.number, 2
        while number in numbers:
            number, again = f"{one.number}-{again}", again + 1
        if number != one.number:
            doubts.append(f"There are two questions {one.number}; the later one is {number} here.")
        numbers.append(number)
    return numbers, doubts + _gaps(numbers)


def _gaps(numbers: Sequence[str]) -> list[str]:
    whole = [int(found[0]) for found in (re.match("[0-9]+", number) for number in numbers) if found]
    return [
        f"There is no question {missing}, between {before} and {after}."
        for before, after in pairwise(whole)
        if after > before + 1
        for missing in range(before + 1, min(after, before + 4))
    ]


def _doubts_of(question: Question, style: Style) -> list[str]:
    doubts = []
    if style == "lines" and "?" not in question.text and len(question.text.split()) < FEWEST_WORDS:
        doubts.append(f"Question {question.number} asks nothing: “{question.text}”.")
    if len(question.options) == 1:
        doubts.append(f"Question {question.number} has one option only: “{question.options[0]}”.")
    if question.polarity:
        doubts.append(
            f"Question {question.number} asks the other way round (“{question.polarity}”)."
        )
    return doubts


def _all(lines: Sequence[str]) -> str:
    return " ".join(lines)
