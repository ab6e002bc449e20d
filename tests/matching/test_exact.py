"""Exactness is a substring test on text whose typography is made plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.matching.exact import find_exact, holds, plain

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


@given(TEXTS)
def test_a_text_always_holds_itself(text: str) -> None:
    assert holds(text, text) == bool(plain(text))
