"""The figures of sources: passages go in, their figures with places in the source come out."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.figures.figure import Figure
from assistant.figures.finding import find_figures
from assistant.passages.passage import Passage


def figures_of_passages(passages: Iterable[Passage], *, every: bool = False) -> tuple[Figure, ...]:
    """Return the figures of ``passages``; offsets count characters of the stored text."""
    return tuple(
        figure.model_copy(
            update={
                "start": figure.start + passage.start,
                "end": figure.end + passage.start,
                "sentence": tuple(at + passage.start for at in figure.sentence),
            }
        )
        for passage in passages
        for figure in find_figures(
            passage.text, place=place_of(passage), source=passage.source or None, every=every
        )
    )


def place_of(passage: Passage) -> str:
    """Say where a passage stands: its locator, who speaks, or its headings."""
    locator = passage.locator
    parts = [
        f"paragraph {locator.paragraph}" if locator.paragraph else "",
        f"item {locator.item}" if locator.item else "",
        locator.question or "",
        f"page {locator.page}" if locator.page else "",
        passage.speaker.name if passage.speaker else "",
    ]
    return ", ".join(part for part in parts if part) or " › ".join(passage.heading)
