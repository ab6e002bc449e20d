"""The graded positions, tied to the passages that the library holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from assistant.matching.exact import plain

POSITIONS = Path(__file__).with_name("positions.yaml")
HELD_OUT = Path(__file__).with_name("held_out.yaml")
"""A second set, which nothing is tuned to."""
SEEDS = Path(__file__).parents[2] / "seeds"

Place = tuple[str, int]
"""A passage: its source's id and its start in the stored text."""


class Judged(NamedTuple):
    """A position's statement and the grades (1–3) of the passages that speak to it."""

    name: str
    statement: str
    grades: dict[Place, int]


def load_judged(library: Any, graded: Path = POSITIONS) -> list[Judged]:
    """Return every position graded in that file; a passage not in the library is an error."""
    positions = YAML(typ="safe").load(graded.read_text(encoding="utf-8"))["positions"]
    passages = _passages_by_file(library)
    return [
        Judged(
            position["id"],
            position["statement"],
            {
                _find(passages[entry["file"]], entry["begins"]): entry["grade"]
                for entry in position["relevant"]
            },
        )
        for position in positions
    ]


def _passages_by_file(library: Any) -> dict[str, list[Any]]:
    return {Path(s.file).name: list(library.passages(s.id)) for s in library.sources()}


def _find(passages: list[Any], begins: str) -> Place:
    found = [p for p in passages if plain(p.text).startswith(plain(begins))]
    if len(found) != 1:
        message = f"{len(found)} passages begin “{begins}”"
        raise LookupError(message)
    return found[0].source, found[0].start
