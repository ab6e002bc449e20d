"""Reading the documents: a bar while it lasts, and then what came of every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import ProgressBar, Static

from assistant.desk.evidence import documents_place
from assistant.library import IndexReport
from assistant.library.source import Source
from assistant.tui.dialog import Dialog
from assistant.tui.plain import one_line
from assistant.tui.rows import Rows

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen


class ReadingDialog(Dialog[None]):
    """Shows the reading that is under way; esc stops it, or closes what came of it."""

    def __init__(self, working: DeskScreen) -> None:
        super().__init__("Reading documents")
        self._working = working

    def body(self) -> list[Widget]:
        """Return the bar and the list."""
        bar = ProgressBar(total=None, show_eta=False, id="bar")
        return [bar, Static(id="file", markup=False), Rows(id="files")]

    def on_mount(self) -> None:
        """Begin to read, unless that is going on already."""
        super().on_mount()
        if self._working.reading is None:
            self._working.read_documents(all_of_them=True)
        self.show()

    def show(self) -> None:
        """Show how far it is, or what came of it."""
        reading, report = self._working.reading, self._working.report
        bar = self.query_one("#bar", ProgressBar)
        if reading is not None:
            done, total, name = reading
            bar.update(total=total, progress=done)
            self.query_one("#file", Static).update(Content(f"{done} of {total} · {one_line(name)}"))
        elif report is not None:
            bar.update(total=1, progress=1)
            words = report_words(
                report, tuple(r.source for r in self._working.documents if r.source)
            )
            self.query_one("#file", Static).update(Content(words[0]))
            rows = [(str(at), Content(one_line(line))) for at, line in enumerate(words[1:])]
            self.query_one("#files", Rows).show(rows)
            if not (report.added or report.changed or report.unchanged or report.failed):
                place = documents_place(self._working.desk)
                self.say(f"There are no documents yet. Put them into {place}; r reads them.")

    def action_close(self) -> None:
        """Stop reading, or close the window."""
        if self._working.stop_reading():
            self.say("Stopping after this document.")
        else:
            self.dismiss(None)


def report_words(report: IndexReport, sources: tuple[Source, ...]) -> list[str]:
    """Return what an indexing did: a line for the whole, then one for each file."""
    files = {source.id: source for source in sources}
    counted = [
        f"{len(report.added)} new", f"{len(report.changed)} changed",
        f"{len(report.unchanged)} as before", f"{len(report.removed)} gone",
        f"{len(report.failed)} could not be read",
    ]  # fmt: skip
    lines = [" · ".join(counted), *report.notes]
    lines += [f"! {file}: {reason}" for file, reason in report.failed]
    for what, ids in (
        ("new", report.added),
        ("changed", report.changed),
        ("as before", report.unchanged),
    ):
        for name in ids:
            source = files.get(name)
            told = (
                f"{source.file}: {what}, {source.passages:,} passages"
                if source
                else f"{name}: {what}"
            )
            lines.append(told)
    return [*lines, *(f"{name}: gone" for name in report.removed)]
