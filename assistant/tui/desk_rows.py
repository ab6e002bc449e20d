"""A list of the main screen: its keys ask the screen for what they mean."""

from __future__ import annotations

from assistant.tui.desk_screen import DeskScreen
from assistant.tui.rows import Rows


class DeskRows(Rows):
    """A list that changes the desk."""

    @property
    def working(self) -> DeskScreen:
        """The screen."""
        assert isinstance(self.screen, DeskScreen)  # noqa: S101 - it is composed there
        return self.screen
