"""What is known of a document, to see and to correct; it goes into ``sources.yaml`` beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from assistant.desk.sources import ROUTES, edit_facts, facts_of, set_release
from assistant.library.source import Route, Source
from assistant.tui.bindings import bindings
from assistant.tui.dialog import field
from assistant.tui.plain import one_line
from assistant.tui.typing_dialog import TypingDialog

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

_LABELS = {
    "title": "title", "author": "author", "publisher": "publisher", "number": "number",
    "date": "date", "url": "web address", "accessed": "read on (a date)",
    "genre": "genre", "status": "status", "marking": "marking", "licence": "licence",
    "consent": "consent", "language": "language",
}  # fmt: skip
_RELEASE = {"release": "released how", "decided": "found out on (a date)", "note": "who says so"}


class FactsDialog(TypingDialog[None]):
    """The facts of one document, a line each; empty goes back to what the file says."""

    WHERE: ClassVar[str] = "facts"
    BINDINGS = bindings("facts")

    def __init__(self, working: DeskScreen, source: Source, at: str = "") -> None:
        window = working.window("facts", source.id)
        super().__init__(f"Facts · {source.title}", working.folder, window)
        self._at = at
        self._working, self._source = working, source
        self._known = {name: one_line(value) for name, value in facts_of(source).items()}

    def body(self) -> list[Widget]:
        """Return a line for each fact, and how it was released."""
        lines: list[Widget] = []
        for name, label in _LABELS.items():
            lines.append(field(label, Input(self._known[name], id=f"fact-{name}", compact=True)))
        for name, label in _RELEASE.items():
            lines.append(field(label, Input(self._known[name], id=f"fact-{name}", compact=True)))
            if name == "release":
                told = f"  one of: {', '.join(ROUTES)}"
                lines.append(Static(Content(told), classes="why", markup=False))
        about = Static(Content(one_line(self._source.file)), markup=False, id="note")
        form = VerticalScroll(*lines, id="form")
        form.can_focus = False
        return [about, form]

    def on_mount(self) -> None:
        """Begin with the fact that was asked for."""
        super().on_mount()
        if self._at:
            self.query_one(f"#fact-{self._at}").focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.screen.focus_next("Input")

    def action_keep(self) -> None:
        """Keep what was changed, and read the documents' facts anew."""
        facts = {name: self._typed(name) for name in _LABELS}
        changed = {name: value for name, value in facts.items() if value != self._known[name]}
        if changed and not self._change(lambda desk: edit_facts(desk, self._source, **changed)):
            return
        self._known |= changed
        if any(self._typed(name) != self._known[name] for name in _RELEASE) and not self._release():
            return
        self.dismiss(None)
        self._working.save_and_read()

    def _release(self) -> bool:
        route, day, note = (self._typed(name) for name in _RELEASE)
        named = cast("Route", route or "unknown")  # one that is none is refused and told
        return self._change(
            lambda desk: set_release(desk, self._source, named, decided=day or None, note=note)
        )

    def _typed(self, name: str) -> str:
        return self.query_one(f"#fact-{name}", Input).value.strip()

    def _change(self, action: object) -> bool:
        done = self._working.change(action)  # type: ignore[arg-type]
        if not done:
            self.say(*self._working.told)
        return done
