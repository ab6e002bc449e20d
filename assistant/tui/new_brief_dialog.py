"""A new brief from the questions of a consultation, pasted or read from a file.

The questions are read as they are typed; every doubt about them is shown, and nothing is made until
the author says so. What was typed is there again where the window is closed and opened anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from assistant.briefs.days import iso_day
from assistant.desk.first import free_file, start_brief
from assistant.desk.unfinished import Window
from assistant.errors import AssistantError
from assistant.questions import PaperRead
from assistant.tui.bindings import bindings
from assistant.tui.dialog import field
from assistant.tui.questions_box import QuestionsBox
from assistant.tui.typing_dialog import TypingDialog

_ASKED = {
    "title": ("title of the consultation", ""),
    "body": ("who asks", ""),
    "organisation": ("who we are (the organisation)", ""),
    "closes": ("closing date, if known", "for example 31 January 2027"),
}


class NewBriefDialog(TypingDialog[Path | None]):
    """Gives the path of the brief that was made, or None."""

    WHERE: ClassVar[str] = "making"
    BINDINGS = bindings("making")

    def __init__(self, folder: Path) -> None:
        super().__init__("New brief", folder, Window(kind="new brief"))

    def body(self) -> list[Widget]:
        """Return the lines to fill in, the box for the questions, and what was read from it."""
        lines: list[Widget] = [
            field(label, Input(id=f"new-{name}", placeholder=example, compact=True))
            for name, (label, example) in _ASKED.items()
        ]  # fmt: skip
        form = VerticalScroll(*lines, QuestionsBox(self.folder), id="form")
        form.can_focus = False
        return [form]

    @property
    def _box(self) -> QuestionsBox:
        return self.query_one(QuestionsBox)

    def _given(self) -> dict[str, str]:
        return {name: self.query_one(f"#new-{name}", Input).value.strip() for name in _ASKED}

    @on(Input.Submitted)
    def _next_line(self) -> None:
        self.focus_next("Input, TextArea")

    def brought_back(self) -> None:
        """Read the file again that the questions came from."""
        self.query_one(QuestionsBox).go_on()

    @on(QuestionsBox.Told)
    def _told(self, message: QuestionsBox.Told) -> None:
        self.say(*message.words)

    @on(QuestionsBox.FileRead)
    def _file_read(self, message: QuestionsBox.FileRead) -> None:
        """Fill in what the paper says of itself; what the author typed stays."""
        for name, value in _facts(message.paper).items():
            box = self.query_one(f"#new-{name}", Input)
            box.value = box.value.strip() or value

    def action_close(self) -> None:
        """Close the window; what was typed is kept for the next time."""
        self.leave()

    def action_make(self) -> None:
        """Make the brief, or say what it lacks."""
        paper, given = self._box.read_now(), self._given()
        lacking = [_ASKED[name][0] for name in ("title", "body", "organisation") if not given[name]]
        if lacking or not paper.questions:
            lacking += [] if paper.questions else ["the questions"]
            self.say(f"Still to fill in: {', '.join(lacking)}.")
            return
        closes, zone = _closing(given["closes"])
        try:
            path = start_brief(
                self.folder,
                paper.questions,
                title=given["title"],
                body=given["body"],
                organisation=given["organisation"],
                closes=closes,
                time_zone=zone,
                reference=paper.reference,
                venue=paper.venue,
                limits=paper.limits,
                asked=self._box.file,
                file=free_file(self.folder, given["title"]),
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


def _closing(words: str) -> tuple[str | None, str | None]:
    """Return the closing date or time that was typed, and the time zone behind it."""
    if not words or iso_day(words) is not None:
        return words or None, None
    closes, _, zone = words.partition(" ")
    return (closes, zone.strip()) if "/" in zone else (words, None)
