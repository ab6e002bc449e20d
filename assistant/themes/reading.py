"""A ``themes.yaml`` in, :class:`Themes` out, with every name in it known to exist.

The promise: ids are unique, each position's theme and each parent exists, and no theme is its own
ancestor; what breaks this is refused with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from assistant.errors import nearest_name
from assistant.files.records import Record, parse_record, read_record_text
from assistant.themes.theme import Position, Theme, Themes

_EMPTY = "an id must not be empty"


def load_themes(path: Path) -> Themes:
    """Return the themes, positions and synonyms that the file at ``path`` states.

    Raises:
        RecordError: the file is not such a record, or names something that does not exist.
        CannotRead: it is missing or may not be read.
    """
    return _checked(read_record_text(path), path)


# A batch asks for the same themes once a brief; the text is the key, so a change is never missed.
@lru_cache(maxsize=4)
def _checked(text: str, path: Path) -> Themes:
    record = parse_record(text, Themes, path)
    themes = record.value
    _check_ids(record, "themes", themes.themes)
    _check_ids(record, "positions", themes.positions)
    _check_parents(record)
    _check_positions(record)
    _check_synonyms(record)
    return themes


def _check_ids(record: Record[Themes], kind: str, entries: Sequence[Theme | Position]) -> None:
    seen: dict[str, int] = {}
    for i, entry in enumerate(entries):
        if not entry.id.strip():
            raise record.problem(_EMPTY, kind, i, "id")
        if entry.id in seen:
            first = record.line(kind, seen[entry.id], "id")
            problem = f"“{entry.id}” is used twice (first in line {first}); give one another id"
            raise record.problem(problem, kind, i, "id")
        seen[entry.id] = i


def _check_parents(record: Record[Themes]) -> None:
    parents = {theme.id: theme.parent for theme in record.value.themes}
    for i, theme in enumerate(record.value.themes):
        if theme.parent is None:
            continue
        if theme.parent not in parents:
            raise record.problem(_no_theme(theme.parent, parents), "themes", i, "parent")
        if theme.id in _ancestors(theme.id, parents):
            problem = f"“{theme.id}” would be its own parent, by way of “{theme.parent}”"
            raise record.problem(problem, "themes", i, "parent")


def _ancestors(theme: str, parents: dict[str, str | None]) -> list[str]:
    """Return the ids above ``theme``, nearest first; a loop is followed once."""
    found: list[str] = []
    above = parents[theme]
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return found


def _check_positions(record: Record[Themes]) -> None:
    known = [theme.id for theme in record.value.themes]
    for i, position in enumerate(record.value.positions):
        if position.theme not in known:
            raise record.problem(_no_theme(position.theme, known), "positions", i, "theme")


def _no_theme(name: str, known: Iterable[str]) -> str:
    nearest = nearest_name(name, known)
    hint = f"; did you mean “{nearest}”?" if nearest else ""
    return f"there is no theme “{name}”{hint}"


def _check_synonyms(record: Record[Themes]) -> None:
    for i, group in enumerate(record.value.synonyms):
        if len(set(group)) < 2:
            problem = "a group of synonyms needs at least two different words or phrases"
            raise record.problem(problem, "synonyms", i)
