"""The names of a pane's tabs on one line; a click shows a tab."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

_GAP = 2


class TabLine(Widget):
    """Tabs by name: ``names`` maps each to its words, ``chosen`` is the one shown."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, names: dict[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.names = names
        self.chosen = next(iter(names))

    def name_tab(self, name: str, words: str) -> None:
        """Write ``words`` on a tab."""
        if self.names[name] != words:
            self.names[name] = words
            self.refresh()

    def choose(self, name: str) -> None:
        """Show which tab is open."""
        self.chosen = name
        self.refresh()

    def render(self) -> Content:
        """Write the names, the open one in reverse video."""
        parts: list[str | tuple[str, str]] = []
        for name, words in self.names.items():
            style = "bold reverse" if name == self.chosen else "dim"
            parts += [(f" {words} ", style)]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the mouse."""
        column = 0
        for name, words in self.names.items():
            column += len(words) + _GAP
            if event.x < column:
                self.post_message(self.Chosen(name))
                return
