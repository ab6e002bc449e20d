"""Questions in their order in; out comes on which answer each of them is asked.

"If yes, …" follows the question before it; "If you answered no to question 4" the one it names. The
promise: a condition that names a question which is not there is told, and none is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.briefs.brief import FollowUp, Question
from assistant.questions.named import number_of

_ANSWER = (
    r"[‘'“\"]?(?P<answer>yes|no|agree|disagree|not|so|other|partly|don.?t know|not sure|"
    r"[^,.?‘’'“”\"]{1,40}?)[’'”\"]?"
)
_OF = (
    r"(?:question|q)\s*\.?\s*"
    r"(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2}){0,2}(?:[a-z]\b)?(?:\([a-z]{1,3}\))*)"
)
_NAMES = re.compile(
    rf"(?:if|where)\s+(?:you(?:r)?\s+)?(?:have\s+)?(?:answered|answer(?:s|\s+is|\s+was)?|responded|"
    rf"said|selected|ticked|chose)\s+{_ANSWER}\s*,?\s*(?:to|in|at|for)\s+{_OF}",
    re.IGNORECASE,
)
_NAMES_FIRST = re.compile(
    rf"(?:if|where)\s+your\s+(?:answer|response)\s+to\s+{_OF}\s+(?:is|was)\s+{_ANSWER}\s*[,:]",
    re.IGNORECASE,
)
_NAMES_SHORTLY = re.compile(
    r"(?:if|where)\s+[‘'“\"]?(?P<answer>yes|no|so|not|agree|disagree|other|partly)[’'”\"]?\s*,?\s*"
    rf"(?:to|in|at|for)\s+{_OF}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"[‘'“\"]?(?:if|where)\s+(?:you\s+(?:have\s+)?)?(?:(?:answered|answer|said|selected|ticked|chose|"
    r"your answer (?:is|was))\s+)?[‘'“\"]?(?P<answer>yes|no|not|so|agree|disagree|other|partly|"
    r"do not agree|don.?t agree)\b[’'”\"]?(?P<after>\s*[,:–—-]|\s*$|\s+(?:please|what|why|how|"
    r"which|to|"
    r"should|do|is|are|and))",
    re.IGNORECASE,
)
_YES = re.compile(r"(?:strongly |fully )?(?:yes|agree|support)\b", re.IGNORECASE)
_NO = re.compile(r"(?:strongly |fully )?(?:no|disagree|oppose)(?![a-z]|t )", re.IGNORECASE)
_MEANS = {"so": "yes", "not": "no", "do not agree": "disagree", "don't agree": "disagree"}


def with_follow_ups(questions: Sequence[Question]) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """Return the questions with their conditions, and what is doubtful about these."""
    numbers = {question.number: question for question in questions}
    read: list[Question] = []
    doubts: list[str] = []
    for question in questions:
        follows, doubt = _follows(question, read, numbers)
        doubts += [doubt] if doubt else []
        read.append(question.model_copy(update={"follows": follows}) if follows else question)
    return tuple(read), tuple(doubts)


def _follows(
    question: Question, before: Sequence[Question], numbers: dict[str, Question]
) -> tuple[FollowUp | None, str | None]:
    patterns = (_NAMES, _NAMES_FIRST, _NAMES_SHORTLY)
    named = next((m for pattern in patterns if (m := pattern.match(question.text))), None)
    if named:
        number = number_of(named["number"])
        other = numbers.get(number)
        if other is None or other.number == question.number:
            return None, (
                f"Question {question.number} depends on the answer to question {number}, "
                "which was not found."
            )
        return FollowUp(question=number, answer=_answer(named["answer"], other)), None
    plain = _BEFORE.match(question.text)
    if plain is None:
        return None, None
    if not before:
        return (
            None,
            f"Question {question.number} begins with a condition, and none stands before it.",
        )
    parent = _asked_before(before)
    return FollowUp(question=parent.number, answer=_answer(plain["answer"], parent)), None


def _asked_before(before: Sequence[Question]) -> Question:
    """Return the question that "If yes" speaks of: two conditions in a row share their question."""
    last = before[-1]
    if last.follows is not None and not _can_be_answered(last):
        return next((q for q in before if q.number == last.follows.question), last)
    return last


def _can_be_answered(question: Question) -> bool:
    """Return whether yes or no can be the answer to a question."""
    if question.options:
        return any(_YES.match(option) or _NO.match(option) for option in question.options)
    asked = re.sub(r"^if [^,]*,\s*", "", question.text, flags=re.IGNORECASE)
    return bool(
        re.match(r"(?:do|does|did|is|are|was|should|would|could|can|will|have|has)\b", asked, re.I)
    )


def _answer(printed: str, question: Question) -> str:
    """Return the option that a printed answer means, or the printed word."""
    word = " ".join(printed.split()).strip("‘’'“”\" ")
    word = _MEANS.get(word.casefold().replace("’", "'"), word)
    for option in question.options:
        if option.casefold() == word.casefold():
            return option
    kind = _YES if _YES.fullmatch(word) else _NO if _NO.fullmatch(word) else None
    if kind is not None:
        meant = [option for option in question.options if kind.match(option)]
        if len(meant) == 1:
            return meant[0]
    return word[:1].upper() + word[1:]
