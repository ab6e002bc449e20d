"""The scripts among the examples run as they stand and do what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(script: str, *words: str | Path, folder: Path) -> str:
    line = [sys.executable, str(EXAMPLES / script), *map(str, words)]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_batch_is_built_from_a_table_of_members(tmp_path: Path) -> None:
    told = run("build_a_batch.py", "members", folder=tmp_path)
    assert told.count("written: ") == 3
    held = json.loads((tmp_path / "members" / "manifest.json").read_text(encoding="utf-8"))
    assert [entry["approved_by"] for entry in held][:2] == ["Ines Okafor", "Tom Brandt"]
    again = run("build_a_batch.py", "members", folder=tmp_path)
    assert again.count("unchanged: ") == 3


def test_a_template_of_ones_own_is_added_and_used(tmp_path: Path) -> None:
    told = run("add_a_template.py", "own", folder=tmp_path)
    assert "22 quotations" in told
    assert (tmp_path / "own" / "position-paper.docx").is_file()


def test_returned_drafts_are_checked_and_the_change_is_named(tmp_path: Path) -> None:
    told = run("check_returned_drafts.py", folder=tmp_path)
    assert "changed.docx: 34 quotations, 1 to look at" in told
    assert "changed: negation: not ->" in told
    assert "untouched.docx: 34 quotations, 0 to look at" in told
