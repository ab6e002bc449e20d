"""A Word file goes in; out come its paragraphs with the XML that each of their characters is from.

For whoever marks a file: find the runs behind a stretch of text, change the trees, write the parts
back. The one promise: the text is that of :func:`read_word_file`, so that offsets mean the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.documents.wordfile.contents import Address, Reading, WordFile
from assistant.documents.wordfile.line import Origin
from assistant.documents.wordfile.names import PARAGRAPH
from assistant.documents.wordfile.reading import Reader
from assistant.documents.xml_part import Element


@dataclass(frozen=True)
class RunStretch:
    """Part of a stretch of text that stands in one element.

    ``element`` is a ``w:t``, of whose text characters ``start`` to ``end`` are meant, or one that
    stands for characters (``w:tab``, ``w:sym`` …) and is meant whole. ``run`` is the ``w:r``
    around it, None in a formula.
    """

    element: Element
    run: Element | None
    start: int
    end: int


@dataclass(frozen=True)
class TracedWordFile:
    """What was read, and the parts it was read from by name; the trees may be changed."""

    file: WordFile
    trees: dict[str, Element]
    origins: tuple[tuple[Origin, ...], ...]

    def stretches(self, paragraph: int, start: int, end: int) -> tuple[RunStretch, ...]:
        """Return the elements behind characters ``start`` to ``end`` of a paragraph, in order."""
        found: list[RunStretch] = []
        for origin in self.origins[paragraph]:
            first = max(start, origin.start) - origin.start
            last = min(end, origin.start + origin.length) - origin.start
            if first < last:
                skipped = origin.skipped
                found.append(
                    RunStretch(origin.element, origin.run, skipped + first, skipped + last)
                )
        return tuple(found)

    def paragraph_element(self, address: Address) -> Element:
        """Return the ``w:p`` at ``address``; call it before the trees are changed."""
        return paragraph_at(self.trees[address.part], address.index)


def trace_word_file(data: bytes, path: Path, *, reading: Reading = "accepted") -> TracedWordFile:
    """Return the Word file ``data`` with the XML behind its text.

    Raises:
        CannotRead: as :func:`read_word_file`.
    """
    reader = Reader(data, path, reading, with_origins=True)
    file = reader.read()
    return TracedWordFile(file, reader.trees, tuple(tuple(o) for o in reader.origins))


def paragraph_at(tree: Element, index: int) -> Element:
    """Return the ``w:p`` of this place in the XML of a part; IndexError where there is none."""
    for place, element in enumerate(tree.iter(PARAGRAPH)):
        if place == index:
            return element
    raise IndexError(index)
