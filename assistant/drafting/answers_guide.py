"""The form to fill in, in the order it asks, as plain text.

In go the answers and who answers; out come the lines of a guide. The promise: somebody who has
only this and the text files can fill in the whole form.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.briefs.brief import Brief
from assistant.drafting.as_answers import AnswerText, counted, heading_of
from assistant.drafting.dates import long_date
from assistant.drafting.draft import Draft
from assistant.noun import Noun

_FACTS = (
    ("Organisation", "organisation"),
    ("Name", "name"),
    ("Role", "role"),
    ("In what capacity", "capacity"),
    ("About", "about"),
)
_CONTACT = (
    ("Contact", "name"),
    ("E-mail", "email"),
    ("Telephone", "telephone"),
    ("Address", "address"),
)


class Sender(Noun):
    """What a form asks besides its questions: what is answered, and who answers.

    ``facts`` are pairs of a label and its value, contact details among them: a form asks for them
    in fields of their own.
    """

    title: str
    consultation: str
    body: str
    closes: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    final: bool = False

    @property
    def working(self) -> str:
        """What a copy that is not final says of itself."""
        return "This is the working copy, not the one to send: draft it again with --final."

    def to_lines(self) -> tuple[str, ...]:
        """Return the lines that say what is answered."""
        closes = f" Closes {long_date(self.closes[:10])}." if self.closes else ""
        return (f"{self.consultation} · {self.body}.{closes}",)


def sender_of(draft: Draft, brief: Brief) -> Sender:
    """Return what the form of ``brief`` asks besides its questions."""
    respondent, contact = brief.respondent, brief.respondent.contact
    held = [(label, getattr(respondent, field)) for label, field in _FACTS]
    held += [(label, getattr(contact, field)) for label, field in _CONTACT]
    return Sender(
        title=draft.title,
        consultation=brief.consultation.title,
        body=brief.consultation.body,
        closes=brief.consultation.closes,
        facts=tuple((label, " ".join(value.split())) for label, value in held if value),
        final=draft.final,
    )


def answers_guide(files: Mapping[str, AnswerText], sender: Sender) -> str:
    """Return the guide; ``files`` are the names of the text files with what each holds."""
    lines = [sender.title, *sender.to_lines()]
    lines += [] if sender.final else [sender.working]
    lines += ["", "Who answers", *(f"  {label}: {value}" for label, value in sender.facts)]
    for name, text in files.items():
        lines += ["", *_entry(name, text)]
    return "\n".join(lines) + "\n"


def asked_only(text: AnswerText) -> str:
    """Return what the question depends on, in a sentence; "" where it depends on nothing."""
    follow = text.follow
    if follow is None:
        return ""
    told = f"The form asks this only where question {follow.question} is answered {follow.needed}."
    if follow.asked is None:
        return told
    return f"{told} It is." if follow.asked else f"{told} It is not: leave this out."


HOW_MANY = {
    "several": "The form takes more than one option: tick each that is marked.",
    "rank": "The form asks to rank the options: give each its number.",
}
"""How to fill in a question that takes more than one option, by what it asks for."""


def option_mark(option: str, text: AnswerText) -> str:
    """Return the mark of an option: "(x)" for the one to choose, "[x]" for one of several, "(2)"
    for the one ranked second."""
    chosen = option in text.choices
    if text.choose == "rank":
        return f"({text.choices.index(option) + 1})" if chosen else "( )"
    if text.choose == "several":
        return "[x]" if chosen else "[ ]"
    return "(x)" if chosen else "( )"


def _entry(name: str, text: AnswerText) -> list[str]:
    asked = " ".join(text.question.split())
    lines = [f"{heading_of(text)}. {asked}" if asked else heading_of(text)]
    if text.follow is not None:
        lines.append(f"  {asked_only(text)}")
    lines += [f"  {option_mark(option, text)} {option}" for option in text.options]
    if text.options and text.choose in HOW_MANY:
        lines.append(f"  {HOW_MANY[text.choose]}")
    if text.options and not text.choices:
        lines.append("  No option is chosen yet.")
    lines.append(
        f"  Paste {name}: {counted(text)}{_over(text)}." if text.text else "  Paste nothing."
    )
    return lines


def _over(text: AnswerText) -> str:
    return "".join(f", {m.over:,} {m.unit} too many" for m in text.measures if m.over)
