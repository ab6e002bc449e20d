"""Where the templates and the starter library that come with the program stand.

In an installed wheel they lie inside the package; in a checkout they lie at the top level.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder ``name`` ("templates" or "seeds") that came with the program."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
