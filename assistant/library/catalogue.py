"""What ``sources.yaml`` says about the files beside it.

In go the gathered files; out comes, for each file that is named, its :class:`Entry` from the
nearest ``sources.yaml`` above it. What a person wrote there wins over what the file says.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from assistant.errors import AskedWrongly
from assistant.library.gathering import Gathered, file_stamp, relative_name
from assistant.library.source import Release
from assistant.noun import Noun
from assistant.passages.passage import Person

CATALOGUE_NAME = "sources.yaml"


class Entry(Noun):
    """What a person says about one file; None or empty where nothing is said.

    ``file`` is relative to the catalogue's folder. The other fields are those of
    :class:`~assistant.library.source.Source`.
    """

    file: str
    id: str | None = Field(default=None, pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*_?$", max_length=80)
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    number: str | None = None
    date: str | None = None
    url: str | None = None
    accessed: str | None = None
    genre: str | None = None
    status: str | None = None
    marking: str | None = None
    release: Release | None = None
    licence: str | None = None
    consent: str | None = None
    language: str | None = None
    people: tuple[Person, ...] = ()
    names: dict[str, str] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()


class SourcesRecord(Noun):
    """A ``sources.yaml``, whole."""

    schema_number: Literal[1] = Field(default=1, alias="schema")
    sources: tuple[Entry, ...] = ()


class Catalogue(NamedTuple):
    """Every entry that applies.

    ``entries`` by the file's name relative to the workspace; ``stamps`` of every catalogue read,
    by its own name, to notice a change; ``notes`` about entries that name no file.
    """

    entries: dict[str, Entry]
    stamps: dict[str, str]
    notes: tuple[str, ...]


def catalogue_stamps(folder: Path, files: Iterable[Gathered]) -> dict[str, str]:
    """Return the stamps of the catalogues that speak of ``files``, without reading them."""
    paths = {path for path in _nearest_catalogues(files).values() if path is not None}
    return {relative_name(path, folder): file_stamp(path.stat()) for path in sorted(paths)}


def read_catalogues(folder: Path, files: Iterable[Gathered]) -> Catalogue:
    """Read every catalogue that speaks of ``files``; ``folder`` is the workspace.

    Raises:
        RecordError: a catalogue does not say what it must.
    """
    files = tuple(files)
    nearest = _nearest_catalogues(files)
    by_catalogue: dict[Path, list[Gathered]] = {}
    for gathered in files:
        path = nearest[gathered.path.parent]
        if path is not None:
            by_catalogue.setdefault(path, []).append(gathered)
    entries: dict[str, Entry] = {}
    notes: list[str] = []
    for path in sorted(by_catalogue):
        _apply(path, by_catalogue[path], entries, notes)
    _refuse_shared_ids(entries)
    return Catalogue(entries, catalogue_stamps(folder, files), tuple(notes))


def _apply(path: Path, files: list[Gathered], entries: dict[str, Entry], notes: list[str]) -> None:
    # Loaded here: noticing that no catalogue changed needs no reader of YAML.
    from assistant.files.records import load_record

    record = load_record(path, SourcesRecord)
    names = {_plain(relative_name(f.path, path.parent)): f.file for f in files}
    for entry in record.sources:
        name = _plain(entry.file)
        if name in names:
            entries[names[name]] = entry
        elif not (path.parent / entry.file).exists():
            notes.append(_unknown_file(path, entry.file, names))


def _refuse_shared_ids(entries: dict[str, Entry]) -> None:
    owners: dict[str, str] = {}
    for file, entry in entries.items():
        other = owners.setdefault(entry.id, file) if entry.id is not None else file
        if other != file:
            message = (
                f"{CATALOGUE_NAME}: the id “{entry.id}” is given to both {other} and {file}. "
                "Give each source an id of its own."
            )
            raise AskedWrongly(message)


def _unknown_file(path: Path, file: str, names: dict[str, str]) -> str:
    near = difflib.get_close_matches(file, list(names), n=1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return f"{path} speaks of “{file}”, and there is no such file.{hint}"


def _plain(name: str) -> str:
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return name.removeprefix("./")


def _nearest_catalogues(files: Iterable[Gathered]) -> dict[Path, Path | None]:
    """Return the nearest catalogue for each folder that holds files."""
    nearest: dict[Path, Path | None] = {}
    for gathered in files:
        folder = gathered.path.parent
        if folder not in nearest:
            nearest[folder] = _nearest(folder, gathered.top)
    return nearest


def _nearest(folder: Path, top: Path) -> Path | None:
    for above in (folder, *folder.parents):
        path = above / CATALOGUE_NAME
        if path.is_file():
            return path
        if above == top:
            break
    return None
