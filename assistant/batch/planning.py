"""Planning a batch: what is asked goes in, one job for every draft comes out, in order.

The promise: the columns of the table, the pattern of the names and the templates are looked at
before anything is written; every draft has a name of its own; what an earlier run left in the
folder is known for its own.
"""

from __future__ import annotations

import os
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from assistant.batch.columns import Column, columns_for
from assistant.batch.job import Job
from assistant.batch.journal import Journal
from assistant.batch.manifest import Entry, read_manifest
from assistant.batch.names import NamePattern, brief_name, free_names
from assistant.batch.request import Request
from assistant.batch.table import Table, read_table
from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.drafting import find_template
from assistant.errors import AskedWrongly, AssistantError
from assistant.venues import load_venue
from assistant.workspace import brief_in

_ORGANISATION = ("respondent", "organisation")


class _Combination(NamedTuple):
    """One draft to come, and the name it would have if no other had it."""

    job: Job
    stem: str


def plan(request: Request, out: Path) -> list[Job]:
    """Return a job for every brief, row, template and venue of ``request``.

    Raises:
        AskedWrongly: there is no brief, or a column, field, template or venue that does not exist.
        CannotRead: the table, or the manifest in ``out``, cannot be read.
    """
    if not request.briefs:
        message = "a batch needs at least one brief."
        raise AskedWrongly(message)
    table = read_table(request.rows) if request.rows is not None else None
    wanted = [
        combination for brief in request.briefs for combination in _of_brief(request, brief, table)
    ]
    names = free_names((combination.stem for combination in wanted), "docx")
    before = _Earlier(out)
    batch = uuid.uuid4().hex  # names nothing that is written
    return [
        before.known(combination.job._replace(output=out / name, batch=batch))
        for combination, name in zip(wanted, names, strict=True)
    ]


def _of_brief(request: Request, path: Path, table: Table | None) -> Iterator[_Combination]:
    looked_at = table is not None or request.name or request.templates
    brief = _load(path, needed=table is not None or request.name is not None) if looked_at else None
    columns = columns_for(brief, table.columns, where=str(table.path)) if brief and table else ()
    folder = path if path.is_dir() else path.parent
    for asked in request.templates:
        find_template(asked, folder)
    for asked in request.venues:
        load_venue(asked, folder)
    naming = _Naming(request, path, brief, columns, table)
    for row, template, venue in product(
        table.rows if table is not None else (None,),
        request.templates or (None,),
        request.venues or (None,),
    ):
        job = Job(
            brief=path,
            output=Path(),
            row=row,
            columns=columns,
            table=str(table.path) if table else "",
            template=template,
            venue=venue,
            house_style=request.house_style,
            final=request.final,
            check=request.check,
        )
        yield _Combination(job, naming.stem(job))


def _load(path: Path, *, needed: bool) -> Brief | None:
    """Load a brief; one that cannot be loaded fails alone, unless the rows are for it."""
    try:
        return load_brief(brief_in(path) if path.is_dir() else path)
    except AssistantError:
        if needed:
            raise
        return None


class _Naming:
    """The names of the drafts of one brief."""

    def __init__(
        self,
        request: Request,
        path: Path,
        brief: Brief | None,
        columns: Sequence[Column],
        table: Table | None,
    ) -> None:
        self._brief = brief
        self._known_as = brief_name(path)
        self._columns = columns
        self._digits = len(str(table.rows[-1].number)) if table else 1
        usual = self._usual(request, table)
        self._pattern = NamePattern(usual, brief) if brief and usual else None

    def stem(self, job: Job) -> str:
        """Return the name of a draft, without ending."""
        given = {"template": job.template, "venue": job.venue}
        if self._pattern is None or self._brief is None:
            return "-".join([self._known_as, *(name for name in given.values() if name)])
        row = job.row
        cells = (
            {
                column.place: row.cells[column.name]
                for column in self._columns
                if column.name in row.cells
            }
            if row is not None
            else {}
        )
        brief = self._brief
        own = {
            "brief": self._known_as,
            "row": str(row.number).zfill(self._digits) if row else "",
            "template": job.template or cells.get(("template",)) or brief.template,
            "venue": job.venue
            or cells.get(("consultation", "venue"))
            or brief.consultation.venue
            or "",
        }
        return self._pattern.stem(cells, own)

    def _usual(self, request: Request, table: Table | None) -> str | None:
        """The pattern asked for, or the organisation of each row, or the brief and the row."""
        if request.name is not None:
            return request.name
        if table is None:
            return None
        named = any(column.place == _ORGANISATION for column in self._columns)
        parts = ["{respondent.organisation}" if named else "{brief}-{row}"]
        parts += ["{template}"] if len(request.templates) > 1 else []
        parts += ["{venue}"] if len(request.venues) > 1 else []
        return "-".join(parts)


class _Earlier:
    """What earlier runs left in the folder."""

    def __init__(self, out: Path) -> None:
        journal = Journal(out)
        self._journal = journal.folder
        self._entries: dict[tuple[str, int | None, str | None, str | None], Entry] = {}
        self._ours: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._written: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entry in (*read_manifest(out), *journal.entries()):
            self._entries[entry.brief, entry.row, entry.template, entry.venue] = entry
            self._note(entry.brief, entry.output, entry.sha256)
        for file in journal.announced():
            self._note(file.brief, file.output, file.sha256)

    def _note(self, brief: str, output: str | None, sha256: str | None) -> None:
        """Remember a file; a brief may be named from another folder in the next run."""
        self._written[_whole(brief)].add(brief)
        self._written[tuple(part for part in Path(brief).parts if part != "..")].add(brief)
        if output and sha256:
            self._ours[output].append((brief, sha256))

    def known(self, job: Job) -> Job:
        """Return the job with what is known of its files.

        Another brief's draft that happens to have the same name is not ours to replace.
        """
        briefs = self._named(job.brief)
        names = (job.output.name, *self._beside(job.output))
        ours = {
            name: tuple(sha256 for brief, sha256 in self._ours[name] if brief in briefs)
            for name in names
            if name in self._ours
        }
        row = job.row.number if job.row else None
        keys = [(brief, row, job.template, job.venue) for brief in sorted(briefs)]
        before = next((self._entries[key] for key in keys if key in self._entries), None)
        return job._replace(ours=ours, before=before, journal=self._journal)

    def _named(self, path: Path) -> set[str]:
        """The ways in which earlier runs wrote the name of this brief."""
        whole = _whole(path)
        endings = (whole[at:] for at in range(len(whole)))
        return {brief for ending in endings for brief in self._written.get(ending, ())}

    def _beside(self, output: Path) -> list[str]:
        """The names that drafts beside an edited one have, as far as any was used."""
        names: list[str] = []
        while (name := f"{output.stem} ({len(names) + 2}){output.suffix}") in self._ours:
            names.append(name)
        return names


def _whole(brief: Path | str) -> tuple[str, ...]:
    return Path(os.path.abspath(brief)).parts  # noqa: PTH100 - resolve() fails on circular links
