"""The acceptance check for Word files stands beside the project; tests that need it may skip."""

from __future__ import annotations

import importlib.util
import io
import os
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

Complaints = tuple[list[str], list[str]]
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def complaints() -> Callable[[bytes], Complaints]:
    """Return a function from a Word file's bytes to its errors and warnings."""
    folder = os.environ.get("ASSISTANT_VALIDATOR")
    place = Path(folder) if folder else CHECKOUT.parent / "shared" / "validation"
    script = place / "validate_docx.py" if place.is_dir() else place
    if not script.is_file():
        pytest.skip("the validator is not on this machine")
    spec = importlib.util.spec_from_file_location("validate_docx", script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def validate(data: bytes) -> Complaints:
        # The validator leaves its own schema files to the collector; that is not our fault to show.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            report = module.validate(io.BytesIO(data), a11y=True)
        return [" ".join(e) for e in report.errors], [" ".join(w) for w in report.warnings]

    return validate


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real documents, or skip."""
    named = os.environ.get("ASSISTANT_CORPUS")
    folder = Path(named) if named else CHECKOUT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the real documents are not on this machine")
    return folder
