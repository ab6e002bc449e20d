"""Names for the files of a batch: made of the brief's own, safe on every system, all different."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.batch.columns import Column, columns_for
from assistant.briefs.brief import Brief
from assistant.errors import AskedWrongly
from assistant.files.names import LONGEST_NAME, slug

_FIELD = re.compile(r"\{([^{}]*)\}")
OWN_FIELDS = ("brief", "row", "template", "venue")
"""What a pattern may name beside the fields of the brief."""

_LONGEST_FIELD = 80
"""Characters of one field in a name: a title of 300 letters must not push the others out."""


def output_names(briefs: Sequence[Path], ending: str) -> list[str]:
    """Return a file name for each brief, in order; equal names get "-2", "-3" and so on.

    Two names that differ only in case count as equal, since many systems think so.
    """
    return free_names((brief_name(path) for path in briefs), ending)


def free_names(stems: Iterable[str], ending: str) -> list[str]:
    """Return each stem with ``ending``, made different from those before it where need be."""
    taken: dict[str, int] = {}
    return [_free(stem, taken) + f".{ending}" for stem in stems]


def brief_name(path: Path) -> str:
    """Return the name a brief is known by; ``brief.yaml``, or a folder, by its folder's name."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() fails on circular links
    if os.path.isdir(whole):  # noqa: PTH112 - is_dir() fails where one may not look
        return slug(whole.name, otherwise="draft")
    own = whole.parent.name if whole.stem.casefold() == "brief" else whole.stem
    return slug(own, otherwise="draft")


class NamePattern:
    """A pattern such as ``{organisation}-{venue}``, its fields found among those of a brief."""

    def __init__(self, pattern: str, brief: Brief) -> None:
        """Find the fields of ``pattern``.

        Raises:
            UnknownName, AskedWrongly: one of them is no field, or could be several.
        """
        self._pattern = pattern
        named = list(dict.fromkeys(_FIELD.findall(pattern)))
        if not named or "{" in _FIELD.sub("", pattern) or "}" in _FIELD.sub("", pattern):
            message = (
                f"--name “{pattern}”: name the drafts by at least one field in braces, "
                "for example {organisation}; {row} is the number of the row."
            )
            raise AskedWrongly(message)
        fields = [name for name in named if name not in OWN_FIELDS]
        columns = columns_for(brief, fields, where="--name")
        held = brief.model_dump(by_alias=True)
        self._places = {column.name: column.place for column in columns}
        self._held = {column.place: _value(held, column) for column in columns}

    def stem(self, cells: Mapping[tuple[str | int, ...], str], own: Mapping[str, str]) -> str:
        """Return the name of one draft, without an ending.

        ``cells`` are what its row puts in place of the brief's own fields, ``own`` the OWN_FIELDS.
        """

        def text(found: re.Match[str]) -> str:
            name = found.group(1)
            place = self._places.get(name)
            value = own[name] if place is None else cells.get(place, self._held[place])
            return slug(value, longest=_LONGEST_FIELD, otherwise="none")

        # What stands between the fields is the person's own, and safe once it is a slug too.
        return slug(_FIELD.sub(text, self._pattern), longest=LONGEST_NAME, otherwise="draft")

    def names(self, field: str) -> bool:
        """Tell whether the pattern names this one of the OWN_FIELDS."""
        return f"{{{field}}}" in self._pattern


def _value(held: object, column: Column) -> str:
    for step in column.place:
        if isinstance(held, dict):
            held = held.get(step)
        elif isinstance(held, (list, tuple)) and isinstance(step, int):
            held = held[step] if step < len(held) else None
    if isinstance(held, (list, tuple)):
        return " ".join(map(str, held))
    return "" if held is None else str(held)


def _free(stem: str, taken: dict[str, int]) -> str:
    """The first of stem, stem-2, stem-3 … that nothing has; ``taken`` remembers how far it went."""
    name, count = stem, taken.get(stem.casefold(), 1)
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}"
    taken[name.casefold()] = 1
    taken[stem.casefold()] = count
    return name
