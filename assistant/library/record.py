"""What the library says of a source: its own statements, corrected by ``sources.yaml``.

In go what the document states, the entry a person wrote, and the names already given; out come the
id and the :class:`~assistant.library.source.Source`. The promise: an id once given stays with its
source, and what a person wrote always wins.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

from assistant.files.names import slug
from assistant.library.catalogue import Entry
from assistant.library.source import Source
from assistant.passages.passage import Person

_ENTRY_ONLY = {"file", "id", "title", "people", "notes", "names"}


def source_id(file: str, stated: str, entry: Entry | None, taken: Collection[str]) -> str:
    """Return the id for a new source: readable, and none of those ``taken``.

    The id that ``sources.yaml`` gives, else one made from the title; where that is taken, the name
    of the folder is added, then a number.
    """
    if entry is not None and entry.id is not None:
        return entry.id
    name = slug(_title(file, json.loads(stated), entry))
    if name not in taken:
        return name
    parent = PurePosixPath(file).parent.name
    if parent and parent != "..":
        name = f"{name}-{slug(parent)}"
    number, numbered = 1, name
    while numbered in taken:
        number += 1
        numbered = f"{name}-{number}"
    return numbered


def hints_of(entry: Entry | None) -> str:
    """Return what of an entry changes how a document is read, to notice when it must be again."""
    if entry is None:
        return ""
    people = [person.model_dump(mode="json") for person in entry.people]
    return json.dumps([entry.genre, people]) if entry.genre or people else ""


def make_source(
    *, name: str, file: str, sha256: str, stated: str, passages: int, entry: Entry | None
) -> Source:
    """Return the source with the id ``name``; ``stated`` is the JSON kept from its reading."""
    facts: dict[str, Any] = json.loads(stated)
    title = _title(file, facts, entry)
    merged = {key: facts.get(key) for key in ("author", "publisher", "number", "date")}
    merged |= {key: facts.get(key) for key in ("status", "marking", "genre")}
    if entry is not None:
        given = entry.model_dump(exclude=_ENTRY_ONLY, exclude_none=True)
        merged |= given
    people = tuple(Person.model_validate(person) for person in facts.get("people", ()))
    return Source(
        id=name,
        file=file,
        sha256=sha256,
        format=facts.get("format", ""),
        title=title,
        people=_with_people(people, entry),
        names=entry.names if entry else {},
        facts=facts.get("facts", {}),
        notes=(*facts.get("notes", ()), *(entry.notes if entry else ())),
        passages=passages,
        **merged,
    )


def _title(file: str, facts: dict[str, Any], entry: Entry | None) -> str:
    if entry is not None and entry.title:
        return entry.title
    return facts.get("title") or PurePosixPath(file).stem


def _with_people(people: tuple[Person, ...], entry: Entry | None) -> tuple[Person, ...]:
    """Add the people a person listed, each in place of the document's own of the same name."""
    if entry is None:
        return people
    added = {(person.list, person.name): person for person in entry.people}
    kept = [added.pop((person.list, person.name), person) for person in people]
    return (*kept, *added.values())
