"""How far each question has come, theme by theme, so that thin places show at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assistant.desk.coverage import (
    MOST,
    Cell,
    Coverage,
    CoverageRow,
    EvidenceCounts,
    count_evidence,
    coverage,
    evidence_words,
    findings_words,
    is_over,
    length_words,
)
from assistant.desk.evidence import searched_sources
from assistant.library import Library
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import cut
from assistant.tui.rows import Rows, Words

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

BAR = 10
"""Columns of a full bar; it stands for :data:`MOST` passages."""
_TITLE = 28


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
        head.update(
            Content(f"{table.answered} of {len(table.rows)} answered · bar: passages found")
        )
        self.query_one("#table", Rows).show(self._rows(table))

    def _rows(self, table: Coverage) -> list[tuple[str, Words]]:
        rows: list[tuple[str, Words]] = []
        self._places = {}
        for number, row in enumerate(table.rows):
            self._add(rows, f"q{number}", (row.name, None), question_words(row))
            for cell in (cell for cell in row.cells if cell.theme or cell.pinned):
                place = (row.name, cell.theme or None)
                self._add(rows, f"q{number}t{cell.theme}", place, cell_words(cell))
        return rows

    def _add(
        self,
        rows: list[tuple[str, Words]],
        name: str,
        place: tuple[str, str | None],
        words: Words,
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


def question_words(row: CoverageRow) -> Hanging:
    """Return the line of a question: what it says, pins, and words against the limit."""
    over = "! " if is_over(row) else ""
    thin = "" if row.answered else "! "
    against = f", {row.challenging} against" if row.challenging else ""
    found = findings_words([f for f in row.findings if not f.startswith("info")])
    told = f"{row.pinned} pinned{against} · {over}{length_words(row)}{found}"
    label = f"Q{row.name}" if row.name[:1].isdigit() else row.name
    words = Content.assemble(
        (f"{cut(f'{label} {row.text}', _TITLE)}: {cut(row.says, _TITLE)}", "bold"), f" · {told}"
    )
    return Hanging(Part(thin, words))


def cell_words(cell: Cell) -> Hanging:
    """Return the line of a theme: pinned, challenged, and a bar of what the library holds."""
    box = "[x]" if cell.ticked else "[ ]"
    title = cut(cell.title, _TITLE)
    against = f", {cell.challenging} against" if cell.challenging else ""
    pins = f"{cell.pinned} pinned{against}"
    held = cut(", ".join(cell.positions), _TITLE) or "! no position"
    counted = f"{bar(cell.evidence)} {evidence_words(cell.evidence):>4}"
    shown = counted if cell.theme else " " * (BAR + 5)
    words = Content.assemble(f"{title:<{_TITLE}} {shown} ", (f"{pins} · {held}", "dim"))
    return Hanging(Part(f"  {box} ", words))


def bar(count: int | None) -> str:
    """Return a bar of how much there is: full at :data:`MOST`, dots where nothing was counted."""
    if count is None:
        return "·" * BAR
    filled = min(BAR, -(-count * BAR // MOST))
    return "█" * filled + "░" * (BAR - filled)
