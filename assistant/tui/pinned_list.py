"""Pane 4, second tab: what is pinned to this question, in its order, and what is proposed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from assistant.briefs.brief import Bearing, Pin
from assistant.briefs.changing import answer_to
from assistant.desk.desk import Desk, named_answers
from assistant.desk.live import LiveDraft
from assistant.desk.pinning import move_pin, set_bearing, unpin
from assistant.drafting.draft import DraftQuote
from assistant.drafting.lines import PROPOSED
from assistant.tui.bindings import bindings
from assistant.tui.desk_rows import DeskRows
from assistant.tui.hanging import Hanging, Part
from assistant.tui.plain import one_line
from assistant.tui.rows import Words

_SIGNS = {"supports": "+", "challenges": "-", "context": " "}


class PinnedRows(DeskRows):
    """The pins of the question looked at, then the proposals for it."""

    WHERE: ClassVar[str] = "pinned"
    BINDINGS = bindings("pinned")

    def __init__(self) -> None:
        super().__init__(id="pinned")
        self._pins: dict[str, Pin] = {}
        self._proposals: dict[str, DraftQuote] = {}

    @property
    def pinned(self) -> int:
        """How many are pinned to the question looked at."""
        return len(self._pins)

    @property
    def pin(self) -> Pin | None:
        """The pin that the cursor is on."""
        return self._pins.get(self.name_here or "")

    @property
    def proposal(self) -> DraftQuote | None:
        """The proposal that the cursor is on."""
        return self._proposals.get(self.name_here or "")

    def show_desk(self, desk: Desk, live: LiveDraft | None) -> None:
        """Show what is pinned to the question looked at."""
        here = desk.looking.answer
        pins = answer_to(desk.brief, here).pins if here in named_answers(desk.brief) else ()
        offered = [q for q in live.proposals if q.answer == here] if live else []
        self._pins = {f"p{pin.id}": pin for pin in pins}
        self._proposals = {f"o{quote.pin}": quote for quote in offered}
        titles = {q.source.id: q.source.title for q in live.draft.quotes} if live else {}
        rows: list[tuple[str, Words]] = [
            (name, _pin_words(n, pin, titles.get(pin.source, "")))
            for n, (name, pin) in enumerate(self._pins.items(), 1)
        ]
        rows += [(name, _proposal_words(quote)) for name, quote in self._proposals.items()]
        nothing = "Nothing is pinned to this question yet. Space pins a row of Evidence."
        self.show(rows or [("none", Content(nothing))])

    def action_trim(self) -> None:
        """Choose which of its words to quote."""
        if self.pin:
            self.working.trim_pin(self.pin.id)

    def action_unpin(self) -> None:
        """Take it out; a proposal is turned down."""
        if self.pin:
            name = self.pin.id
            self.working.change(lambda desk: unpin(desk, name))
        elif self.proposal:
            self.working.decline(self.proposal.pin)

    def action_accept(self) -> None:
        """Accept the quotation that is proposed here."""
        self.working.accept(self.proposal.pin if self.proposal else None)

    def action_lead_in(self) -> None:
        """Write the sentence before it."""
        if self.pin:
            self.working.write_lead_in(self.pin)

    def action_move_up(self) -> None:
        """Print it earlier."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Print it later."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self.pin:
            name = self.pin.id
            self.working.change(lambda desk: move_pin(desk, name, by=by))
            self.go_to(f"p{name}")

    def action_supports(self) -> None:
        """Say that it supports the case."""
        self._bear("supports")

    def action_challenges(self) -> None:
        """Say that it challenges the case."""
        self._bear("challenges")

    def _bear(self, bearing: Bearing) -> None:
        if self.pin:
            name = self.pin.id
            self.working.change(lambda desk: set_bearing(desk, name, bearing))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.pin:
            self.working.read_source(self.pin.source, self.pin.start)
        elif self.proposal:
            self.working.read_source(self.proposal.source.id, self.proposal.quote.start)


def _pin_words(number: int, pin: Pin, title: str) -> Hanging:
    lead_in = f"{one_line(pin.lead_in)} " if pin.lead_in else ""
    bearing = "" if pin.bearing == "supports" else f" · {pin.bearing}"
    trimmed = " · trimmed" if pin.omissions else ""
    words = Content.assemble((lead_in, "italic"), f"“{one_line(pin.words)}”")
    about = Content.assemble((f"called {one_line(pin.id)}{bearing}{trimmed}", "dim"))
    source = [Part("     ", Content.assemble((one_line(title), "dim")), 1)] if title else []
    return Hanging(
        Part(f"{number:>2} {_SIGNS[pin.bearing]} ", words), *source, Part("     ", about, 1)
    )


def _proposal_words(quote: DraftQuote) -> Hanging:
    words = Content.assemble((f"[{PROPOSED}]", "bold reverse"), f" “{one_line(quote.printed)}”")
    about = Content.assemble((one_line(quote.source.title), "dim"))
    return Hanging(Part("   ? ", words), Part("     ", about, 1))
