"""A desk on the demonstration workspace, and its library, read once for all of these tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.briefs.starting import demo_workspace
from assistant.desk.desk import Desk
from assistant.desk.opening import desk_library, open_desk
from assistant.library import Library


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with its library made; copied, never used itself."""
    folder = tmp_path_factory.mktemp("desk") / "read"
    demo_workspace(folder)
    with desk_library(open_desk(folder)) as library:
        library.index()
    return folder


@pytest.fixture
def folder(tmp_path: Path, read_once: Path) -> Path:
    """A demonstration workspace to work in."""
    target = tmp_path / "work"
    shutil.copytree(read_once, target)
    return target


@pytest.fixture
def desk(folder: Path) -> Desk:
    return open_desk(folder)


@pytest.fixture
def library(desk: Desk) -> Iterator[Library]:
    with desk_library(desk) as library:
        library.refresh()
        yield library
