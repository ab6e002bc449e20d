"""Writing the file: in one step, never over another one unless told to."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from assistant.errors import CannotWrite
from assistant.word import save_word, word_bytes
from tests.word.samples import sample_draft


def test_a_saved_file_is_the_bytes_and_says_its_hash(tmp_path: Path) -> None:
    saved = save_word(sample_draft(), tmp_path / "a.docx")
    data = saved.path.read_bytes()
    assert data == word_bytes(sample_draft()).data
    assert saved.sha256 == hashlib.sha256(data).hexdigest()
    assert saved.findings == ()


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("someone’s edits", encoding="utf-8")
    with pytest.raises(CannotWrite, match="exists already"):
        save_word(sample_draft(), path)
    assert path.read_text(encoding="utf-8") == "someone’s edits"
    save_word(sample_draft(), path, force=True)
    assert path.read_bytes().startswith(b"PK")
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        save_word(sample_draft(), tmp_path / "none" / "a.docx")
