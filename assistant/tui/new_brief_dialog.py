"""A new brief from the questions of a consultation, pasted or read from its document.

The questions are read as they are typed, or from a file of any format; every doubt about them is
shown, and nothing is made until the author says so.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from assistant.briefs.brief import Question
from assistant.desk.first import free_file, start_brief
from assistant.errors import AssistantError
from assistant.questions import PaperRead, questions_from_text, read_questions
from assistant.questions.asked import AskedQuestion
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog, field
from assistant.tui.plain import one_line

_ASKED = {
    "title": ("title of the consultation", ""),
    "body": ("who asks", ""),
    "organisation": ("who we are (the organisation)", ""),
    "closes": ("closing date, if known", "2027-01-31, or 2027-01-31T23:45 Europe/London"),
}
READ_AFTER = 0.3
"""Seconds after the last key at which the questions are read."""
_SHOWN = 40


class NewBriefDialog(Dialog[Path | None]):
    """Gives the path of the brief that was made, or None."""

    WHERE: ClassVar[str] = "making"
    BINDINGS = bindings("making")

    def __init__(self, folder: Path) -> None:
        super().__init__("New brief")
        self._folder = folder
        self._paper = PaperRead(file="")
        self._typed_out = ""
        self._asked: Path | None = None
        self._waiting: Timer | None = None

    def body(self) -> list[Widget]:
        """Return the lines to fill in, the box for the questions, and what was read from it."""
        lines: list[Widget] = []
        for name, (label, example) in _ASKED.items():
            lines.append(field(label, Input(id=f"new-{name}", placeholder=example, compact=True)))
        box = Input(id="new-file", placeholder="its name; enter reads it", compact=True)
        lines.append(field("questions: from a file", box))
        told = "or paste them here, one below the other:"
        lines.append(Static(Content(told), classes="label", markup=False))
        lines.append(TextArea(id="asked", soft_wrap=True, compact=True))
        lines.append(Static(id="read", markup=False))
        form = VerticalScroll(*lines, id="form")
        form.can_focus = False
        return [form]

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(READ_AFTER, self._read_questions)

    def _read_questions(self) -> None:
        text = self.query_one(TextArea).text
        if text != self._typed_out or self._asked is None:
            self._take_typed(text)
        count = len(self._paper.asked)
        lines = [
            f"{count} question{'' if count == 1 else 's'} read:" if count else "No question yet."
        ]
        lines += [_told(asked) for asked in self._paper.asked[:_SHOWN]]
        apart = len(self._paper.respondent)
        lines += [f"  {apart} more ask who answers; they stay out of the brief."] if apart else []
        lines += [f"! {one_line(doubt)}" for doubt in self._paper.doubts]
        self.query_one("#read", Static).update(Content("\n".join(lines)))

    def _take_typed(self, text: str) -> None:
        """Take what stands in the box for the questions; what a file said otherwise stays."""
        read = questions_from_text(text)
        asked = tuple(AskedQuestion(question=question, places=()) for question in read.questions)
        self._asked = None
        self._paper = self._paper.model_copy(
            update={"asked": asked, "respondent": (), "doubts": read.doubts}
        )

    @on(Input.Submitted, "#new-file")
    def _file_named(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.say("Reading …")
            self._read_file(self._folder / Path(event.value.strip()).expanduser())

    @work(exclusive=True, group="asked", exit_on_error=False)
    async def _read_file(self, path: Path) -> None:
        try:
            paper = await asyncio.to_thread(read_questions, path)
        except (AssistantError, OSError, ValueError) as error:
            self.say(str(error), "Paste the questions instead.")
            return
        self._paper, self._asked = paper, path
        self._typed_out = "\n\n".join(_typed(asked.question) for asked in paper.asked)
        self.query_one(TextArea).text = self._typed_out
        for name, value in _facts(paper).items():
            box = self.query_one(f"#new-{name}", Input)
            box.value = box.value.strip() or value
        self._read_questions()
        self.say(f"Read {path.name}. Look the questions over, then press ctrl+s.")

    @on(Input.Submitted)
    def _next_line(self) -> None:
        self.focus_next()

    def action_make(self) -> None:
        """Make the brief, or say what it lacks."""
        self._read_questions()
        given = {name: self.query_one(f"#new-{name}", Input).value.strip() for name in _ASKED}
        lacking = [_ASKED[name][0] for name in ("title", "body", "organisation") if not given[name]]
        if lacking or not self._paper.asked:
            lacking += [] if self._paper.asked else ["the questions"]
            self.say(f"Still to fill in: {', '.join(lacking)}.")
            return
        closes, _, zone = given["closes"].partition(" ")
        try:
            path = start_brief(
                self._folder,
                self._paper.questions,
                title=given["title"],
                body=given["body"],
                organisation=given["organisation"],
                closes=closes or None,
                time_zone=zone.strip() or None,
                reference=self._paper.reference,
                venue=self._paper.venue,
                limits=self._paper.limits,
                asked=self._asked,
                file=free_file(self._folder, given["title"]),
            )
        except (AssistantError, OSError) as error:
            self.say(str(error))
        else:
            self.dismiss(path)


def _facts(paper: PaperRead) -> dict[str, str]:
    """Return what a paper says about itself, by the line of the form that asks for it."""
    closes = " ".join(part for part in (paper.closes, paper.time_zone) if part and paper.closes)
    stated = {"title": paper.title, "body": paper.body, "closes": closes}
    return {name: value for name, value in stated.items() if value}


def _told(asked: AskedQuestion) -> str:
    """Return a question as it is shown to be confirmed."""
    question = asked.question
    page = f" [page {question.page}]" if question.page else ""
    options = f" ({' / '.join(question.options)})" if question.options else ""
    return f"  {question.number}.{page} {one_line(question.text + options)}"


def _typed(question: Question) -> str:
    """Return a question as a person would type it into the box."""
    limits = question.limits.model_dump(exclude_none=True)
    limit = "".join(f" ({amount} {unit})" for unit, amount in limits.items())
    options = "".join(f"\n- {option}" for option in question.options)
    return f"Question {question.number}: {question.text}{limit}{options}"
