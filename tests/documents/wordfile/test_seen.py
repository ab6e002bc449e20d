"""What a reader of a Word file sees, case by case: every case stands in ``seen.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents.wordfile import read_word_file
from tests.documents.wordfile.building import FILE, word_file

STYLES = '<style type="character" styleId="Ghost"><name val="Ghost"/><rPr><vanish/></rPr></style>'


def cases() -> list[tuple[str, str, str]]:
    text = (Path(__file__).parent / "seen.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n# ")[1:]:
        name, rest = block.split("\n", 1)
        body, seen = rest.split("\nseen: ")
        found.append((name, body, seen.rstrip("\n")))
    return found


@pytest.mark.parametrize(("name", "body", "seen"), cases(), ids=lambda value: value[:60])
def test_the_text_is_what_a_reader_sees(name: str, body: str, seen: str) -> None:
    paragraphs = read_word_file(word_file(body, styles=STYLES), FILE).paragraphs
    words = " ¶ ".join(p.text for p in paragraphs if p.text)
    assert words.replace("\n", "⏎").replace("\t", "⇥") == seen, name
