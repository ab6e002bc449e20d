"""A question that a form asks only after another one was answered in a certain way.

In go a brief and a question; out comes what it depends on. The promise: only what the question
itself says is believed ("If yes to question 4, …"), and only where the earlier question offers such
an option; any other question stands alone.
"""

from __future__ import annotations

import re

from assistant.briefs.brief import Brief, Question
from assistant.briefs.changing import answer_to
from assistant.noun import Noun

_IF = re.compile(
    r"if\s+(?:you\s+)?(?:(?:have\s+)?(?:answered|said|chose|selected|ticked|replied)\s+)?"
    r"[‘“\"']?(?P<option>[^‘’“”\"',:;]+?)[’”\"']?"
    r"(?:\s+(?:to|in|at|for)\s+(?:question|Q)\.?\s*(?P<number>[\w()]+))?\s*[,:;–—]",
    re.IGNORECASE,
)


class Follow(Noun):
    """``question`` is the earlier one; ``options`` those of its options on which the form goes on
    to ask; ``choice`` the option taken there, None where none is."""

    question: str
    options: tuple[str, ...]
    choice: str | None = None

    @property
    def asked(self) -> bool | None:
        """Whether the form asks; None while the earlier question has no answer."""
        return self.choice in self.options if self.choice is not None else None

    @property
    def needed(self) -> str:
        """The options in words: “Yes” or “In part”."""
        return " or ".join(f"“{option}”" for option in self.options)


def follows(brief: Brief, question: Question) -> Follow | None:
    """Return what ``question`` depends on, None where it says nothing of the kind."""
    said = _IF.match(question.text.strip())
    if said is None:
        return None
    earlier = _earlier(brief, question, said["number"])
    if earlier is None:
        return None
    options = tuple(option for option in earlier.options if _means(said["option"], option))
    if not options:
        return None
    choice = answer_to(brief, earlier.number).choice
    return Follow(question=earlier.number, options=options, choice=choice)


def _earlier(brief: Brief, question: Question, number: str | None) -> Question | None:
    """Return the question named, or the one that stands before."""
    before: list[Question] = []
    for asked in brief.consultation.questions:
        if asked.number == question.number:
            break
        before.append(asked)
    if number is not None:
        return next((asked for asked in before if asked.number == number), None)
    return before[-1] if before and before[-1].options else None


def _means(said: str, option: str) -> bool:
    """Tell whether "yes" means the option "Yes", or "Yes, in full"; "agree" is no "Agree not"."""
    wanted, offered = said.strip().casefold(), option.strip().casefold()
    return offered == wanted or offered.startswith((f"{wanted},", f"{wanted} –", f"{wanted}:"))
