"""How soon help appears, against a Python that does no more than import click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import Row, median_seconds, seconds_of

ROUNDS = 15


def measure(_: Path | None) -> list[Row]:
    """Return the row; the two are run in turn, so that a busy moment meets both."""
    runs: dict[str, list[float]] = {"help": [], "click": []}
    for _round in range(ROUNDS):
        runs["help"].append(seconds_of(lambda: _python("-m", "assistant.cli.main", "--help")))
        runs["click"].append(seconds_of(lambda: _python("-c", "import click")))
    taken, yardstick = (median_seconds(runs[name]) for name in ("help", "click"))
    return [Row("assistant --help", taken, "python -c 'import click'", yardstick, 1.5)]


def _python(*words: str) -> None:
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
