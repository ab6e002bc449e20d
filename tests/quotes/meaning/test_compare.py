"""What ``compare`` promises of every pair of texts, and of some in particular."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.quotes.meaning import KINDS, compare
from assistant.quotes.meaning.alignment import aligned
from tests.quotes.meaning.sentences import sentences

PIECES = st.sampled_from(
    ["the", "not", "companies", "7,000", "may", "[…]", "…", "[sic]", "[T]he", "-", "\n", "“", "”",
     ".", ",", "don't", "can’t", "[Facebook]", "NCA", "█████", "if", "unless", "they", "a\u00adb",
     "ﬁne", "(", ")", "[", "]", "all", "%", "£", "2.2bn", "Option 1", "but", "it's", "e.g.", "?"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=60)


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_texts_can_be_compared_and_spans_lie_inside_them(
    source: str, quoted: str, before: str, after: str
) -> None:
    for change in compare(source, quoted, before=before, after=after):
        start, end = change.source_span
        assert -len(before) <= start <= end <= len(source) + len(after)
        assert change.quoted_span
        assert 0 <= change.quoted_span[0] <= change.quoted_span[1] <= len(quoted)
        assert change.kind in KINDS


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_compared_with_itself_gives_nothing(text: str) -> None:
    assert compare(text, text) == ()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sentences()), st.data())
def test_other_words_never_go_unnoticed(sentence: str, data: st.DataObject) -> None:
    words = sentence.split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from(["zebra", "not", "12", "Zed", "may", "all", "if"]))
    quoted = " ".join([*words[:at], other, *words[at + 1 :]])
    if words[at].strip(".,;:()").casefold() != other.casefold():
        assert any(c.severity == "block" for c in compare(sentence, quoted)), quoted


def test_spans_lead_to_the_words_of_a_change() -> None:
    source, quoted = "There were 37 images\nof Rob Jones.", "There were 73 images of Tom Jones."
    for change in compare(source, quoted):
        assert source[slice(*change.source_span)] == change.was
        assert change.quoted_span
        assert quoted[slice(*change.quoted_span)] == change.now


def test_what_alters_the_meaning_is_told_before_another_word() -> None:
    changes = compare(
        "The vile companies may not share 37 images.", "The bad companies will share 73 images."
    )
    assert [c.kind for c in changes] == ["negation", "number", "modal", "word"]


def test_the_words_around_a_span_let_its_beginning_and_end_be_judged() -> None:
    before, words = "Lockdown guidance does not specifically ", "prevent companies from working"
    assert compare(words, words) == ()
    changes = compare(words, words, before=before, after=" at night.")
    assert ("negation", "block") in {(c.kind, c.severity) for c in changes}
    assert changes[0].source_span == (-len(before), -1)


def test_a_name_in_brackets_is_looked_for_around_the_span() -> None:
    words, before = "They should publish it.", "The companies have the data. "
    quoted = "[The companies] should publish it."
    assert [c.severity for c in compare(words, quoted)] == ["note"]
    assert compare(words, quoted, before=before) == ()
    changes = compare(words, "[Ofcom] should publish it.", before=before)
    assert [(c.kind, c.severity) for c in changes] == [("antecedent", "block")]


def test_brackets_of_the_source_are_the_source_s_own_words() -> None:
    words = "The chair [Dr Shah] opened the session [Laughter] at noon."
    assert compare(words, words.replace(" ", "  ")) == ()


def test_brackets_never_excuse_a_negator_or_a_figure() -> None:
    source = "The companies are doing enough for 37 children."
    for quoted, kind in (
        ("The companies are [not] doing enough for 37 children.", "negation"),
        ("The companies are doing enough for [73] children.", "number"),
        ("The companies [may be] doing enough for 37 children.", "modal"),
        ("[Most of] the companies are doing enough for 37 children.", "scope"),
    ):
        assert kind in {c.kind for c in compare(source, quoted) if c.severity == "block"}, quoted


@pytest.mark.parametrize("size", [40, 400, 4_000])
def test_long_quotations_are_compared_word_for_word(size: int) -> None:
    words = [f"word{number % 97} item{number}" for number in range(size // 2)]
    source = " ".join(words)
    quoted = source.replace(f"item{size // 4}", "zebra")
    changes = compare(source, quoted)
    assert [(c.was, c.now) for c in changes] == [(f"item{size // 4}", "zebra")]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from("abcdef"), max_size=30),
    st.lists(st.sampled_from(["a", "b", "c", "d", "g", None]), max_size=30),
)
def test_an_alignment_pairs_equal_words_in_order(
    source: list[str], quoted: list[str | None]
) -> None:
    pairs = aligned(source, quoted)
    assert all(source[i] == quoted[j] for i, j in pairs)
    assert pairs == sorted(set(pairs))
    assert all(a < b and x < y for (a, x), (b, y) in pairwise(pairs))


def test_every_change_says_what_was_and_what_is() -> None:
    for change in compare("All of us must not go to Leeds.", "Some of us went to York, then."):
        assert re.search(r"\w", change.was + change.now)
