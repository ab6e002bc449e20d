"""A new brief from the questions of a consultation, pasted or read from a text file.

The questions are read as they are typed; every doubt about them is shown, and nothing is made until
the author says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from assistant.desk.first import start_brief
from assistant.errors import AssistantError
from assistant.files.names import slug
from assistant.questions import QuestionsRead, questions_from_text
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog, field
from assistant.tui.plain import one_line
from assistant.workspace import BRIEF_FILE

_ASKED = {
    "title": ("title of the consultation", ""),
    "body": ("who asks", ""),
    "organisation": ("who we are (the organisation)", ""),
    "closes": ("closing date, if known", "2027-01-31"),
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
        self._read = QuestionsRead(questions=())
        self._waiting: Timer | None = None

    def body(self) -> list[Widget]:
        """Return the lines to fill in, the box for the questions, and what was read from it."""
        lines: list[Widget] = []
        for name, (label, example) in _ASKED.items():
            lines.append(field(label, Input(id=f"new-{name}", placeholder=example, compact=True)))
        box = Input(id="new-file", placeholder="its name; enter reads it", compact=True)
        lines.append(field("questions: from a text file", box))
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
        self._read = questions_from_text(self.query_one(TextArea).text)
        count = len(self._read.questions)
        lines = [
            f"{count} question{'' if count == 1 else 's'} read:" if count else "No question yet."
        ]
        lines += [f"  {q.number}. {one_line(q.text)}" for q in self._read.questions[:_SHOWN]]
        lines += [f"! {one_line(doubt)}" for doubt in self._read.doubts]
        self.query_one("#read", Static).update(Content("\n".join(lines)))

    @on(Input.Submitted, "#new-file")
    def _file_named(self, event: Input.Submitted) -> None:
        event.stop()
        path = self._folder / Path(event.value.strip()).expanduser()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            self.say(f"{path} cannot be read as plain text. Paste the questions instead.")
            return
        self.query_one(TextArea).text = text
        self.say(f"Read {path.name}. Look the questions over, then press ctrl+s.")

    @on(Input.Submitted)
    def _next_line(self) -> None:
        self.focus_next()

    def action_make(self) -> None:
        """Make the brief, or say what it lacks."""
        self._read_questions()
        given = {name: self.query_one(f"#new-{name}", Input).value.strip() for name in _ASKED}
        lacking = [_ASKED[name][0] for name in ("title", "body", "organisation") if not given[name]]
        if lacking or not self._read.questions:
            lacking += [] if self._read.questions else ["the questions"]
            self.say(f"Still to fill in: {', '.join(lacking)}.")
            return
        try:
            path = start_brief(
                self._folder,
                self._read.questions,
                title=given["title"],
                body=given["body"],
                organisation=given["organisation"],
                closes=given["closes"] or None,
                file=free_file(self._folder, given["title"]),
            )
        except (AssistantError, OSError) as error:
            self.say(str(error))
        else:
            self.dismiss(path)


def free_file(folder: Path, title: str) -> str:
    """Return a name for a new brief's file: the usual one, or the title's where that is taken."""
    if not (folder / BRIEF_FILE).exists():
        return BRIEF_FILE
    name, number = f"{slug(title)}.yaml", 2
    while (folder / name).exists():
        name, number = f"{slug(title)}-{number}.yaml", number + 1
    return name
