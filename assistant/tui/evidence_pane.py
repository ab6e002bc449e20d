"""Pane 2: the search box, how it searches, and what was found."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from assistant.briefs.brief import Bearing
from assistant.desk.desk import Desk
from assistant.desk.evidence import MODES, SORTS, Found, Row
from assistant.desk.sources import SourceRow
from assistant.tui.bindings import bindings
from assistant.tui.desk_rows import DeskRows
from assistant.tui.evidence_words import row_words
from assistant.tui.plain import one_line
from assistant.tui.search_box import SearchBox

_NOTHING = "nothing"
_WAYS = (
    "/ to type words · 1 for the questions and their themes · 4 for the draft · "
    "r to read new documents"
)


class EvidenceRows(DeskRows):
    """What was found, a row each."""

    WHERE: ClassVar[str] = "evidence"
    BINDINGS = bindings("evidence")

    def __init__(self) -> None:
        super().__init__(id="found")
        self.rows: dict[str, Row] = {}

    def show_found(self, found: Found | None, desk: Desk) -> None:
        """Show what a search gave, or why it gave nothing."""
        if found is None:
            return
        self.rows = {_name(row): row for row in found.rows}
        here = desk.looking.answer
        rows = [(name, row_words(row, desk.brief, here)) for name, row in self.rows.items()]
        told = Content.assemble(one_line(found.sentence), "\n", (_WAYS, "dim"))
        self.show(rows or [(_NOTHING, told)])

    @property
    def row(self) -> Row | None:
        """The row that the cursor is on."""
        return self.rows.get(self.name_here or "")

    def action_pin(self) -> None:
        """Pin this quotation, or take it out where it is pinned here."""
        if self.row:
            self.working.pin_row(self.row, None)

    def action_supports(self) -> None:
        """Pin it as support."""
        self._pin("supports")

    def action_challenges(self) -> None:
        """Pin it as a challenge."""
        self._pin("challenges")

    def _pin(self, bearing: Bearing) -> None:
        if self.row:
            self.working.pin_row(self.row, bearing)

    def action_trim(self) -> None:
        """Choose which of its words to quote."""
        if self.row:
            self.working.trim_row(self.row)

    def action_copy(self) -> None:
        """Copy the words with their reference."""
        if self.row:
            self.working.copy_row(self.row)

    def action_mode(self) -> None:
        """Go on to the next way to match."""
        mode = self.working.desk.looking.mode
        following = MODES[(MODES.index(mode) + 1) % len(MODES)]
        self.working.look_at(mode=following, searching=True)

    def action_sort(self) -> None:
        """Go on to the next order."""
        sort = self.working.desk.looking.sort
        following = SORTS[(SORTS.index(sort) + 1) % len(SORTS)]
        self.working.look_at(sort=following, searching=True)

    def action_sources(self) -> None:
        """Go to the list of documents."""
        self.working.go_to_sources()

    @on(OptionList.OptionSelected)
    def _read(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.row:
            self.working.read_row(self.row)


class EvidencePane(Vertical):
    """The box, the line that says how it searches, and the list."""

    def compose(self) -> ComposeResult:
        """Lay the pane out."""
        yield SearchBox()
        yield Static(id="how", markup=False)
        yield EvidenceRows()

    @property
    def rows(self) -> EvidenceRows:
        """The list."""
        return self.query_one(EvidenceRows)

    def show_desk(self, desk: Desk, documents: tuple[SourceRow, ...]) -> None:
        """Show what is searched for, and how."""
        looking = desk.looking
        searched = sum(row.state == "searched" for row in documents)
        unit = "source" if searched == 1 else "sources"
        how = f"m match: {looking.mode}  f in: {searched} {unit}  s sort: {looking.sort}"
        self.query_one("#how", Static).update(Content(how), layout=False)
        box = self.query_one(SearchBox)
        if not box.has_focus and box.value != looking.query:
            with box.prevent(Input.Changed):
                box.value = looking.query
        title = next((t.title for t in desk.themes.themes if t.id == looking.theme), None)
        box.placeholder = (
            f"evidence for the theme “{one_line(title)}”" if title else "words to look for"
        )

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        working = self.rows.working
        if event.value != working.desk.looking.query:
            working.look_at(query=event.value, searching=True)

    @on(SearchBox.ToList)
    def _to_list(self, event: SearchBox.ToList) -> None:
        event.stop()
        self.rows.focus()


def _name(row: Row) -> str:
    passage = row.match.passage
    return f"{passage.source}:{passage.start}:{passage.end}"
