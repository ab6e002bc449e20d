"""Words that are written alike bring a passage nearer to a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.terms import terms_of
from assistant.matching.letters import Letters

NEARER = [
    ("criminalising teenagers", "Teenage criminals", "Older drivers"),
    ("encryptoin of messages", "Encrypted messages", "Parents at home"),
    ("behaviuor of offenders", "Offending behaviour", "The price of bread"),
]

WORDS = st.lists(st.text("abcdefghéß", min_size=1, max_size=12), max_size=12)


def likeness(claim: str, passage: str) -> float:
    terms = terms_of(passage)
    return Letters(terms_of(claim)).likeness(" ".join(terms), len(set(terms)))


@pytest.mark.parametrize(("claim", "alike", "other"), NEARER)
def test_a_passage_written_alike_is_nearer(claim: str, alike: str, other: str) -> None:
    assert likeness(claim, alike) > 2 * likeness(claim, other)


def test_a_longer_passage_with_the_same_words_is_less_like() -> None:
    words = "online abuse of children"
    others = " ".join(f"q{n}z{n}x" for n in range(40))
    assert likeness(words, f"{words} {others}") < likeness(words, words)


def test_nothing_is_like_a_claim_without_words() -> None:
    assert likeness("of the", "of the many") == 0.0


@given(WORDS, WORDS)
def test_the_order_of_the_words_never_matters(claim: list[str], passage: list[str]) -> None:
    forwards = Letters(claim).likeness(" ".join(passage), len(set(passage)))
    backwards = Letters(claim[::-1]).likeness(" ".join(passage[::-1]), len(set(passage)))
    assert forwards == backwards
