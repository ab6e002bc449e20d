"""Pinning, trimming, copying and settling proposals: what the keys on a row mean.

In go rows that a person is on; out come changes of the desk. No rule is kept here: each key calls
the function of the desk that has it, and where meaning would change, a reason is asked for first.
"""

from __future__ import annotations

from textual import work

from assistant.briefs.brief import Bearing
from assistant.briefs.changing import pin_called
from assistant.desk.copying import copied_answer, copied_row
from assistant.desk.evidence import Row, pinned_at
from assistant.desk.offering import Ground, Offer, ground_of, offer
from assistant.desk.pinning import pin_offer, set_bearing, unpin
from assistant.desk.proposals import accept, decline
from assistant.desk.reading import PassageLine
from assistant.desk.repinning import Place, Places, pin_again, places_now
from assistant.desk.trimming import Trim, begin_trim, begin_trim_of, keep_trim, trimmed_offer
from assistant.drafting.as_answers import counted, heading_of
from assistant.errors import AssistantError
from assistant.library import Library
from assistant.library.source import Source
from assistant.quotes import Quote
from assistant.tui.again_dialog import AgainDialog
from assistant.tui.desk_screen import DeskScreen
from assistant.tui.trim_dialog import TrimDialog


class QuotingScreen(DeskScreen):
    """The desk with all that can be done to a quotation; the layout is :class:`MainScreen`'s."""

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
            chosen = f"; choose “{'; '.join(text.choices)}” there" if text.choices else ""
            self.say(f"There is nothing to paste for {heading_of(text)}{chosen}.")
            return
        self.app.copy_to_clipboard(text.text)
        self.say(f"Copied {heading_of(text)}: {counted(text)}.")

    # --- pinning again ---------------------------------------------------------------------------

    def choose_place(self, pin: str) -> None:
        """Choose where the words of a pin stand now."""
        self._choose_place(pin)

    @work(group="pin", exit_on_error=False)
    async def _choose_place(self, pin: str) -> None:
        """Show where the words of a pin stand now, and pin them at the place that is chosen."""
        desk = self.desk

        def both(library: Library) -> tuple[Places, Ground]:
            _, held = pin_called(desk.brief, pin)
            return places_now(desk, library, pin), ground_of(library, held.source)

        found = await self.ask("search", both)
        if found is None or not self.is_current:
            return
        places, ground = found

        def chosen(place: Place | None) -> None:
            if place is not None:
                self.change(lambda desk: pin_again(desk, ground, place.again))

        self.app.push_screen(AgainDialog(places), chosen)

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
