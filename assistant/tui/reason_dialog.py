"""A window that asks for a reason: without one, nothing is done."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from assistant.desk.unfinished import Window
from assistant.tui.plain import one_line
from assistant.tui.typing_dialog import TypingDialog


class ReasonDialog(TypingDialog[str | None]):
    """Gives the reason, or None."""

    def __init__(self, title: str, told: tuple[str, ...], folder: Path, window: Window) -> None:
        super().__init__(title, folder, window)
        self._told = told

    def body(self) -> list[Widget]:
        """Return what the reason is for, and a line to write it on."""
        lines = [one_line(line) for line in self._told if line]
        told = Content("\n".join([*lines, "The record of the draft prints your reason."]))
        box = Input(id="reason", placeholder="why it may stand; enter keeps it", compact=True)
        return [Static(told, markup=False), box]

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        reason = event.value.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.say("Write a reason, or press esc to leave it as it was.")
