"""Words of a row that hang: a mark at the left, and every line of the text set in beside it.

In go parts, each with its mark and its text; out come lines for any width. A part may be kept to
one line, cut with an ellipsis where it is too long.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_NARROWEST = 4
"""Columns that a text gets at least, however wide its mark is."""


class Part(NamedTuple):
    """A mark and the text beside it; ``lines`` is how many it may take (0: as many as it needs)."""

    mark: str
    text: Content
    lines: int = 0


class Hanging(Visual):
    """Parts, one below the other."""

    def __init__(self, *parts: Part) -> None:
        self.parts = parts

    @property
    def plain(self) -> str:
        """The words without their marks and styles."""
        return "\n".join(f"{part.mark}{part.text.plain}" for part in self.parts)

    def is_same(self, other: object) -> bool:
        """Tell whether another looks the same."""
        return (
            isinstance(other, Hanging)
            and len(self.parts) == len(other.parts)
            and all(_same(a, b) for a, b in zip(self.parts, other.parts, strict=True))
        )

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines at a width."""
        strips: list[Strip] = []
        for part in self.parts:
            mark = Content(part.mark)
            beside = max(_NARROWEST, width - mark.cell_length)
            text = part.text
            if part.lines == 1:
                text = text.truncate(beside, ellipsis=True)
            body = text.render_strips(beside, part.lines or None, style, options)
            first = mark.render_strips(mark.cell_length, 1, style, options) if part.mark else []
            blank = Strip.blank(mark.cell_length, style.rich_style)
            for number, strip in enumerate(body):
                lead = first[0] if number == 0 and first else blank
                strips.append(Strip.join([lead, strip]).crop(0, width))
        return strips[:height] if height is not None else strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width it takes where there is room."""
        widths = [
            len(part.mark) + part.text.get_optimal_width(rules, container_width)
            for part in self.parts
        ]
        return max(widths, default=0)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the width below which it is no use."""
        del rules
        return _NARROWEST

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines it takes at a width."""
        return sum(self._height(part, rules, width) for part in self.parts)

    def _height(self, part: Part, rules: RulesMap, width: int) -> int:
        if part.lines == 1:
            return 1
        beside = max(_NARROWEST, width - Content(part.mark).cell_length)
        lines = part.text.get_height(rules, beside)
        return min(lines, part.lines) if part.lines else lines


def _same(one: Part, other: Part) -> bool:
    return (one.mark, one.lines) == (other.mark, other.lines) and one.text.is_same(other.text)
