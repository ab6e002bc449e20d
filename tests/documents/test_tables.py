"""Marks, furniture and labels, case by case: every case is a line in ``tables/``."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_bytes_as_document
from assistant.documents.furniture import furniture_in


def rows(name: str) -> list[tuple[str, str]]:
    path = Path(__file__).parent / "tables" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    pairs = [line.split(" => ") for line in lines if line.strip() and not line.startswith("# ")]
    return [(pair[0], pair[1].replace("⏎", "\n")) for pair in pairs if len(pair) == 2]


HEADINGS = [("# Title", "Title")]
"""A case that would be a comment in the table."""


@pytest.mark.parametrize(("source", "seen"), rows("markdown") + HEADINGS)
def test_markdown_marks_leave_the_text(source: str, seen: str) -> None:
    data = source.replace("⏎", "\n").encode()
    assert read_bytes_as_document(data, Path("a.md")).text.strip("\n") == seen


@pytest.mark.parametrize(("line", "kind"), rows("furniture"))
def test_furniture_is_told_from_text(line: str, kind: str) -> None:
    found = furniture_in(line)
    assert (found[0] if found else "text") == kind


@pytest.mark.parametrize("mark", [",", ";"])
def test_lines_of_sentences_are_no_table_and_keep_their_commas(mark: str) -> None:
    lines = [f"On point {n}{mark} as we said{mark} waiting times matter." for n in range(1, 6)]
    text = read_bytes_as_document("\n".join(lines).encode(), Path("points.txt")).text
    assert all(line in text for line in lines)
