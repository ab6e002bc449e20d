"""The limits that a brief has to keep, and how much of each a draft of it takes.

In go a brief and its workspace; out come :class:`Goals`. The promise: what is counted is what will
be sent: the boxes of a web form where the body has one, and the paper otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.briefs.brief import Brief, Consultation
from assistant.drafting.as_answers import WHOLE, answer_texts
from assistant.drafting.counting import count_characters
from assistant.drafting.draft import Draft
from assistant.errors import AskedWrongly, UnknownName
from assistant.noun import Noun
from assistant.venues import Rule, for_call, load_venue, web_form

Unit = Literal["words", "characters"]


class Goal(Noun):
    """One limit: of an answer by its ``name``, or of the whole (``name`` "")."""

    name: str
    unit: Unit = "words"
    count: int
    limit: int

    @property
    def over(self) -> int:
        """How many words or characters too many."""
        return max(0, self.count - self.limit)


class Goals:
    """The limits of one brief. ``boxes`` says that it is to be drafted for a web form."""

    def __init__(self, brief: Brief, folder: Path | None = None, *, limit: int | None = None):
        self._brief = brief
        self._form = web_form(brief.consultation.venue, brief.consultation, folder)
        self.boxes = self._form.unit is not None
        self.unit: Unit = self._form.unit or "words"
        self._folder = folder
        self._limit = limit
        self._known: dict[str | None, dict[Unit, int]] = {}

    def of(self, draft: Draft) -> tuple[Goal, ...]:
        """Return every limit with what ``draft`` takes of it, the whole first.

        Raises:
            AskedWrongly: there is no limit at all.
        """
        goals = self._of_boxes(draft) if self.boxes else self._of_paper(draft)
        if not goals:
            message = (
                "There is no limit in words or characters in the brief; give one with --limit."
            )
            raise AskedWrongly(message)
        return goals

    def length(self, draft: Draft) -> int:
        """Return how long the whole is, in ``unit``."""
        if self.boxes:
            texts = answer_texts(draft, self._brief, self._form)
            return sum(text.measures[0].count for text in texts)
        return draft.words

    def _whole(self, draft: Draft) -> dict[Unit, int]:
        """Return the limits of the whole; the template may name the body, if the brief does not."""
        if draft.venue not in self._known:
            found = _whole_limits(self._brief.consultation, draft.venue, self._folder)
            asked: dict[Unit, int] = {} if self._limit is None else {self.unit: self._limit}
            self._known[draft.venue] = found | asked
        return self._known[draft.venue]

    def _of_boxes(self, draft: Draft) -> tuple[Goal, ...]:
        texts = answer_texts(draft, self._brief, self._form)
        limits = self._whole(draft)
        sums: dict[Unit, int] = {
            "words": sum(text.words for text in texts),
            "characters": sum(text.characters for text in texts),
        }
        whole = [Goal(name="", unit=u, count=sums[u], limit=limits[u]) for u in limits]
        boxes = [
            Goal(name=text.name, unit=m.unit, count=m.count, limit=m.limit)
            for text in texts
            for m in text.measures
            if m.limit is not None and not (text.name == WHOLE and m.unit in limits)
        ]
        return (*whole, *boxes)

    def _of_paper(self, draft: Draft) -> tuple[Goal, ...]:
        counts: dict[Unit, int] = {
            "words": draft.words,
            "characters": count_characters(draft.body),
        }
        whole = [
            Goal(name="", unit=u, count=counts[u], limit=n) for u, n in self._whole(draft).items()
        ]
        answers: list[Goal] = []
        for asked in self._brief.consultation.questions:
            name, words, characters = asked.number, asked.limits.words, asked.limits.characters
            if words is not None:
                held = draft.answer_words.get(name, 0)
                answers.append(Goal(name=name, unit="words", count=held, limit=words))
            if characters is not None:
                held = draft.answer_characters.get(name, 0)
                answers.append(Goal(name=name, unit="characters", count=held, limit=characters))
        return (*whole, *answers)


def _whole_limits(
    consultation: Consultation, venue: str | None, folder: Path | None
) -> dict[Unit, int]:
    """Return the limits of the whole: the brief's own, or else those of the body it goes to."""
    found: dict[Unit, int] = {}
    units: tuple[Unit, ...] = ("words", "characters")
    for rule in _rules(consultation, venue, folder):
        found |= {unit: int(rule.limit) for unit in units if rule.limit and rule.rule == unit}
    if consultation.limits.words is not None:
        found["words"] = consultation.limits.words
    if consultation.limits.characters is not None:
        found["characters"] = consultation.limits.characters
    return found


def _rules(consultation: Consultation, venue: str | None, folder: Path | None) -> tuple[Rule, ...]:
    if venue is None:
        return ()
    try:
        return for_call(load_venue(venue, folder), consultation).rules
    except UnknownName:
        # The checks of the draft tell of a body or a rule that there is not.
        return ()
