"""A source: one document as the library knows it, with what ``sources.yaml`` adds."""

from __future__ import annotations

from typing import Any, Literal

from assistant.noun import Noun
from assistant.passages.passage import Person

Route = Literal["published", "foi", "disclosed", "own", "permission", "unknown"]
"""How a marked paper came to be quotable: published by its owner; released under freedom of
information; disclosed by an inquiry or court; our own paper; used with written permission;
not known. Only "unknown" leaves the question open."""


class Release(Noun):
    """How a source was released; ``decided`` is the ISO date on which a person recorded it."""

    route: Route = "unknown"
    decided: str | None = None
    note: str = ""


class Source(Noun):
    """One document of the library.

    ``file`` is its path relative to the workspace, with forward slashes (absolute where it lies on
    another drive). ``names`` maps a name as the document spells it to how it should be printed in
    our own sentences. ``language`` is a BCP 47 tag. Dates are ISO 8601.
    """

    id: str
    file: str
    sha256: str
    format: str = ""
    title: str
    author: str | None = None
    publisher: str | None = None
    number: str | None = None
    date: str | None = None
    url: str | None = None
    accessed: str | None = None
    genre: str
    status: str | None = None
    marking: str | None = None
    release: Release | None = None
    licence: str | None = None
    consent: str | None = None
    language: str | None = None
    people: tuple[Person, ...] = ()
    names: dict[str, str] = {}
    facts: dict[str, Any] = {}
    notes: tuple[str, ...] = ()
    passages: int = 0
