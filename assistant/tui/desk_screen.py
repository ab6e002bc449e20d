"""What the keys of the main screen mean: reading, going to places, and windows to answer in.

In go rows and checks that a person is on; out come windows and changes of the desk. No rule is kept
here: each key calls the function of the desk that has it.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from assistant.briefs.brief import Pin
from assistant.briefs.changing import answer_to
from assistant.checks.overriding import acknowledgeable
from assistant.desk.answering import (
    let_stand,
    put_aside,
    set_conditions,
    write_or_keep,
    write_summary,
)
from assistant.desk.desk import Desk, Step, named_answers, undo
from assistant.desk.evidence import Row
from assistant.desk.heading import label_of
from assistant.desk.live import Check, Origin
from assistant.desk.pinning import write_lead_in
from assistant.desk.said import what_we_said
from assistant.desk.unfinished import Window, left_open
from assistant.errors import AssistantError
from assistant.library.source import Source
from assistant.tui.coverage_screen import CoverageScreen
from assistant.tui.details_dialog import DetailsDialog
from assistant.tui.facts_dialog import FactsDialog
from assistant.tui.position_dialog import PositionDialog
from assistant.tui.question_dialog import AddQuestionsDialog, QuestionDialog
from assistant.tui.reading_dialog import ReadingDialog
from assistant.tui.reason_dialog import ReasonDialog
from assistant.tui.said_dialog import SaidDialog
from assistant.tui.theme_dialog import ThemeDialog
from assistant.tui.word_dialog import WordDialog
from assistant.tui.working import SAVE_AFTER, Working
from assistant.tui.writing_dialog import WritingDialog

_NO_DETAILS = (None, "facts", "wording", "reading", "again", "proposal")
_NO_QUESTION = "There is no question yet. Press 1, then a to add the questions."


class DeskScreen(Working):
    """The desk with its places and windows; quotations are :class:`QuotingScreen`'s."""

    _typed: Step | None = None

    # --- where one is; MainScreen shows it -------------------------------------------------------

    def go_to_sources(self) -> None:
        """Go to the list of documents."""

    def go_to_evidence(self) -> None:
        """Go to what was found."""

    def go_to_source(self) -> None:
        """Go to the document that is read."""

    def go_to_question(self, answer: str) -> None:
        """Go to a question in pane 1."""

    def go_to_pin(self, pin: str) -> None:
        """Go to a pin in pane 4."""

    def passage_changed(self) -> None:
        """Show which passage is read now."""

    # --- reading ---------------------------------------------------------------------------------

    def read_row(self, row: Row) -> None:
        """Read a match in its document."""
        self.read_source(row.source.id, row.match.quote.start)

    def read_source(self, source: str, at: int | None = None) -> None:
        """Read a document, at an offset of its text, and go there."""
        self.read_page(source, at if at is not None else 0)
        self.go_to_source()

    def go_to_origin(self, origin: Origin) -> None:
        """Go to where something comes from: a pin, an answer, a document."""
        if origin.field is not None and self._fill_in(origin):
            return
        if origin.pin is not None and (self._pin_of(origin) or origin.field == "proposal"):
            if origin.answer is not None:
                self.look_at(answer=origin.answer)
            self.go_to_pin(origin.pin)
        elif origin.source is not None:
            self.read_source(origin.source)
        elif (answer := origin.answer or origin.near) in named_answers(self.desk.brief):
            self.look_at(answer=answer)
            self.go_to_question(answer or "")
        else:
            self.say(f"This stands in {self.desk.path.name} itself and is mended there.")

    def _fill_in(self, origin: Origin) -> bool:
        """Open the window where something is filled in; tell whether there is one."""
        held = {row.source.id: row.source for row in self.documents if row.source is not None}
        if origin.field == "facts" and origin.source in held:
            self.show_facts(held[origin.source], at="release")
        elif origin.field == "reading" and (pin := self._pin_of(origin)) is not None:
            self.look_at(answer=origin.answer)
            self.read_source(pin.source, pin.start)
        elif origin.field == "again" and origin.pin is not None:
            self.choose_place(origin.pin)
        elif origin.field == "summary":
            self.action_summary()
        elif origin.field == "wording" and origin.answer is not None:
            self.show_wording(origin.answer)
        elif origin.field not in _NO_DETAILS:
            self.app.push_screen(DetailsDialog(self, origin.field))
        else:
            return False
        return True

    def _pin_of(self, origin: Origin) -> Pin | None:
        held = (pin for answer in self.desk.brief.answers for pin in answer.pins)
        return next((pin for pin in held if pin.id == origin.pin), None)

    # --- windows ---------------------------------------------------------------------------------

    def ask_reason(
        self, title: str, told: tuple[str, ...], answered: Callable[[str], None]
    ) -> None:
        """Ask for the reason why something may be; nothing is done without one."""

        def reasoned(reason: str | None) -> None:
            if reason:
                answered(reason)

        window = self.window("reason", title, *told)
        self.app.push_screen(ReasonDialog(title, told, self.folder, window), reasoned)

    def let_stand(self, check: Check) -> None:
        """Let a check stand, for a reason; a note that needs none is put aside as read."""
        answer, finding = check.origin.answer, check.finding
        if acknowledgeable(finding):
            self.change(lambda desk: put_aside(desk, finding))
            return
        if answer is None:
            self.say("This check is about the whole paper and belongs to no question: mend it.")
            return

        def stand(reason: str) -> None:
            pin = check.origin.pin
            self.change(lambda desk: let_stand(desk, answer, finding.code, reason, pin=pin))

        self.ask_reason("Let it stand", (finding.message,), stand)

    def window(self, kind: str, *of: str) -> Window:
        """Return the name under which the words of a window of this brief are kept."""
        return Window(kind=kind, of=of, brief=self.desk.path.name)

    @work(group="reopen", exit_on_error=False)
    async def reopen(self) -> None:
        """Open the window again that was left open when the program came to its end."""
        folder, brief = self.folder, self.desk.path.name
        window = await self.safely(self.in_lane("save", lambda: left_open(folder, brief)))
        if window is None:
            return
        source = None
        if window.kind == "facts":
            source = await self.ask("search", lambda library: library.source(window.of[0]))
        if self.is_current:
            self._open_again(window, source)

    def _open_again(self, window: Window, source: Source | None) -> None:
        kind, of = window.kind, window.of
        if kind == "details":
            self.action_details()
        elif kind == "facts" and source is not None:
            self.show_facts(source)
        elif kind == "question":
            self.show_wording(of[0])
        elif kind == "questions":
            self.add_questions()
        elif kind == "theme":
            self.show_theme(of[0] or None, of[1] or None)
        elif kind == "new brief":
            self.app.call_later(self.app.run_action, "new_brief")

    def choose_place(self, pin: str) -> None:
        """Choose where the words of a pin stand now; :class:`QuotingScreen` pins them there."""

    def show_facts(self, source: Source, at: str = "") -> None:
        """See and correct what is known of a document, beginning with one fact."""
        self.app.push_screen(FactsDialog(self, source, at))

    def show_wording(self, number: str) -> None:
        """Put the wording of a question right."""
        if number in [question.number for question in self.desk.brief.consultation.questions]:
            self.app.push_screen(QuestionDialog(self, number))
        else:
            self.say("This is a section of the paper and no question of the consultation.")

    def show_theme(self, answer: str | None, theme: str | None = None) -> None:
        """Put a theme right, or add one and tick it for an answer."""
        known = {held.id: held for held in self.desk.themes.themes}
        self.app.push_screen(ThemeDialog(self, answer, known.get(theme or "")))

    def add_questions(self) -> None:
        """Add questions to the brief."""
        self.app.push_screen(AddQuestionsDialog(self))

    def action_details(self) -> None:
        """Fill in who asks, who answers, dates and what the template wants."""
        self.app.push_screen(DetailsDialog(self))

    def action_position(self) -> None:
        """Choose where we stand on the question looked at."""
        if not self._no_question():
            self.app.push_screen(PositionDialog(self))

    def action_words(self) -> None:
        """Write our own words for the question looked at."""
        if self._no_question():
            return
        name = self.desk.looking.answer
        text = self.desk.looking.unfinished.get(name, answer_to(self.desk.brief, name).text)
        note = "{quote: pin} prints a pinned quotation here, {cite: pin} refers to it in a note."
        self.write(
            f"Our words on {label_of(self.desk, name)}",
            note,
            text,
            lambda desk, new: write_or_keep(desk, name, new),
        )

    def action_conditions(self) -> None:
        """Write the changes that our support depends on."""
        if self._no_question():
            return
        name = self.desk.looking.answer
        text = answer_to(self.desk.brief, name).conditions
        note = "The changes that our support depends on; they print after the stance."
        self.write(
            f"Conditions on {label_of(self.desk, name)}",
            note,
            text,
            lambda desk, new: set_conditions(desk, name, new),
        )

    def action_summary(self) -> None:
        """Write what the paper says first."""
        self.write("Summary", "What the paper says first.", self.desk.brief.summary, write_summary)

    def write_lead_in(self, pin: Pin) -> None:
        """Write the sentence before a pin."""
        name = pin.id
        note = f"The sentence that stands before “{pin.words[:60]} …”"
        self.write(
            "Lead-in", note, pin.lead_in or "", lambda desk, new: write_lead_in(desk, name, new)
        )

    def write(self, title: str, note: str, text: str, put: Callable[[Desk, str], Desk]) -> None:
        """Open a box to write in; what is typed goes into the brief at once, as one step."""
        self._typed = None
        self.app.push_screen(WritingDialog(self, title, note, text, put))

    def type_words(self, put: Callable[[Desk], Desk]) -> str:
        """Put what is in a box into the desk; return what is wrong with it, or ""."""
        desk = self.desk
        again = bool(desk.done) and desk.done[-1] is self._typed
        base = undo(desk) if again else desk
        try:
            written = put(base)
        except AssistantError as error:
            return str(error)
        if written.papers == desk.papers and written.looking == desk.looking:
            return ""
        self._typed = written.done[-1] if len(written.done) > len(base.done) else None
        self.desk = written
        self.worded()
        self.soon("remember", SAVE_AFTER, self.remember_now)
        return "" if self._typed else " ".join(line for line in written.told if "Not in" in line)

    def action_word(self) -> None:
        """Write the draft as a Word file."""
        try:
            window = WordDialog(self)
        except AssistantError as error:
            self.say(str(error))
        else:
            self.app.push_screen(window)

    def action_coverage(self) -> None:
        """Show how far each question has come."""
        self.app.push_screen(CoverageScreen(self))

    def action_before(self) -> None:
        """Show what past submissions said, on the theme looked at first."""
        try:
            said = what_we_said(self.desk)
        except AssistantError as error:
            self.say(str(error))
        else:
            self.app.push_screen(SaidDialog(said))

    def action_read(self) -> None:
        """Read what is new among the documents, and show what came of each."""
        self.app.push_screen(ReadingDialog(self))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.undo()

    def action_redo(self) -> None:
        """Make it again."""
        self.redo()

    def _no_question(self) -> bool:
        if self.desk.looking.answer in named_answers(self.desk.brief):
            return False
        self.say(_NO_QUESTION)
        return True
