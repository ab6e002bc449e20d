"""The lines above the panes, and the tree of pane 1: what stands there, as values.

In go a desk, its live draft where there is one, and today's date; out come words. The promise:
alerts come first, so that a narrow screen cuts the name and never the alert.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.briefs.changing import answer_to
from assistant.briefs.progress import days_left, is_answered
from assistant.desk.answering import says
from assistant.desk.desk import Desk, named_answers
from assistant.desk.places import counted
from assistant.noun import Noun
from assistant.questions.depending import not_asked

if TYPE_CHECKING:
    from assistant.desk.live import LiveDraft  # drafting is loaded after the first paint


class ThemeRow(Noun):
    """A theme below a question: ticked or not, and how many pins speak to it."""

    theme: str
    title: str
    ticked: bool
    pinned: int


class QuestionRow(Noun):
    """A question or section of the tree; ``label`` is "Q2" or the heading of a section.

    ``asked`` is false where a follow-up's condition is not met, so that it needs no answer.
    """

    name: str
    label: str
    text: str
    answered: bool
    asked: bool = True
    says: str
    pinned: int
    themes: tuple[ThemeRow, ...]


def outline(desk: Desk) -> tuple[QuestionRow, ...]:
    """Return every question and section with all themes below it, those ticked first."""
    texts = {question.number: question.text for question in desk.brief.consultation.questions}
    unasked = not_asked(desk.brief)
    rows = []
    for name in named_answers(desk.brief):
        answer = answer_to(desk.brief, name)
        rows.append(
            QuestionRow(
                name=name,
                label=label_of(desk, name),
                text=texts.get(name, "") if answer.question is not None else "",
                answered=is_answered(answer),
                asked=name not in unasked,
                says=says(desk.brief, name, asked=name not in unasked),
                pinned=len(answer.pins),
                themes=_theme_rows(desk, name),
            )
        )
    return tuple(rows)


def title_facts(
    desk: Desk, live: LiveDraft | None, *, today: date | None, saved: str | None = None
) -> tuple[str, ...]:
    """Return the parts of the title line in their order; ``saved`` is a time such as "14:02"."""
    rows = outline(desk)
    asked = [row for row in rows if row.asked]
    checks = live.alerts if live else 0
    left = days_left(desk.brief.consultation.closes, today)
    quotes = live.standing.quotes if live else sum(row.pinned for row in rows)
    facts = [
        f"! {counted(checks, 'check')}" if checks else "",
        _days(left),
        "not saved" if desk.unsaved else "",
        f"{sum(row.answered for row in asked)}/{len(asked)} answered",
        counted(quotes, "quote"),
        f"saved {saved}" if saved and not desk.unsaved else "",
        desk.brief.title or desk.brief.consultation.title,
    ]
    return tuple(fact for fact in facts if fact)


def place_line(desk: Desk) -> str:
    """Return where a pin will go: "Q2 First replies ▸ Partly agree ▸ theme: Waiting · 2 pinned"."""
    name = desk.looking.answer
    if name not in named_answers(desk.brief):
        return "No question yet"
    answer = answer_to(desk.brief, name)
    texts = {question.number: question.text for question in desk.brief.consultation.questions}
    title = next((t.title for t in desk.themes.themes if t.id == desk.looking.theme), None)
    first = f"{label_of(desk, name)} {texts.get(name, '')}".strip()
    theme = f"theme: {title}" if title else "no theme"
    return f"{first} ▸ {says(desk.brief, name)} ▸ {theme} · {len(answer.pins)} pinned"


def label_of(desk: Desk, name: str) -> str:
    """Return "Q2" for a question, the heading for a section."""
    numbers = [question.number for question in desk.brief.consultation.questions]
    return f"Q{name}" if name in numbers and name[:1].isdigit() else name


def _theme_rows(desk: Desk, name: str) -> tuple[ThemeRow, ...]:
    answer = answer_to(desk.brief, name)
    rows = [
        ThemeRow(
            theme=theme.id,
            title=theme.title,
            ticked=theme.id in answer.themes,
            pinned=sum(pin.theme == theme.id for pin in answer.pins),
        )
        for theme in desk.themes.themes
    ]
    return tuple(sorted(rows, key=lambda row: not row.ticked))


def _days(left: int | None) -> str:
    if left is None:
        return ""
    if left < 0:
        return "! closed"
    return "! closes today" if left == 0 else f"{counted(left, 'day')} left"
