"""A few screens, kept as plain text; ``python -m tests.tui.keep_scenes`` keeps them anew."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.tui.scenes import GOLDENS, SCENES, shown


@pytest.mark.parametrize("name", SCENES)
def test_a_screen_looks_as_it_was_kept(demo: Path, name: str) -> None:
    kept = (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")
    assert asyncio.run(shown(demo, name)) == kept
