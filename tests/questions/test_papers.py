"""Consultation papers as bodies write them: every question read, in whatever format it comes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.cli.asked_shapes import paper_lines
from assistant.questions import read_questions
from tests.questions.formats import FORMATS, written

PAPERS = Path(__file__).parent / "papers"
NAMES = sorted(path.stem for path in PAPERS.glob("*.md"))


def shown(path: Path) -> str:
    """What a person is shown, without pages: only some formats have them."""
    lines = "\n".join(paper_lines(read_questions(path)))
    return re.sub(r"\[page \d+\] ", "", lines)


@pytest.mark.parametrize("suffix", ["md", "docx", "html", "odt", "rtf"])
@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_read_as_a_careful_person_reads_it(
    name: str, suffix: str, tmp_path: Path
) -> None:
    marked = (PAPERS / f"{name}.md").read_text(encoding="utf-8")
    expected = (PAPERS / f"{name}.expected").read_text(encoding="utf-8")
    assert shown(written(marked, tmp_path, name, suffix)) == expected.rstrip("\n")


def test_there_are_papers_and_formats_to_read() -> None:
    assert len(NAMES) >= 7
    assert len(FORMATS) >= 7
