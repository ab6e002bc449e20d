"""Names for the files of a batch: made of the brief's own, safe on every system, all different."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from assistant.files.names import slug


def output_names(briefs: Sequence[Path], ending: str) -> list[str]:
    """Return a file name for each brief, in order; equal names get "-2", "-3" and so on.

    Two names that differ only in case count as equal, since many systems think so.
    """
    taken: set[str] = set()
    return [_free(_stem(path), taken) + f".{ending}" for path in briefs]


def _stem(path: Path) -> str:
    """A brief called ``brief.yaml``, or given as its folder, is known by its folder's name."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() fails on circular links
    if os.path.isdir(whole):  # noqa: PTH112 - is_dir() fails where one may not look
        return slug(whole.name, otherwise="draft")
    own = whole.parent.name if whole.stem.casefold() == "brief" else whole.stem
    return slug(own, otherwise="draft")


def _free(stem: str, taken: set[str]) -> str:
    name, count = stem, 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(name.casefold())
    return name
