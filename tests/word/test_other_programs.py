"""The files survive other programs and other processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.word import save_word
from tests.word.opened import M, Opened
from tests.word.samples import LONG, SHORT, sample_draft

WRITE = (
    "import sys; from assistant.word import word_bytes; "
    "from tests.word.samples import sample_draft; "
    "print(word_bytes(sample_draft()).sha256)"
)


def test_another_process_with_other_hashes_writes_the_same_bytes() -> None:
    hashes = {
        subprocess.run(
            [sys.executable, "-c", WRITE],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


@pytest.fixture
def through_libreoffice(tmp_path: Path) -> Opened:
    """Return the working copy as LibreOffice gives it back."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    save_word(sample_draft(), tmp_path / "draft.docx")
    out = tmp_path / "out"
    subprocess.run(
        [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "docx", "--outdir", str(out), str(tmp_path / "draft.docx")],
        capture_output=True,
        check=True,
        timeout=300,
    )  # fmt: skip
    return Opened((out / "draft.docx").read_bytes())


def test_bookmarks_notes_and_manifest_survive_libreoffice(through_libreoffice: Opened) -> None:
    marks = through_libreoffice.bookmarks()
    assert marks["ev_q_short_1"] == f"‘{SHORT}’"
    assert marks["ev_q_long_1"] == LONG
    assert [note.rpartition(" ")[2] for note in through_libreoffice.notes] == [
        "[q_short]",
        "[q_long]",
        "[q_new]",
    ]
    items = [
        name for name in through_libreoffice.members
        if name.startswith("customXml/item") and "Props" not in name
    ]  # fmt: skip
    manifests = [through_libreoffice.tree(name) for name in items]
    assert any(m.tag == f"{M}manifest" and len(m.findall(f"{M}quote")) == 3 for m in manifests)
