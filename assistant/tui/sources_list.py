"""Pane 1, second tab: the documents, which of them are searched, and those that cannot be read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from assistant.desk.sources import SourceRow, toggle_source
from assistant.tui.bindings import bindings
from assistant.tui.desk_rows import DeskRows
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import Words


class DocumentRows(DeskRows):
    """The documents, a row each."""

    WHERE: ClassVar[str] = "sources"
    BINDINGS = bindings("sources")

    def __init__(self) -> None:
        super().__init__(id="documents")
        self.rows: tuple[SourceRow, ...] = ()

    @property
    def row(self) -> SourceRow | None:
        """The document that the cursor is on."""
        return next((row for row in self.rows if f"f{row.file}" == self.name_here), None)

    def show_documents(self, rows: tuple[SourceRow, ...], folder: str) -> None:
        """Show the documents, or where to put them."""
        self.rows = rows
        empty = f"No documents yet. Put them into {folder} and press r."
        words: list[tuple[str, Words]] = [(f"f{row.file}", _words(row)) for row in rows]
        self.show(words or [("none", Content(one_line(empty)))])

    def action_tick(self) -> None:
        """Search this document, or leave it out."""
        row = self.row
        if row is not None and row.source is not None:
            source = row.source
            self.working.change(lambda desk: toggle_source(desk, source))
            self.working.search()
        elif row is not None:
            self.working.say(f"{row.file} could not be read: {row.reason}")

    def action_facts(self) -> None:
        """See and correct what is known of it."""
        row = self.row
        if row is not None and row.source is not None:
            self.working.show_facts(row.source)
        elif row is not None:
            self.working.say(f"{row.file} could not be read: {row.reason}")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self.row
        if row is not None and row.source is not None:
            self.working.read_source(row.source.id)
        elif row is not None:
            self.working.say(f"{row.file} could not be read: {row.reason}")


def _words(row: SourceRow) -> Hanging:
    told = [
        f"{row.passages:,} passages" if row.source else one_line(row.reason),
        one_line(row.marking or ""),
        f"{row.pinned} pinned" if row.pinned else "",
    ]
    about = " · ".join(part for part in told if part)
    title = Content.assemble((one_line(row.title), "bold"))
    return Hanging(Part(f"{row.mark} ", title, 1), Part("    ", Content.assemble((about, "dim"))))
