"""What people changed in a Word copy, as values: changes for the brief, and what is none."""

from __future__ import annotations

from typing import Literal

from assistant.findings import Finding
from assistant.noun import Noun

ChangeKind = Literal["own words", "lead-in", "quotation removed", "order of quotations"]


class Change(Noun):
    """One change that the brief can take.

    ``field`` names the words of the brief ("text:3", "summary", "evidence:3"), ``place`` says it
    for a person. ``before`` and ``after`` are what the brief said and would say; ``rows`` the lines
    of the field that are replaced, ``(n, n)`` where words are put in before line n. ``pins`` are
    the pins concerned. ``conflict`` says why it is not offered: somebody changed the same words in
    the brief.
    """

    id: str
    kind: ChangeKind
    field: str
    place: str
    before: str
    after: str
    rows: tuple[int, int] | None = None
    pins: tuple[str, ...] = ()
    conflict: str | None = None


class Pulled(Noun):
    """Everything a file gave: changes, and findings on what cannot come back."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    told: tuple[str, ...] = ()

    @property
    def offered(self) -> tuple[Change, ...]:
        """Return the changes that may be taken."""
        return tuple(change for change in self.changes if change.conflict is None)
