"""What is painted before anything else is loaded: the empty frame, and what is being opened.

It loads nothing but Textual, so that the first picture comes at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from assistant.tui.plain import one_line

FRAME = {"brief": "1 Brief", "evidence": "2 Evidence", "source": "3 Source", "draft": "4 Draft"}


class OpeningScreen(Screen[Any]):
    """The frame of the main screen without a desk; keys wait for what comes in its place."""

    is_ready = False

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (104, "-wide")]
    CSS = """
    OpeningScreen #opening { height: 1; background: $panel; padding: 0 1; }
    OpeningScreen .frame { border: round $foreground 40%; }
    OpeningScreen.-narrow .frame { border: none; border-top: solid $foreground 40%; }
    OpeningScreen.-narrow #brief, OpeningScreen.-narrow #draft { display: none; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Lay the frame out."""
        words = Content(f"Opening {one_line(str(self._folder))} …")
        yield Static(words, id="opening", markup=False)
        panes = {name: Vertical(id=name, classes="frame") for name in FRAME}
        for name, title in FRAME.items():
            panes[name].border_title = title
        with Horizontal(id="panes"):
            yield panes["brief"]
            yield Vertical(panes["evidence"], panes["source"], id="middle")
            yield panes["draft"]
