"""Indexing streams: four times the documents do not take four times the memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from assistant.library import open_library
from tests.library.workspaces import indexed, reports


def peak_of_indexing(folder: Path) -> int:
    """Return the most bytes that Python held at once while the folder was indexed."""
    tracemalloc.start()
    try:
        open_library(folder).index(jobs=1)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_peak_does_not_grow_with_the_folder(tmp_path: Path) -> None:
    indexed(reports(tmp_path / "warm", 2)).close()
    few = peak_of_indexing(reports(tmp_path / "few", 10, paragraphs=400))
    many = peak_of_indexing(reports(tmp_path / "many", 40, paragraphs=400))
    assert many < 1.3 * few
