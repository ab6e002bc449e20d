"""Pane 4, third tab: what the checks found, each with what to do; enter goes there."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from assistant.desk.details import finding_words
from assistant.desk.live import Check, LiveDraft
from assistant.tui.bindings import bindings
from assistant.tui.desk_rows import DeskRows
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import HEADING, Words

_ORDER = {"error": 0, "warning": 1, "info": 2}
_SIGNS = {"error": "! ", "warning": "! ", "info": "  "}
_HEADINGS = {"error": "To mend", "warning": "To look at", "info": "To know"}
_FILL_IN = "Press enter to fill it in."
_FILLED_IN = {
    "summary": "Press enter to write it.",
    "facts": "Find out, then press enter and fill in “released how”.",
    "again": "Press enter to see where its words stand now, and pin it there.",
    "proposal": "Press enter to go to it; there enter reads it, space accepts it, x turns it down.",
    "reading": "Press enter to read it in its document, then a to note that it was read.",
}
"""What to do here for what the findings say of the brief's file or of a command."""
_ALLOW = re.compile(r"(?:, and here)?: assistant allow .*", re.DOTALL)


class CheckRows(DeskRows):
    """The checks, gravest first."""

    WHERE: ClassVar[str] = "checks"
    BINDINGS = bindings("checks")

    def __init__(self) -> None:
        super().__init__(id="checks")
        self._checks: tuple[Check, ...] = ()

    @property
    def check(self) -> Check | None:
        """The check that the cursor is on."""
        name = self.name_here or ""
        return self._checks[int(name)] if name.isdecimal() else None

    def show_draft(self, live: LiveDraft) -> None:
        """Show the checks of the draft as it is now."""
        self._checks = tuple(sorted(live.checks, key=lambda c: _ORDER[c.finding.severity]))
        rows: list[tuple[str, Words]] = []
        told = ""
        for number, check in enumerate(self._checks):
            heading = _HEADINGS[check.finding.severity]
            if heading != told:
                told = heading
                rows.append((f"{HEADING}{told}", Content.assemble((told, "dim italic"))))
            rows.append((str(number), _words(check)))
        self.show(rows or [("none", Content("Nothing was found that needs mending."))])

    def action_stand(self) -> None:
        """Let it stand, for a reason."""
        if self.check is not None:
            self.working.let_stand(self.check)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.check is not None:
            self.working.go_to_origin(self.check.origin)


def way_of(check: Check) -> str:
    """Return what to do about a check on this screen: the key, where its fix names a command."""
    # What a rule asks for says more than where to write it.
    if check.origin.field and not check.finding.code.startswith("venue-"):
        return _FILLED_IN.get(check.origin.field, _FILL_IN)
    said, found = _ALLOW.subn("", check.finding.fix)
    return f"{said}: press a." if found else said


def _words(check: Check) -> Hanging:
    finding = check.finding
    where, message = finding_words(finding)
    place = f"{one_line(where)}: " if where else ""
    said = Content.assemble((place, "bold"), one_line(message))
    way = way_of(check)
    fix = [Part("  ", Content.assemble((one_line(way), "italic")))] if way else []
    return Hanging(Part(_SIGNS[finding.severity], said), *fix)
