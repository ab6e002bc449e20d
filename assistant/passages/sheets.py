"""Passages and the anchors of their document go in; out come the passages with page and column.

A passage that runs over a page stands on both ("12–13"), each page by the number printed on it and
by its place among the sheets. The promise: the pages of a passage are those its own characters
stand on; a page without a printed number gives none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from assistant.documents.document import Anchor
from assistant.passages.passage import Passage

MARKS_PLACES = frozenset({"page", "column", "line"})
"""The kinds of anchor that say where the text behind them stands."""


def placed(passages: Sequence[Passage], anchors: Sequence[Anchor]) -> tuple[Passage, ...]:
    """Return the passages, each with the pages, columns and lines that its characters stand on.

    A place that the grammar of the genre gave already stays.
    """
    marks = {kind: [a for a in anchors if a.kind == kind] for kind in MARKS_PLACES}
    offsets = {kind: [a.at for a in found] for kind, found in marks.items()}
    return tuple([_placed(passage, marks, offsets) for passage in passages])


def _placed(
    passage: Passage, marks: dict[str, list[Anchor]], offsets: dict[str, list[int]]
) -> Passage:
    found: dict[str, str | None] = {}
    for kind in MARKS_PLACES:
        under = _under(passage, marks[kind], offsets[kind])
        if under:
            found[kind] = _range([anchor.text for anchor in under])
        if under and kind == "page":
            found["physical_page"] = _range([str(anchor.sheet or "") for anchor in under])
    locator = passage.locator
    new = {name: text for name, text in found.items() if text and getattr(locator, name) is None}
    if not new:
        return passage
    return passage.model_copy(update={"locator": locator.model_copy(update=new)})


def _under(passage: Passage, marks: list[Anchor], offsets: list[int]) -> list[Anchor]:
    """Return the marks that the characters of the passage stand under."""
    first = max(bisect_right(offsets, passage.start) - 1, 0)
    last = bisect_left(offsets, passage.end)
    return [a for a in marks[first:last] if a.at < passage.end]


def _range(texts: list[str]) -> str | None:
    """Return "12" or "12–13"; None where either end has no number."""
    first, last = texts[0], texts[-1]
    if not first or not last:
        return None
    return first if first == last else f"{first}–{last}"
