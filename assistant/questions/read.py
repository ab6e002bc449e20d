"""What reading questions gives, wherever they were read: the questions, and every doubt."""

from __future__ import annotations

from assistant.briefs.brief import Question
from assistant.noun import Noun


class QuestionsRead(Noun):
    """Questions in their order, each with a number of its own, for a person to confirm.

    ``doubts`` are sentences about what was not certain: what was left out, what was numbered by
    the program, what may belong elsewhere.
    """

    questions: tuple[Question, ...]
    doubts: tuple[str, ...] = ()
