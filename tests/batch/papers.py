"""Small briefs and tables for the tests of batches."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.shipped import shipped

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def example(folder: Path, name: str) -> Path:
    """Put an example brief into ``folder``, beside the seeds that it quotes."""
    seeds = folder / "seeds"
    if not seeds.exists():
        shutil.copytree(shipped("seeds"), seeds)
    place = folder / "examples" / name
    place.parent.mkdir(exist_ok=True)
    return Path(shutil.copy(EXAMPLES / name, place))


def table(folder: Path, text: str, name: str = "members.csv") -> Path:
    """Write a table into ``folder``."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
