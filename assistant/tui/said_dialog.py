"""What we said before: the positions of past submissions, the theme at hand first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from assistant.desk.said import SaidBefore, taken_lines
from assistant.tui.dialog import Dialog
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import Rows, Words

_NOTHING = "Nothing has been entered yet; each final copy enters the positions that it takes."


class SaidDialog(Dialog[None]):
    """Shows what was said, and changes nothing."""

    def __init__(self, said: Sequence[SaidBefore]) -> None:
        super().__init__("What we said before")
        self._said = said

    def body(self) -> list[Widget]:
        """Return the list."""
        return [Rows(id="taken")]

    def on_mount(self) -> None:
        """Show the entries."""
        super().on_mount()
        rows = [(str(at), words) for at, words in enumerate(said_words(self._said))]
        self.query_one("#taken", Rows).show(rows)


def said_words(said: Sequence[SaidBefore]) -> Iterator[Words]:
    """Yield the rows: a theme, then what was said on it, each entry with its statement."""
    if not any(theme.taken for theme in said):
        yield Content(_NOTHING)
    for theme in said:
        yield Content.assemble((one_line(theme.title), "bold"))
        if not theme.taken:
            yield Hanging(Part("  ", Content("Nothing was said on this before.")))
        for taken in theme.taken:
            first, second = taken_lines(taken)
            yield Hanging(
                Part("  ", Content(one_line(first))),
                Part("    ", Content.assemble((one_line(second), "dim"))),
            )
