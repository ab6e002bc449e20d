"""Mechanical alterations are all caught and named; harmless variants raise nothing."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.quotes.meaning import compare
from tests.quotes.meaning.mutation_bench import Trial, altered, harmless, main
from tests.quotes.meaning.mutations import ALTERATIONS, HARMLESS, SPLICES, all_of
from tests.quotes.meaning.sentences import chance_of, invented_sentence, sentences

THOUSANDS = 2_000


@pytest.fixture(scope="module")
def alterations() -> list[Trial]:
    return list(altered(seed=1, rounds=1))


@pytest.fixture(scope="module")
def variants() -> list[Trial]:
    return list(harmless(seed=1, rounds=1))


def test_there_are_thousands_of_both(alterations: list[Trial], variants: list[Trial]) -> None:
    assert len(alterations) > THOUSANDS
    assert len(variants) > THOUSANDS
    assert {t.name for t in alterations} == {*ALTERATIONS, *SPLICES}
    assert {t.name for t in variants} == set(HARMLESS)


def test_every_alteration_is_caught(alterations: list[Trial]) -> None:
    assert [t for t in alterations if not t.caught] == []


def test_every_alteration_is_named_by_a_right_kind_and_blocks(alterations: list[Trial]) -> None:
    assert [t for t in alterations if not t.named] == []


def test_no_harmless_variant_raises_anything(variants: list[Trial]) -> None:
    assert [t for t in variants if t.caught] == []


def test_the_bench_prints_both_rates(capsys: pytest.CaptureFixture[str]) -> None:
    main(seed=2, rounds=1)
    lines = [
        line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("all")
    ]
    assert [line[2:] for line in lines] == [["100.00%", "100.00%"], ["0.00%"]]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(sorted(ALTERATIONS)))
def test_an_alteration_of_an_invented_sentence_is_caught(seed: int, name: str) -> None:
    chance = chance_of(seed)
    sentence = invented_sentence(chance)
    made = ALTERATIONS[name](sentence, chance)
    assume(made is not None and made[0] != sentence)
    assert made
    changes = compare(sentence, made[0])
    blocked = {c.kind for c in changes if c.severity == "block"}
    assert all(group & blocked for group in all_of(made[1]))


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 10**9),
    st.sampled_from(["dashes", "white space", "ligatures", "soft hyphens", "hyphens at line ends"]),
    st.sampled_from(["quotation marks", "marks around the quotation", "[sic]"]),
)
def test_harmless_variants_stay_harmless_together(seed: int, one: str, other: str) -> None:
    chance = chance_of(seed)
    sentence = chance.choice(sentences())
    first = HARMLESS[one](sentence, chance)
    assert first
    second = HARMLESS[other](first[1], chance)
    assert second
    assert compare(first[0], second[1]) == ()
