"""Questions that a form asks only after another one was answered in a certain way.

In goes a brief; out comes what each of its questions depends on. The promise: only what the brief
or the question itself says is believed ("If yes to question 4, …"), and only where the earlier
question offers such an option; any other question stands alone. A question that follows on one
which is not asked is not asked either.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.briefs.brief import Brief, FollowUp
from assistant.briefs.changing import answer_to
from assistant.briefs.progress import is_answered
from assistant.noun import Noun
from assistant.questions.follow_ups import with_follow_ups


class Follow(Noun):
    """``question`` is the earlier one; ``options`` those of its options on which the form goes on
    to ask; ``choices`` the options taken there, empty where none is. ``passed`` says why none will
    be: the earlier question is itself not asked, or left with no comment; empty where one may be.
    """

    question: str
    options: tuple[str, ...]
    choices: tuple[str, ...] = ()
    passed: str = ""

    @property
    def asked(self) -> bool | None:
        """Whether the form asks; None while the earlier question has no answer."""
        if self.passed:
            return False
        return any(choice in self.options for choice in self.choices) if self.choices else None

    @property
    def instead(self) -> str:
        """What became of the earlier question: "is answered “No”"; empty while nothing has."""
        taken = "; ".join(self.choices)
        return self.passed or (f"is answered “{taken}”" if taken else "")

    @property
    def words(self) -> str:
        """What a paper says under a question that is not asked, so that it is not missed there."""
        return (
            f"Not applicable: this question is for those who answer {self.needed} to question "
            f"{self.question}."
        )

    @property
    def needed(self) -> str:
        """The options in words: “Yes” or “In part”."""
        return " or ".join(f"“{option}”" for option in self.options)


def follow_ups(brief: Brief) -> dict[str, Follow]:
    """Return what the questions of ``brief`` depend on, by their numbers."""
    asked = brief.consultation.questions
    read = {question.number: question.follows for question in with_follow_ups(asked)[0]}
    said = {question.number: question.follows or read[question.number] for question in asked}
    found: dict[str, Follow] = {}
    for number, follows in said.items():
        if follows and (follow := _follow(brief, follows, found)) is not None:
            found[number] = follow
    return found


def not_asked(brief: Brief) -> dict[str, Follow]:
    """Return the follow-ups whose condition is not met, by their numbers: they need no answer."""
    return {number: follow for number, follow in follow_ups(brief).items() if follow.asked is False}


def _follow(brief: Brief, follows: FollowUp, found: Mapping[str, Follow]) -> Follow | None:
    """Return what a question depends on; ``found`` is what those before it do."""
    questions = brief.consultation.questions
    earlier = next((q for q in questions if q.number == follows.question), None)
    if earlier is None:
        return None
    options = tuple(option for option in earlier.options if _means(follows.answer, option))
    answer = answer_to(brief, earlier.number)
    before = found.get(earlier.number)
    passed = "is left with no comment" if answer.no_comment else ""
    if before is not None and before.asked is False and not is_answered(answer):
        passed = "is not asked either"
    return (
        Follow(question=earlier.number, options=options, choices=answer.choices, passed=passed)
        if options
        else None
    )


def _means(said: str, option: str) -> bool:
    """Tell whether "yes" means the option "Yes", or "Yes, in full"; "agree" is no "Agree not"."""
    wanted, offered = said.strip().casefold(), option.strip().casefold()
    return offered == wanted or offered.startswith((f"{wanted},", f"{wanted} –", f"{wanted}:"))
