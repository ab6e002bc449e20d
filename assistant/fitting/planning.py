"""Which quotations to trim or drop, so that a paper keeps its limits.

In go a brief, a way to draft it, and the pins that must stay; out comes a plan. The promise: the
same brief gives the same plan; a theme that is quoted for keeps at least one quotation, no source
comes to hold more than its share, what challenges the case or stands in the author's own words
stays, and no trim changes a meaning. Every count is of the draft itself.

Trims come before drops, since they keep the evidence. The longest quotation is shortened first; a
drop takes context before support, and from the source that is quoted most. A step that turns out
not to be needed is taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.briefs.brief import Answer, Brief, Pin
from assistant.briefs.changing import answer_name, pin_called, with_repinned, without_pin
from assistant.briefs.placeholders import find_placeholders
from assistant.drafting.draft import Draft, DraftQuote
from assistant.drafting.evidence import Shelf
from assistant.errors import AskedWrongly
from assistant.fitting.plan import Action, FitPlan, FitStep, Goal
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
    *,
    limit: int | None = None,
    keep: Collection[str] = (),
    share: float = HALF,
) -> FitPlan:
    """Return a plan to keep the limits of ``brief``; nothing is changed.

    ``limit`` is in words of the whole paper and takes the place of the brief's own; each question's
    own limit counts too. ``drafting`` drafts a brief; ``keep`` are ids of pins that must stay.

    Raises:
        UnknownName: there is no such pin to keep.
        AskedWrongly: there is no limit in words at all, or the share is no share.
    """
    if not 0 < share <= 1:
        message = f"A share of {share:g} is none; give more than 0 and at most 1."
        raise AskedWrongly(message)
    for pin in keep:
        pin_called(brief, pin)
    first = _State(brief, drafting(brief))
    planner = _Planner(drafting, shelf, limit, share, _kept(brief, keep), first)
    if not planner.goals(first.draft):
        message = "There is no limit in words in the brief; give one with --limit."
        raise AskedWrongly(message)
    return planner.plan()


def _kept(brief: Brief, keep: Collection[str]) -> dict[str, str]:
    """Return the pins that no step may touch, each with the reason."""
    texts = [brief.summary, *(f"{a.text}\n{a.conditions}" for a in brief.answers)]
    placed = {found.pin for text in texts for found in find_placeholders(text)}
    kept: dict[str, str] = {}
    for answer in brief.answers:
        for pin in answer.pins:
            if pin.id in keep:
                kept[pin.id] = "you keep it"
            elif pin.bearing == "challenges":
                kept[pin.id] = "it challenges the case"
            elif pin.id in placed:
                kept[pin.id] = "your own words place it"
    return kept


class _Planner:
    def __init__(
        self,
        drafting: Drafting,
        shelf: Shelf,
        limit: int | None,
        share: float,
        kept: dict[str, str],
        first: _State,
    ) -> None:
        self._drafting = drafting
        self._shelf = shelf
        self._limit = limit
        self._share = share
        self._kept = kept
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
            before=self.goals(self._first.draft),
            after=self.goals(state.draft),
            steps=tuple(self._steps(state)),
            kept=self._kept,
            told=tuple(self._told(state)),
            brief=state.brief,
        )

    def goals(self, draft: Draft) -> tuple[Goal, ...]:
        asked = self._first.brief.consultation
        limit = self._limit if self._limit is not None else asked.limits.words
        whole = [Goal(name="", words=draft.words, limit=limit)] if limit is not None else []
        boxes = [
            Goal(name=q.number, words=draft.answer_words.get(q.number, 0), limit=q.limits.words)
            for q in asked.questions
            if q.limits.words is not None
        ]
        return (*whole, *boxes)

    def _over(self, draft: Draft) -> int:
        return sum(goal.over for goal in self.goals(draft))

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
        brief = self._first.brief
        for move in moves:
            if move.quote is None:
                brief = without_pin(brief, move.pin)
            else:
                sha256 = pin_called(brief, move.pin)[1].sha256
                brief = with_repinned(brief, move.pin, move.quote, move.now, sha256)
        if not self._keeps_rules(brief):
            return None
        return _State(brief, self._drafting(brief), moves)

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
        """Return the pins that a step may touch and that could help, in the order of the brief."""
        printed = {quote.pin: quote for quote in state.draft.quotes if quote.placed}
        overs = {goal.name for goal in self.goals(state.draft) if goal.over}
        return [
            (answer, pin, printed[pin.id])
            for answer in state.brief.answers
            for pin in answer.pins
            if pin.id in printed
            and pin.id not in self._kept
            and ("" in overs or answer_name(answer) in overs)
        ]

    def _trims(self, state: _State) -> Iterator[_Move]:
        """Shorter readings of the quotations, of the longest first."""
        held = self._candidates(state)
        for _, pin, quote in sorted(held, key=lambda one: -len(one[2].certified.split())):
            text = self._shelf.document_text(quote.quote.source)
            passages = self._shelf.passages(quote.quote.source)
            for trimmed in shorter(quote.quote, text, passages):
                yield _Move(pin.id, trimmed, text[trimmed.start : trimmed.end])

    def _drops(self, state: _State) -> Iterator[_Move]:
        """Pins to drop: context first, then of the source quoted most, the longest first."""
        counts = _by_source(state.brief)
        order = sorted(
            enumerate(self._candidates(state)),
            key=lambda one: (
                one[1][1].bearing != "context",
                -counts[one[1][1].source],
                -len(one[1][2].certified.split()),
                -one[0],
            ),
        )
        for _, (_, pin, _) in order:
            yield _Move(pin.id, None)

    def _keeps_rules(self, brief: Brief) -> bool:
        """Every theme quoted for keeps a quotation, and no source gets too great a share."""
        if set(_by_theme(self._first.brief)) - set(_by_theme(brief)):
            return False
        return _largest(brief) <= max(self._share, _largest(self._first.brief))

    def _steps(self, state: _State) -> Iterator[FitStep]:
        first = {quote.pin: quote for quote in self._first.draft.quotes}
        counts = _by_source(self._first.brief)
        words = self._first.draft.words
        made: tuple[_Move, ...] = ()
        for move in state.moves:
            made = (*made, move)
            after = self._with(made) or replace(state)
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
                saves=max(0, words - after.draft.words),
                reason=_reason(action, pin, first[move.pin], counts),
            )
            words = after.draft.words

    def _told(self, state: _State) -> Iterator[str]:
        for goal in self.goals(state.draft):
            if goal.over:
                where = f"Question {goal.name}" if goal.name else "The paper"
                yield (
                    f"{where} is still {goal.over:,} words over {goal.limit:,}: shorten your own "
                    "words, or let fewer pins be kept."
                )
        share = _largest(state.brief)
        if share > self._share and state.moves:
            source = max(_by_source(state.brief).items(), key=lambda one: (one[1], one[0]))[0]
            yield f"{source} gives {share:.0%} of the quotations, more than {self._share:.0%}."


def _reason(action: Action, pin: Pin, quote: DraftQuote, counts: Counter[str]) -> str:
    if action == "trim":
        return f"one of the longest, with {len(quote.certified.split())} words"
    if pin.bearing == "context":
        return "it gives context only"
    return f"its source is quoted {counts[pin.source]} times, and its theme has others"


def _pins(brief: Brief) -> Iterator[tuple[Answer, Pin]]:
    for answer in brief.answers:
        for pin in answer.pins:
            yield answer, pin


def _by_theme(brief: Brief) -> Counter[str]:
    """Count the pins of each theme; a pin without one counts for its answer."""
    return Counter(pin.theme or f"answer {answer_name(answer)}" for answer, pin in _pins(brief))


def _by_source(brief: Brief) -> Counter[str]:
    return Counter(pin.source for _, pin in _pins(brief))


def _largest(brief: Brief) -> float:
    counts = _by_source(brief)
    return max(counts.values()) / counts.total() if counts else 0.0
