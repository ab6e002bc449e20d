"""Quotations set off in a paper, each with the verdict and the kinds that the table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.checks.returned.held import Held
from tests.checks.conftest import check_data
from tests.checks.papers import Para, paper, run

TABLE = Path(__file__).parent / "cases" / "set_off.txt"


def rows() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parted = [line.partition(" | ") for line in lines if line and not line.startswith("#")]
    return [(expected, words) for expected, _, words in parted]


@pytest.mark.parametrize(("expected", "words"), rows(), ids=lambda part: part[:30])
def test_a_quotation_set_off_is_judged_as_the_table_says(
    held: Held, expected: str, words: str
) -> None:
    (quote,) = check_data(held, paper([Para(words, "Q")])).quotes
    kinds = sorted({change.kind for change in quote.changes})
    assert " ".join([quote.verdict, *kinds]) == expected


@pytest.mark.parametrize(("style", "marks"), [("Q", ("", "")), ("", ("Mr Squire said: “", "”"))])
def test_the_raised_number_of_a_note_is_no_word_of_the_quotation(
    held: Held, style: str, marks: tuple[str, str]
) -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>'
    words = f"{run(f'{marks[0]}We cannot simply arrest')}{raised}"
    raw = words + run(f" our way out of this problem.{marks[1]}")
    (quote,) = check_data(held, paper([Para("", style, raw=raw)])).quotes
    assert quote.verdict == "verbatim"
