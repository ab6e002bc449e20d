"""Pane 3: a document as it is read, passage by passage, with what matches and what is pinned.

Only the passages around the cursor are laid out, so that a transcript of a thousand pages opens as
fast as a letter; moving on brings the next ones.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from assistant.desk.reading import PassageLine, SourcePage
from assistant.tui.bindings import bindings
from assistant.tui.desk_rows import DeskRows
from assistant.tui.plain import flat, one_line

AROUND = 24
"""Passages laid out before and after the one that the cursor is on."""
_EDGE = 3
"""Passages from the end of those laid out at which the next are brought."""
_STYLES = {"match": "reverse", "pinned": "underline", "pinned here": "bold underline"}


class SourceRows(DeskRows):
    """The passages of a document around the one that is read."""

    WHERE: ClassVar[str] = "source"
    BINDINGS = bindings("source")

    def __init__(self) -> None:
        super().__init__(id="passages")
        self.page: SourcePage | None = None
        self._first = 0
        self._last = -1

    @property
    def number(self) -> int:
        """The number of the passage that the cursor is on."""
        name = self.name_here
        return int(name) if name else 0

    @property
    def line(self) -> PassageLine | None:
        """The passage that the cursor is on."""
        lines = self.page.lines if self.page else ()
        return lines[self.number] if self.number < len(lines) else None

    def show_page(self, page: SourcePage | None, at: int | None) -> None:
        """Show a document at an offset of its text; None stays where it was."""
        number = self.number if at is None or page is None else page.line_at(at)
        if at is None and page and self.page and page.source.id != self.page.source.id:
            number = 0
        self.page = page
        self._lay_out(number, top=at is not None)

    def _lay_out(self, number: int, *, top: bool = False) -> None:
        lines = self.page.lines if self.page else ()
        self._first = max(0, number - AROUND)
        self._last = min(len(lines) - 1, number + AROUND)
        rows = [(str(line.number), _words(line)) for line in lines[self._first : self._last + 1]]
        self.show(rows, at=str(number))
        if top:
            self.call_after_refresh(self.scroll_to_highlight, top=True)

    def go_to_number(self, number: int) -> None:
        """Put the cursor on a passage, laying others out where need be."""
        if self.page and 0 <= number < len(self.page.lines) and not self.go_to(str(number)):
            self._lay_out(number, top=True)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.page is None:
            return
        near_top = self._first > 0 and self.number - self._first < _EDGE
        near_end = self._last < len(self.page.lines) - 1 and self._last - self.number < _EDGE
        if near_top or near_end:
            self._lay_out(self.number)
        self.working.passage_changed()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    def action_pin(self) -> None:
        """Pin what matches in this passage, or all of it."""
        if self.page and self.line:
            self.working.pin_line(self.page.source, self.line)

    def action_trim(self) -> None:
        """Choose which words of this passage to quote."""
        if self.page and self.line:
            self.working.trim_line(self.page.source, self.line)

    def action_next_match(self) -> None:
        """Go to the next passage with a match."""
        self._to_match(back=False)

    def action_previous_match(self) -> None:
        """Go to the passage before with a match."""
        self._to_match(back=True)

    def _to_match(self, *, back: bool) -> None:
        following = self.page.next_match(self.number, back=back) if self.page else None
        if following is None:
            self.working.say(
                "There is no match before this." if back else "There is no further match."
            )
        else:
            self.go_to_number(following)

    def action_next_passage(self) -> None:
        """Go to the next passage."""
        self.go_to_number(self.number + 1)

    def action_previous_passage(self) -> None:
        """Go to the passage before."""
        self.go_to_number(self.number - 1)

    def action_first(self) -> None:
        """Go to the beginning of the document."""
        self.go_to_number(0)

    def action_last(self) -> None:
        """Go to the end of the document."""
        if self.page:
            self.go_to_number(len(self.page.lines) - 1)


class SourcePane(Vertical):
    """The document that is read."""

    def compose(self) -> ComposeResult:
        """Lay the pane out."""
        yield SourceRows()

    @property
    def rows(self) -> SourceRows:
        """Its passages."""
        return self.query_one(SourceRows)

    def show_page(self, page: SourcePage | None, at: int | None) -> None:
        """Show a document, its title above and its place below."""
        self.rows.show_page(page, at)
        title = f" · {one_line(page.source.title)}" if page else ""
        self.border_title = Content(f"3 Source{title}")
        self.show_place()

    def show_place(self) -> None:
        """Say below which passage the cursor is on, and which match it is."""
        page, line = self.rows.page, self.rows.line
        if page is None or line is None:
            self.border_subtitle = Content("")
            return
        known = {number: at for at, number in enumerate(page.matches, start=1)}
        match = known.get(line.number)
        told = [one_line(line.place), f"match {match}/{len(known)}" if match else ""]
        self.border_subtitle = Content(" · ".join(part for part in told if part))


def _words(line: PassageLine) -> Content:
    headings = "".join(f"{flat(heading)}\n" for heading in line.headings)
    words = Content(flat(line.text))
    for mark in line.marks:
        words = words.stylize(_STYLES[mark.kind], mark.start, mark.end)
    who = f"{one_line(line.who)} ({line.voice}): " if line.who else ""
    return Content.assemble((headings, "bold"), (who, "dim"), words, "\n")
