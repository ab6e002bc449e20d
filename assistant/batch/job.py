"""One draft of a batch that is to be made: everything a process needs to make it on its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from assistant.batch.columns import Column
from assistant.batch.manifest import Entry
from assistant.batch.table import TableRow


class Job(NamedTuple):
    """One draft to make.

    ``table`` names the rows in messages. ``ours`` holds the hashes of each file that an earlier
    run left for this draft, by name; ``before`` is what that run said of it. ``journal`` is the
    folder in which every file is announced before it is written. ``batch`` names the run, so that
    a process which works for several never mistakes one's briefs for another's.
    """

    brief: Path
    output: Path
    row: TableRow | None = None
    columns: tuple[Column, ...] = ()
    table: str = ""
    template: str | None = None
    venue: str | None = None
    house_style: Path | None = None
    final: bool = False
    check: bool = False
    ours: dict[str, tuple[str, ...]] = {}
    before: Entry | None = None
    journal: Path | None = None
    batch: str = ""

    @property
    def label(self) -> str:
        """Return what names this draft to a person: its brief, and its row where it has one."""
        name = self.brief.as_posix()
        return name if self.row is None else f"{name}, row {self.row.number}"

    @property
    def where(self) -> str:
        """Return where this draft is asked for: the row of its table, or its brief."""
        if self.row is None:
            return self.brief.as_posix()
        return f"{self.table}, row {self.row.number}"

    def entry(self, **said: object) -> Entry:
        """Return the entry of this draft in the manifest."""
        return Entry.model_validate(
            {
                "brief": self.brief.as_posix(),
                "row": self.row.number if self.row else None,
                "template": self.template,
                "venue": self.venue,
                **said,
            }
        )
