"""How far each question has come, theme by theme, so that thin places show at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assistant.desk.coverage import (
    Cell,
    Coverage,
    CoverageRow,
    EvidenceCounts,
    count_evidence,
    coverage,
    evidence_words,
    is_over,
)
from assistant.desk.evidence import searched_sources
from assistant.library import Library
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog
from assistant.tui.plain import cut, one_line
from assistant.tui.rows import Rows

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

BAR = 10
"""Columns of a full bar."""
FEWEST = 10
"""Passages that a full bar stands for at least."""
_TITLE_LEAST, _TITLE_ENOUGH = 12, 50


class CoverageRows(Rows):
    """The table, a row for each question and each of its themes."""

    WHERE: ClassVar[str] = "coverage"
    BINDINGS = bindings("coverage")


class CoverageScreen(Dialog[None]):
    """The table of the brief as it is now; enter goes to the question and theme."""

    def __init__(self, working: DeskScreen) -> None:
        super().__init__("Coverage: questions and themes")
        self._working = working
        self._places: dict[str, tuple[str, str | None]] = {}
        self._table: Coverage | None = None

    def body(self) -> list[Widget]:
        """Return the line that explains the columns, and the table."""
        head = Static(id="note", markup=False)
        return [head, CoverageRows(id="table")]

    def on_mount(self) -> None:
        """Show what is known at once, and count the evidence."""
        super().on_mount()
        self._show(None)
        self._count()

    @work(exclusive=True, group="coverage", exit_on_error=False)
    async def _count(self) -> None:
        desk, before = self._working.desk, self._working.counts

        def count(library: Library) -> tuple[EvidenceCounts, list[str]]:
            searched = searched_sources(desk.brief, library)
            return count_evidence(library, desk.brief, desk.themes, before), searched

        counted = await self._working.ask("draft", count)
        if counted is not None:
            self._working.counts = counted[0]
            self._show(counted[1] if desk.brief.unsearched else None)

    def _show(self, searched: list[str] | None) -> None:
        if not self.query("#table"):
            return  # it was left while the evidence was counted
        live, desk = self._working.live, self._working.desk
        head = self.query_one("#note", Static)
        if live is None:
            head.update(Content("The draft is still being made; come back in a moment."))
            return
        table = coverage(
            desk.brief,
            desk.themes,
            live.standing,
            self._working.counts,
            searched=searched,
            checks=live.checks,
        )
        self._table = table
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the table out anew for the width there is."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        if self._table is None or not self.query("#table"):
            return  # it was left meanwhile
        rows = self.query_one("#table", Rows)
        widths = widths_for(rows.size.width - 1)
        self.query_one("#note", Static).update(head_words(self._table, widths))
        rows.show(self._rows(self._table, widths))

    def _rows(self, table: Coverage, widths: Widths) -> list[tuple[str, Content]]:
        rows: list[tuple[str, Content]] = []
        self._places = {}
        full = full_bar(table)
        for number, row in enumerate(table.rows):
            self._add(rows, f"q{number}", (row.name, None), question_words(row, widths))
            for cell in (cell for cell in row.cells if cell.theme or cell.pinned):
                place = (row.name, cell.theme or None)
                words = cell_words(cell, widths, full)
                self._add(rows, f"q{number}t{cell.theme}", place, words)
        return rows

    def _add(
        self,
        rows: list[tuple[str, Content]],
        name: str,
        place: tuple[str, str | None],
        words: Content,
    ) -> None:
        rows.append((name, words))
        self._places[name] = place

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        place = self._places.get(event.option_id or "")
        if place is None:
            return
        self.dismiss(None)
        answer, theme = place
        if theme is None:
            self._working.look_at(answer=answer)
            self._working.go_to_question(answer)
        else:
            self._working.look_at(answer=answer, theme=theme, query="", searching=True)
            self._working.go_to_evidence()


class Widths(NamedTuple):
    """Columns of the table: the first takes what the others leave."""

    title: int
    says: int = BAR + 5
    pinned: int = 6
    against: int = 7
    checks: int = 6
    last: int = 11


def widths_for(width: int) -> Widths:
    """Return the columns for a table of this width."""
    rest = Widths(0)
    room = width - sum(rest) - len(rest) - 1
    more = max(0, room - _TITLE_ENOUGH) // 2  # a long answer is worth as much as a long question
    return Widths(max(_TITLE_LEAST, room - more), rest.says + more)


def head_words(table: Coverage, widths: Widths) -> Content:
    """Return the line that says how far the brief is, and the names of the columns."""
    names = _line(widths, "", "answer / found", ("pinned", "against", "checks", "words"))
    told = f"{table.answered} of {table.asked} answered · a full bar: {full_bar(table)} passages"
    return Content.assemble(told, "\n", (names, "dim"))


def question_words(row: CoverageRow, widths: Widths) -> Content:
    """Return the line of a question: what it says, pins, and words against the limit."""
    over = "! " if is_over(row) else ""
    limit = f"/{row.limit:,}" if row.limit is not None else ""
    checks = _count(sum(not finding.startswith("info") for finding in row.findings))
    label = f"Q{row.name}" if row.name[:1].isdigit() else row.name
    thin = "" if row.answered or not row.asked else "! "
    words = f"{over}{row.words:,}{limit}"
    title, says = one_line(f"{thin}{label} {row.text}"), one_line(row.says)
    numbers = (_count(row.pinned), _count(row.challenging), checks, words)
    return Content.assemble((_line(widths, title, says, numbers), "bold"))


def cell_words(cell: Cell, widths: Widths, full: int) -> Content:
    """Return the line of a theme: pinned, challenged, and a bar of what the library holds."""
    title = one_line(f"  {'[x]' if cell.ticked else '[ ]'} {cell.title}")
    held = "position" if cell.positions else "no position"
    counted = f"{bar(cell.evidence, full)} {_found(cell.evidence):>4}"
    numbers = (_count(cell.pinned), _count(cell.challenging), "", held)
    return Content(_line(widths, title, counted if cell.theme else "", numbers))


def bar(count: int | None, full: int) -> str:
    """Return a bar of how much there is; dots where nothing was counted."""
    if count is None:
        return "·" * BAR
    filled = min(BAR, -(-count * BAR // full))
    return "█" * filled + "░" * (BAR - filled)


def full_bar(table: Coverage) -> int:
    """Return how many passages a full bar stands for: as many as the richest place has.

    Below :data:`FEWEST` a place is thin whatever the others have.
    """
    counts = [cell.evidence or 0 for row in table.rows for cell in row.cells]
    return max([FEWEST, *counts])


def _found(count: int | None) -> str:
    return "?" if count is None else f"{'! ' if not count else ''}{evidence_words(count)}"


def _count(number: int) -> str:
    return str(number) if number else "-"


def _line(widths: Widths, title: str, says: str, numbers: Sequence[str]) -> str:
    columns = (widths.pinned, widths.against, widths.checks, widths.last)
    left = f"{cut(title, widths.title):<{widths.title}} {cut(says, widths.says):<{widths.says}}"
    return " ".join([left, *(f"{cut(n, w):>{w}}" for n, w in zip(numbers, columns, strict=True))])
