"""The base of every noun in the program: a value that never changes and takes no unknown field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen pydantic model; a change is a function that returns another one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_N = TypeVar("_N", bound=Noun)
_KEPT = ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")


def unchecked(noun: type[_N]) -> Callable[[dict[str, Any]], _N]:
    """Return a function that makes nouns of this kind from all their fields, taken as they are.

    For the parts of a document, which our own code makes in 100,000s: checking each would take
    longer than finding it, and the memory that pydantic keeps for one would hold three. Every
    field must be given, in the order and of the type that the class says; the dictionary becomes
    the noun's own.
    """
    given = set(noun.model_fields)
    new = noun.__new__
    # What pydantic keeps of a model, put in place without looking each up by its name.
    put_fields, put_given, put_extra, put_private = (vars(BaseModel)[s].__set__ for s in _KEPT)

    def made(fields: dict[str, Any]) -> _N:
        one = new(noun)
        put_fields(one, fields)
        put_given(one, given)
        put_extra(one, None)
        put_private(one, None)
        return one

    return made
