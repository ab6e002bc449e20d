"""A theme to add or to put right: its title and the words to look for; or one to take over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea

from assistant.desk.desk import Desk
from assistant.desk.theming import add_theme, take_theme, themes_to_take, word_theme, words_of
from assistant.themes.theme import Theme
from assistant.tui.bindings import bindings
from assistant.tui.dialog import field
from assistant.tui.plain import one_line
from assistant.tui.rows import Rows
from assistant.tui.typing_dialog import TypingDialog

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

_WORDS = "words to look for, a line each; after a comma: other words for the same"
_TAKE = "or take one over, with its words (tab goes there, enter takes it):"


class ThemeDialog(TypingDialog[None]):
    """Adds a theme and ticks it for a question; or words ``theme`` anew."""

    WHERE: ClassVar[str] = "theme"
    BINDINGS = bindings("theme")

    def __init__(self, working: DeskScreen, answer: str | None, theme: Theme | None = None) -> None:
        title = "New theme" if theme is None else "Theme"
        window = working.window("theme", answer or "", theme.id if theme else "")
        super().__init__(title, working.folder, window)
        self._working, self._answer, self._theme = working, answer, theme
        self._offered = themes_to_take(working.desk) if theme is None else ()

    def body(self) -> list[Widget]:
        """Return the boxes, and the themes to take over."""
        theme = self._theme
        title = Input(theme.title if theme else "", id="title", compact=True,
                      placeholder="for example Waiting times")  # fmt: skip
        words = TextArea(
            words_of(theme) if theme else "", id="words", soft_wrap=True, compact=True,
            tab_behavior="focus", placeholder="waiting times, delays, late replies",
        )  # fmt: skip
        label = Static(Content(_WORDS), classes="label", markup=False)
        lines: list[Widget] = [field("title", title), label, words]
        if self._offered:
            lines += [Static(Content(_TAKE), classes="label", markup=False), Rows(id="offered")]
        form = VerticalScroll(*lines, id="form")
        form.can_focus = False
        return [form]

    def on_mount(self) -> None:
        """List what there is to take over, and begin with the title."""
        super().on_mount()
        if self._offered:
            rows = [(theme.id, Content(one_line(theme.title))) for theme in self._offered]
            self.query_one(Rows).show(rows)
        self.query_one("#title", Input).focus()

    @on(Input.Submitted)
    def _next_line(self) -> None:
        self.query_one(TextArea).focus()

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        name = event.option_id or ""
        self._do(lambda desk: take_theme(desk, name, answer=self._answer))

    def action_keep(self) -> None:
        """Keep it, or say what is wrong."""
        title = self.query_one("#title", Input).value
        words = self.query_one(TextArea).text
        theme = self._theme
        if theme is None:
            self._do(lambda desk: add_theme(desk, title, words, answer=self._answer))
        else:
            self._do(lambda desk: word_theme(desk, theme.id, title, words))

    def _do(self, action: Callable[[Desk], Desk]) -> None:
        if self._working.change(action):
            self.dismiss(None)
            self._working.go_to_question(self._answer or "")
        else:
            self.say(*self._working.told)
