"""A list that a person moves through: what the panes and dialogs show their rows with.

In go rows, each with a name and its words; out come the keys of a list. The promise: what is shown
again keeps the row that the cursor was on, and no row's words are ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.tui.bindings import bindings
from assistant.tui.hanging import Hanging

Words = Content | Hanging
"""What a row shows."""
HEADING = "heading "
"""What the name of a row begins with that is only a heading: the cursor passes over it."""


class Rows(OptionList):
    """A list of rows; ``WHERE`` names its keys in the table of actions."""

    WHERE: ClassVar[str] = "list"
    BINDINGS = bindings("list")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, markup=False, compact=True)

    def show(self, rows: Iterable[tuple[str, Words]], *, at: str | None = None) -> None:
        """Show rows (name, words), with the cursor on ``at``, or where it was, or first.

        Rows whose words are the same stay as they are, so that nothing jumps.
        """
        named = list(rows)
        held = [option.id for option in self.options]
        if held == [name for name, _ in named]:
            self._replace(named)
            if at is not None:
                self.go_to(at)
            return
        where, offset, index = self.name_here, self.scroll_y, self.highlighted or 0
        self.set_options(
            Option(words, id=name, disabled=name.startswith(HEADING)) for name, words in named
        )
        if not named:
            return
        if not self.go_to(at if at is not None else where):
            self.highlighted = self._standing_place(min(index, len(named) - 1))
        if at is None and where is not None and where in self._id_to_option:
            self.scroll_to(y=offset, animate=False)

    def go_to(self, name: str | None) -> bool:
        """Put the cursor on the row called ``name``; tell whether there is one."""
        if name is None or name not in self._id_to_option:
            return False
        self.highlighted = self.get_option_index(name)
        return True

    def has(self, name: str) -> bool:
        """Tell whether there is a row called ``name``."""
        return name in self._id_to_option

    @property
    def name_here(self) -> str | None:
        """The name of the row that the cursor is on."""
        at = self.highlighted
        return self.options[at].id if at is not None and at < self.option_count else None

    def _standing_place(self, index: int) -> int | None:
        """Return the row nearest below ``index`` that is no heading, else one above it."""
        places = [*range(index, self.option_count), *range(index - 1, -1, -1)]
        return next((at for at in places if not self.options[at].disabled), None)

    def _replace(self, named: Sequence[tuple[str, Words]]) -> None:
        for index, (_, words) in enumerate(named):
            held = self.options[index].prompt
            if type(held) is not type(words) or not _same(held, words):
                self.replace_option_prompt_at_index(index, words)

    def action_down(self) -> None:
        """Move down, and stay on the last row: a list that turns round loses its reader."""
        if self.highlighted is None or self.highlighted < self.option_count - 1:
            self.action_cursor_down()

    def action_up(self) -> None:
        """Move up, and stay on the first row."""
        if self.highlighted and not all(o.disabled for o in self.options[: self.highlighted]):
            self.action_cursor_up()
        elif self.option_count:
            self.scroll_to(y=0, animate=False)  # a heading above is seen again

    def action_page_down(self) -> None:
        """Move down a page; a list that is hidden and has no lines stays where it is."""
        if self.scrollable_content_region and self.highlighted is not None:
            self._move_page(1)

    def action_page_up(self) -> None:
        """Move up a page, likewise."""
        if self.scrollable_content_region and self.highlighted is not None:
            self._move_page(-1)

    def action_choose(self) -> None:
        """Do what enter does on this row."""
        self.action_select()


def _same(held: object, words: Words) -> bool:
    if isinstance(words, Hanging):
        return words.is_same(held)
    return isinstance(held, Content) and held.is_same(words)
