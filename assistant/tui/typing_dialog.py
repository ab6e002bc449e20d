"""A window to type into: what is typed is on disk half a second later, and there again if need be.

The promise: until its words are kept or given up, no end of the program loses more than the last
moment of typing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual import on
from textual.await_complete import AwaitComplete
from textual.timer import Timer
from textual.widgets import Input, TextArea

from assistant.desk.unfinished import Typed, Window
from assistant.tui.dialog import Dialog

if TYPE_CHECKING:
    from assistant.tui.app import AssistantApp
    from assistant.tui.typed_words import TypedWords

_Result = TypeVar("_Result")
KEPT_AFTER = 0.2
"""Seconds after a key at which the words are written, also while more are typed."""
_BACK = "What you had typed here and not kept is back."


class TypingDialog(Dialog[_Result], Generic[_Result]):
    """A window of a screen in ``folder``; ``window`` says which, so that its words find back."""

    def __init__(self, title: str, folder: Path, window: Window) -> None:
        super().__init__(title)
        self.folder, self.window = folder, window
        self._at_first: dict[str, str] | None = None
        self._due: Timer | None = None

    def on_mount(self) -> None:
        """Bring back what was typed here and not kept."""
        super().on_mount()
        if self._at_first is not None:
            return  # Textual calls this once for each class that has it
        self._at_first = self._words()
        typed = self._typed_words.of(self.folder, self.window)
        boxes = self._boxes()
        known = {name: words for name, words in typed.items() if name in boxes}
        for name, words in known.items():
            box = boxes[name]
            if isinstance(box, TextArea):
                box.text = words
            else:
                box.value = words
        if known:
            self.say(_BACK)
            self.brought_back()

    def brought_back(self) -> None:
        """Bring back what hangs on the words, now that they are there again."""

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _note(self) -> None:
        if self._due is None:
            self._due = self.set_timer(KEPT_AFTER, self.take_words)

    def take_words(self) -> None:
        """Have what is typed written now."""
        self._keep_words(is_open=True)

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Close the window; what was typed is kept elsewhere now, or given up."""
        if self.is_active:
            self._typed_words.forget(self.folder, self.window)
            self._at_first = None
        return super().dismiss(result)

    def leave(self) -> None:
        """Close the window; what was typed is there again when it is opened the next time."""
        if self.is_active:
            self._keep_words(is_open=False)
            self._at_first = None
            super().dismiss(None)

    def _keep_words(self, *, is_open: bool) -> None:
        self._due = None
        first = self._at_first
        if first is not None:
            words = {
                name: words for name, words in self._words().items() if first.get(name) != words
            }
            typed = Typed(window=self.window, words=words, is_open=is_open)
            self._typed_words.keep(self.folder, typed)

    @property
    def _typed_words(self) -> TypedWords:
        return cast("AssistantApp", self.app).typed_words

    def _boxes(self) -> dict[str, Input | TextArea]:
        boxes = [*self.query(Input), *self.query(TextArea)]
        return {box.id: box for box in boxes if box.id}

    def _words(self) -> dict[str, str]:
        boxes = self._boxes().items()
        return {n: box.text if isinstance(box, TextArea) else box.value for n, box in boxes}
