"""The passages of a source before and after its file changed go in; out comes what became of them.

The promise: every passage of both is counted once, as the same, standing elsewhere, edited, gone or
new; words count as the same only where every character is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from assistant.noun import Noun

MOST_COMPARED = 400
"""Passages that are gone and are looked for, edited, among those that are new."""

MOST_TOLD = 50
LIKE_ENOUGH = 60.0
"""Of 100; two passages less alike than that are two passages."""

Held = tuple[str, str]
"""The text of a passage and its other fields, as JSON."""


class Elsewhere(Noun):
    """The same words under another place: ``before`` and ``after`` name page, item and the like."""

    text: str
    before: dict[str, str]
    after: dict[str, str]


class Edited(Noun):
    """Words that were changed."""

    before: str
    after: str


class Moves(Noun):
    """What became of the passages of one source; the tuples hold the first few of each kind."""

    source: str
    file: str
    same: int = 0
    elsewhere: int = 0
    edited: int = 0
    gone: int = 0
    new: int = 0
    moved: tuple[Elsewhere, ...] = ()
    edits: tuple[Edited, ...] = ()
    lost: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Say it in one line."""
        counted = [
            (self.edited, "edited"),
            (self.new, "new"),
            (self.gone, "gone"),
            (self.elsewhere, "moved to another place"),
        ]
        told = [f"{count:,} {what}" for count, what in counted if count]
        if not told:
            return f"{self.file} has changed; its passages are the same."
        became = ", ".join(told)
        return f"{self.file} has changed: of its passages, {became}; {self.same:,} as before."


def moves_of(source: str, file: str, before: Sequence[Held], after: Sequence[Held]) -> Moves:
    """Return what became of the passages ``before``, given those ``after``."""
    places = _places(before)
    left: list[str] = []
    moved: list[Elsewhere] = []
    same = 0
    for text, rest in after:
        was = places.get(text)
        if not was:
            left.append(text)
            continue
        old, now = was.pop(0), _place(rest)
        if old == now:
            same += 1
        else:
            moved.append(Elsewhere(text=text, before=old, after=now))
    lost = _lost(before, after)
    edits = _edits(lost, left)
    found = Counter(edit.before for edit in edits)
    gone = [text for text in lost if not _taken(found, text)]
    return Moves(
        source=source,
        file=file,
        same=same,
        elsewhere=len(moved),
        edited=len(edits),
        gone=len(gone),
        new=len(left) - len(edits),
        moved=tuple(moved[:MOST_TOLD]),
        edits=tuple(edits[:MOST_TOLD]),
        lost=tuple(gone[:MOST_TOLD]),
    )


def _places(held: Iterable[Held]) -> dict[str, list[dict[str, str]]]:
    places: dict[str, list[dict[str, str]]] = {}
    for text, rest in held:
        places.setdefault(text, []).append(_place(rest))
    return places


def _place(rest: str) -> dict[str, str]:
    locator = json.loads(rest).get("locator") or {}
    return {name: str(value) for name, value in locator.items() if value}


def _lost(before: Sequence[Held], after: Sequence[Held]) -> list[str]:
    """Return the texts that stand less often now, in the order in which they stood."""
    there = Counter(text for text, _ in after)
    return [text for text, _ in before if not _taken(there, text)]


def _taken(there: Counter[str], text: str) -> bool:
    if there[text] <= 0:
        return False
    there[text] -= 1
    return True


def _edits(lost: Sequence[str], left: Sequence[str]) -> list[Edited]:
    """Pair what is gone with what is new and most like it."""
    waiting: dict[int, str] = dict(enumerate(left[:MOST_COMPARED]))
    edits: list[Edited] = []
    for text in lost[:MOST_COMPARED]:
        best = process.extractOne(text, waiting, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
        if best is not None:
            edits.append(Edited(before=text, after=waiting.pop(best[2])))
    return edits
