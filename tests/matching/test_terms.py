"""The analyser: what the index, the query and the highlights all see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.terms import (
    analyse,
    fold,
    spellings_of,
    terms_of,
    terms_text,
    tokens_among,
    words_for_index,
)

AWKWARD = st.text(alphabet="aAbzé'’.,-‐‑ 19\n\t\u00ad\u0301\ufb01ßİıǅ_%£“”—…", max_size=60)
ANY_TEXT = st.one_of(st.text(max_size=120), AWKWARD)

MEETING = [
    ("self-generated images", "self generated images"),
    ("self-generated", "selfgenerated"),
    ("Self‑Generated", "self-generated"),
    ("1,400 contacts", "1400 contacts"),
    ("2.2bn users", "2.2 billion users"),
    ("£5m", "5 million"),
    ("the NCA’s report", "the NCA's report"),
    ("the NCA’s", "NCA"),
    ("ﬁnal", "final"),
    ("co\u00adoperate", "cooperate"),
    ("co-operate", "cooperate"),
    ("naïve", "naive"),
    ("nai\u0308ve", "naive"),
    ("U.K.", "UK"),
    ("consul-\ntation", "consultation"),
    ("COVID-19", "Covid19"),
    ("children's", "child"),
    ("encrypted", "encryption"),
    ("policing", "police"),
]


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_two_spellings_of_one_thing_meet(one: str, other: str) -> None:
    assert set(terms_of(one)) & set(terms_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("officers", "office"), ("several", "severe"), ("important", "import"),
     ("authority", "author"), ("international", "internal"), ("not", "now"), ("37", "73")],
)  # fmt: skip
def test_words_of_different_meaning_stay_apart(one: str, other: str) -> None:
    assert not set(terms_of(one)) & set(terms_of(other))


def test_negations_modals_and_numbers_are_kept() -> None:
    assert {"not", "may", "must", "13"} <= set(terms_of("may not, must be 13"))


def test_the_words_of_every_sentence_are_left_out() -> None:
    assert terms_of("It is to be, and that was of the") == []


def test_compounds_stand_after_the_last_word_so_that_neighbours_stay_neighbours() -> None:
    assert terms_of("peer-to-peer sharing") == ["peer", "peer", "share", "peertop"]


@given(ANY_TEXT)
def test_python_and_the_engine_always_see_the_same_terms(text: str) -> None:
    terms = [token.term for token in analyse(text)]
    assert terms_text(text) == " ".join(terms)
    assert terms_of(text) == terms
    assert words_for_index([text]).terms == [terms_text(text)]


@given(ANY_TEXT, st.integers(1, 3))
def test_tokens_looked_for_are_those_of_the_whole_text(text: str, every: int) -> None:
    tokens = analyse(text)
    wanted = {token.term for token in tokens[::every]}
    assert tokens_among(text, wanted) == [token for token in tokens if token.term in wanted]


@given(ANY_TEXT)
def test_every_token_points_at_characters_of_the_text(text: str) -> None:
    for token in analyse(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.term
        assert not token.term.isspace()


@given(ANY_TEXT)
def test_counted_spellings_hold_letters_only(text: str) -> None:
    assert all(word.isalpha() for word in words_for_index([text]).spellings)


def test_a_token_points_at_the_word_as_it_is_written() -> None:
    text = "The NCA’s ﬁles on self-generated images"
    written = {token.term: text[token.start : token.end] for token in analyse(text)}
    assert written["nca"] == "NCA’s"
    assert written["file"] == "ﬁles"
    assert written["selfgener"] == "self-generated"


@given(ANY_TEXT)
def test_a_text_is_folded_as_its_characters_are(text: str) -> None:
    plain = fold(text).replace("…", "...")
    assert plain == "".join(map(fold, text)).replace("…", "...")


def test_spellings_are_whole_words_without_stems() -> None:
    assert spellings_of("Police’s findings, 1,400") == ["police's", "findings", "1,400"]
