"""What the brief says about itself, a line each: who asks, who answers, dates, the template's own.

The promise: everything the draft misses can be filled in here, and nothing is kept unless all of it
can be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from assistant.desk.details import DAYS, Detail, details_of, write_details
from assistant.tui.bindings import bindings
from assistant.tui.dialog import field
from assistant.tui.plain import one_line
from assistant.tui.typing_dialog import TypingDialog

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

_EXAMPLE = "for example 31 January 2027"


class DetailsDialog(TypingDialog[None]):
    """The details of the brief; ``at`` is the one to begin with."""

    WHERE: ClassVar[str] = "details"
    BINDINGS = bindings("details")

    def __init__(self, working: DeskScreen, at: str | None = None) -> None:
        super().__init__("Details of this brief", working.folder, working.window("details"))
        self._working = working
        self._details = details_of(working.desk)
        self._at = at

    def body(self) -> list[Widget]:
        """Return a line for each detail; what the template needs and has not is marked."""
        lines: list[Widget] = []
        for detail in self._details:
            lines += _lines(detail)
        form = VerticalScroll(*lines, id="form")
        form.can_focus = False
        return [form]

    def on_mount(self) -> None:
        """Begin where the check points, else with the first that is needed."""
        super().on_mount()
        lacking = [detail.field for detail in self._details if _is_lacking(detail)]
        known = [detail.field for detail in self._details]
        at = self._at if self._at in known else (lacking or known)[0]
        self.query_one(f"#{box_id(at)}").focus()

    @on(Input.Submitted)
    def _next_line(self) -> None:
        self.focus_next("Input, TextArea")

    def action_keep(self) -> None:
        """Write what was changed, or say what is wrong with it."""
        given = {detail.field: self._typed(detail) for detail in self._details}
        changed = {d.field: given[d.field] for d in self._details if given[d.field] != d.value}
        if not changed or self._working.change(lambda desk: write_details(desk, changed)):
            self.dismiss(None)
        else:
            self.say(*self._working.told)

    def _typed(self, detail: Detail) -> str:
        box = self.query_one(f"#{box_id(detail.field)}")
        if isinstance(box, TextArea):
            return box.text.strip()
        typed = box.value.strip() if isinstance(box, Input) else ""
        return detail.value if typed == one_line(detail.value) else typed


def box_id(name: str) -> str:
    """Return the id of the box of a detail."""
    return f"detail-{name.replace('.', '-').replace('_', '-')}"


def _lines(detail: Detail) -> list[Widget]:
    mark = "! " if _is_lacking(detail) else ""
    label = f"{mark}{one_line(detail.label)}"
    why = [Static(Content(f"  {one_line(detail.why)}"), classes="why", markup=False)]
    told = why if detail.why else []
    name = box_id(detail.field)
    if detail.long:
        box = TextArea(detail.value, id=name, soft_wrap=True, compact=True, tab_behavior="focus")
        return [Static(Content(label), classes="label", markup=False), *told, box]
    hint = _EXAMPLE if detail.field in DAYS else ""
    return [field(label, Input(one_line(detail.value), id=name, placeholder=hint, compact=True)),
            *told]  # fmt: skip


def _is_lacking(detail: Detail) -> bool:
    return detail.needed and not detail.value
