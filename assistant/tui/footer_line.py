"""The last line: the keys that matter where one is. Never longer than the screen is wide."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, TextArea

from assistant.tui.actions import Action, first_key, footer_of
from assistant.tui.places import place_chain, run_here


class FooterLine(Widget):
    """Keys and their words; a click does what the key does."""

    places: reactive[tuple[str, ...]] = reactive(())
    typing: reactive[bool] = reactive(False)

    def shown(self) -> tuple[Action, ...]:
        """Return the actions on the line as it is now."""
        return footer_of(self.places, self.size.width, typing=self.typing)

    def render(self) -> Content:
        """Write each key in bold before its word."""
        parts: list[str | tuple[str, str]] = [" "]
        for action in self.shown():
            parts += [(first_key(action, typing=self.typing), "bold"), f" {action.label} "]
        return Content.assemble(*parts)

    def follow_focus(self) -> None:
        """Show the keys of the place that has the focus."""
        self.typing = isinstance(self.screen.focused, Input | TextArea)
        self.places = tuple(place for place, _ in place_chain(self.screen))

    async def on_click(self, event: events.Click) -> None:
        """Do what the word under the mouse says."""
        column = 1
        for action in self.shown():
            column += len(first_key(action, typing=self.typing)) + len(action.label) + 2
            if event.x < column:
                await run_here(self.screen, action)
                return
