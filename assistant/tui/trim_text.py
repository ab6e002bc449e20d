"""The words in the trim window: what is kept of them, and which of them the mouse points at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from assistant.desk.trimming import Part, PartKind, Trim, parts
from assistant.tui.plain import flat

_STYLES: dict[PartKind, str] = {
    "before": "dim", "after": "dim", "kept": "bold", "left out": "dim strike",
    "going": "reverse", "put in": "italic",
}  # fmt: skip
_AT = "at"


class TrimText(Static):
    """Shows a trim; pressing the mouse on a word takes the nearer end, moving it moves the end."""

    ALLOW_SELECT = False

    class Pointed(Message):
        """The mouse points at the word at an offset of the source's text; ``first`` when it was
        pressed there, and not moved there."""

        def __init__(self, at: int, *, first: bool) -> None:
            super().__init__()
            self.at, self.first = at, first

    def __init__(self) -> None:
        super().__init__(id="words", markup=False)
        self._at: int | None = None

    def show(self, trim: Trim) -> None:
        """Show a trim."""
        self.update(trim_words(trim))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the end nearest to the mouse."""
        if (at := _pointed(event)) is not None:
            self._at = at
            self.capture_mouse()
            self.post_message(self.Pointed(at, first=True))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Bring it along while the button is held."""
        at = _pointed(event)
        if self._at is not None and at is not None and at != self._at:
            self._at = at
            self.post_message(self.Pointed(at, first=False))

    def on_mouse_up(self) -> None:
        """Leave it where it is."""
        self._at = None
        self.release_mouse()


def trim_words(trim: Trim) -> Content:
    """Return the words with ⟦ ⟧ around what is kept and ◀ or ▶ at the end that moves."""
    shown = parts(trim)
    kept = [at for at, part in enumerate(shown) if part.kind not in ("before", "after")]
    first, last = (kept[0], kept[-1]) if kept else (0, len(shown) - 1)
    pieces: list[tuple[str, str | Style]] = []
    for at, part in enumerate(shown):
        if at == first:
            pieces.append(("▶⟦" if trim.end == "start" else "⟦", "bold"))
        pieces += _words(part)
        if at == last:
            pieces.append(("⟧◀" if trim.end == "end" else "⟧", "bold"))
    return Content.assemble(*pieces)


def _words(part: Part) -> Iterator[tuple[str, str | Style]]:
    """Give the words of a part, each with its place in the source where that is known."""
    style, text = _STYLES[part.kind], flat(part.text)
    marks = ("[…", "…]") if part.kind == "left out" else ("", "")
    if marks[0]:
        yield marks[0], style
    for found in re.finditer(r"\S+\s*|\s+", text):
        place = Style.from_meta({_AT: part.start + found.start()}) if part.start >= 0 else Style()
        yield found[0], Style.parse(style) + place
    if marks[1]:
        yield marks[1], style


def _pointed(event: events.MouseEvent) -> int | None:
    at = event.style.meta.get(_AT)
    return at if isinstance(at, int) else None
