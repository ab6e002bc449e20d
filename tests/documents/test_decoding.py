"""Which characters the bytes of a file are, and what is no text at all."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import read_bytes_as_document
from assistant.documents.decoding import decode
from assistant.errors import CannotRead

WORDS = "It costs £5, “naïve” they said – so be it."


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "words")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (WORDS.encode("utf-8"), None),
        (WORDS.encode("utf-8-sig"), None),
        (WORDS.encode("utf-16"), "Read as UTF-16."),
        (WORDS.encode("utf-16-le"), "Read as UTF-16."),
        (WORDS.encode("utf-16-be"), "Read as UTF-16."),
        (WORDS.encode("utf-32"), "Read as UTF-32."),
        (WORDS.encode("cp1252"), "Read as Windows-1252."),
    ],
)
def test_the_encoding_is_found_and_noted(data: bytes, note: str | None) -> None:
    document = read_bytes_as_document(data, Path("a.txt"))
    assert document.text == WORDS
    assert document.notes == ((note,) if note else ())


def test_bytes_that_no_encoding_has_are_read_as_latin_1() -> None:
    document = read_bytes_as_document(b"a caf\xe9 \x81 here", Path("a.txt"))
    assert document.text == "a café \x81 here"
    assert document.notes == ("Read as Latin-1.",)


@pytest.mark.parametrize("data", [b"one\r\ntwo\r\n", b"one\rtwo\r"])
def test_line_ends_become_line_feeds_and_it_is_noted(data: bytes) -> None:
    document = read_bytes_as_document(data, Path("a.txt"))
    assert document.text == "one\ntwo\n"
    assert document.notes == ("Line ends were made line feeds.",)


def test_a_lone_surrogate_is_counted_as_lost() -> None:
    data = b"\xff\xfe" + "good ".encode("utf-16-le") + b"\x00\xd8" + " words".encode("utf-16-le")
    document = read_bytes_as_document(data, Path("a.txt"))
    assert document.text == "good \ufffd words"
    assert "1 character could not be read and stand as “\ufffd”." in document.notes or any(
        "could not be read" in note for note in document.notes
    )


def test_odd_line_ends_of_other_alphabets_end_no_line() -> None:
    document = read_bytes_as_document("one\u2028two\x85three".encode(), Path("a.txt"))
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped("word/document.xml"), "Word file"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("a.txt"), "zip archive"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "older Office file"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "JPEG picture"),
        (gzip.compress(b"words"), "gzip archive"),
        (b"{\\rtf1\\ansi words", "RTF"),
        (b"SQLite format 3\x00" + b"\0" * 90, "SQLite"),
        (b"\x7fELF" + b"\0" * 90, "program"),
        (b"some words\x00\x01\x02 and more words here", "NUL"),
        (bytes(range(1, 32)) * 30, "control codes"),
    ],
    # Archives hold the time they were made at, and a test must be named alike each time.
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_what_is_no_text_is_refused_by_its_real_name(data: bytes, name: str) -> None:
    with pytest.raises(CannotRead, match=name) as refusal:
        read_bytes_as_document(data, Path("lying.txt"))
    assert "\n" not in str(refusal.value)
    assert refusal.value.remedy


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 40])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(CannotRead, match="empty"):
        read_bytes_as_document(data, Path("a.txt"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_always_read_as_it_was_written(text: str) -> None:
    words = f"words {text} words"
    assert decode(words.encode(), Path("a")).text == words
