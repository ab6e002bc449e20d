"""A name in, the venue of that name out, with the rules that hold for every paper.

A venue is one YAML file: ours stand beside this module, a workspace's own in its folder
``venues/``. The promise: a workspace's own file wins over ours of the same name, and a file that
is wrong is named with its line.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from assistant.errors import AssistantError, CannotRead, RecordError, UnknownName
from assistant.files.records import parse_record, read_record_text
from assistant.venues.rule import Rule, Venue

FOLDER = "venues"
GENERAL = "general"
"""The pack of rules that hold wherever a body says nothing else."""


def load_venue(name: str, folder: Path | None = None) -> Venue:
    """Return the venue called ``name``, of the workspace ``folder`` or our own.

    The general rules come after its own, but for those that it states itself or leaves out.

    Raises:
        UnknownName: there is no such venue.
        RecordError: its file does not say what a venue must.
        CannotRead: its file cannot be read.
    """
    paths = _paths(folder)
    if name not in paths:
        raise UnknownName(kind="venue", name=name, known=paths)
    return _with_general(_load(paths[name]), _load(_general(folder)))


def page_of(name: str, folder: Path | None = None) -> dict[str, bool]:
    """Return what the venue called ``name`` decides about the page; nothing but its file is read.

    An unknown venue decides nothing. Errors as `load_venue`, but for that.
    """
    path = _paths(folder).get(name)
    return dict(_load(path).page) if path is not None else {}


def venue_names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of all venues, by their files; no file is read."""
    return tuple(sorted(_paths(folder)))


class Listed(NamedTuple):
    """Every venue that can be read, by its name, without the general rules; ``own`` are names of
    the workspace's files, ``wrong`` says what is the matter with the files that cannot be read."""

    venues: dict[str, Venue]
    own: frozenset[str]
    wrong: tuple[AssistantError, ...]


def list_venues(folder: Path | None = None) -> Listed:
    """Return every venue, ours and those of the workspace ``folder``."""
    found: dict[str, Venue] = {}
    wrong: list[AssistantError] = []
    paths = _paths(folder)
    for name, path in sorted(paths.items()):
        try:
            found[name] = _load(path)
        except (RecordError, CannotRead) as error:
            wrong.append(error)
    own = frozenset(name for name, path in paths.items() if path.parent != _ours())
    return Listed(found, own, tuple(wrong))


def _paths(folder: Path | None) -> dict[str, Path]:
    own = _files(folder / FOLDER) if folder is not None else []
    found = {path.stem: path for path in (*_our_files(), *own)}
    return {name: path for name, path in found.items() if name != GENERAL}


def _files(place: Path) -> list[Path]:
    return sorted(path for path in place.glob("*.y*ml") if path.suffix in (".yaml", ".yml"))


@lru_cache(maxsize=1)  # The program's own folder stays as it was installed.
def _our_files() -> tuple[Path, ...]:
    return tuple(_files(_ours()))


def _general(folder: Path | None) -> Path:
    """The rules for every paper: the workspace's own, if it has them, or ours."""
    own = [path for path in _files(folder / FOLDER) if path.stem == GENERAL] if folder else []
    return own[-1] if own else _ours() / f"{GENERAL}.yaml"


def _ours() -> Path:
    return Path(str(files("assistant.venues"))) / "packs"


def _load(path: Path) -> Venue:
    return _parsed(read_record_text(path), path)


# A batch asks for one venue a thousand times; the text is the key, so a change is never missed.
@lru_cache(maxsize=64)
def _parsed(text: str, path: Path) -> Venue:
    return parse_record(text, Venue, path).value


def _with_general(venue: Venue, general: Venue) -> Venue:
    own = {rule.rule for rule in venue.rules} | set(venue.without)
    added: tuple[Rule, ...] = tuple(rule for rule in general.rules if rule.rule not in own)
    return venue.model_copy(update={"rules": (*venue.rules, *added)})
