"""The first screen where there is no brief to open: what stands here, and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from assistant.briefs.starting import demo_workspace
from assistant.desk.first import Choice, Here, look_here, make_workspace
from assistant.desk.unfinished import left_open
from assistant.errors import AssistantError
from assistant.tui.bindings import bindings
from assistant.tui.footer_line import FooterLine
from assistant.tui.new_brief_dialog import NewBriefDialog
from assistant.tui.plain import plain
from assistant.tui.rows import Rows

if TYPE_CHECKING:
    from assistant.tui.app import AssistantApp

GREETING = """Answer a consultation with evidence from your own documents.

You choose a position on each question, search your documents, pin the words that count, and leave \
with a Word file in which every quotation is exact and says where it stands.

Nothing leaves this computer. Everything can be undone, and is saved as you go."""


class WelcomeRows(Rows):
    """What can be done here."""

    WHERE: ClassVar[str] = "welcome"
    BINDINGS = bindings("welcome")


class WelcomeScreen(Screen[None]):
    """Choices in words; enter takes one."""

    AUTO_FOCUS = ""
    is_ready = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._here: Here | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Vertical(id="welcome"):
            yield Static(Content(GREETING), markup=False, id="greeting")
            yield Static(id="here", markup=False)
            yield WelcomeRows(id="choices")
            yield Input(id="folder", placeholder="the folder to open, then enter", compact=True)
            yield Static(id="said", markup=False)
        yield FooterLine()

    def on_mount(self) -> None:
        """Say what stands here."""
        self.query_one("#folder", Input).display = False
        self.look()
        self.call_after_refresh(self._begin)
        if left_open(self._folder, "") is not None:
            self.app.push_screen(NewBriefDialog(self._folder), self._made)

    def _begin(self) -> None:
        self.is_ready = True
        cast("AssistantApp", self.app).go_on()

    def look(self) -> None:
        """Look at the folder again."""
        here = look_here(self._folder)
        self._here = here
        self.query_one("#here", Static).update(Content(plain(f"{here.folder}\n{here.sentence}")))
        rows = [(str(at), Content(plain(c.words))) for at, c in enumerate(here.choices)]
        self.query_one(Rows).show(rows)
        self.query_one(Rows).focus()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Show the keys of where the focus is."""
        self.query_one(FooterLine).follow_focus()

    def say(self, *lines: str) -> None:
        """Say something."""
        self.query_one("#said", Static).update(Content(plain("\n".join(lines))))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if self._here is not None:
            self._take(self._here.choices[event.option_index])

    def _take(self, choice: Choice) -> None:
        folder = choice.path or self._folder
        try:
            if choice.act == "demo":
                demo_workspace(folder)
                self._open(folder)
            elif choice.act == "make":
                make_workspace(folder)
                self._open(folder, begun=True)
            elif choice.act == "questions":
                self.app.push_screen(NewBriefDialog(folder), self._made)
            elif choice.act == "elsewhere":
                box = self.query_one("#folder", Input)
                box.display = True
                box.focus()
            elif choice.act == "mend":
                self._open(choice.path or folder)
            else:
                self._open(folder)
        except (AssistantError, OSError) as error:
            self.say(str(error))

    def _made(self, path: Path | None) -> None:
        if path is not None:
            self._open(path, begun=True)

    @on(Input.Submitted, "#folder")
    def _elsewhere(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        if typed and "\0" not in typed:
            self._folder = (self._folder / Path(typed).expanduser()).absolute()
            self.query_one("#folder", Input).display = False
            self.say()
            self.look()

    def _open(self, where: Path, *, begun: bool = False) -> None:
        problem = cast("AssistantApp", self.app).open(where, begun=begun)
        if problem:
            self.say(problem)
            self.look()
