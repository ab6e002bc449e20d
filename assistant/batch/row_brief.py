"""A brief and one row of a table in, the brief of that row out.

The promise: a cell reaches the brief as the text it is; what the row makes of the brief is checked
as a brief from a file would be, and what is wrong names the row and the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.batch.columns import LISTS_SEPARATED_BY, Column
from assistant.batch.table import TableRow
from assistant.briefs.brief import Brief
from assistant.briefs.changing import answer_name
from assistant.briefs.reading import check_against_themes, check_agreement
from assistant.errors import AskedWrongly, RecordError
from assistant.files.records import Record
from assistant.themes.theme import Themes

_NO_FILE = Path("the row")
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}


def brief_for_row(
    brief: Brief, columns: Sequence[Column], row: TableRow, themes: Themes, *, table: str
) -> Brief:
    """Return ``brief`` with the cells of ``row`` in their fields; an empty cell changes nothing.

    Raises:
        AskedWrongly: the row does not make a brief; table, row and column are named.
    """
    where = f"{table}, row {row.number}"
    filled = [column for column in columns if column.name in row.cells]
    held = brief.model_dump(by_alias=True)
    for column in filled:
        _put(held, column, row.cells[column.name].strip())
    try:
        changed = Brief.model_validate(held)
    except ValidationError as error:
        raise _unfitting(error, filled, row, where) from error
    try:
        check_agreement(Record(_NO_FILE, changed, None))
        check_against_themes(changed, themes, _NO_FILE)
    except RecordError as error:
        field = _named(changed, error.field)
        message = f"{where}: {field}{error.problem}."
        raise AskedWrongly(message) from error
    return changed


def _put(held: dict[str, Any], column: Column, text: str) -> None:
    """Put a cell into its field, making the nouns on the way that the brief leaves out."""
    at: Any = held
    for step in column.place[:-1]:
        if at[step] is None:
            at[step] = {}
        at = at[step]
    last = column.place[-1]
    at[last] = _names(text) if column.many else _setting(column, text)


def _setting(column: Column, text: str) -> str | bool | int:
    """A template's setting may be a yes or no or a number; every other cell is its text."""
    if column.place[0] != "options":
        return text
    if text.casefold() in _YES_OR_NO:
        return _YES_OR_NO[text.casefold()]
    return int(text) if text.isdecimal() and text.isascii() else text


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(LISTS_SEPARATED_BY) if name.strip())


def _named(brief: Brief, field: str) -> str:
    """The field as columns name it: an answer by its question, not by its place in the file."""
    parts = field.split(".")
    if parts[0] == "answers" and len(parts) > 1:
        parts[1] = answer_name(brief.answers[int(parts[1])])
    return f"{'.'.join(parts)}: " if field else ""


def _unfitting(
    error: ValidationError, columns: Sequence[Column], row: TableRow, where: str
) -> AskedWrongly:
    problem = error.errors(include_url=False)[0]
    place = tuple(problem["loc"])
    column = next((c for c in columns if place[: len(c.place)] == c.place), None)
    name = column.name if column else ".".join(map(str, place))
    cell = row.cells.get(name, "")
    message = f"{where}, column “{name}”: “{cell[:60]}” does not fit: {problem['msg'].lower()}."
    return AskedWrongly(message)
