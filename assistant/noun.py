"""The base of every noun in the program: a value that never changes and takes no unknown field."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen pydantic model; a change is a function that returns another one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
