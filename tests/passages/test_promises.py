"""What is always true of passages, whatever the document holds and whatever genre is claimed."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from assistant.documents import Document, read_bytes_as_document
from assistant.errors import CannotRead
from assistant.passages import GRAMMARS, Account, read_passages
from tests.documents.texts import NAMES, TEXTS

_LABELS = "To From Date Subject Title SCS Cc Copy copied to Issue Timing Devolution implications"
LABELS = set(_LABELS.split())
GENRES = st.sampled_from([None, *(grammar.genre for grammar in GRAMMARS), "report"])


def document_of(text: str, name: str = "a.txt") -> Document:
    try:
        return read_bytes_as_document(text.encode("utf-8", errors="replace"), Path(name))
    except CannotRead:
        reject()


def every_string(value: object) -> str:
    """Return all the strings anywhere in ``value``, in one."""
    if isinstance(value, dict):
        return " ".join(map(every_string, value.values()))
    if isinstance(value, (list, tuple)):
        return " ".join(map(every_string, value))
    return str(value)


def assert_passages_are_spans(document: Document, account: Account) -> None:
    """The one promise everything else stands on."""
    blocks = [(block.start, block.end) for block in document.blocks]
    for passage in account.passages:
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.text.strip() == passage.text != ""
        assert any(start <= passage.start and passage.end <= end for start, end in blocks)
        for quotation in passage.nested:
            assert passage.start <= quotation.start < quotation.end <= passage.end
    for one, next_one in pairwise(account.passages):
        assert one.end <= next_one.start


@given(TEXTS, NAMES, GENRES)
def test_every_passage_is_what_its_noun_says(text: str, name: str, genre: str | None) -> None:
    """Passages are made unchecked, for speed: so they must be right."""
    account = read_passages(document_of(text, name), genre=genre)
    assert Account.model_validate(account.model_dump(), strict=True) == account
    for passage in account.passages:
        assert passage.model_copy(update={"source": "x"}).source == "x"
        assert passage.source == "" and passage.model_fields_set == set(type(passage).model_fields)


@given(TEXTS, NAMES, GENRES)
def test_every_passage_is_a_span_of_the_stored_text(
    text: str, name: str, genre: str | None
) -> None:
    document = document_of(text, name)
    account = read_passages(document, genre=genre)
    assert_passages_are_spans(document, account)
    for anchor in document.anchors:
        assert 0 <= anchor.at <= len(document.text)


@given(TEXTS, NAMES, GENRES)
def test_a_speaker_is_named_or_the_reason_is_given(text: str, name: str, genre: str | None) -> None:
    document = document_of(text, name)
    account = read_passages(document, genre=genre)
    listed = {person.name for person in account.people}
    for passage in account.passages:
        if passage.speaker is not None:
            assert account.genre == "minutes"
            assert passage.speaker.name in listed
            assert passage.unattributed is None
        elif account.genre == "minutes":
            assert passage.unattributed


@given(TEXTS, NAMES)
def test_general_text_is_passed_on_whole(text: str, name: str) -> None:
    document = document_of(text, name)
    account = read_passages(document, genre="general")
    spans = {(passage.start, passage.end) for passage in account.passages}
    headings = {heading for passage in account.passages for heading in passage.heading}
    for block in document.blocks:
        words = " ".join(document.text[block.start : block.end].split()).rstrip(" :-–—")
        assert (
            (block.start, block.end) in spans
            or words in headings
            or block.kind == "heading"
            or (block is document.blocks[-1])
        )


@given(TEXTS, NAMES)
def test_a_submission_loses_no_words(text: str, name: str) -> None:
    document = document_of(text, name)
    account = read_passages(document, genre="submission")
    told = set(re.findall(r"\w+", every_string(account.model_dump(exclude={"passages"}))))
    covered = {(p.start, p.end) for p in account.passages}
    for block in document.blocks:
        if any(block.start <= start and end <= block.end for start, end in covered):
            continue
        words = document.text[block.start : block.end]
        is_heading = block.kind == "heading" or len(words) <= 100
        assert is_heading or set(re.findall(r"\w+", words)) <= told | LABELS


@pytest.mark.parametrize("genre", [grammar.genre for grammar in GRAMMARS])
def test_one_word_is_one_passage_at_most(genre: str) -> None:
    document = document_of("word")
    assert len(read_passages(document, genre=genre).passages) <= 1


def test_the_source_is_written_into_every_passage() -> None:
    account = read_passages(document_of("One.\n\nTwo."), source_id="a-source")
    assert [p.source for p in account.passages] == ["a-source", "a-source"]


def test_an_unknown_genre_is_read_as_general_text_and_says_so() -> None:
    account = read_passages(document_of("One.\n\nTwo."), genre="sermon")
    assert account.genre == "sermon"
    assert len(account.passages) == 2
    assert any("sermon" in note for note in account.notes)


def test_a_genre_may_be_named_more_closely() -> None:
    account = read_passages(
        document_of("To: Minister\n\nIssue: Fish."), genre="ministerial submission"
    )
    assert account.facts["to"] == [{"order": 1, "name": "Minister"}]


HEADS = [
    "To: The Home Secretary\n\nFrom: Jo Hill\n\nDate: 3 May 2020\n\nSCS: Ann Lee",
    "To: The Home Secretary\n\nDate: 3 May 2020\n\nSCS: Ann Lee\n\nTiming: soon",
    "Issue: whether to act\n\nTo: The Home Secretary\n\nDate: May 2020\n\nDevolution: reserved",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_parts_of_a_head_count_the_same_in_any_order(head: str) -> None:
    """As added in one order they are 0.5, in another 0.49999999999999994."""
    parts = head.split("\n\n")
    for turn in range(len(parts)):
        document = document_of("\n\n".join(parts[turn:] + parts[:turn]))
        assert [g.recognise(document) for g in GRAMMARS if g.genre == "submission"] == [0.5]
