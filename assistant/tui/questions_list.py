"""Pane 1, first tab: the questions, and below an open one its themes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from assistant.briefs.changing import answer_to
from assistant.desk.answering import ask_for_evidence, tick_theme, untick_theme
from assistant.desk.asking import remove_question
from assistant.desk.desk import Desk
from assistant.desk.heading import QuestionRow, ThemeRow, outline
from assistant.desk.theming import remove_theme
from assistant.tui.bindings import bindings
from assistant.tui.desk_rows import DeskRows
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import Words


class QuestionRows(DeskRows):
    """The tree of questions and themes; one question is open at a time, the one looked at."""

    WHERE: ClassVar[str] = "questions"
    BINDINGS = bindings("questions")

    def __init__(self) -> None:
        super().__init__(id="questions")
        self._open: str | None = None
        self._places: dict[str, tuple[str, str | None]] = {}

    @property
    def place(self) -> tuple[str, str | None] | None:
        """The answer, and the theme if it is one, that the cursor is on."""
        return self._places.get(self.name_here or "")

    def show_desk(self, desk: Desk) -> None:
        """Show the questions as they stand; the one looked at is open when first shown."""
        if self._open is None:
            self._open = desk.looking.answer
        rows: list[tuple[str, Words]] = []
        self._places = {}
        for number, question in enumerate(outline(desk)):
            self._add(
                rows, f"q{number}", (question.name, None), _question_words(question, self._open)
            )
            if question.name != self._open:
                continue
            here = desk.looking.theme if desk.looking.answer == question.name else None
            for at, theme in enumerate(question.themes):
                last = at == len(question.themes) - 1
                words = _theme_words(theme, last=last, here=theme.theme == here)
                self._add(rows, f"q{number}t{theme.theme}", (question.name, theme.theme), words)
        first = None if self.option_count else self._name_of(desk.looking.answer)
        self.show(rows or [("none", Content("No questions yet. Press a to add them."))], at=first)

    def _add(
        self, rows: list[tuple[str, Words]], name: str, place: tuple[str, str | None], words: Words
    ) -> None:
        rows.append((name, words))
        self._places[name] = place

    def _name_of(self, answer: str) -> str | None:
        return next((n for n, place in self._places.items() if place == (answer, None)), None)

    def open_at(self, answer: str) -> None:
        """Open a question and put the cursor on it."""
        self._open = answer
        self.show_desk(self.working.desk)
        self.go_to(self._name_of(answer))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.place is None:
            return
        answer, theme = self.place
        if theme is not None:
            self.working.look_at(answer=answer, theme=theme, query="", searching=True)
            self.working.go_to_evidence()
            return
        self._open = "" if self._open == answer else answer
        self.show_desk(self.working.desk)
        ticked = answer_to(self.working.desk.brief, answer).themes
        looking = self.working.desk.looking
        changes = {} if looking.answer == answer else {"theme": ticked[0] if ticked else None}
        self.working.look_at(answer=answer, searching=bool(changes), **changes)

    def action_tick(self) -> None:
        """Say that the question is about this theme, or is not."""
        if self.place is None:
            return
        answer, theme = self.place
        if theme is None:
            self.action_select()
            return
        ticked = theme in answer_to(self.working.desk.brief, answer).themes
        if ticked:
            self.working.change(lambda desk: untick_theme(desk, answer, theme))
        else:
            self.working.change(lambda desk: tick_theme(desk, answer, theme))

    def action_propose(self) -> None:
        """Let the program propose one more quotation for this question."""
        if self.place:
            answer = self.place[0]
            wanted = answer_to(self.working.desk.brief, answer).find + 1
            self.working.change(lambda desk: ask_for_evidence(desk, answer, wanted))

    def action_no_proposals(self) -> None:
        """Let it propose nothing here."""
        if self.place:
            answer = self.place[0]
            self.working.change(lambda desk: ask_for_evidence(desk, answer, 0))

    def action_wording(self) -> None:
        """Put the question's wording and options right, or those of the theme."""
        if self.place and self.place[1] is not None:
            self.working.show_theme(*self.place)
        elif self.place:
            self.working.show_wording(self.place[0])

    def action_theme(self) -> None:
        """Add a theme, and tick it here."""
        self.working.show_theme(self.place[0] if self.place else None)

    def action_add(self) -> None:
        """Add questions."""
        self.working.add_questions()

    def action_remove(self) -> None:
        """Take the question out, or the theme."""
        if self.place is None:
            return
        answer, theme = self.place
        if theme is None:
            self.working.change(lambda desk: remove_question(desk, answer))
        else:
            self.working.change(lambda desk: remove_theme(desk, theme))


def _question_words(row: QuestionRow, opened: str | None) -> Hanging:
    """Return the line of a question; the open one shows all of its words."""
    is_open = row.name == opened
    mark = f"{'▼' if is_open else '▶'} {'✓' if row.answered else '·' if row.asked else '–'} "
    pinned = f" ({row.pinned})" if row.pinned else ""
    said = f"{one_line(row.says)}{pinned}"
    label = Content.assemble((one_line(row.label), "bold"), f" {said}")
    if not is_open or not row.text:
        return Hanging(Part(mark, label, 1), *_text(row, 1))
    return Hanging(Part(mark, label, 1), *_text(row, 0))


def _text(row: QuestionRow, lines: int) -> list[Part]:
    return [Part("    ", Content(one_line(row.text)), lines)] if row.text else []


def _theme_words(row: ThemeRow, *, last: bool, here: bool) -> Hanging:
    mark = f"{'└' if last else '├'} {'[x]' if row.ticked else '[ ]'} "
    pinned = f" ({row.pinned})" if row.pinned else ""
    title = Content.assemble((one_line(row.title), "bold underline" if here else ""), pinned)
    return Hanging(Part(mark, title, 1))
