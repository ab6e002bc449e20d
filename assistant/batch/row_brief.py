"""A brief and one row of a table in, the brief of that row out.

The promise: a cell reaches the brief as the text it is, whatever marks it holds; what the row makes
of the brief is checked as a brief from a file would be, and what is wrong names the row and the
column; what the brief's approval did not cover is not taken for approved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.batch.columns import LISTS_SEPARATED_BY, Column, unanswered
from assistant.batch.table import TableRow
from assistant.briefs.brief import Brief
from assistant.briefs.changing import answer_name
from assistant.briefs.plain_words import PlainWords
from assistant.briefs.reading import check_against_themes, check_agreement
from assistant.drafting.escaping import escape_paragraphs
from assistant.errors import AskedWrongly, RecordError
from assistant.files.record_fields import expected, wanted_at
from assistant.files.records import Record
from assistant.themes.theme import Themes

_OWN_WORDS = {"summary", "text", "conditions"}
_APPROVED = ("sign_off", "approved")
_NO_FILE = Path("the row")
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}


def brief_for_row(
    brief: Brief, columns: Sequence[Column], row: TableRow, themes: Themes, *, table: str
) -> Brief:
    """Return ``brief`` with the cells of ``row`` in their fields; an empty cell changes nothing.

    A row that changes anything is approved only by a date of its own.

    Raises:
        AskedWrongly: the row does not make a brief; table, row and column are named.
    """
    where = f"{table}, row {row.number}"
    filled = [column for column in columns if column.name in row.cells]
    held = brief.model_dump(by_alias=True)
    held["answers"] = [*held["answers"], *({"question": number} for number in unanswered(brief))]
    for column in filled:
        text = row.cells[column.name].strip()
        _put(held, column, escape_paragraphs(text) if _is_own_words(column) else text)
    filled = _without_empty_answers(held, filled, len(brief.answers))
    try:
        changed = Brief.model_validate(held)
    except ValidationError as error:
        raise _unfitting(error, filled, row, where) from error
    try:
        check_agreement(Record(_NO_FILE, changed, None))
        check_against_themes(changed, themes, _NO_FILE)
    except RecordError as error:
        field = _named(changed, error.field, filled)
        message = f"{where}{field}{error.problem}."
        raise AskedWrongly(message) from error
    return _with_plain_words(_with_own_approval(brief, changed, filled), filled)


def _with_own_approval(brief: Brief, changed: Brief, filled: Sequence[Column]) -> Brief:
    """Take the brief's approval from a row that changes the paper: nobody has approved that one."""
    signed, given = changed.sign_off, {column.place for column in filled}
    if signed is None or _APPROVED in given or changed == brief:
        return changed
    return changed.model_copy(update={"sign_off": signed.model_copy(update={"approved": None})})


def _without_empty_answers(
    held: dict[str, Any], filled: Sequence[Column], own: int
) -> list[Column]:
    """Take out the questions that the row leaves open; return the columns, at their places now."""
    answers = list(enumerate(held["answers"]))
    kept = [(at, answer) for at, answer in answers if at < own or len(answer) > 1]
    held["answers"] = [answer for _, answer in kept]
    now = {at: new for new, (at, _) in enumerate(kept)}
    return [_at_place(column, now) for column in filled]


def _at_place(column: Column, now: Mapping[int, int]) -> Column:
    first, *rest = column.place
    if first != "answers" or not isinstance(rest[0], int):
        return column
    return column.model_copy(update={"place": (first, now[rest[0]], *rest[1:])})


def _is_own_words(column: Column) -> bool:
    """Tell whether the brief's field is always CommonMark."""
    return column.place[0] in {"summary", "answers"} and column.place[-1] in _OWN_WORDS


def _with_plain_words(brief: Brief, filled: Sequence[Column]) -> Brief:
    """Mark the cells in fields that only some templates read as CommonMark."""
    places = {column.place for column in filled}
    details = {
        key: PlainWords(text) if ("details", key) in places else text
        for key, text in brief.details.items()
    }
    who = brief.respondent
    if ("respondent", "about") in places and who.about is not None:
        who = who.model_copy(update={"about": PlainWords(who.about)})
    return brief.model_copy(update={"details": details, "respondent": who})


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


def _named(brief: Brief, field: str, filled: Sequence[Column]) -> str:
    """The field as columns name it: an answer by its question, not by its place in the file."""
    column = next((c for c in filled if _begins(field, c)), None)
    if column is not None:
        return f", column “{column.name}”: "
    parts = field.split(".")
    if parts[0] == "answers" and len(parts) > 1:
        parts[1] = answer_name(brief.answers[int(parts[1])])
    return f": {'.'.join(parts)}: " if field else ": "


def _begins(field: str, column: Column) -> bool:
    """Tell whether ``field`` is the one that a column fills, or an item of its list."""
    return f"{field}.".startswith(f"{'.'.join(map(str, column.place))}.")


def _unfitting(
    error: ValidationError, columns: Sequence[Column], row: TableRow, where: str
) -> AskedWrongly:
    problem = error.errors(include_url=False)[0]
    place = tuple(problem["loc"])
    column = next((c for c in columns if place[: len(c.place)] == c.place), None)
    name = column.name if column else ".".join(map(str, place))
    if problem["type"] == "missing":
        message = (
            f"{where}: it begins “{'.'.join(map(str, place[:-1]))}”, which needs “{place[-1]}” too."
        )
        return AskedWrongly(message)
    cell = row.cells.get(name, "")
    wanted = expected(*wanted_at(Brief, place))
    message = f"{where}, column “{name}”: found “{cell[:60]}”; expected {wanted}."
    return AskedWrongly(message)
