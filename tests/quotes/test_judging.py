"""The gate on a quote, and the name of each change."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.reading import read_document
from assistant.errors import AskedWrongly
from assistant.passages import read_passages
from assistant.passages.sentences import split_sentences
from assistant.quotes import Insertion, Quote
from assistant.quotes.judging import (
    blocking,
    change_codes,
    change_sentence,
    judge_quote,
)
from assistant.quotes.meaning import Change
from assistant.quotes.trimming import left_out, word_at
from assistant.shipped import shipped
from tests.quotes.passages_of import passages_of

TEXT = (
    "Officers should not share images. Companies must not keep them for more than 60 days, and "
    "they should delete them if a court asks."
)


def judged(first: str, last: str, *cuts: str, text: str = TEXT) -> tuple[Change, ...]:
    start = text.index(first)
    omissions = tuple((text.index(c), text.index(c) + len(c)) for c in cuts)
    end = text.index(last, start) + len(last)
    quote = Quote(source="s", start=start, end=end, omissions=omissions)
    return judge_quote(quote, text, passages_of(text))


def test_whole_sentences_change_nothing() -> None:
    assert judged("Officers", "images.") == ()
    assert judged("Officers", "asks.") == ()


def test_each_change_of_a_quote_has_a_name_of_its_own() -> None:
    changes = judged("Officers", "asks.", "not share", "not keep")
    codes = change_codes(changes, TEXT)
    assert len(set(codes)) == len(codes) >= 2
    assert all(code.startswith("quote-meaning.") for code in codes)
    assert {code.split(".")[1] for code in codes} == {change.kind for change in changes}


def test_the_same_change_keeps_its_name_when_the_source_grows_elsewhere() -> None:
    before = change_codes(judged("Companies", "asks.", "not keep"), TEXT)
    longer = f"A new first page.\n\n{TEXT}\n\nA new last page."
    assert before
    assert change_codes(judged("Companies", "asks.", "not keep", text=longer), longer) == before


def test_another_change_in_the_same_sentence_has_another_name() -> None:
    negation = set(change_codes(judged("Companies", "asks.", "not keep"), TEXT))
    figure = set(change_codes(judged("Companies", "asks.", "for more than 60 days"), TEXT))
    assert negation and figure and not negation & figure


def test_the_end_of_a_quote_that_drops_a_condition_blocks() -> None:
    changes = judged("they should delete", "delete them")
    condition = next(change for change in blocking(changes) if change.kind == "condition")
    assert change_sentence(condition).startswith("cuts “if a court asks”: a condition")


def test_a_quote_that_begins_its_passage_with_they_is_a_note_unless_it_says_who() -> None:
    text = "The companies knew of it.\n\nThey did nothing for two years."
    start = text.index("They")
    quote = Quote(source="s", start=start, end=len(text))
    (note,) = judge_quote(quote, text, passages_of(text))
    assert (note.kind, note.was, note.severity) == ("antecedent", "They", "note")
    assert change_sentence(note) == "leaves open whom “They” means"
    named = Insertion(at=start + len("They"), text="the companies")
    assert not judge_quote(
        quote.model_copy(update={"insertions": (named,)}), text, passages_of(text)
    )
    alone = text[start:]
    whole = Quote(source="s", start=0, end=len(alone))
    assert judge_quote(whole, alone, passages_of(alone)) == ()


@pytest.mark.parametrize("name", ["000_45e461cf34117386.txt", "004_94b715e0a01dba7a.txt"])
def test_no_whole_sentence_of_the_seeds_is_blocked(name: str) -> None:
    document = read_document(shipped("seeds") / name)
    passages = read_passages(document).passages
    judged_ones = 0
    for passage in passages:
        for start, end in split_sentences(passage.text):
            quote = Quote(source="s", start=passage.start + start, end=passage.start + end)
            assert blocking(judge_quote(quote, document.text, passages)) == ()
            judged_ones += 1
    assert judged_ones > 70


@given(st.integers(0, len(TEXT)), st.integers(1, len(TEXT)), st.integers(0, len(TEXT)))
def test_every_change_names_words_of_the_source_where_they_stand(
    start: int, length: int, cut: int
) -> None:
    passages = passages_of(TEXT)
    first, last = word_at(TEXT, start)[0], word_at(TEXT, start + length)[1]
    quote = Quote(source="s", start=first, end=max(last, first + 1))
    with contextlib.suppress(AskedWrongly):
        quote = left_out(quote, TEXT, passages, cut, cut + 1)
    for change in judge_quote(quote, TEXT, passages):
        assert change.was == " ".join(TEXT[slice(*change.source_span)].split())
