"""A pane with tabs: their names on one line, and the list of the one that is open."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher

from assistant.tui.bindings import bindings
from assistant.tui.rows import Rows
from assistant.tui.tab_line import TabLine


class TabbedPane(Vertical):
    """``TABS`` maps the id of each tab's list to its name."""

    WHERE: ClassVar[str] = "tabs"
    BINDINGS = bindings("tabs")
    TABS: ClassVar[dict[str, str]] = {}

    def lists(self) -> tuple[Rows, ...]:
        """Return the lists of the tabs, in their order."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay the pane out."""
        yield TabLine(dict(self.TABS))
        with ContentSwitcher(initial=next(iter(self.TABS))):
            yield from self.lists()

    @property
    def tabs(self) -> TabLine:
        """The names of the tabs."""
        return self.query_one(TabLine)

    @property
    def open_tab(self) -> str:
        """The id of the list that is shown."""
        return self.query_one(ContentSwitcher).current or next(iter(self.TABS))

    @property
    def open_list(self) -> Rows:
        """The list that is shown."""
        return self.query_one(f"#{self.open_tab}", Rows)

    def open(self, tab: str, *, focus: bool = True) -> None:
        """Show a tab; its list gets the focus, so that no key goes elsewhere."""
        self.query_one(ContentSwitcher).current = tab
        self.tabs.choose(tab)
        if focus:
            self.open_list.focus()

    @on(TabLine.Chosen)
    def _tab_chosen(self, event: TabLine.Chosen) -> None:
        event.stop()
        self.open(event.name)

    def action_next(self) -> None:
        """Show the next tab."""
        self._turn(1)

    def action_previous(self) -> None:
        """Show the tab before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        tabs = list(self.TABS)
        self.open(tabs[(tabs.index(self.open_tab) + by) % len(tabs)])
