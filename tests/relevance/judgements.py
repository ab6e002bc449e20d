"""The graded positions, tied to the passages that the library holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median_low
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from assistant.matching.exact import plain

POSITIONS = Path(__file__).with_name("positions.yaml")
HELD_OUT = Path(__file__).with_name("held_out.yaml")
"""A second set, which nothing is tuned to."""
SEEDS = Path(__file__).parents[2] / "seeds"

ASSESSORS = ("first", "second", "third")
"""Who graded, in the order of the grades in the files; none saw a ranking or another's grades."""

Place = tuple[str, int]
"""A passage: its source's id and its start in the stored text."""


class Judged(NamedTuple):
    """A position's statement and the grades (1–3) of the passages that speak to it."""

    name: str
    statement: str
    grades: dict[Place, int]


def load_judged(
    library: Any, graded: Path = POSITIONS, agree: Callable[[Sequence[int]], int] = median_low
) -> list[Judged]:
    """Return every position graded in that file; a passage not in the library is an error.

    ``agree`` makes one grade of those of the three assessors: what two of them give at least.
    """
    positions = YAML(typ="safe").load(graded.read_text(encoding="utf-8"))["positions"]
    passages = _passages_by_file(library)
    return [
        Judged(position["id"], position["statement"], _grades(position, passages, agree))
        for position in positions
    ]


def _grades(
    position: Any, passages: dict[str, list[Any]], agree: Callable[[Sequence[int]], int]
) -> dict[Place, int]:
    grades = {
        _find(passages[entry["file"]], entry["begins"]): agree(entry["grades"])
        for entry in position["relevant"]
    }
    return {place: grade for place, grade in grades.items() if grade}


def _passages_by_file(library: Any) -> dict[str, list[Any]]:
    return {Path(s.file).name: list(library.passages(s.id)) for s in library.sources()}


def _find(passages: list[Any], begins: str) -> Place:
    found = [p for p in passages if plain(p.text).startswith(plain(begins))]
    if len(found) != 1:
        message = f"{len(found)} passages begin “{begins}”"
        raise LookupError(message)
    return found[0].source, found[0].start
