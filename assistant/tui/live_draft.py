"""Pane 4, first tab: the draft as it would be written now, with words against limits."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from assistant.desk.live import DraftLine, LiveDraft, Run
from assistant.drafting.lines import PROPOSED
from assistant.tui.bindings import bindings
from assistant.tui.desk_rows import DeskRows
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import flat, one_line
from assistant.tui.rows import Words

_STYLES = {"title": "bold", "heading": "bold", "question": "bold", "choice": "italic"}
_STEP = "  "
_PROBLEM = "problem"


class DraftRows(DeskRows):
    """The draft, a row for each heading, paragraph, item or quotation."""

    WHERE: ClassVar[str] = "draft"
    BINDINGS = bindings("draft")

    def __init__(self) -> None:
        super().__init__(id="live")
        self.lines: tuple[DraftLine, ...] = ()

    @property
    def line(self) -> DraftLine | None:
        """The line that the cursor is on."""
        name = self.name_here or ""
        return self.lines[int(name)] if name.isdecimal() else None

    def show_draft(self, live: LiveDraft | None, problem: str = "") -> None:
        """Show the draft; the cursor stays on its line.

        ``problem`` says why there is no draft of what the brief says now, or is "".
        """
        self.lines = live.lines if live is not None else ()
        rows: list[tuple[str, Words]] = [
            (str(number), _words(line)) for number, line in enumerate(self.lines)
        ]
        if problem:
            rows.insert(0, (_PROBLEM, _problem_words(problem, earlier=bool(rows))))
        self.show(rows or [("none", Content("There is nothing in the draft yet."))])

    def scroll_to_answer(self, answer: str) -> None:
        """Bring the lines of an answer into view, where the author is working elsewhere."""
        at = next((n for n, line in enumerate(self.lines) if line.origin.answer == answer), None)
        if at is not None and not self.has_focus:
            self.go_to(str(at))
            self.call_after_refresh(self.scroll_to_highlight, top=True)

    @property
    def proposal(self) -> str | None:
        """The proposal that the cursor is on."""
        line, live = self.line, self.working.live
        if line is None or live is None:
            return None
        known = {quote.pin for quote in live.proposals}
        return next((pin for pin in line.pins if pin in known), None)

    def action_accept(self) -> None:
        """Accept the quotation that is proposed here."""
        self.working.accept(self.proposal)

    def action_decline(self) -> None:
        """Turn it down."""
        self.working.decline(self.proposal)

    def action_copy(self) -> None:
        """Copy the answer that the cursor is in, or else the one looked at."""
        here = self.line.origin.answer if self.line is not None else None
        self.working.copy_answer(here or self.working.desk.looking.answer)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.line is not None:
            self.working.go_to_origin(self.line.origin)


def _problem_words(problem: str, *, earlier: bool) -> Hanging:
    told = "! The draft cannot be made: "
    below = "Below is the last one that could." if earlier else "The brief is saved all the same."
    words = Content.assemble((told, "bold"), one_line(problem), " ", (below, "dim"))
    return Hanging(Part("", words), Part("", Content(" ")))


def _words(line: DraftLine) -> Hanging:
    indent = _STEP * line.depth
    mark = f"{line.mark} " if line.mark else ""
    proposed = (f"[{PROPOSED}] ", "bold reverse") if line.proposed else ""
    words = Content.assemble(proposed, *(_run(line, run) for run in line.runs))
    return Hanging(Part(f"{indent}{mark}", words), Part("", Content(" ")))


def _run(line: DraftLine, run: Run) -> tuple[str, str]:
    styles = [
        _STYLES.get(line.kind, ""),
        "bold" if run.bold or run.kind == "missing" else "",
        "italic" if run.italic else "",
        "underline" if run.kind == "quoted" else "",
    ]
    return flat(run.text), " ".join(style for style in styles if style)
