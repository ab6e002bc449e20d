"""What became of pinned words: never re-attached in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quotes import locate, stand
from tests.quotes.passages_of import passages_of

TEXT = "We arrested many people.\n\nWe helped them all.\n\nWe helped them all."


def test_words_at_their_place_are_unchanged() -> None:
    assert stand("We arrested many people.", (0, 24), TEXT).verdict == "unchanged"


def test_words_folded_by_a_text_file_are_unchanged() -> None:
    text = "We arrested\nmany “people”."
    assert stand('We arrested many "people".', (0, len(text)), text).verdict == "unchanged"


def test_words_that_moved_say_where_they_are() -> None:
    standing = stand("arrested many", (0, 13), TEXT)
    assert standing.verdict == "moved"
    assert standing.span == (3, 16)


def test_words_without_a_place_are_located_when_they_stand_once() -> None:
    standing = stand("arrested many people", None, TEXT)
    assert (standing.verdict, standing.span) == ("located", (3, 23))


def test_words_that_stand_twice_decide_nothing() -> None:
    standing = stand("We helped them all.", None, TEXT)
    assert standing.verdict == "ambiguous"
    assert len(standing.places) == 2
    assert standing.span is None


def test_a_place_decides_between_words_that_stand_twice() -> None:
    last = TEXT.rindex("We helped")
    assert stand("We helped them all.", (last, len(TEXT)), TEXT).verdict == "unchanged"


def test_a_changed_passage_is_shown_for_comparison() -> None:
    passages = passages_of(TEXT)
    standing = stand("We arrested very many people.", (0, 29), TEXT, passages)
    assert standing.verdict == "edited"
    assert standing.nearest == "We arrested many people."
    assert standing.span is None


def test_words_like_nothing_in_the_source_are_gone() -> None:
    standing = stand("Quite other words stand here.", (0, 29), TEXT, passages_of(TEXT))
    assert standing.verdict == "gone"


def test_half_a_word_is_not_a_place() -> None:
    assert locate("elped them", TEXT).places == ()
    assert locate("", TEXT).places == ()


def test_typography_does_not_hide_words() -> None:
    text = "It is “self‑gene\u00adrated” content – the ﬁrst consul-\ntation’s word."
    for words in ("It is", '"self-generated" content', "the first consultation's word"):
        assert locate(words, text).span is not None


def test_a_letter_a_figure_or_a_capital_is_never_typography() -> None:
    for words in ("we arrested many people", "We arrested may people", "We arrested many peoples"):
        assert locate(words, TEXT).span is None


@given(st.text("ab 1’'\n-", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_located_span_always_holds_the_words_typography_apart(
    text: str, start: int, end: int
) -> None:
    words = text[start:end]
    for at, after in locate(words, text).places:
        squeezed = ["".join(c for c in part if c.isalnum()) for part in (words, text[at:after])]
        assert squeezed[0] == squeezed[1]


EDITED = """The first sentence stays. Most providers replied within 73 days of the letter. We go on.

Another paragraph about something else entirely."""


@pytest.mark.parametrize(
    ("words", "now", "kinds"),
    [
        (
            "Most providers replied within 37 days of the letter.",
            "Most providers replied within 73 days of the letter.",
            ["number"],
        ),
        (
            "Some providers replied within 73 days of the letter.",
            "Most providers replied within 73 days of the letter.",
            ["scope"],
        ),
        (
            "Most providers never replied within 73 days",
            "Most providers replied within 73 days",
            None,
        ),
        ("providers had replied within 73 days of", "providers replied within 73 days of", None),
    ],
)
def test_edited_words_are_shown_whole_with_the_difference(
    words: str, now: str, kinds: list[str] | None
) -> None:
    found = stand(words, (26, 78), EDITED, passages_of(EDITED))
    assert (found.verdict, found.span) == ("edited", None)
    assert found.edited is not None
    assert EDITED[slice(*found.edited)] == found.nearest == now
    assert found.difference
    assert kinds is None or [change.kind for change in found.difference] == kinds


def test_words_over_two_passages_are_found_where_both_were_edited() -> None:
    words = "We go on for long.\n\nAnother paragraph about something else completely."
    found = stand(words, (0, 10), EDITED, passages_of(EDITED))
    assert found.verdict == "edited"
    assert found.nearest and "\n\nAnother paragraph about something else entirely." in found.nearest
