"""A window with rows to choose one from."""

from __future__ import annotations

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from assistant.tui.dialog import Dialog
from assistant.tui.rows import Rows


class ChooseDialog(Dialog[str | None]):
    """Gives the name of the row that was chosen, or None."""

    def __init__(self, title: str, rows: list[tuple[str, str]]) -> None:
        super().__init__(title)
        self._rows = rows

    def body(self) -> list[Widget]:
        """Return the list."""
        return [Rows(id="choices")]

    def on_mount(self) -> None:
        """List the rows."""
        super().on_mount()
        self.query_one(Rows).show([(name, Content(words)) for name, words in self._rows])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
