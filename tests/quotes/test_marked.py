"""Quotation marks are paired as a reader pairs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quotes.marked import Marked, marked_quotations

CASES = Path(__file__).parents[1] / "checks" / "cases" / "marks.txt"


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith(("- ", "* ", "! ")):
            found[-1][1].append(line)
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def shown(line: str, one: Marked) -> str:
    mark = "!" if not one.closed else "*" if one.depth else "-"
    return f"{mark} {line[one.inner_start : one.inner_end]}"


@pytest.mark.parametrize(("line", "expected"), cases(), ids=lambda v: str(v)[:40])
def test_marks_are_paired(line: str, expected: list[str]) -> None:
    assert [shown(line, one) for one in marked_quotations(line).quotations] == expected


def test_a_mark_that_may_be_an_apostrophe_leaves_both_readings() -> None:
    line = "'our tools' and the parents' role"
    (one,) = marked_quotations(line).quotations
    ends = {line[one.inner_start : end] for end in (one.inner_end, *one.other_ends)}
    assert ends == {"our tools", "our tools' and the parents"}


@given(st.text(alphabet="ab s.\n“”‘’\"'«»„‚`", max_size=60))
def test_every_quotation_lies_in_the_line_and_holds_its_inside(line: str) -> None:
    found = marked_quotations(line)
    for one in found.quotations:
        assert 0 <= one.start < one.inner_start <= one.inner_end <= one.end <= len(line)
        assert all(one.inner_start <= end <= len(line) for end in one.other_ends)
    starts = [one.start for one in found.quotations]
    assert starts == sorted(starts)
