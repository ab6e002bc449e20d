"""Trimming by words and sentences: what comes out can always be quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AskedWrongly
from assistant.passages.passage import Passage
from assistant.quotes import OSCOLA, Certified, Insertion, Quote, certify
from assistant.quotes.printing import printed_text
from assistant.quotes.trimming import (
    left_out,
    moved_end,
    put_back,
    whole_sentences,
    with_sic,
    word_at,
)
from tests.quotes.passages_of import JONES, SQUIRE, passages_of

TEXT = (
    "The panel looked at 412 complaints closed in the year. Residents waited a median of 23 days, "
    "and one in ten waited more than 60. Those who had a named contact were content.\n\n"
    "We paid £3.5m; self-generated images rose by 50%.\n\n"
    "Nobody asked me."
)
PASSAGES = passages_of(TEXT, JONES, JONES, SQUIRE)


def quote_of(words: str, text: str = TEXT, **more: object) -> Quote:
    start = text.index(words)
    given = {"source": "s", "start": start, "end": start + len(words), **more}
    return Quote.model_validate(given)


def words(quote: Quote, text: str = TEXT) -> str:
    return text[quote.start : quote.end]


def shown(quote: Quote, passages: tuple[Passage, ...] = PASSAGES, text: str = TEXT) -> str:
    done = certify(quote, text, passages)
    assert isinstance(done, Certified), done
    return printed_text(done, OSCOLA, block=False)


def test_trim_opens_on_the_whole_sentences_around_the_match() -> None:
    found = whole_sentences(quote_of("a median of 23 days"), TEXT, PASSAGES)
    assert words(found) == (
        "Residents waited a median of 23 days, and one in ten waited more than 60."
    )


@pytest.mark.parametrize(
    ("end", "steps", "expected"),
    [
        ("end", -1, "Residents waited a median of 23"),
        ("end", -2, "Residents waited a median of"),
        ("end", 1, "Residents waited a median of 23 days, and"),
        ("start", 1, "waited a median of 23 days"),
        ("start", -1, "year. Residents waited a median of 23 days"),
        ("end", -99, "Residents"),
        ("start", 99, "days"),
    ],
)
def test_an_end_moves_by_whole_words(end: str, steps: int, expected: str) -> None:
    quote = quote_of("Residents waited a median of 23 days")
    moved = moved_end(quote, TEXT, PASSAGES, end=end, steps=steps)  # type: ignore[arg-type]
    assert words(moved) == expected


def test_an_end_moves_by_sentences_and_into_the_next_passage_of_the_speaker() -> None:
    quote = whole_sentences(quote_of("412 complaints"), TEXT, PASSAGES)
    one = moved_end(quote, TEXT, PASSAGES, end="end", by="sentence", steps=1)
    assert words(one).endswith("more than 60.")
    three = moved_end(quote, TEXT, PASSAGES, end="end", by="sentence", steps=3)
    assert words(three).endswith("rose by 50%.")
    back = moved_end(three, TEXT, PASSAGES, end="end", by="sentence", steps=-1)
    assert words(back).endswith("were content.")


def test_no_end_moves_into_what_another_speaker_says() -> None:
    quote = quote_of("rose by 50%.")
    for by in ("word", "sentence"):
        moved = moved_end(quote, TEXT, PASSAGES, end="end", by=by, steps=9)
        assert moved == quote


def test_a_figure_with_its_sign_and_a_word_with_its_hyphen_move_as_one() -> None:
    quote = quote_of("We paid £3.5m; self-generated images")
    back = moved_end(quote, TEXT, PASSAGES, end="end", steps=-1)
    assert words(back) == "We paid £3.5m; self-generated"
    assert words(moved_end(back, TEXT, PASSAGES, end="end", steps=-1)) == "We paid £3.5m"


def test_words_left_out_print_as_a_mark_and_come_back() -> None:
    quote = quote_of("Residents waited a median of 23 days, and one in ten waited more than 60.")
    cut = quote_of("a median of")
    trimmed = left_out(quote, TEXT, PASSAGES, cut.start, cut.end)
    assert shown(trimmed).startswith("Residents waited […] 23 days")
    assert put_back(trimmed, cut.start) == quote


def test_neighbouring_omissions_become_one() -> None:
    quote = quote_of("Residents waited a median of 23 days")
    for piece in ("a", "of", "median"):
        at = TEXT.index(f" {piece} ", quote.start) + 1
        quote = left_out(quote, TEXT, PASSAGES, at, at + len(piece))
    assert shown(quote) == "Residents waited […] 23 days"
    assert len(quote.omissions) == 1


def test_half_a_word_left_out_takes_the_whole_word() -> None:
    quote = quote_of("self-generated images rose by 50%.")
    at = TEXT.index("images")
    assert shown(left_out(quote, TEXT, PASSAGES, at + 1, at + 3)) == (
        "self-generated […] rose by 50%."
    )


def test_words_left_out_at_an_end_shorten_the_quote() -> None:
    quote = quote_of("Residents waited a median of 23 days")
    front = quote_of("Residents waited")
    assert words(left_out(quote, TEXT, PASSAGES, front.start, front.end)) == "a median of 23 days"
    with pytest.raises(AskedWrongly, match="no words"):
        left_out(quote, TEXT, PASSAGES, quote.start, quote.end)


def test_a_redaction_is_never_left_out() -> None:
    text = "The letter of ████ was sent late to them."
    passages = passages_of(text)
    quote = quote_of(text, text)
    with pytest.raises(AskedWrongly, match="redaction"):
        left_out(quote, text, passages, 4, 22)


def test_an_end_that_passes_an_omission_takes_it_along() -> None:
    cut = quote_of("a median of")
    quote = quote_of("Residents waited a median of 23 days", omissions=((cut.start, cut.end),))
    short = moved_end(quote, TEXT, PASSAGES, end="start", steps=2)
    assert (words(short), short.omissions) == ("23 days", ())


def test_sic_is_put_after_a_word_and_taken_away_again() -> None:
    text = "The laws which creates the offence were old."
    passages = passages_of(text)
    quote = quote_of(text, text)
    at = text.index("creates") + 2
    marked = with_sic(quote, text, passages, at)
    assert shown(marked, passages, text) == "The laws which creates [sic] the offence were old."
    assert with_sic(marked, text, passages, at) == quote
    last = with_sic(quote, text, passages, text.index("old"))
    assert last.insertions == (Insertion(at=len(text) - 1, text="sic"),)


def test_the_word_at_a_place_is_the_run_around_it() -> None:
    start, end = word_at("One  self-made man.", 8)
    assert "One  self-made man."[start:end] == "self-made"
    assert word_at("One  two", 4) == (5, 8)


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["start", "end", "out", "back"]),
        st.sampled_from(["word", "sentence"]),
        st.integers(-4, 4),
        st.integers(0, len(TEXT)),
        st.integers(1, 40),
    ),
    max_size=8,
)


@given(MOVES)
def test_whatever_the_moves_the_quote_can_be_certified(
    moves: list[tuple[str, str, int, int, int]],
) -> None:
    quote = quote_of("Residents waited a median of 23 days, and one in ten waited more than 60.")
    for what, by, steps, at, length in moves:
        if what == "out":
            try:
                quote = left_out(quote, TEXT, PASSAGES, at, at + length)
            except AskedWrongly:
                continue
        elif what == "back":
            quote = put_back(quote, at)
        else:
            quote = moved_end(quote, TEXT, PASSAGES, end=what, by=by, steps=steps)  # type: ignore[arg-type]
        done = certify(quote, TEXT, PASSAGES)
        assert isinstance(done, Certified), (what, done)
        assert done.text.strip() == done.text
