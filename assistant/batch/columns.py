"""The columns of a table in, the fields of a brief that they fill out.

A column is a dotted field name of the brief (``respondent.organisation``, ``answers.3.text``), or
the last part of one where only one field ends so (``organisation``). The promise: one that names
no field, or more than one, is refused before anything is made, with the nearest field named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from assistant.briefs.brief import Answer, Brief
from assistant.briefs.changing import answer_name
from assistant.briefs.choosing import takes_several
from assistant.errors import AskedWrongly, UnknownName
from assistant.noun import Noun

LISTS_SEPARATED_BY = ";"
"""In a cell for a list of themes, positions or options; the ids of the first hold no semicolon."""

_NOT_BY_ROWS = {"schema", "sources", "themes_file", "questions", "answers", "pins", "overrides"}
"""What every row of a batch shares: where evidence is, and the questions themselves."""

_FREE = ("details", "options")
"""Fields whose names the template decides."""


class Column(Noun):
    """One column: its name in the table, and the way down the brief to the field it fills.

    A number in ``place`` counts from 0 in a list; ``many`` says that the field is a list of names.
    """

    name: str
    place: tuple[str | int, ...]
    many: bool = False


def columns_for(brief: Brief, names: Sequence[str], *, where: str) -> tuple[Column, ...]:
    """Return the field that each of ``names`` means in ``brief``; ``where`` is named in errors.

    Raises:
        UnknownName: there is no such field; the nearest one is named.
        AskedWrongly: several fields end so, or two columns fill the same field.
    """
    fields = fields_of(brief)
    columns = tuple(_column(fields, name, where) for name in names)
    taken: dict[tuple[str | int, ...], str] = {}
    for column in columns:
        if column.place in taken:
            first = taken[column.place]
            message = f"{where}: the columns “{first}” and “{column.name}” fill the same field."
            raise AskedWrongly(message)
        taken[column.place] = column.name
    return columns


def fields_of(brief: Brief) -> dict[str, Column]:
    """Return every field of ``brief`` that a row may fill, by its dotted name.

    Answers go by their question's number or their section's heading, other lists by position
    (``recipients.1.name``). A question that the brief leaves to the rows comes after its answers.
    """
    fields: dict[str, Column] = {}
    _put_fields(fields, Brief, (), "")
    several = {q.number for q in brief.consultation.questions if takes_several(q)}
    answers = [answer_name(answer) for answer in brief.answers]
    for at, name in enumerate([*answers, *unanswered(brief)]):
        _put_fields(fields, Answer, ("answers", at), f"answers.{name}.")
        if name in several:
            choice = f"answers.{name}.choice"
            fields[choice] = fields[choice].model_copy(update={"many": True})
    for at, recipient in enumerate(brief.recipients):
        _put_fields(fields, type(recipient), ("recipients", at), f"recipients.{at + 1}.")
    for free in _FREE:
        for key in getattr(brief, free):
            fields[f"{free}.{key}"] = Column(name=f"{free}.{key}", place=(free, key))
    return fields


def unanswered(brief: Brief) -> list[str]:
    """Return the numbers of the questions that the brief itself has no answer to, in order."""
    answered = {answer.question for answer in brief.answers}
    return [q.number for q in brief.consultation.questions if q.number not in answered]


def _put_fields(
    fields: dict[str, Column], model: type[BaseModel], place: tuple[str | int, ...], prefix: str
) -> None:
    for field, info in model.model_fields.items():
        key = info.alias or field
        kind = _plain(info.annotation)
        name, here = prefix + key, (*place, key)
        if key in _NOT_BY_ROWS or key in _FREE:
            continue
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            _put_fields(fields, kind, here, f"{name}.")
        elif get_origin(kind) is not tuple:
            fields[name] = Column(name=name, place=here)
        elif get_args(kind)[0] is str:
            fields[name] = Column(name=name, place=here, many=True)


def _plain(annotation: Any) -> Any:
    """The type of a field without the None that says it may be absent."""
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
    is_optional = type(None) in get_args(annotation)
    return kinds[0] if is_optional and len(kinds) == 1 else annotation


def _column(fields: Mapping[str, Column], name: str, where: str) -> Column:
    found = fields.get(name) or _free_field(name)
    if found is not None:
        return found.model_copy(update={"name": name})
    meant = _ending_in(fields, name)
    if len(meant) == 1:
        return fields[meant[0]].model_copy(update={"name": name})
    if meant:
        listed = ", ".join(meant[:5])
        message = f"{where}: the column “{name}” could mean {listed}; write the one you mean."
        raise AskedWrongly(message)
    known = {*fields, *(field.rpartition(".")[2] for field in fields)}
    raise UnknownName(kind="field of the brief", name=name, known=known, where=where)


def _ending_in(fields: Iterable[str], name: str) -> list[str]:
    """The fields that end in ``name``; those of a list only where no other does.

    A brief has one respondent and may have several recipients: "organisation" is the respondent's.
    """
    ending = [field for field in fields if field.endswith(f".{name}")]
    single = [field for field in ending if not field.startswith(("answers.", "recipients."))]
    outer = min((field.count(".") for field in single), default=0)
    return [field for field in single if field.count(".") == outer] or ending


def _free_field(name: str) -> Column | None:
    """A field of ``details`` or ``options`` that the brief does not have yet."""
    free, dot, key = name.partition(".")
    return Column(name=name, place=(free, key)) if dot and key and free in _FREE else None
