"""A brief: the consultation, who answers, and for each question what will be said and quoted."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import Field

from assistant.noun import Noun
from assistant.quotes.quote import Insertion
from assistant.themes.theme import Stance

Bearing = Literal["supports", "challenges", "context"]
Choose = Literal["one", "several", "rank"]


class Limits(Noun):
    """Limits on one answer or on the whole paper; None where there is none."""

    words: int | None = None
    characters: int | None = None
    pages: int | None = None


class FollowUp(Noun):
    """The condition on which a question is asked: the ``answer`` given to another ``question``.

    ``answer`` is one of that question's options where it offers any, else the printed word.
    """

    question: str
    answer: str


class Question(Noun):
    """A question as the consultation prints it.

    ``options`` are the answers it offers, in its order, ``choose`` how many of them are asked for,
    and ``at_most`` the greatest number that may be chosen, where it states one; ``polarity`` notes
    a question that asks the other way round ("least"); ``number`` is as printed ("3", "4(a)").
    ``follows`` is the condition on which it is asked. ``section`` is the heading that it stands
    under, ``page`` the page as printed, or counted where none is printed.
    """

    number: str
    text: str
    options: tuple[str, ...] = ()
    choose: Choose | None = None
    at_most: int | None = Field(default=None, ge=1)
    polarity: str | None = None
    limits: Limits = Limits()
    follows: FollowUp | None = None
    section: str | None = None
    page: str | None = None


class RuleChange(Noun):
    """What a call says otherwise than the body's usual rules, and where it says so (``reason``).

    ``rule`` is the rule's name ("words"); ``limit`` and ``values`` take the place of its own;
    ``unit`` tells which of several limits is meant; ``off`` takes the rule away.
    """

    rule: str
    reason: str = Field(min_length=1)
    limit: float | None = None
    unit: str | None = None
    values: tuple[str, ...] = ()
    off: bool = False


class Consultation(Noun):
    """What is being answered.

    ``closes`` is an ISO 8601 date or date and time; ``time_zone`` an IANA name
    ("Europe/London"), needed where a time is given. ``venue`` names the receiving body's rules,
    ``rules`` are what this call says otherwise.
    """

    title: str
    body: str
    venue: str | None = None
    reference: str | None = None
    closes: str | None = None
    time_zone: str | None = None
    limits: Limits = Limits()
    rules: tuple[RuleChange, ...] = ()
    questions: tuple[Question, ...] = ()


class Contact(Noun):
    """How to reach the respondent; never printed in the body of a submission."""

    name: str | None = None
    email: str | None = None
    telephone: str | None = None
    address: str | None = None


class Respondent(Noun):
    """Who answers: ``capacity`` says as what ("on behalf of a charity"), ``about`` who they are."""

    name: str | None = None
    role: str | None = None
    organisation: str
    capacity: str | None = None
    about: str | None = None
    contact: Contact = Contact()


class Pin(Noun):
    """A quote chosen for an answer.

    ``start`` and ``end`` count characters of the source's stored text; ``words`` are the stored
    characters of that span, kept so that a person can read the brief and a re-issued source is
    noticed. A pin written by hand may give ``words`` alone; the program finds the span.
    ``sha256`` is the file the span was taken from. ``lead_in`` is the author's sentence before it.
    ``acknowledged`` are the codes of the notes about it that the author has read and put aside.
    """

    id: str
    source: str
    start: int | None = None
    end: int | None = None
    words: str
    sha256: str | None = None
    bearing: Bearing = "supports"
    theme: str | None = None
    lead_in: str | None = None
    omissions: tuple[tuple[int, int], ...] = ()
    insertions: tuple[Insertion, ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    acknowledged: tuple[str, ...] = ()


class Override(Noun):
    """A finding that the author lets stand, and why; ``pin`` narrows it to one pin."""

    finding: str
    reason: str
    pin: str | None = None


class Declined(Noun):
    """A proposal that the author has read and turned down: its place in its source."""

    source: str
    start: int
    end: int


class Answer(Noun):
    """The answer to one question, or one section of a paper that has no questions.

    Exactly one of ``question`` (its number) and ``section`` (a heading) is given. ``choice`` is
    the consultation's own option; of a question that takes several, a list of them, and of one
    that asks to rank them, the list in that order. ``text`` is the author's own words in CommonMark
    and may hold ``{quote: pin}`` and ``{cite: pin}``. ``find`` proposes that many more pieces of
    evidence.
    ``no_comment`` says that the question is left unanswered on purpose. ``conditions`` are the
    changes that support depends on, in the author's own words, printed after the stance.
    ``declined`` is not proposed for it again.
    """

    question: str | None = None
    section: str | None = None
    choice: str | tuple[str, ...] | None = None
    stance: Stance | None = None
    themes: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    text: str = ""
    pins: tuple[Pin, ...] = ()
    find: int = Field(default=0, ge=0, le=50)
    overrides: tuple[Override, ...] = ()
    no_comment: bool = False
    conditions: str = ""
    declined: tuple[Declined, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        """The options chosen, in the brief's order; empty where none is."""
        if isinstance(self.choice, str):
            return (self.choice,)
        return self.choice or ()


class SignOff(Noun):
    """Who approved the paper, and when (ISO date).

    ``name`` and ``role`` print where a letter ends.
    """

    name: str | None = None
    role: str | None = None
    approved: str | None = None


class Recipient(Noun):
    """Whom a letter or a submission is addressed to."""

    name: str
    role: str | None = None
    organisation: str | None = None
    address: str | None = None


class Brief(Noun):
    """A whole brief. Paths in ``sources`` and ``themes_file`` are relative to the brief's folder.

    ``unsearched`` are ids of sources in which no evidence is looked for.
    ``marking`` is the draft's own marking, printed in its header; ``date`` (ISO) is the date on
    the paper; ``reference_style`` is "oscola" or "harvard". ``options`` are the template's own
    settings. ``details`` are the template's own fields ("timing", "issue", "bill").
    """

    schema_number: int = Field(default=1, alias="schema")
    title: str | None = None
    consultation: Consultation
    respondent: Respondent
    recipients: tuple[Recipient, ...] = ()
    template: str = "consultation-response"
    sources: tuple[str, ...] = ("sources",)
    themes_file: str | None = None
    themes: tuple[str, ...] = ()
    date: str | None = None
    summary: str = ""
    answers: tuple[Answer, ...] = ()
    reference_style: Literal["oscola", "harvard"] = "oscola"
    details: dict[str, str] = Field(default={})
    options: dict[str, bool | int | str] = Field(default={})
    sign_off: SignOff | None = None
    marking: str | None = None
    unsearched: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Return a hash of what the brief says.

        Fields left as they are by themselves do not count: a later program, which knows more of
        them, still finds the brief that a file was made of.
        """
        said = self.model_dump_json(exclude_defaults=True)
        return hashlib.sha256(said.encode()).hexdigest()
