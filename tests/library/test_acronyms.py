"""Acronyms that documents spell out, case by case from a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.acronyms import spelt_out
from tests.library.workspaces import indexed, write

CASES = [
    line.split("->")
    for line in Path(__file__).with_name("acronyms.txt").read_text(encoding="utf-8").splitlines()
    if "->" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "pairs"), CASES, ids=[case[0].strip() for case in CASES])
def test_table(text: str, pairs: str) -> None:
    expected = [tuple(pair.strip().split(" = ")) for pair in pairs.split(";") if pair.strip()]
    assert spelt_out(text) == expected


@given(st.text(alphabet="AaBb Cc()-’“. of", max_size=60))
def test_a_long_form_always_stands_in_the_text_and_begins_like_its_short_form(text: str) -> None:
    for short, long in spelt_out(text):
        assert long in text and short in text
        assert long[0].lower() == short[0].lower()


def test_the_library_counts_the_sources_that_spell_one_out(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path, f"{name}.txt", f"Report {name}\n\nThe National Crime Agency (NCA) met.\n")
    with indexed(tmp_path) as library:
        assert library.acronyms() == (("NCA", "National Crime Agency", 2),)
        (tmp_path / "a.txt").unlink()
        library.index()
        assert library.acronyms() == (("NCA", "National Crime Agency", 1),)
