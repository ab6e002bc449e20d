"""What a template sees of a brief: plain data, and nothing that can act.

In goes a brief; out come :class:`Fields` of strings, numbers, booleans and tuples. The promise:
no object with methods that reach files, clocks or modules ever meets a template, no string holds
a code point of a token, and contact details are not among the data at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.briefs.brief import Answer, Brief, Question, Recipient
from assistant.briefs.choosing import choice_in_words
from assistant.briefs.plain_words import PlainWords
from assistant.drafting.dates import closing_time, long_date
from assistant.drafting.draft import Layout
from assistant.drafting.tokens import clean

QUESTION_TEXT = "the wording of question"
"""What is missing where a brief gives a question its number alone."""


class Absent:
    """A field that exists and is empty: false in a condition, a visible gap when printed."""

    __slots__ = ("what",)

    def __init__(self, what: str) -> None:
        self.what = what

    def __bool__(self) -> bool:
        return False


class Fields(Mapping[str, Any]):
    """Named values, read by ``fields.name`` or ``fields["name"]`` in a template."""

    __slots__ = ("_values", "title")

    def __init__(self, title: str, values: Mapping[str, Any]) -> None:
        self.title = title
        self._values = {k: _plain(v, f"{title} {k}".strip()) for k, v in values.items()}

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class AnswerFields(Fields):
    """The fields of one answer; ``key`` leads the program back to it, out of a template's sight."""

    __slots__ = ("key",)

    def __init__(self, key: str, values: Mapping[str, Any]) -> None:
        super().__init__("answer", values)
        self.key = key


def _plain(value: Any, what: str) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        return Absent(what.replace("_", " "))
    if isinstance(value, PlainWords):
        return PlainWords(clean(value))
    if isinstance(value, str):
        return clean(value)
    return value


def key_of(answer: Answer) -> str:
    """Return what names an answer in findings and counts: its question's number, or its section."""
    return answer.question if answer.question is not None else (answer.section or "")


def place_of(answer: Answer) -> str:
    """Return where an answer stands, in words."""
    return f"Question {answer.question}" if answer.question is not None else (answer.section or "")


def make_context(
    brief: Brief,
    layout: Layout,
    options: Mapping[str, bool | int | str],
    *,
    needs: tuple[str, ...] = (),
    asks: bool = False,
    final: bool = False,
) -> dict[str, Any]:
    """Return the names that every template may use."""
    return {
        "title": _plain(brief.title or brief.consultation.title, "title"),
        "date": _plain(long_date(brief.date) if brief.date else None, "date"),
        "marking": _plain(brief.marking, "marking"),
        "final": final,
        "has_asks": asks,
        "consultation": _consultation(brief),
        "respondent": _respondent(brief),
        "recipients": tuple(_recipient(r) for r in brief.recipients),
        "answers": answers_in_order(brief),
        "details": Fields("", _details(brief, needs)),
        "options": Fields("option", dict(options)),
        "sign_off": _sign_off(brief),
        "layout": Fields("layout", layout.model_dump()),
    }


def _consultation(brief: Brief) -> Fields:
    asked = brief.consultation
    closes = closing_time(asked.closes, asked.time_zone) if asked.closes else None
    return Fields(
        "consultation",
        {
            "title": asked.title,
            "body": asked.body,
            "venue": asked.venue,
            "reference": asked.reference,
            "closes": closes,
            "questions": len(asked.questions),
        },
    )


def _respondent(brief: Brief) -> Fields:
    who = brief.respondent
    return Fields(
        "respondent",
        {
            "name": who.name,
            "role": who.role,
            "organisation": who.organisation,
            "capacity": who.capacity,
            "about": who.about,
        },
    )


def _details(brief: Brief, needs: tuple[str, ...]) -> dict[str, str | None]:
    """Return the template's own fields; those it names and the brief lacks are absent."""
    wanted = [need.removeprefix("details.") for need in needs if need.startswith("details.")]
    return {**dict.fromkeys(wanted), **brief.details}


def _recipient(recipient: Recipient) -> Fields:
    return Fields("recipient", recipient.model_dump())


def _sign_off(brief: Brief) -> Fields:
    given = brief.sign_off
    return Fields(
        "sign-off",
        {
            "name": given.name if given and given.name else brief.respondent.name,
            "role": given.role if given and given.role else brief.respondent.role,
        },
    )


def answers_in_order(brief: Brief) -> tuple[AnswerFields, ...]:
    """Return one entry a question, answered or not, in the consultation's order, then sections."""
    by_question = {a.question: a for a in brief.answers if a.question is not None}
    asked = [_answer_fields(by_question.get(q.number), q) for q in brief.consultation.questions]
    return tuple(asked + [_answer_fields(a, None) for a in brief.answers if a.section is not None])


def _question_text(question: Question) -> str | Absent:
    """Return what is asked, or a gap that says of which question it is the wording."""
    return question.text if question.text.strip() else Absent(f"{QUESTION_TEXT} {question.number}")


def _answer_fields(answer: Answer | None, question: Question | None) -> AnswerFields:
    key = question.number if question else key_of(answer) if answer else ""
    return AnswerFields(
        key,
        {
            "number": question.number if question else None,
            "question": _question_text(question) if question else None,
            "options": question.options if question else (),
            "section": answer.section if answer else None,
            "choice": choice_in_words(answer.choices, question) or None if answer else None,
            "choices": answer.choices if answer else (),
            "stance": answer.stance if answer else None,
            "no_comment": bool(answer and answer.no_comment),
            "answered": bool(answer),
        },
    )
