"""Questions that a form asks only after another one was answered in a certain way.

In goes a brief; out comes what each of its questions depends on. The promise: only what the brief
or the question itself says is believed ("If yes to question 4, …"), and only where the earlier
question offers such an option; any other question stands alone.
"""

from __future__ import annotations

from assistant.briefs.brief import Brief, FollowUp
from assistant.briefs.changing import answer_to
from assistant.noun import Noun
from assistant.questions.follow_ups import with_follow_ups


class Follow(Noun):
    """``question`` is the earlier one; ``options`` those of its options on which the form goes on
    to ask; ``choices`` the options taken there, empty where none is."""

    question: str
    options: tuple[str, ...]
    choices: tuple[str, ...] = ()

    @property
    def asked(self) -> bool | None:
        """Whether the form asks; None while the earlier question has no answer."""
        return any(choice in self.options for choice in self.choices) if self.choices else None

    @property
    def needed(self) -> str:
        """The options in words: “Yes” or “In part”."""
        return " or ".join(f"“{option}”" for option in self.options)


def follow_ups(brief: Brief) -> dict[str, Follow]:
    """Return what the questions of ``brief`` depend on, by their numbers."""
    asked = brief.consultation.questions
    read = {question.number: question.follows for question in with_follow_ups(asked)[0]}
    said = {question.number: question.follows or read[question.number] for question in asked}
    found = {number: _follow(brief, follows) for number, follows in said.items() if follows}
    return {number: follow for number, follow in found.items() if follow is not None}


def _follow(brief: Brief, follows: FollowUp) -> Follow | None:
    questions = brief.consultation.questions
    earlier = next((q for q in questions if q.number == follows.question), None)
    if earlier is None:
        return None
    options = tuple(option for option in earlier.options if _means(follows.answer, option))
    choices = answer_to(brief, earlier.number).choices
    return Follow(question=earlier.number, options=options, choices=choices) if options else None


def _means(said: str, option: str) -> bool:
    """Tell whether "yes" means the option "Yes", or "Yes, in full"; "agree" is no "Agree not"."""
    wanted, offered = said.strip().casefold(), option.strip().casefold()
    return offered == wanted or offered.startswith((f"{wanted},", f"{wanted} –", f"{wanted}:"))
