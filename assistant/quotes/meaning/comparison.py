"""A certified span against the words found in a document.

In go the source's words and the quoted ones; out comes every difference, by kind. The promise:
nothing comes out if the two differ in typography alone; every other difference comes out once, and
one that alters the meaning blocks.
"""

from __future__ import annotations

from bisect import bisect_right

from assistant.quotes.meaning.asking import asked_or_told
from assistant.quotes.meaning.change import Change, Kind, Severity, ordered
from assistant.quotes.meaning.clauses import connective
from assistant.quotes.meaning.cuts import CHANGED, EDGE, KEPT, MARKED, Loss
from assistant.quotes.meaning.edits import edited
from assistant.quotes.meaning.gaps import Gap, gaps
from assistant.quotes.meaning.insertions import judged_insertion
from assistant.quotes.meaning.kinds import edited_kinds, gravest
from assistant.quotes.meaning.letters import letter_changes
from assistant.quotes.meaning.order import cut_at_moves, moved
from assistant.quotes.meaning.pair import SHOWN, TextPair, text_pair
from assistant.quotes.meaning.reordered import Edit, from_outside, reordered
from assistant.quotes.meaning.sides import Sides, sides
from assistant.quotes.meaning.stretches import one_each
from assistant.quotes.meaning.tokens import tokenise
from assistant.quotes.meaning.verdict import cut_losses
from assistant.quotes.typography import comparable


def compare(
    source_text: str, quoted_text: str, *, before: str = "", after: str = ""
) -> tuple[Change, ...]:
    """Return the differences between a certified span and words quoted from it.

    ``before`` and ``after`` are what stands around the span in its passage, where the caller has
    it: then where the quotation begins and ends is judged too, and a name in brackets is looked
    for. Spans count characters of ``source_text`` and ``quoted_text``.
    """
    if not before and not after and comparable(source_text) == comparable(quoted_text):
        return ()
    pair = text_pair(source_text, quoted_text)
    comparison = _Comparison(pair, before, after)
    return ordered(comparison.changes())


class _Comparison:
    """One comparison at work: the standing of each source token is filled in gap by gap."""

    def __init__(self, pair: TextPair, before: str, after: str) -> None:
        self.pair = pair
        self.before, self.after = before, after
        self.status = [KEPT] * len(pair.tokens)
        self.explained: set[int] = set()
        self.marks: dict[int, int] = {}

    def changes(self) -> list[Change]:
        pair = self.pair
        found = gaps(len(pair.tokens), pair.elements, pair.pairs)
        changes, moved_places, moves = moved(pair, found)
        for at in moved_places:
            self.status[at] = CHANGED
        edits: list[Edit] = []
        for gap in found:
            changes += self._gap(gap, moved_places, edits)
        changes = one_each(pair, [*changes, *reordered(pair, self._with_edges(edits))])
        changes += cut_at_moves(pair, moves, lambda at: self.status[at] == EDGE)
        changes += letter_changes(pair)
        changes += asked_or_told(pair, self.after)
        return changes + self._cuts()

    def _gap(self, gap: Gap, moved_places: set[int], edits: list[Edit]) -> list[Change]:
        source = [i for i in range(gap.low, gap.high) if i not in moved_places]
        side = sides(self.pair, gap, source)
        edits += [self._edit(gap, ours, theirs) for ours, theirs in side.edits]
        changes: list[Change] = []
        self._mark(gap, side)
        for ours, element in side.insertions:
            changes += self._insertion(ours, element)
        return changes

    def _edit(self, gap: Gap, ours: list[int], theirs: list[int]) -> Edit:
        for at in ours:
            self.status[at] = CHANGED
        place = ours[0] if ours else gap.low, theirs[0] if theirs else gap.element
        mended = theirs and all(self.pair.elements[j].mended for j in theirs)
        if mended and ours:
            return Edit(ours, theirs, place, self._repair(ours, theirs))
        return Edit(ours, theirs, place, edited(self.pair, ours, theirs, place))

    def _with_edges(self, edits: list[Edit]) -> list[Edit]:
        """Add the words that left the quotation at an end and stand elsewhere in it."""
        pair = self.pair
        first = next((i for i, s in enumerate(self.status) if s != EDGE), len(self.status))
        front = from_outside(pair, edits, range(first), front=True)
        if front:
            edits = [self._left(front, 0), *edits]
        last = next((i for i, s in enumerate(reversed(self.status)) if s != EDGE), 0)
        behind = range(len(self.status) - last, len(self.status))
        back = from_outside(pair, edits, behind, front=False)
        return [*edits, self._left(back, len(pair.elements))] if back else edits

    def _left(self, places: list[int], element: int) -> Edit:
        for at in places:
            self.status[at] = CHANGED
        place = places[0], element
        return Edit(places, (), place, edited(self.pair, places, (), place))

    def _mark(self, gap: Gap, side: Sides) -> None:
        for at in side.edge:
            self.status[at] = EDGE
        for at in side.marked:
            self.status[at] = MARKED
            self.marks[at] = gap.marks[0]

    def _repair(self, ours: list[int], theirs: list[int]) -> list[Change]:
        """Judge a word with brackets inside it: a repair of the source's spelling."""
        pair = self.pair
        was: set[Kind] = set().union(*(edited_kinds(pair.tokens, i) for i in ours))
        now: set[Kind] = set().union(*(edited_kinds(pair.words, pair.word(j)) for j in theirs))
        words = [pair.words[pair.word(j)] for j in theirs]
        judged = judged_insertion(words, [pair.tokens[i] for i in ours], None)
        spelt_near = not judged.keys() & {"word", "name"}
        lost, gained = gravest(was - {"name"}), gravest(now - {"name"})
        turned: Kind | None = gravest({kind for kind, how in judged.items() if how == "block"})
        if turned and turned != "name":
            return [pair.change(turned, ours, theirs, (ours[0], theirs[0]))]
        if lost:
            return [pair.change(lost, ours, theirs, (ours[0], theirs[0]))]
        if gained or not spelt_near:
            kind = gained or gravest(set(judged)) or "word"
            severity: Severity = "note" if spelt_near else "block"
            return [pair.change(kind, ours, theirs, (ours[0], theirs[0]), severity)]
        return []

    def _insertion(self, ours: list[int], element: int) -> list[Change]:
        """Judge words in brackets, in place of ``ours`` or between what is quoted."""
        pair = self.pair
        for at in ours:
            self.status[at] = CHANGED
        replaced = [pair.tokens[i] for i in ours]
        place = (ours[0] if ours else len(pair.tokens), element)
        if pair.elements[element].kind == "redaction":
            hides = any(t.says and t.kind != "ink" for t in replaced)
            return [pair.change("omission", ours, [element], place)] if hides else []
        judged = judged_insertion(pair.elements[element].tokens, replaced, self._known())
        if not ours:
            self._explain(element)
        return [
            pair.change(kind, ours, [element], place, severity) for kind, severity in judged.items()
        ]

    def _explain(self, element: int) -> None:
        """Note that a pronoun right before the brackets is explained by them."""
        self.explained.update(i for i, j in self.pair.pairs if j == element - 1)

    def _known(self) -> frozenset[str] | None:
        if not self.before and not self.after:
            return None
        around = f"{self.before} {self.pair.source} {self.after}"
        return frozenset(key for t in tokenise(around) for key in (t.key, t.key.removesuffix("'s")))

    def _cuts(self) -> list[Change]:
        """Judge what is left out with a mark, or by where the quotation begins and ends."""
        if all(s in (KEPT, CHANGED) for s in self.status) and not (self.before or self.after):
            return []
        text = f"{self.before}{self.pair.source}{self.after}"
        shift = len(self.before)
        tokens = tokenise(text)
        places = [self._place(t.start - shift) for t in tokens]
        status = [EDGE if p is None else self.status[p] for p in places]
        explained = {n for n, p in enumerate(places) if p in self.explained}
        losses = cut_losses(tokens, status, explained)
        return [
            self._loss(loss, text, (tokens[loss.low].start, tokens[loss.high - 1].end), places)
            for loss in losses
        ]

    def _place(self, offset: int) -> int | None:
        """Return the source token that holds ``offset``, or None outside the span."""
        at = bisect_right(self.pair.tokens, offset, key=lambda t: t.start) - 1
        inside = at >= 0 and offset < self.pair.tokens[at].end
        return at if inside else None

    def _loss(
        self, loss: Loss, text: str, span: tuple[int, int], places: list[int | None]
    ) -> Change:
        shift, length = len(self.before), len(self.pair.quoted)
        mark = next((self.marks[p] for p in places[loss.low : loss.high] if p in self.marks), None)
        if mark is not None:
            element = self.pair.elements[mark]
            quoted_span = element.start, element.end
        else:
            quoted_span = (0, 0) if self._leads(places, loss.low) else (length, length)
        return Change(
            kind=loss.kind,
            was=" ".join(text[slice(*span)].split()),
            now=SHOWN if mark is not None else "",
            source_span=(span[0] - shift, span[1] - shift),
            quoted_span=quoted_span,
            severity=loss.severity,
        )

    def _leads(self, places: list[int | None], low: int) -> bool:
        """Say whether the loss stands before the first word that is quoted, a mere "but" apart."""
        kept = (n for n, p in enumerate(places) if p is not None and self.status[p] == KEPT)
        first = next(kept, 0)
        between = [p for p in places[first:low] if p is not None]
        return low <= first or all(connective(self.pair.tokens, p) for p in between)
