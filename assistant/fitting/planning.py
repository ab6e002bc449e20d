"""Which quotations to trim or drop, so that a paper or the boxes of a form keep their limits.

In go a brief, a way to draft it, its limits and the pins that must stay; out comes a plan. The
promise: the same brief gives the same plan; a theme that is quoted for keeps at least one
quotation, no source comes to hold more than its share, what challenges the case or stands in the
author's own words is not dropped, and no trim changes a meaning. Every count is of the draft
itself.

Trims come before drops, since they keep the evidence. The longest quotation is shortened first; a
drop takes context before support, and from the source that is quoted most. A step that turns out
not to be needed is taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assistant.briefs.brief import Answer, Brief, Pin
from assistant.briefs.changing import answer_name, pin_called, with_repinned, without_pin
from assistant.drafting.draft import Draft, DraftQuote
from assistant.drafting.evidence import Shelf
from assistant.errors import AskedWrongly
from assistant.fitting.goals import Goal, Goals
from assistant.fitting.plan import Action, FitPlan, FitStep
from assistant.fitting.rules import Rules
from assistant.fitting.trimming import shorter
from assistant.quotes import Quote

HALF = 0.5
"""The largest share of the quotations that one source should give."""
_MOST_STEPS = 200

Drafting = Callable[[Brief], Draft]


class _Move(NamedTuple):
    """One possible step: ``quote`` is what a trim keeps, None for a drop."""

    pin: str
    quote: Quote | None
    now: str = ""


@dataclass(frozen=True)
class _State:
    """A brief on the way, its draft, and the moves that made it of the first."""

    brief: Brief
    draft: Draft
    moves: tuple[_Move, ...] = ()


def plan_fit(
    brief: Brief,
    drafting: Drafting,
    shelf: Shelf,
    goals: Goals,
    *,
    keep: Collection[str] = (),
    share: float = HALF,
) -> FitPlan:
    """Return a plan to keep ``goals``, the limits of ``brief``; nothing is changed.

    ``drafting`` drafts a brief, for boxes where the goals are those of a form; ``keep`` are ids of
    pins that must stay as they are.

    Raises:
        UnknownName: there is no such pin to keep.
        AskedWrongly: there is no limit at all, or the share is no share.
    """
    if not 0 < share <= 1:
        message = f"A share of {share:g} is none; give more than 0 and at most 1."
        raise AskedWrongly(message)
    for pin in keep:
        pin_called(brief, pin)
    first = _State(brief, drafting(brief))
    goals.of(first.draft)
    printed = {quote.pin for quote in first.draft.quotes if quote.placed}
    return _Planner(drafting, shelf, goals, Rules(brief, printed, keep, share), first).plan()


class _Planner:
    def __init__(
        self, drafting: Drafting, shelf: Shelf, goals: Goals, rules: Rules, first: _State
    ) -> None:
        self._drafting = drafting
        self._shelf = shelf
        self._goals = goals
        self._rules = rules
        self._first = first

    def plan(self) -> FitPlan:
        state = self._first
        while self._over(state.draft) and len(state.moves) < _MOST_STEPS:
            following = self._next(state)
            if following is None:
                break
            state = following
        state = self._without_needless(state)
        return FitPlan(
            before=self._goals.of(self._first.draft),
            after=self._goals.of(state.draft),
            steps=tuple(self._steps(state)),
            kept=self._kept(state),
            told=tuple(self._told(state)),
            brief=state.brief,
        )

    def _over(self, draft: Draft) -> int:
        return sum(goal.over for goal in self._goals.of(draft))

    def _next(self, state: _State) -> _State | None:
        """Return the state after the first move that helps: trims first, then drops."""
        over = self._over(state.draft)
        for move in (*self._trims(state), *self._drops(state)):
            after = self._made(state, move)
            if after is not None and self._over(after.draft) < over:
                return after
        return None

    def _made(self, state: _State, move: _Move) -> _State | None:
        moves = (*(m for m in state.moves if m.pin != move.pin), move)
        return self._with(moves)

    def _with(self, moves: tuple[_Move, ...]) -> _State | None:
        """Return the first brief with ``moves`` made; None where they break a rule."""
        brief = self._changed(moves)
        if not self._rules.hold_in(brief):
            return None
        return _State(brief, self._drafting(brief), moves)

    def _changed(self, moves: tuple[_Move, ...]) -> Brief:
        brief = self._first.brief
        for move in moves:
            if move.quote is None:
                brief = without_pin(brief, move.pin)
            else:
                sha256 = pin_called(brief, move.pin)[1].sha256
                brief = with_repinned(brief, move.pin, move.quote, move.now, sha256)
        return brief

    def _without_needless(self, state: _State) -> _State:
        """Take back every move, the last drops first, without which the limits are kept too."""
        if self._over(state.draft):
            return state
        for move in reversed(state.moves):
            without = self._with(tuple(m for m in state.moves if m is not move))
            if without is not None and not self._over(without.draft):
                state = without
        return state

    def _candidates(self, state: _State) -> list[tuple[Answer, Pin, DraftQuote]]:
        """Return the pins that could help, in the order of the brief."""
        printed = {quote.pin: quote for quote in state.draft.quotes if quote.placed}
        overs = {goal.name for goal in self._goals.of(state.draft) if goal.over}
        return [
            (answer, pin, printed[pin.id])
            for answer in state.brief.answers
            for pin in answer.pins
            if pin.id in printed and ("" in overs or answer_name(answer) in overs)
        ]

    def _trims(self, state: _State) -> Iterator[_Move]:
        """Shorter readings of the quotations, of the longest first."""
        held = [one for one in self._candidates(state) if self._rules.may_trim(one[1].id)]
        for _, pin, quote in sorted(held, key=lambda one: -len(one[2].certified.split())):
            text = self._shelf.document_text(quote.quote.source)
            passages = self._shelf.passages(quote.quote.source)
            for trimmed in shorter(quote.quote, text, passages):
                yield _Move(pin.id, trimmed, text[trimmed.start : trimmed.end])

    def _drops(self, state: _State) -> Iterator[_Move]:
        """Pins to drop: context first, then of the source quoted most, the longest first."""
        counts = self._rules.by_source(state.brief)
        held = [one for one in self._candidates(state) if self._rules.may_drop(one[1].id)]
        order = sorted(
            enumerate(held),
            key=lambda one: (
                one[1][1].bearing != "context",
                -counts[one[1][1].source],
                -len(one[1][2].certified.split()),
                -one[0],
            ),
        )
        for _, (_, pin, _) in order:
            yield _Move(pin.id, None)

    def _steps(self, state: _State) -> Iterator[FitStep]:
        first = {quote.pin: quote for quote in self._first.draft.quotes}
        counts = self._rules.by_source(self._first.brief)
        length = self._goals.length(self._first.draft)
        made: tuple[_Move, ...] = ()
        for move in state.moves:
            made = (*made, move)
            after = self._goals.length(self._drafting(self._changed(made)))
            answer, pin = pin_called(self._first.brief, move.pin)
            action: Action = "drop" if move.quote is None else "trim"
            yield FitStep(
                action=action,
                pin=move.pin,
                answer=answer_name(answer),
                theme=pin.theme,
                source=pin.source,
                was=first[move.pin].certified,
                now=move.now,
                saves=max(0, length - after),
                unit=self._goals.unit,
                reason=_reason(action, pin, first[move.pin], counts),
            )
            length = after

    def _kept(self, state: _State) -> dict[str, str]:
        """Return the pins that are not dropped, with the reason; also the last of a theme."""
        last = dict.fromkeys(self._rules.last_of_theirs(state.brief), "the last for its theme")
        return {**(last if self._over(state.draft) else {}), **self._rules.kept}

    def _told(self, state: _State) -> Iterator[str]:
        for goal in self._goals.of(state.draft):
            if goal.over:
                yield (
                    f"{place_of_goal(goal)} cannot be met: still {goal.over:,} {goal.unit} over "
                    f"{goal.limit:,}. Shorten your own words, or let fewer pins be kept."
                )
        proposed = sum(1 for quote in state.draft.quotes if quote.proposal and quote.placed)
        if proposed and self._over(state.draft):
            yield f"{proposed} proposed and not yet read take room too: accept or decline them."
        too_much = self._rules.too_much(state.brief)
        if too_much and state.moves:
            yield f"{too_much}."


def place_of_goal(goal: Goal) -> str:
    """Return what a limit is of, in words: "The limit of question 3"."""
    return f"The limit of question {goal.name}" if goal.name else "The limit of the whole"


def _reason(action: Action, pin: Pin, quote: DraftQuote, counts: Counter[str]) -> str:
    if action == "trim":
        return f"one of the longest, with {len(quote.certified.split())} words"
    if pin.bearing == "context":
        return "it gives context only"
    return f"its source is quoted {counts[pin.source]} times, and its theme has others"
