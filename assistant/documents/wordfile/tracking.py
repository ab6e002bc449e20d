"""A reading of tracked changes goes in; out comes what of a Word file it shows.

Every tracked change comes in pairs: what was put in and what was taken out, by hand or by moving.
The one promise: the two readings differ in nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents.wordfile.contents import Reading
from assistant.documents.wordfile.names import PROPERTIES, RUN_PROPERTIES, W
from assistant.documents.xml_part import Element

_PUT_IN = ("ins", "moveTo")
_TAKEN_OUT = ("del", "moveFrom")
_CHANGES = {
    f"{W}{name}"
    for name in (*_PUT_IN, *_TAKEN_OUT, "cellIns", "cellDel", "cellMerge", "numberingChange")
}


@dataclass(frozen=True)
class Tracking:
    """What one reading shows."""

    kept: frozenset[str]
    """Elements whose content is shown."""
    dropped: frozenset[str]
    """Elements whose content, paragraph mark, row or cell is gone."""
    taken_out: frozenset[str]
    """Kept elements whose words were marked for deletion."""
    cell: str
    """The change that takes a cell away."""
    old: bool
    """Whether properties count as they were before they were changed."""

    def properties(self, element: Element) -> Element | None:
        """Return the properties of a paragraph, as this reading has them."""
        found = element.find(PROPERTIES)
        if not self.old or found is None:
            return found
        before = found.find(f"{W}pPrChange/{PROPERTIES}")
        return found if before is None else before

    def run_properties(self, element: Element) -> Element | None:
        """Return the properties of a run, as this reading has them."""
        found = element.find(RUN_PROPERTIES)
        if not self.old or found is None:
            return found
        before = found.find(f"{W}rPrChange/{RUN_PROPERTIES}")
        return found if before is None else before

    def loses_mark(self, paragraph: Element) -> bool:
        """Say whether the end of ``paragraph`` is gone, so that the next goes on with it."""
        marks = paragraph.find(f"{PROPERTIES}/{RUN_PROPERTIES}")
        return marks is not None and any(child.tag in self.dropped for child in marks)

    def loses_row(self, row: Element) -> bool:
        """Say whether a row of a table is gone."""
        properties = row.find(f"{W}trPr")
        return properties is not None and any(child.tag in self.dropped for child in properties)

    def loses_cell(self, properties: Element | None) -> bool:
        """Say whether the cell with these properties is gone."""
        return properties is not None and properties.find(self.cell) is not None


def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(W + name for name in names)


_READINGS: dict[Reading, Tracking] = {
    "accepted": Tracking(
        kept=_names(_PUT_IN),
        dropped=_names(_TAKEN_OUT),
        taken_out=frozenset(),
        cell=f"{W}cellDel",
        old=False,
    ),
    "rejected": Tracking(
        kept=_names(_TAKEN_OUT),
        dropped=_names(_PUT_IN),
        taken_out=_names(_TAKEN_OUT),
        cell=f"{W}cellIns",
        old=True,
    ),
}


def tracking_of(reading: Reading) -> Tracking:
    """Return what ``reading`` shows."""
    return _READINGS[reading]


def has_changes(tree: Element) -> bool:
    """Say whether a part holds a tracked change of its words, paragraphs, rows or cells."""
    return next(tree.iter(*_CHANGES), None) is not None
