"""A box to write in, or the author's own editor; what is typed is in the brief within a second.

The promise: no word is lost by leaving the window, whichever way, or by the program's end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SuspendNotSupported
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from assistant.desk.desk import Desk
from assistant.errors import AssistantError
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog
from assistant.tui.editor import edited
from assistant.tui.plain import one_line

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

TYPED_AFTER = 0.15
"""Seconds after a key at which the words go into the brief, also while more are being typed: who
writes without a pause for an hour has everything saved but the last moment."""


class WritingDialog(Dialog[None]):
    """One text of the brief; all that is written in one sitting is one step to undo."""

    WHERE: ClassVar[str] = "writing"
    BINDINGS = bindings("writing")

    def __init__(
        self,
        working: DeskScreen,
        title: str,
        note: str,
        text: str,
        put: Callable[[Desk, str], Desk],
    ) -> None:
        super().__init__(title)
        self._working, self._note, self._text, self._put = working, note, text, put
        self._waiting: Timer | None = None

    def body(self) -> list[Widget]:
        """Return the note and the box."""
        note = Static(Content(one_line(self._note)), id="note", markup=False)
        return [note, TextArea(self._text, id="text", soft_wrap=True, compact=True)]

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._waiting is None:
            self._waiting = self.set_timer(TYPED_AFTER, self.take_words)

    def take_words(self) -> None:
        """Put what is written into the brief now."""
        self._waiting = None
        text = self.query_one(TextArea).text
        if text != self._text:
            self._text = text
            self.say(self._working.type_words(lambda desk: self._put(desk, text)))

    def action_keep(self) -> None:
        """Close the window; what is written stays."""
        self.action_close()

    def action_close(self) -> None:
        """Put the words in, say what is wrong with them if anything, and close."""
        self.take_words()
        self.dismiss(None)
        self._working.say(*self._working.desk.told)

    def action_editor(self) -> None:
        """Write in the author's own editor."""
        box = self.query_one(TextArea)
        try:
            with self.app.suspend():
                text = edited(box.text)
        except SuspendNotSupported:
            self.say("This terminal cannot open an editor; write here.")
        except (AssistantError, OSError) as error:
            self.say(f"The editor did not give the words back: {error} They are here unchanged.")
        else:
            box.text = text
            self.take_words()
