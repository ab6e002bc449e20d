"""Screens that are kept as plain text, and how to get to each: name, size, keys."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tui.driving import NARROW, SMALL, opened

GOLDENS = Path(__file__).parent / "goldens"
SCENES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "questions": (NARROW, ("1",)),
    "position": (NARROW, ("1", "p")),
    "trim": (NARROW, ("4", "right", "g", "t", "left", "left")),
    "pinned-small": (SMALL, ("4", "right")),
    "help": (NARROW, ("1", "f1")),
    "new-brief": (NARROW, ("1", "b")),
}
"""None of them shows a rank or a draft: those have tests of their own, and change with them."""


async def shown(folder: Path, name: str) -> str:
    """Return the screen of a scene, with what is counted elsewhere left out."""
    size, keys = SCENES[name]
    async with opened(folder, size) as screen:
        await screen.press(*keys)
        text = re.sub(r"\d+ (check|quote)s?", r"n \1s", screen.text)
        return re.sub(r"(Checks|Pinned) [\d/]+", r"\1 n", text) + "\n"
