"""The search box: letters go in, and a search begins when they stop."""

from __future__ import annotations

from typing import ClassVar

from textual.message import Message
from textual.widgets import Input

from assistant.tui.bindings import bindings

LONGEST = 400
"""Characters of a query; nobody types more, and what is pasted by mistake is cut."""


class SearchBox(Input):
    """One line to type into."""

    WHERE: ClassVar[str] = "box"
    BINDINGS = bindings("box")

    class ToList(Message):
        """The author wants to go on to what was found."""

    def __init__(self) -> None:
        super().__init__(
            id="query",
            placeholder='words to look for: "exact words", -not',
            max_length=LONGEST,
            compact=True,
            select_on_focus=False,
        )

    def action_to_list(self) -> None:
        """Go to what was found."""
        self.post_message(self.ToList())
