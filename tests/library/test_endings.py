"""Endings are cut as the published rules say; terms on disk depend on every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library.stems import stem

CASES = [
    tuple(line.split())
    for line in Path(__file__).with_name("endings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("word", "term"), CASES)
def test_a_word_loses_its_endings(word: str, term: str) -> None:
    assert stem(word) == term
