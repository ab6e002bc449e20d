"""A workspace of the starter library, indexed once and copied for every test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.briefs.starting import demo_workspace
from assistant.desk.opening import desk_library, open_desk


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, its library made."""
    folder = tmp_path_factory.mktemp("indexed") / "demo"
    demo_workspace(folder)
    with desk_library(open_desk(folder)) as library:
        library.index()
    return folder


@pytest.fixture
def demo(indexed: Path, tmp_path: Path) -> Path:
    """A copy to work on; the library comes with it."""
    folder = tmp_path / "demo"
    shutil.copytree(indexed, folder)
    return folder
