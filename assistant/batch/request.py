"""What a batch is asked to make, on the command line, in Python or in a file that says it all.

In goes a YAML file of a batch; out comes a :class:`Request`, its paths made relative to where the
program runs. The promise: what the file says and what the command line says mean the same.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from assistant.errors import AssistantError
from assistant.files.records import read_record, read_record_text
from assistant.noun import Noun

_NEWEST_SCHEMA = 1


class Request(Noun):
    """A batch: every brief, for every row, with every template, for every venue.

    ``rows`` is a table whose columns are fields of the brief, ``name`` a pattern for the files.
    Empty ``templates`` and ``venues`` mean those that the briefs name.
    """

    briefs: tuple[Path, ...]
    rows: Path | None = None
    name: str | None = None
    templates: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    house_style: Path | None = None
    final: bool = False
    check: bool = False
    out: Path | None = None


class BatchFile(Noun):
    """A batch as a file; its paths are relative to the file's folder."""

    schema_number: int = Field(alias="batch")
    briefs: tuple[str, ...]
    rows: str | None = None
    name: str | None = None
    templates: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    house_style: str | None = None
    final: bool = False
    check: bool = False
    out: str | None = None


def looks_like_batch(path: Path) -> bool:
    """Tell whether the file at ``path`` says what a batch is to make, rather than being a brief."""
    if path.suffix.casefold() not in {".yaml", ".yml"} or not path.is_file():
        return False
    try:
        lines = read_record_text(path).splitlines()
    except AssistantError:
        return False
    return any(line.startswith("batch:") for line in lines)


def load_request(path: Path) -> Request:
    """Return the request that the file at ``path`` makes.

    Raises:
        RecordError: it does not say what a batch must.
        CannotRead: it cannot be read.
    """
    record = read_record(path, BatchFile)
    held = record.value
    if held.schema_number > _NEWEST_SCHEMA:
        problem = "this file was written for a later version of the program; install that version"
        raise record.problem(problem, "batch")
    if not held.briefs:
        problem = "a batch needs at least one brief"
        raise record.problem(problem, "briefs")
    folder = path.parent
    return Request(
        briefs=tuple(folder / brief for brief in held.briefs),
        rows=_beside(folder, held.rows),
        name=held.name,
        templates=held.templates,
        venues=held.venues,
        house_style=_beside(folder, held.house_style),
        final=held.final,
        check=held.check,
        out=_beside(folder, held.out),
    )


def _beside(folder: Path, name: str | None) -> Path | None:
    return None if name is None else folder / name
