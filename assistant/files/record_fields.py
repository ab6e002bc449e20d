"""What a model wants of a record: its fields, their kinds, and how to say so in plain words.

In goes a type annotation of a noun; out come the kinds of scalar it takes ("text", "whole number"
…), the annotation of a part of it, or a phrase such as "a list of texts". Nothing here reads a
file.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model as a file names it (``name`` is its alias where it has one)."""

    name: str
    annotation: Any
    required: bool
    bounds: tuple[Any, ...]


@cache
def fields(model: type[BaseModel]) -> dict[str, Field]:
    """Return the fields of ``model`` by the names a file gives them, in the model's order."""
    return {
        (info.alias or name): Field(
            info.alias or name, info.annotation, info.is_required(), _bounds(info)
        )
        for name, info in model.model_fields.items()
    }


def _bounds(info: FieldInfo) -> tuple[Any, ...]:
    """Return (least, most) where the field declares them, else ()."""
    least = next((m.ge for m in info.metadata if hasattr(m, "ge")), None)
    most = next((m.le for m in info.metadata if hasattr(m, "le")), None)
    return () if least is None and most is None else (least, most)


def choices(annotation: Any) -> tuple[Any, ...]:
    """Return the alternatives of a union, or the annotation alone, without ``Annotated``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return choices(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return tuple(choice for part in get_args(annotation) for choice in choices(part))
    return (annotation,)


def takes_nothing(annotation: Any) -> bool:
    """Return whether None is among what ``annotation`` takes."""
    return any(choice is None or choice is type(None) for choice in choices(annotation))


def model_of(annotation: Any) -> type[BaseModel] | None:
    """Return the noun that ``annotation`` takes as a mapping, or None."""
    return next(
        (c for c in choices(annotation) if isinstance(c, type) and issubclass(c, BaseModel)), None
    )


def value_of(annotation: Any) -> Any:
    """Return the annotation of the values of a ``dict``; Any where it is none."""
    return next((get_args(c)[1] for c in choices(annotation) if get_origin(c) is dict), Any)


def item_of(annotation: Any, index: int = 0) -> Any:
    """Return the annotation of the item at ``index`` of a list or tuple; Any where it is none."""
    for choice in choices(annotation):
        if get_origin(choice) in (tuple, list):
            parts = get_args(choice)
            if len(parts) == 1 or parts[1] is Ellipsis:
                return parts[0]
            return parts[min(index, len(parts) - 1)]
    return Any


def wanted_at(model: type[BaseModel], place: tuple[str | int, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Return the annotation and the bounds at a place inside ``model``."""
    annotation: Any = model
    bounds: tuple[Any, ...] = ()
    for part in place:
        bounds = ()
        inner = model_of(annotation)
        if isinstance(part, int):
            annotation = item_of(annotation, part)
        elif inner is not None:
            known = fields(inner).get(part)
            annotation, bounds = (known.annotation, known.bounds) if known else (Any, ())
        else:
            annotation = value_of(annotation)
    return annotation, bounds


_PLAIN = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Any: "a value",
}


def expected(annotation: Any, bounds: tuple[Any, ...] = ()) -> str:
    """Return what ``annotation`` wants in plain words: "one of support, neutral, oppose"."""
    wanted = [c for c in choices(annotation) if c is not None and c is not type(None)]
    words = " or ".join(dict.fromkeys(_expected_one(choice) for choice in wanted))
    if not bounds:
        return words
    least, most = bounds
    if least is not None and most is not None:
        return f"{words} from {least} to {most}"
    return f"{words} of at least {least}" if most is None else f"{words} of at most {most}"


def _expected_one(choice: Any) -> str:
    if choice in _PLAIN:
        return _PLAIN[choice]
    origin, parts = get_origin(choice), get_args(choice)
    if origin is Literal:
        return f"one of {', '.join(str(part) for part in parts)}"
    if origin in (tuple, list):
        return _expected_list(parts)
    if origin is dict:
        return f"names with {_expected_many(parts[1])}"
    if isinstance(choice, type) and issubclass(choice, BaseModel):
        return f"entries {_first_names(choice)}"
    return "a value"


def _expected_list(parts: tuple[Any, ...]) -> str:
    if len(parts) == 1 or parts[1] is Ellipsis:
        return f"a list of {_expected_many(parts[0])}"
    return f"a list of exactly {len(parts)}: {', '.join(expected(part) for part in parts)}"


_MANY = {str: "texts", int: "whole numbers", float: "numbers", bool: "true or false"}


def _expected_many(annotation: Any) -> str:
    wanted = choices(annotation)
    if len(wanted) == 1 and wanted[0] in _MANY:
        return _MANY[wanted[0]]
    if (model := model_of(annotation)) is not None:
        return f"entries, each {_first_names(model)}"
    if len(wanted) == 1 and get_origin(wanted[0]) in (tuple, list):
        return f"lists, each {_expected_one(wanted[0])}"
    return f"values, each {expected(annotation)}"


def _first_names(model: type[BaseModel]) -> str:
    """Name the required fields of a model, or the first two where none is required."""
    known = fields(model)
    required = [f"“{name}:”" for name, field in known.items() if field.required]
    if required:
        return f"with {' and '.join(required)}"
    return "with names such as " + ", ".join(f"“{name}:”" for name in list(known)[:2])
