"""The tables of cases: what must be blocked, by kind, and what must pass."""

from __future__ import annotations

import pytest

from assistant.quotes.meaning import KINDS, Change, compare, judge_trim
from tests.quotes.meaning.cases_read import CASES, Case, cases, trim

ENOUGH = 12
ALL = [case for kind in KINDS for case in cases(f"{kind}.txt")]
TRIMS = [case for case in ALL if trim(case.source, case.quoted)]


def meets(case: Case, changes: tuple[Change, ...]) -> bool:
    blocked = {c.kind for c in changes if c.severity == "block"}
    if case.expected == "pass":
        return not changes
    if case.expected == "note":
        return bool(changes) and not blocked
    return set(case.expected.split(", ")) <= blocked


def test_every_kind_has_a_table_and_no_table_is_left_over() -> None:
    assert {path.stem for path in CASES.glob("*.txt")} == {
        *KINDS,
        "livability",
        "by_hand",
        "decisions",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_blocks_and_passes_at_least_twelve_each(kind: str) -> None:
    expected = [case.expected for case in cases(f"{kind}.txt")]
    passed = sum(e in ("pass", "note") for e in expected)
    assert expected.count(kind) >= ENOUGH
    assert passed >= ENOUGH
    assert set(expected) <= {"pass", "note", kind}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_words_found_in_a_document_are_judged_as_the_table_says(case: Case) -> None:
    changes = compare(case.source, case.quoted)
    assert meets(case, changes), f"{case.quoted}\n{changes}"


@pytest.mark.parametrize("case", TRIMS, ids=lambda case: case.name)
def test_the_same_cut_made_as_a_trim_is_judged_alike(case: Case) -> None:
    made = trim(case.source, case.quoted)
    assert made
    changes = judge_trim(case.source, made.start, made.end, made.omissions, made.insertions)
    compared = compare(case.source, case.quoted)
    blocks = {c.kind for c in changes if c.severity == "block"}
    assert blocks == {c.kind for c in compared if c.severity == "block"}


@pytest.mark.parametrize("case", cases("by_hand.txt"), ids=lambda case: case.name)
def test_an_alteration_made_by_hand_blocks_and_is_named_rightly(case: Case) -> None:
    changes = compare(case.source, case.quoted)
    blocked = {c.kind for c in changes if c.severity == "block"}
    assert blocked & set(case.expected.split(", ")), changes


@pytest.mark.parametrize("case", cases("decisions.txt"), ids=lambda case: case.name)
def test_an_alteration_has_every_name_a_careful_reader_gives_it_and_no_other(case: Case) -> None:
    changes = compare(case.source, case.quoted)
    blocked = {c.kind for c in changes if c.severity == "block"}
    told = ", ".join(kind for kind in KINDS if kind in blocked)
    assert (told or ("note" if changes else "pass")) == case.expected, changes


def test_a_change_of_order_shows_the_stretch_as_it_was_and_as_it_is() -> None:
    source = "The clerk told Dr Osei that 12 of the 40 vans may not run until March."
    for quoted, was, now in (
        (
            "Dr Osei told the clerk that 12 of the 40 vans may not run until March.",
            "The clerk told Dr Osei",
            "Dr Osei told the clerk",
        ),
        (
            "The clerk told Dr Osei that 40 of the 12 vans may not run until March.",
            "12 of the 40",
            "40 of the 12",
        ),
        (
            "The clerk told Dr Osei that not 12 of the 40 vans may run until March.",
            "12 of the 40 vans may not",
            "not 12 of the 40 vans may",
        ),
    ):
        moves = [c for c in compare(source, quoted) if c.kind == "order"]
        assert [(c.was, c.now) for c in moves] == [(was, now)]


def test_a_change_says_the_words_of_the_source_and_where_it_stands_in_both() -> None:
    for case in cases("by_hand.txt"):
        for change in compare(case.source, case.quoted):
            was, now = case.source[slice(*change.source_span)], change.quoted_span
            assert change.was == " ".join(was.split())
            assert now is not None and 0 <= now[0] <= now[1] <= len(case.quoted)
