"""One paragraph while it is read: its text grows, and everything is noted at its offset.

A tracked paragraph mark can make several ``w:p`` one line. The one promise: what is noted at an
offset stands at that offset of the finished text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.documents.wordfile.contents import Emphasis, Hidden, Link, Look, NoteMark
from assistant.documents.xml_part import Element
from assistant.noun import unchecked

_emphasis = unchecked(Emphasis)


class Origin(NamedTuple):
    """A stretch of a paragraph's text and the element it came from.

    ``element`` is a ``w:t`` (then character ``n`` of the stretch is character ``skipped + n`` of
    its text) or an element that stands for characters, such as ``w:tab``. ``run`` is the ``w:r``
    around it, None in mathematics.
    """

    start: int
    length: int
    element: Element
    run: Element | None
    skipped: int


@dataclass(slots=True)
class Line:
    """The growing text; ``elements`` are its ``w:p``, ``speaks`` the first that gave it words."""

    elements: list[Element] = field(default_factory=list)
    speaks: Element | None = None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    looks: list[tuple[int, int, tuple[Look, ...]]] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    contents: bool = False
    index: int | None = None
    """Its place among all paragraphs, once it is finished."""
    origins: list[Origin] | None = None
    _break: tuple[Element, Element | None] | None = None

    def begin(self, element: Element) -> None:
        """Go on with the next ``w:p``."""
        self.elements.append(element)

    def put(
        self,
        text: str,
        looks: tuple[Look, ...],
        element: Element,
        run: Element | None,
        skipped: int = 0,
    ) -> None:
        """Append what the reader sees of ``element``."""
        if self._break is not None:
            self._end_of_page()
        if not self.length:
            self.speaks = self.elements[-1]
        start = self.length
        self.pieces.append(text)
        self.length = start + len(text)
        if looks:
            self.looks.append((start, self.length, looks))
        if self.origins is not None:
            self.origins.append(Origin(start, len(text), element, run, skipped))

    def hide(self, text: str) -> None:
        """Note words that the reader does not see."""
        if self.hidden and self.hidden[-1].at == self.length:
            text = self.hidden.pop().text + text
        self.hidden.append(Hidden(at=self.length, text=text))

    def end_page(self, element: Element, run: Element | None) -> None:
        """Part what stands before and after a break of page or column, where there is both."""
        if self.length:
            self._break = (element, run)

    def _end_of_page(self) -> None:
        if self._break is not None:
            element, run = self._break
            self._break = None
            self.put("\n", (), element, run)

    def emphasis(self) -> tuple[Emphasis, ...]:
        """Return what stands out, neighbours made one, in order."""
        if not self.looks:
            return ()
        spans: list[tuple[int, int, Look]] = []
        last: dict[Look, int] = {}
        for start, end, looks in self.looks:
            for look in looks:
                at = last.get(look)
                if at is not None and spans[at][1] == start:
                    spans[at] = (spans[at][0], end, look)
                else:
                    last[look] = len(spans)
                    spans.append((start, end, look))
        return tuple(_emphasis({"start": s, "end": e, "look": look}) for s, e, look in spans)
