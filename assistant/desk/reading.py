"""A source as it is read on the screen: its passages in order, with what was found and pinned.

In go a desk, a source and the rows of a search; out comes a page. The promise: the words are the
stored text's, passage by passage; marks are spans of it, and never change it.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import Literal

from assistant.briefs.changing import answer_name
from assistant.desk.desk import Desk
from assistant.desk.evidence import Found
from assistant.desk.offering import Ground, placed
from assistant.desk.places import place_words
from assistant.library.source import Source
from assistant.noun import Noun

MarkKind = Literal["match", "pinned", "pinned here"]


class Mark(Noun):
    """A span of one passage, in characters of the passage's text; ``pin`` where it is pinned."""

    kind: MarkKind
    start: int
    end: int
    pin: str | None = None


class PassageLine(Noun):
    """One passage as it is read: ``headings`` are those that begin here, outermost first."""

    number: int
    start: int
    end: int
    text: str
    place: str
    who: str
    voice: str
    headings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class SourcePage(Noun):
    """A source to read. ``matches`` are the numbers of passages that the search found."""

    source: Source
    lines: tuple[PassageLine, ...]
    matches: tuple[int, ...] = ()

    def line_at(self, offset: int) -> int:
        """Return the number of the passage that holds an offset of the stored text, or is next
        before it."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)

    def next_match(self, number: int, *, back: bool = False) -> int | None:
        """Return the passage with the next match after (or before) one, or None."""
        later = [n for n in self.matches if (n < number if back else n > number)]
        if not later:
            return None
        return later[-1] if back else later[0]


def read_source(
    desk: Desk, ground: Ground, found: Found | None = None, *, before: SourcePage | None = None
) -> SourcePage:
    """Return a source as a page; ``found`` is the search whose matches are marked.

    ``before`` is a page made of the same ground: passages that are marked as they were there are
    taken over as they stand, so that marking a long transcript anew costs what its marks do.
    """
    held = before.lines if before is not None else _unmarked(ground)
    marks = _by_line(sorted([*_match_marks(ground, found), *_pin_marks(desk, ground)], key=_place),
                     held)  # fmt: skip
    lines = list(held)
    for number in {*marks, *(line.number for line in held if line.marks)}:
        line = held[number]
        here = tuple(marks.get(number, ()))
        if here != line.marks:
            lines[number] = line.model_copy(update={"marks": here})
    matched = sorted(n for n, here in marks.items() if any(m.kind == "match" for m in here))
    return SourcePage(source=ground.source, lines=tuple(lines), matches=tuple(matched))


def _unmarked(ground: Ground) -> tuple[PassageLine, ...]:
    lines: list[PassageLine] = []
    heading: tuple[str, ...] = ()
    for number, passage in enumerate(ground.passages):
        same = _shared(heading, passage.heading)
        heading = passage.heading
        lines.append(
            PassageLine(
                number=number,
                start=passage.start,
                end=passage.end,
                text=passage.text,
                place=place_words(passage),
                who=passage.speaker.name if passage.speaker else "",
                voice=passage.voice,
                headings=passage.heading[same:],
            )
        )
    return tuple(lines)


def _by_line(marks: list[Mark], lines: tuple[PassageLine, ...]) -> dict[int, list[Mark]]:
    """Return the marks in each line, by its number, as spans of that line; passages stand one
    after the other, so a mark is in those from the first that ends behind its start."""
    marked: dict[int, list[Mark]] = {}
    for mark in marks:
        first = bisect_right(lines, mark.start, key=lambda line: line.end)
        for line in itertools.islice(lines, first, None):
            if line.start >= mark.end:
                break
            marked.setdefault(line.number, []).append(_in_line(mark, line))
    return marked


def _in_line(mark: Mark, line: PassageLine) -> Mark:
    start, end = max(mark.start, line.start), min(mark.end, line.end)
    return mark.model_copy(update={"start": start - line.start, "end": end - line.start})


def _match_marks(ground: Ground, found: Found | None) -> list[Mark]:
    return [
        Mark(kind="match", start=start, end=end)
        for row in (found.rows if found else ())
        if row.source.id == ground.source.id
        for start, end in row.match.highlights
    ]


def _pin_marks(desk: Desk, ground: Ground) -> list[Mark]:
    return [
        Mark(
            kind="pinned here" if answer_name(answer) == desk.looking.answer else "pinned",
            start=pin.start,
            end=pin.end,
            pin=pin.id,
        )
        for answer in placed(desk.brief, ground).answers
        for pin in answer.pins
        if pin.source == ground.source.id and pin.start is not None and pin.end is not None
    ]


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many headings, from the outermost, two places have in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
