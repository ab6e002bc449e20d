"""The query language: "exact words", -word, everything else fuzzy."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.matching.query import LONGEST_QUERY, read_query


def test_words_in_double_quotes_must_stand_as_they_are() -> None:
    read = read_query("“low bar” to offending")
    assert read.exact == ("low bar",)
    assert read.whole == "low bar to offending"


def test_a_word_after_a_hyphen_must_not_stand() -> None:
    read = read_query("encryption -WhatsApp")
    assert read.without == ("WhatsApp",)
    assert read.whole == "encryption"


def test_several_words_can_be_ruled_out_together() -> None:
    read = read_query('encryption -"end to end"')
    assert read.without == ("end to end",)
    assert read.exact == ()
    assert read.whole == "encryption"


def test_a_hyphen_inside_a_word_or_alone_rules_nothing_out() -> None:
    assert read_query("peer-to-peer - sharing").without == ()


def test_a_quote_mark_without_its_partner_is_harmless() -> None:
    read = read_query('the "low bar')
    assert read.exact == ()
    assert read.whole == "the low bar"


def test_single_quotation_marks_and_apostrophes_are_ordinary() -> None:
    assert read_query("children's 'rights'").exact == ()


@given(st.text(max_size=200))
def test_any_text_is_a_query(text: str) -> None:
    read = read_query(text)
    assert all(words.strip() for words in read.exact)
    assert '"' not in read.whole


def test_a_page_pasted_in_is_read_by_its_beginning() -> None:
    assert len(read_query("word " * 10_000).whole) <= LONGEST_QUERY
