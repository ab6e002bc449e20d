"""The blocks of a report go in, one after the other; out come the turns its marks part them into.

For reports as XML, whose marks say who speaks. The promise: a turn is whose the marks say it is,
and the label before its words is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.documents.document import Block, Document
from assistant.documents.said import Said, said_in
from assistant.passages.hansard_labels import Named, named_as

LONGEST_LABEL = 260
"""Characters before the words of a speech that are its speaker, as printed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one person, or of nobody; ``label`` is what is printed before them."""

    start: int
    end: int
    said: Said
    label: str = ""


class Marks:
    """Who the marks of a document say speaks; blocks are asked for in order."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        found = [a for a in document.anchors if a.kind == "speaker"]
        self._anchors = sorted(found, key=lambda anchor: anchor.at)
        self._next = 0
        self._said = Said()

    @property
    def any(self) -> bool:
        """Whether the document marks anybody at all."""
        return any(anchor.text for anchor in self._anchors)

    def everybody(self) -> Iterator[Named]:
        """Yield everybody marked, as the mark and the label before it name them."""
        met: set[tuple[str, str]] = set()
        for anchor in self._anchors:
            above = self._text[max(0, anchor.at - LONGEST_LABEL) : anchor.at].rpartition("\n")
            label = above[2] if above[1] and anchor.text else ""
            if anchor.text and (anchor.text, label) not in met:
                met.add((anchor.text, label))
                yield named_for(said_in(anchor.text), label)

    def nobody(self) -> None:
        """A heading ends whatever was said above it."""
        self._said = Said()

    def turns(self, block: Block) -> list[Turn]:
        """Return the turns of a block; those blocks above it are done."""
        while self._next < len(self._anchors) and self._anchors[self._next].at <= block.start:
            self._said = said_in(self._anchors[self._next].text)
            self._next += 1
        turns: list[Turn] = []
        at, label = block.start, ""
        while self._next < len(self._anchors) and self._anchors[self._next].at < block.end:
            anchor = self._anchors[self._next]
            self._next += 1
            said, above = said_in(anchor.text), self._text[at : anchor.at]
            if said.name and len(above) <= LONGEST_LABEL and not turns:
                label = above
            elif above.strip():
                turns.append(Turn(at, anchor.at, self._said, label))
                label = ""
            at, self._said = anchor.at, said
        turns.append(Turn(at, block.end, self._said, label))
        if self._said.told:
            self._said = Said()
        return turns


def named_for(said: Said, label: str) -> Named:
    """Return what a label would name: what the mark says, and what the printed label adds."""
    printed = label.strip().rstrip(":—- ").strip()
    named = named_as(f"{said.name}: ", bold=0) or Named(said.name, said.name, 0, sure=True)
    shown = named_as(f"{printed}: ", bold=0) if printed and printed != said.name else None
    office = said.role or named.office or (shown.office if shown else None)
    presiding = named.presiding or bool(shown and shown.presiding and not said.whole)
    return replace(
        named,
        label=printed or named.label,
        office=office,
        presiding=presiding,
        seat=said.seat or named.seat or (shown.seat if shown else None) or None,
        party=said.party or named.party or (shown.party if shown else None) or None,
        question=shown.question if shown else None,
        sure=True,
    )
