"""Writing the Word file: the template, the copy, the file's name, and the checks still open.

The promise: no file is written over unless the author says so a second time, for that very name.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from assistant.batch.writing import WrittenDraft, write_drafted
from assistant.desk.details import finding_words
from assistant.drafting import find_template, list_templates, load_template
from assistant.errors import AskedWrongly, AssistantError, UnknownName
from assistant.tui.bindings import bindings
from assistant.tui.dialog import Dialog
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import Rows
from assistant.workspace import draft_brief

if TYPE_CHECKING:
    from assistant.tui.desk_screen import DeskScreen

_CHECKS_SHOWN = 5


class WordDialog(Dialog[None]):
    """Asks what to write, and writes it."""

    WHERE: ClassVar[str] = "word"
    BINDINGS = bindings("word")

    def __init__(self, working: DeskScreen) -> None:
        super().__init__("Write Word")
        self._working = working
        desk = working.desk
        with contextlib.suppress(UnknownName):  # another can be chosen here
            load_template(find_template(desk.brief.template, desk.folder))  # or says what is wrong
        self._templates = [t.name for t in list_templates(desk.folder)]
        self._template = desk.brief.template
        self._final = False
        self._allowed: Path | None = None
        self._suggested = self._usual_name()

    def body(self) -> list[Widget]:
        """Return the choices, the name, and the checks."""
        label = Static(
            Content("file (enter writes it, tab goes on)"), markup=False, classes="label"
        )
        box = Input(self._suggested, id="file", compact=True)
        return [label, box, Rows(id="ways"), Static(id="open-checks", markup=False)]

    def on_mount(self) -> None:
        """Show what would be written."""
        super().on_mount()
        self._show()

    def _usual_name(self) -> str:
        ending = "-final" if self._final else ""
        return f"{self._working.desk.path.stem}{ending}.docx"

    def _show(self) -> None:
        box = "[x]" if self._final else "[ ]"
        told = "the copy to send: no working marks, refused while an error stands"
        self.query_one(Rows).show(
            [
                (
                    "template",
                    Content.assemble(
                        "template: ", (one_line(self._template), "bold"), "  (enter: the next one)"
                    ),
                ),
                ("final", Hanging(Part(f"{box} ", Content(f"final copy: {told}")))),
            ]
        )
        self.query_one("#open-checks", Static).update(Content(self._checks()))

    def _checks(self) -> str:
        live = self._working.live
        if live is None:
            return "The checks are still being made."
        findings = [c.finding for c in live.checks if c.finding.severity != "info"]
        shown = [
            one_line(f"! {place}: {message}" if place else f"! {message}")
            for place, message in map(finding_words, findings[:_CHECKS_SHOWN])
        ]
        more = len(findings) - len(shown)
        shown += [f"… and {more} more under Checks in pane 4"] if more else []
        return "\n".join(["Open checks:", *shown]) if shown else "No check is open."

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "final":
            self._final = not self._final
            box = self.query_one("#file", Input)
            if box.value == self._suggested:
                box.value = self._suggested = self._usual_name()
        elif self._templates:
            known = self._templates
            at = known.index(self._template) if self._template in known else -1
            self._template = known[(at + 1) % len(known)]
        self._show()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Write the file, unless something would be lost."""
        typed = self.query_one("#file", Input).value.strip()
        if not typed or "\0" in typed:
            self.say("Give the file a name.")
            return
        path = self._working.desk.folder / Path(typed).expanduser()
        path = path if path.suffix.casefold() == ".docx" else path.with_name(f"{path.name}.docx")
        if path.exists() and self._allowed != path:
            self._allowed = path
            told = "Give another name, or press enter again to write over it."
            self.say(f"{path.name} is there already. {told}")
            return
        self.say("Writing …")
        self._write(path, force=self._allowed == path)

    @work(exclusive=True, group="word", exit_on_error=False)
    async def _write(self, path: Path, *, force: bool) -> None:
        working = self._working
        if not await working.keep():
            self.say("The brief cannot be saved, so nothing was written.", *working.told)
            return
        brief, template, final = working.desk.path, self._template, self._final

        def write() -> WrittenDraft:
            drafted = draft_brief(brief, template=template, final=final)
            return write_drafted(drafted, path, final=final, force=force)

        try:
            written = await working.in_lane("draft", write)
        except AskedWrongly as error:
            told = str(error).replace(' with --despite "reason"', " under Checks in pane 4 (key a)")
            self.say(working.short(told))
        except (AssistantError, OSError) as error:
            self.say(working.short(str(error)))
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            self.say(f"This should not have happened ({what}). Nothing was written.")
        else:
            self.dismiss(None)
            working.say(_written_words(written))


def _written_words(written: WrittenDraft) -> str:
    count = written.quotes
    quotes = (
        "no quotations" if not count else f"{count} quotation{'' if count == 1 else 's'}, certified"
    )
    folder = written.path.absolute().parent
    return f"Wrote {written.path.name} in {folder}: {quotes}."
