"""No file leaves unproved: what does not open, or lost a quotation, is never written."""

from __future__ import annotations

import io
import zipfile

import pytest

from assistant.word import word_bytes
from assistant.word.proof import UnprovedError, prove
from tests.word.samples import twelve_pages

DRAFT = twelve_pages(quotes=3)


def changed(data: bytes, old: str, new: str) -> bytes:
    """Return the file with one string of its main part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            after.writestr(name, part)
    return out.getvalue()


def test_what_the_writer_makes_is_proved() -> None:
    prove(word_bytes(DRAFT).data, DRAFT)


def test_one_changed_word_of_a_quotation_is_caught() -> None:
    word = DRAFT.quotes[0].printed.split()[1]
    data = changed(word_bytes(DRAFT).data, f" {word} ", f" {word}x ")
    with pytest.raises(UnprovedError, match=r"did not come out as it was certified\. Nothing was"):
        prove(data, DRAFT)


def test_a_file_that_does_not_open_is_caught() -> None:
    with pytest.raises(UnprovedError, match="came out unreadable"):
        prove(word_bytes(DRAFT).data[:-200], DRAFT)
