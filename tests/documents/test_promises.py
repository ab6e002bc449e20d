"""What is always true of a document, whatever the file holds."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import example, given, reject
from hypothesis import strategies as st

from assistant.documents import Document, read_bytes_as_document
from assistant.documents.decoding import decode
from assistant.errors import CannotRead
from tests.documents.texts import NAMES, TEXTS

BULLETS = set("-*+•‣◦▪●–")


def read(data: bytes, name: str) -> tuple[Document, str]:
    """Return the document and the decoded file its segments point into."""
    path = Path(name)
    return read_bytes_as_document(data, path), decode(data, path).text


def assert_segments_prove_the_text(document: Document, decoded: str) -> None:
    for segment in document.segments:
        stored = document.text[segment.start : segment.start + segment.length]
        assert stored == decoded[segment.origin : segment.origin + segment.length]
    for one, next_one in pairwise(document.segments):
        assert one.start + one.length <= next_one.start
        assert one.origin + one.length <= next_one.origin


def assert_only_little_was_put_in(document: Document) -> None:
    """Between segments stands white space, or what the only entity of the texts names."""
    end = 0
    for segment in document.segments:
        put_in = document.text[end : segment.start]
        assert set(put_in) <= set(" \n\t&")
        end = segment.start + segment.length


def assert_blocks_are_in_order(document: Document) -> None:
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert words
        assert words == words.strip()
        for start, end in block.emphasis:
            assert block.start <= start <= end <= block.end
    for one, next_one in pairwise(document.blocks):
        assert one.end <= next_one.start


def assert_numbers_stand_before_their_blocks(document: Document) -> None:
    """A number or letter is part of the text, though not of its block; a footnote's mark is not."""
    for block in document.blocks:
        if block.kind == "item" and block.label and block.label not in BULLETS:
            assert document.text[: block.start].rstrip().endswith(block.label)


def assert_every_word_is_in_a_block_or_its_label(document: Document) -> None:
    end = 0
    for block in document.blocks:
        outside = document.text[end : block.start].split()
        if block.label in outside:
            outside.remove(block.label)
        assert set(outside) <= BULLETS, (outside, block)
        end = block.end
    assert not document.text[end:].strip()


@given(TEXTS, NAMES)
@example("a\n\n\x1c\n\nb", "a.txt")
@example("A sentence that is long enough to be cut in two by\n\nOFFICIAL\n\nfurniture.", "a.md")
def test_any_text_gives_a_document_that_can_be_proved(text: str, name: str) -> None:
    data = text.encode("utf-8", errors="replace")
    try:
        document, decoded = read(data, name)
    except CannotRead as refusal:
        assert "\n" not in str(refusal)
        return
    assert_segments_prove_the_text(document, decoded)
    assert_only_little_was_put_in(document)
    assert_blocks_are_in_order(document)
    assert_every_word_is_in_a_block_or_its_label(document)
    assert_numbers_stand_before_their_blocks(document)


@given(st.binary(max_size=400), NAMES)
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes, name: str) -> None:
    try:
        document, decoded = read(data, name)
    except CannotRead as refusal:
        assert "\n" not in str(refusal)
        assert str(refusal).startswith(name)
        return
    assert_segments_prove_the_text(document, decoded)
    assert_blocks_are_in_order(document)


@given(TEXTS)
def test_plain_text_stays_as_it_is_but_for_furniture(text: str) -> None:
    document = read_or_skip(text, "notes.txt")
    if document.format == "plain text" and not document.anchors:
        assert document.text == decode(text.encode("utf-8", errors="replace"), Path("x")).text


@given(TEXTS, NAMES)
def test_the_same_bytes_give_the_same_document(text: str, name: str) -> None:
    assert read_or_skip(text, name) == read_or_skip(text, name)


def read_or_skip(text: str, name: str) -> Document:
    try:
        return read_bytes_as_document(text.encode("utf-8", errors="replace"), Path(name))
    except CannotRead:
        reject()


@given(TEXTS, NAMES)
def test_every_part_of_a_document_is_what_its_noun_says(text: str, name: str) -> None:
    """The parts are made unchecked, for speed: so they must be right."""
    document = read_or_skip(text, name)
    assert Document.model_validate(document.model_dump(), strict=True) == document
    assert Document.model_validate_json(document.model_dump_json()) == document


@given(TEXTS, NAMES)
def test_a_document_without_proof_lacks_its_segments_and_nothing_else(text: str, name: str) -> None:
    document = read_or_skip(text, name)
    data = text.encode("utf-8", errors="replace")
    plain = read_bytes_as_document(data, Path(name), proof=False)
    assert plain == document.model_copy(update={"segments": ()})
