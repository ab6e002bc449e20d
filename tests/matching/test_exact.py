"""Exactness is a substring test on text whose typography is made plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.terms import terms_of
from assistant.matching.exact import find_exact, holds, inner_terms, plain

TEXTS = st.text(alphabet="aAbB ’'“\"-–—\n\u00ad\ufb01ßİ1.", max_size=40)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The NCA’s “low bar”", 'nca\'s "LOW bar"'),
        ("one  two\n three", "one two three"),
        ("a well–known fact", "well-known"),
        ("the ﬁles", "files"),
        ("co\u00adoperate", "cooperate"),
        ("children", "child"),
    ],
)
def test_typography_and_letter_case_make_no_difference(text: str, words: str) -> None:
    assert holds(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("must not share", "must share"),
        ("37 per cent", "73 per cent"),
        ("Option B", "Option A"),
        ("one, two", "one two"),
        ("anything", ""),
        ("anything", " \n"),
    ],
)
def test_any_other_difference_is_a_difference(text: str, words: str) -> None:
    assert not holds(text, words)


@given(TEXTS, TEXTS)
def test_what_is_found_is_what_the_test_says(text: str, words: str) -> None:
    found = find_exact(text, words)
    assert bool(found) == holds(text, words)
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert plain(words) in plain(text[start:end])


PROSE = st.lists(
    st.sampled_from(("Home", "care", "ﬁles", "the", "staff,", "ca\u00adre", "home\u0301", "13",
                     "well-being", "care\n", "’tis", "＊ｈｏｍｅ", "U.K.", "home¨", "\u200bcare"))
).map(" ".join)  # fmt: skip


@given(PROSE | TEXTS, st.integers(0, 40), st.integers(0, 80))
def test_a_text_has_the_terms_between_the_ends_of_all_it_holds(
    text: str, start: int, size: int
) -> None:
    words = text[start : start + size]
    assert not holds(text, words) or inner_terms(words) <= set(terms_of(text))


def test_the_ends_of_a_query_may_lie_inside_longer_words() -> None:
    assert holds("Disregard the homestead rules", "regard the homes")
    assert inner_terms("regard all homes") == {"all"}


@given(TEXTS)
def test_a_text_always_holds_itself(text: str) -> None:
    assert holds(text, text) == bool(plain(text))
