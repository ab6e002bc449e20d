"""A careful author's trims of the seeds: at most one in ten may be blocked."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from assistant.quotes.meaning import Change, compare, judge_trim
from tests.quotes.meaning.cases_read import Case, cases, trim
from tests.quotes.meaning.sentences import SEEDS

TABLE = cases("livability.txt")
MOST_BLOCKED = 0.1


@lru_cache(maxsize=1)
def seeds() -> str:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return " ".join(re.sub(r"\*+", "", " ".join(texts)).split())


def judged(case: Case) -> tuple[Change, ...]:
    made = trim(case.source, case.quoted)
    if made is None:
        return compare(case.source, case.quoted)
    return judge_trim(case.source, made.start, made.end, made.omissions, made.insertions)


@pytest.mark.parametrize("source", sorted({case.source for case in TABLE}))
def test_the_trims_are_trims_of_the_seeds(source: str) -> None:
    assert source in seeds()


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.name)
def test_a_careful_trim_is_judged_as_the_table_says(case: Case) -> None:
    changes = judged(case)
    blocked = ", ".join(dict.fromkeys(c.kind for c in changes if c.severity == "block"))
    assert (blocked or ("note" if changes else "pass")) == case.expected, changes


def test_at_most_one_careful_trim_in_ten_is_blocked() -> None:
    blocked = [c.name for c in TABLE if any(x.severity == "block" for x in judged(c))]
    assert len(TABLE) >= 150
    assert len(blocked) <= MOST_BLOCKED * len(TABLE), blocked


def test_a_careful_trim_found_in_a_document_is_blocked_as_rarely() -> None:
    changes = [compare(case.source, case.quoted) for case in TABLE]
    blocked = sum(any(c.severity == "block" for c in found) for found in changes)
    assert blocked <= MOST_BLOCKED * len(TABLE)
