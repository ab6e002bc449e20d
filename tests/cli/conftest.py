"""A command line to call and workspaces to call it in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assistant.cli.main import run
from assistant.shipped import shipped


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run one command in this process and return its exit code, stdout and stderr."""

    def call(*words: str | Path) -> Said:
        capsys.readouterr()
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A workspace that holds the starter library's documents."""
    folder = tmp_path / "seeds"
    shutil.copytree(shipped("seeds"), folder)
    return folder


@pytest.fixture
def demo(tmp_path: Path, call: Call) -> Path:
    """The demonstration workspace, with its draft written."""
    folder = tmp_path / "demo"
    assert call("demo", folder).code == 0
    return folder
