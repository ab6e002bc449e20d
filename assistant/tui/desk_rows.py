"""A list of the main screen: its keys ask the screen for what they mean."""

from __future__ import annotations

from assistant.tui.quoting_screen import QuotingScreen
from assistant.tui.rows import Rows


class DeskRows(Rows):
    """A list that changes the desk."""

    @property
    def working(self) -> QuotingScreen:
        """The screen."""
        assert isinstance(self.screen, QuotingScreen)  # noqa: S101 - it is composed there
        return self.screen
