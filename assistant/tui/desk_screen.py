"""What the keys of the main screen mean: pinning, trimming, reading, writing, going to places.

In go rows that a person is on; out come changes of the desk and windows to answer in. No rule is
kept here: each key calls the function of the desk that has it.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from assistant.briefs.brief import Bearing, Pin
from assistant.briefs.changing import answer_to
from assistant.desk.answering import let_stand, set_conditions, write_or_keep, write_summary
from assistant.desk.copying import copied_answer, copied_row
from assistant.desk.desk import Desk, Step, named_answers, undo
from assistant.desk.evidence import Row, pinned_at
from assistant.desk.heading import label_of
from assistant.desk.live import Check, Origin
from assistant.desk.offering import Offer, offer
from assistant.desk.pinning import pin_offer, set_bearing, unpin, write_lead_in
from assistant.desk.proposals import accept, decline
from assistant.desk.reading import PassageLine
from assistant.desk.said import what_we_said
from assistant.desk.trimming import Trim, begin_trim, begin_trim_of, keep_trim, trimmed_offer
from assistant.drafting.as_answers import counted, heading_of
from assistant.errors import AssistantError
from assistant.library.source import Source
from assistant.quotes import Quote
from assistant.tui.coverage_screen import CoverageScreen
from assistant.tui.facts_dialog import FactsDialog
from assistant.tui.position_dialog import PositionDialog
from assistant.tui.reading_dialog import ReadingDialog
from assistant.tui.reason_dialog import ReasonDialog
from assistant.tui.said_dialog import SaidDialog
from assistant.tui.trim_dialog import TrimDialog
from assistant.tui.word_dialog import WordDialog
from assistant.tui.working import Working
from assistant.tui.writing_dialog import WritingDialog

_NO_QUESTION = "There is no question yet. Press b to begin a brief from its questions."


class DeskScreen(Working):
    """The desk with everything that can be done to it; the layout is :class:`MainScreen`'s."""

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
        if origin.pin is not None and self._has_pin(origin.pin):
            if origin.answer is not None:
                self.look_at(answer=origin.answer)
            self.go_to_pin(origin.pin)
        elif origin.source is not None:
            self.read_source(origin.source)
        elif origin.answer in named_answers(self.desk.brief):
            self.look_at(answer=origin.answer)
            self.go_to_question(origin.answer or "")
        else:
            self.say("This stands in the brief itself and belongs to no question.")

    def _has_pin(self, pin: str) -> bool:
        return any(pin == held.id for answer in self.desk.brief.answers for held in answer.pins)

    # --- pinning ---------------------------------------------------------------------------------

    @work(group="pin", exit_on_error=False)
    async def pin_row(self, row: Row, bearing: Bearing | None) -> None:
        """Pin what a match proposes; where it is pinned here already, unpin it or weigh it anew."""
        quote = row.match.quote
        pins = pinned_at(self.desk.brief, row.source.id, quote.start, quote.end)
        held = next((p.pin for p in pins if p.answer == self.desk.looking.answer), None)
        if held is not None and bearing is None:
            self.change(lambda desk: unpin(desk, held))
        elif held is not None and bearing is not None:
            self.change(lambda desk: set_bearing(desk, held, bearing))
        else:
            await self._pin(row.source.id, quote.start, quote.end, bearing or "supports")

    @work(group="pin", exit_on_error=False)
    async def pin_line(self, source: Source, line: PassageLine) -> None:
        """Pin what was found in a passage, or the whole of it."""
        start, end = self._span_of(source, line)
        await self._pin(source.id, start, end, "supports")

    def _span_of(self, source: Source, line: PassageLine) -> tuple[int, int]:
        rows = self.found.rows if self.found else ()
        for row in rows:
            quote = row.match.quote
            if row.source.id == source.id and line.start <= quote.start < line.end:
                return quote.start, quote.end
        return line.start, line.end

    async def _pin(self, source: str, start: int, end: int, bearing: Bearing) -> None:
        if self._no_question():
            return
        ground = await self.ground_for(source)
        if ground is not None:
            offered = offer(self.desk, ground, Quote(source=source, start=start, end=end))
            self.pin_offered(offered, bearing)

    def pin_offered(self, offered: Offer, bearing: Bearing = "supports") -> None:
        """Pin an offer; where it changes the meaning, ask for the reason first."""

        def pin(because: str | None) -> None:
            self.change(lambda desk: pin_offer(desk, offered, bearing=bearing, because=because))

        if offered.blocked and not offered.refused:
            told = tuple(f"It {one.sentence}." for one in offered.blocked)
            self.ask_reason("This changes what the source says", told, pin)
        else:
            pin(None)

    def accept(self, proposal: str | None) -> None:
        """Accept a proposal of the draft."""
        live = self.live
        if proposal is None or live is None:
            self.say("Nothing is proposed here.")
        else:
            self.change(lambda desk: accept(desk, live, proposal))

    def decline(self, proposal: str | None) -> None:
        """Turn a proposal down."""
        live = self.live
        if proposal is None or live is None:
            self.say("Nothing is proposed here.")
        else:
            self.change(lambda desk: decline(desk, live, proposal))

    @work(group="copy", exit_on_error=False)
    async def copy_row(self, row: Row) -> None:
        """Copy a quotation with its reference."""
        desk = self.desk
        text = await self.ask("search", lambda library: copied_row(desk, library, row))
        if text is not None:
            self.app.copy_to_clipboard(text)
            self.say("Copied with its reference.")

    @work(group="copy", exit_on_error=False)
    async def copy_answer(self, answer: str) -> None:
        """Copy an answer as the box of a web form takes it, and say how long it is."""
        if self._no_question():
            return
        desk = self.desk
        text = await self.ask("draft", lambda library: copied_answer(desk, library, answer))
        if text is None:
            return
        if not text.text:
            chosen = f"; the form's option is “{text.choice}”" if text.choice else ""
            self.say(f"There is nothing to paste for {heading_of(text)}{chosen}.")
            return
        self.app.copy_to_clipboard(text.text)
        self.say(f"Copied {heading_of(text)}: {counted(text)}.")

    # --- trimming --------------------------------------------------------------------------------

    def trim_row(self, row: Row) -> None:
        """Trim a match: its pin where it is pinned here, else what would be pinned."""
        quote = row.match.quote
        pins = pinned_at(self.desk.brief, row.source.id, quote.start, quote.end)
        held = next((p.pin for p in pins if p.answer == self.desk.looking.answer), None)
        if held is not None:
            self.trim_pin(held)
        else:
            self.trim_span(row.source.id, quote.start, quote.end)

    def trim_line(self, source: Source, line: PassageLine) -> None:
        """Trim what was found in a passage, or the whole of it."""
        self.trim_span(source.id, *self._span_of(source, line))

    @work(group="trim", exit_on_error=False)
    async def trim_pin(self, pin: str) -> None:
        """Trim a pin."""
        desk = self.desk
        trim = await self.ask("search", lambda library: begin_trim(desk, library, pin))
        if trim is not None:
            self._open_trim(trim)

    @work(group="trim", exit_on_error=False)
    async def trim_span(self, source: str, start: int, end: int) -> None:
        """Trim words that are not pinned yet; keeping them pins them."""
        if self._no_question():
            return
        ground = await self.ground_for(source)
        if ground is not None:
            try:
                self._open_trim(begin_trim_of(ground, start, end))
            except AssistantError as error:
                self.say(str(error))

    def _open_trim(self, trim: Trim) -> None:
        if self.is_current:
            self.app.push_screen(TrimDialog(trim), self._keep_trim)

    def _keep_trim(self, trim: Trim | None) -> None:
        if trim is None:
            return
        offered = trimmed_offer(self.desk, trim)
        if trim.pin is None:
            self.pin_offered(offered)
            return

        def keep(because: str | None) -> None:
            self.change(lambda desk: keep_trim(desk, trim, because=because))

        try:
            keep_trim(self.desk, trim)
        except AssistantError:
            if offered.blocked and not offered.refused:
                told = tuple(f"It {one.sentence}." for one in offered.blocked)
                self.ask_reason("This trim changes what the source says", told, keep)
                return
        keep(None)

    # --- windows ---------------------------------------------------------------------------------

    def ask_reason(
        self, title: str, told: tuple[str, ...], answered: Callable[[str], None]
    ) -> None:
        """Ask for the reason why something may be; nothing is done without one."""

        def reasoned(reason: str | None) -> None:
            if reason:
                answered(reason)

        self.app.push_screen(ReasonDialog(title, told), reasoned)

    def let_stand(self, check: Check) -> None:
        """Let a check stand, for a reason."""
        answer, finding = check.origin.answer, check.finding
        if answer is None:
            self.say("This check is about the whole paper and belongs to no question: mend it.")
            return

        def stand(reason: str) -> None:
            pin = check.origin.pin
            self.change(lambda desk: let_stand(desk, answer, finding.code, reason, pin=pin))

        self.ask_reason(finding.message, (finding.fix,), stand)

    def show_facts(self, source: Source) -> None:
        """See and correct what is known of a document."""
        self.app.push_screen(FactsDialog(self, source))

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
        self.changed()
        self.later("remember", 0.5, self.remember_now)
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
