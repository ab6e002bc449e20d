"""The screen as a program: it opens a folder, keeps the desk safe to the end, and lists commands.

In goes a folder or a brief; the promise: however the screen ends, what was done is on disk. The
rest of the program is imported inside functions: the first picture does not wait for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import importlib
import signal
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from assistant.errors import AssistantError
from assistant.tui.actions import Action, actions_of
from assistant.tui.bindings import bindings
from assistant.tui.clock import Clock
from assistant.tui.keys_in_turn import KeysInTurn
from assistant.tui.opening_screen import OpeningScreen
from assistant.tui.places import place_chain
from assistant.tui.plain import one_line
from assistant.tui.tidying import Tidying, take_back

if TYPE_CHECKING:
    from assistant.tui.help_dialog import Chosen
    from assistant.tui.main_screen import MainScreen
    from assistant.tui.typed_words import TypedWords

THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light", "solarized-light", "nord")


class AssistantApp(KeysInTurn, inherit_bindings=False):
    """The program."""

    TITLE = "assistant"
    WHERE: ClassVar[str] = "app"
    BINDINGS: ClassVar = [
        *bindings("app"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    CSS_PATH: ClassVar = [
        Path(__file__).with_name("main_screen.tcss"), Path(__file__).with_name("dialogs.tcss"),
    ]  # fmt: skip
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self, folder: Path, *, clock: Clock | None = None, theme: str | None = None
    ) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock or Clock()
        self._leaving = False
        self._warned_of: object = None
        self.tidying = Tidying()
        self.main: MainScreen | None = None
        if theme:
            self.theme = theme

    def on_mount(self) -> None:
        """Paint the empty frame at once, then open the brief of the folder."""
        self.tidying.begin()
        self.push_screen(OpeningScreen(self._folder))
        self.call_after_refresh(self.open_first)
        if threading.current_thread() is threading.main_thread():
            for name in ("SIGTERM", "SIGHUP"):
                with contextlib.suppress(AttributeError, NotImplementedError):  # as on Windows
                    asyncio.get_running_loop().add_signal_handler(
                        getattr(signal, name), self._told_to_end
                    )

    @functools.cached_property
    def typed_words(self) -> TypedWords:
        """What is typed into windows and not kept yet."""
        from assistant.tui.typed_words import TypedWords

        return TypedWords()

    def on_unmount(self) -> None:
        """Leave the interpreter as it was."""
        self.tidying.end()
        if "typed_words" in self.__dict__:
            self.typed_words.close()

    async def on_event(self, event: events.Event) -> None:
        """Note that a key or the mouse was used, then do what it means."""
        if isinstance(event, events.InputEvent):
            self.tidying.stirred()
        await super().on_event(event)

    @work(exit_on_error=True)
    async def open_first(self) -> None:
        """Load the rest of the program beside the interface, and show the first real screen."""
        await asyncio.to_thread(importlib.import_module, "assistant.tui.main_screen")
        await asyncio.to_thread(importlib.import_module, "assistant.tui.welcome_screen")
        self.switch_screen(self._first_screen())

    def _first_screen(self) -> Screen[None]:
        from assistant.desk.first import look_here
        from assistant.desk.opening import open_desk
        from assistant.tui.main_screen import MainScreen
        from assistant.tui.welcome_screen import WelcomeScreen

        where = self._folder
        try:
            if not where.is_dir() or look_here(where).kind == "workspace":
                self.main = MainScreen(open_desk(where), self._clock)
                return self.main
        except AssistantError:
            pass
        return WelcomeScreen(where if not where.is_file() else where.parent)

    def open(self, where: Path, *, begun: bool = False) -> str:
        """Open a brief, or that of a folder, in place of what is open; return what is wrong.

        ``begun`` says that it has just been made: then it is told what to do next.
        """
        from assistant.desk.desk import telling
        from assistant.desk.first import first_steps
        from assistant.desk.opening import open_desk
        from assistant.tui.main_screen import MainScreen

        try:
            desk = open_desk(where)
        except AssistantError as error:
            return str(error)
        if begun:
            desk = telling(desk, *desk.told, *first_steps(desk))
        take_back()
        self.main = MainScreen(desk, self._clock)
        self.switch_screen(self.main)
        return ""

    # --- leaving ---------------------------------------------------------------------------------

    def _told_to_end(self) -> None:
        """Leave because the window is closed or the computer shuts down; nobody can be asked."""
        self._leaving = True
        self.call_later(self.action_quit)

    def _take_words(self) -> None:
        """Put into the brief what was typed into a box a moment ago."""
        for screen in self.screen_stack:
            if (take := getattr(screen, "take_words", None)) is not None:
                take()

    async def action_quit(self) -> None:
        """Leave once everything is saved; where it cannot be, leave only when asked again."""
        main = self.main
        self._take_words()
        if main is None or not main.is_running or await main.keep() or self._leaving:
            self.exit()
            return
        if main.desk.papers is self._warned_of:
            self.exit()
            return
        self._warned_of = main.desk.papers
        main.say(*main.told, "Quit again to leave without saving, or free the way and go on.")

    def save_at_the_end(self) -> str:
        """Write what is not on disk yet, however the screen ended; return what is wrong, or ""."""
        if self.main is None:
            return ""
        from assistant.desk.remembering import remember
        from assistant.desk.saving import save

        desk = save(self.main.desk)
        remember(desk)
        return " ".join(desk.told) if desk.unsaved else ""

    # --- help and commands -----------------------------------------------------------------------

    def action_help(self) -> None:
        """Show the keys of the place that has the focus."""
        from assistant.tui.help_dialog import HelpDialog

        if isinstance(self.screen, HelpDialog):
            return
        self.push_screen(HelpDialog("Keys here · type to filter", self._offered_here()), self._do)

    def action_commands(self) -> None:
        """List all there is to do."""
        from assistant.tui.help_dialog import HelpDialog

        if isinstance(self.screen, HelpDialog):
            return
        offered = dict(self._offered_here())
        main = self.main
        if main is not None and self.screen is main:
            places = {
                place: node for node in main.query("*") for place, _ in place_chain(main, node)
            }
            for place, node in places.items():
                for action in actions_of(place):
                    offered.setdefault(action, node)
        self.push_screen(HelpDialog("Commands · type to filter", tuple(offered.items())), self._do)

    def _offered_here(self) -> Sequence[tuple[Action, DOMNode]]:
        """Return what the keys do here, innermost first; one taken nearer at hand is left out."""
        offered: list[tuple[Action, DOMNode]] = []
        taken: set[str] = set()
        for place, node in place_chain(self.screen):
            here = [a for a in actions_of(place) if not a.keys or set(a.keys) - taken]
            offered += [(action, node) for action in here]
            taken |= {key for action in here for key in action.keys}
        return tuple(offered)

    def _do(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        node = chosen.node
        main = self.main
        if main is not None and self.screen is main and node not in (main, self):
            main.go_to(node)
        self.call_later(self.run_action, chosen.action.name, node)

    def action_theme(self) -> None:
        """Go on to the next colours."""
        at = THEMES.index(self.theme) if self.theme in THEMES else -1
        self.theme = THEMES[(at + 1) % len(THEMES)]
        if self.main is not None and self.screen is self.main:
            self.main.say(f"Colours: {self.theme}.")

    # --- other briefs ----------------------------------------------------------------------------

    def action_open_brief(self) -> None:
        """Choose another brief of this folder."""
        from assistant.tui.choose_dialog import ChooseDialog
        from assistant.workspace import briefs_in

        if self.main is None:
            return
        briefs = briefs_in(self.main.folder)
        rows = [(path.name, one_line(path.name)) for path in briefs]

        async def chosen(name: str | None) -> None:
            if name is not None and self.main is not None:
                await self._change_to(self.main.folder / name)

        self.push_screen(ChooseDialog("Open a brief", rows), chosen)

    def action_new_brief(self) -> None:
        """Begin a brief from a consultation's questions."""
        from assistant.tui.new_brief_dialog import NewBriefDialog

        if self.main is None:
            return

        async def made(path: Path | None) -> None:
            if path is not None:
                await self._change_to(path, begun=True)

        self.push_screen(NewBriefDialog(self.main.folder), made)

    async def _change_to(self, path: Path, *, begun: bool = False) -> None:
        """Open another brief once this one is saved."""
        main = self.main
        if main is not None and not await main.keep():
            main.say("This brief cannot be saved, so it stays open.", *main.told)
            return
        problem = self.open(path, begun=begun)
        if problem and main is not None:
            main.say(problem)
