"""Trimming a quotation: whole words of the source are kept or left out; nothing is typed.

The window shows the sentences around, and says at every key what the trim does to the meaning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.desk.reaching import reach, take_end
from assistant.desk.trimming import (
    Trim,
    leave_out,
    mark_sic,
    move,
    other_end,
    put_all_back,
    reset,
    status,
    step_back,
)
from assistant.errors import AssistantError
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog
from assistant.tui.plain import flat
from assistant.tui.trim_text import TrimText


class TrimDialog(Dialog[Trim | None]):
    """Gives the trim to keep, or None."""

    WHERE: ClassVar[str] = "trim"
    BINDINGS = bindings("trim")

    def __init__(self, trim: Trim) -> None:
        super().__init__(f"Trim quote · {trim.ground.source.title}")
        self.trim = trim

    def body(self) -> list[Widget]:
        """Return the words, and the line that says what the trim does."""
        words = VerticalScroll(TrimText(), id="around")
        words.can_focus = False
        return [words, Static(id="status", markup=False)]

    def on_mount(self) -> None:
        """Show the words."""
        super().on_mount()
        self._show()

    def _do(self, change: Callable[[Trim], Trim]) -> None:
        try:
            self.trim = change(self.trim)
        except AssistantError as error:
            self.say(str(error))
            return
        self.say()
        self._show()

    def _show(self) -> None:
        self.query_one(TrimText).show(self.trim)
        self.query_one("#status", Static).update(Content(flat(status(self.trim))))

    @on(TrimText.Pointed)
    def _pointed(self, message: TrimText.Pointed) -> None:
        """Bring an end to the word that the mouse points at."""
        self._do(lambda trim: (take_end if message.first else reach)(trim, message.at))

    def action_other_end(self) -> None:
        """Move the other end from now on."""
        self._do(other_end)

    def action_word_right(self) -> None:
        """Move the end a word forward."""
        self._do(lambda trim: move(trim, 1))

    def action_word_left(self) -> None:
        """Move the end a word back."""
        self._do(lambda trim: move(trim, -1))

    def action_sentence_down(self) -> None:
        """Move the end a sentence forward."""
        self._do(lambda trim: move(trim, 1, by="sentence"))

    def action_sentence_up(self) -> None:
        """Move the end a sentence back."""
        self._do(lambda trim: move(trim, -1, by="sentence"))

    def action_leave_out(self) -> None:
        """Choose words to leave out, or leave those chosen out."""
        self._do(leave_out)

    def action_put_back(self) -> None:
        """Put everything back."""
        self._do(put_all_back)

    def action_sic(self) -> None:
        """Mark a mistake of the source."""
        self._do(mark_sic)

    def action_reset(self) -> None:
        """Go back to how it was."""
        self._do(reset)

    def action_keep(self) -> None:
        """Keep the quotation; words chosen to be left out are left out first."""
        if self.trim.gap is not None:
            self._do(leave_out)
            return
        self.dismiss(self.trim)

    def action_close(self) -> None:
        """Give up choosing words to leave out, or the trim."""
        back = step_back(self.trim)
        if back is None:
            self.dismiss(None)
        else:
            self._do(lambda _: back)
