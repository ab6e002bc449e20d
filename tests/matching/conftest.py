"""A library of the two seed documents, indexed once for all tests of matching."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.library import Library, open_library
from assistant.themes import load_themes
from assistant.themes.theme import Themes

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    workspace = tmp_path_factory.mktemp("workspace")
    shutil.copytree(SEEDS, workspace / "sources")
    with open_library(workspace) as opened:
        opened.index()
        yield opened


@pytest.fixture(scope="session")
def themes() -> Themes:
    return load_themes(SEEDS / "themes.yaml")


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[object]:
    """Give a function that makes a library of named texts."""
    opened: list[Library] = []

    def make(**texts: str) -> Library:
        folder = tmp_path / f"workspace{len(opened)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        library = open_library(folder)
        library.index()
        opened.append(library)
        return library

    yield make
    for library in opened:
        library.close()
