"""A window over the screen: a title, what it is about, and its keys on its last line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from assistant.tui.bindings import bindings
from assistant.tui.footer_line import FooterLine
from assistant.tui.plain import one_line

if TYPE_CHECKING:
    from assistant.tui.app import AssistantApp

_Result = TypeVar("_Result")


class Dialog(ModalScreen[_Result], Generic[_Result]):
    """A window; ``body`` gives what stands in it. esc closes it."""

    WHERE: ClassVar[str] = "dialog"
    BINDINGS = bindings("dialog")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title
        self._laid_out = False
        self.is_ready = False

    def body(self) -> list[Widget]:
        """Return the widgets of the window, from top to bottom."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with Vertical(id="window") as window:
            window.border_title = Content(one_line(self.heading))
            yield from self.body()
            yield Static(id="said", markup=False)
            yield FooterLine()

    def say(self, *lines: str) -> None:
        """Say something inside the window."""
        said = self.query_one("#said", Static)
        said.update(Content("\n".join(one_line(line) for line in lines if line)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing for keys that come before the window is laid out, or after it was left."""
        del action, parameters
        return self._laid_out and self.is_active

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Close the window, once: keys that come after it are not for the screen below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_close(self) -> None:
        """Close the window."""
        self.dismiss(None)

    def on_mount(self) -> None:
        """Show the keys of where the focus is; from now on keys do something."""
        self._laid_out = True
        self.call_after_refresh(self._begin)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Show the keys of where the focus is now."""
        self._follow_focus()

    def _begin(self) -> None:
        self._follow_focus()
        self.is_ready = True
        cast("AssistantApp", self.app).go_on()

    def _follow_focus(self) -> None:
        for footer in self.query(FooterLine):  # none once the program ends
            footer.follow_focus()


def field(label: str, box: Input) -> Horizontal:
    """Return a line of a form: what is asked, and the box to answer in."""
    return Horizontal(Static(Content(label), classes="label", markup=False), box, classes="field")
