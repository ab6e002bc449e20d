"""A pin whose source has changed: what it quotes, and the places where its words stand now."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assistant.desk.repinning import Place, Places
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import Rows


class AgainRows(Rows):
    """The places."""

    WHERE: ClassVar[str] = "again"
    BINDINGS = bindings("again")


class AgainDialog(Dialog[Place | None]):
    """Gives the place that was chosen, or None."""

    def __init__(self, places: Places) -> None:
        super().__init__("Pin again")
        self._places = places

    def body(self) -> list[Widget]:
        """Return what is quoted now, what became of it, and the list of places."""
        told = f"It quotes: “{one_line(self._places.was)}”\n{one_line(self._places.told)}"
        return [Static(Content(told), markup=False), AgainRows(id="choices")]

    def on_mount(self) -> None:
        """List the places."""
        super().on_mount()
        nothing = "There is no place to pin it to. Take it out with x in Pinned (pane 4)."
        rows = [(str(at), _words(place)) for at, place in enumerate(self._places.places)]
        self.query_one(Rows).show(rows or [("none", Hanging(Part("", Content(nothing))))])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        places = self._places.places
        self.dismiss(places[event.option_index] if event.option_index < len(places) else None)


def _words(place: Place) -> Hanging:
    around = Content.assemble(
        (f"… {one_line(place.before)} ", "dim"),
        (f"“{one_line(place.words)}”", "bold"),
        (f" {one_line(place.after)} …", "dim"),
    )
    return Hanging(Part("Pin it here: ", around))
