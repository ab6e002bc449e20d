"""What reading a consultation paper gives: its questions with their places, its facts, its doubts.

The promise: what was read and what was told is all there is; nothing of it is written anywhere.
"""

from __future__ import annotations

from assistant.briefs.brief import Consultation, Limits, Question
from assistant.noun import Noun


class Place(Noun):
    """Where a question stands: [start, end) of the stored text, its page, the headings above."""

    start: int
    end: int
    page: str | None = None
    heading: tuple[str, ...] = ()


class AskedQuestion(Noun):
    """A question with every place at which the paper prints it, the first first.

    ``asks_respondent`` says that it asks who answers, not what they think.
    """

    question: Question
    places: tuple[Place, ...]
    asks_respondent: bool = False


class Routes(Noun):
    """How an answer can be sent, as printed."""

    email: tuple[str, ...] = ()
    web: tuple[str, ...] = ()
    post: tuple[str, ...] = ()


class PaperRead(Noun):
    """A consultation paper, read for a person to confirm.

    ``closes`` is an ISO date, or date and time where ``time_zone`` (an IANA name) can be told;
    ``time`` is the time printed, also where the zone cannot. ``printed_deadline`` are the paper's
    own words for it. ``respondent`` are the questions that ask who answers, ``fields`` the lines
    of its form that do. ``doubts`` are sentences about everything that was not certain.
    """

    file: str
    title: str | None = None
    body: str | None = None
    reference: str | None = None
    venue: str | None = None
    closes: str | None = None
    time: str | None = None
    time_zone: str | None = None
    printed_deadline: str | None = None
    routes: Routes = Routes()
    limits: Limits = Limits()
    asked: tuple[AskedQuestion, ...] = ()
    respondent: tuple[AskedQuestion, ...] = ()
    fields: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the brief, in their order."""
        return tuple(asked.question for asked in self.asked)

    def consultation(self, *, title: str = "", body: str = "") -> Consultation:
        """Return the consultation of a brief; ``title`` and ``body`` take the place of what was
        read."""
        return Consultation(
            title=title or self.title or "",
            body=body or self.body or "",
            venue=self.venue,
            reference=self.reference,
            closes=self.closes,
            time_zone=self.time_zone,
            limits=self.limits,
            questions=self.questions,
        )
