"""The small parts of the grammars, case by case: every case is a line in ``tables/``."""

from __future__ import annotations

import pytest
from hypothesis import given

from assistant.passages.dates import find_date
from assistant.passages.nested import nested_quotations
from assistant.passages.numbering import Numbering
from assistant.passages.people import listed_person
from assistant.passages.references import references_in
from assistant.passages.sentences import split_sentences
from tests.documents.texts import TEXTS
from tests.passages.tables import rows


@pytest.mark.parametrize(("words", "date"), rows("dates"))
def test_dates(words: str, date: str) -> None:
    assert (find_date(words) or "-") == date


@pytest.mark.parametrize(("listed", "_"), rows("sentences"))
def test_sentences(listed: str, _: str) -> None:
    sentences = listed.split(" | ")
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@pytest.mark.parametrize(("text", "quotations"), rows("nested"))
def test_nested_quotations(text: str, quotations: str) -> None:
    found = [
        text[q.start : q.end] + (f" ({q.speaker})" if q.speaker else "")
        for q in nested_quotations(text)
    ]
    assert (" | ".join(found) or "-") == quotations


@pytest.mark.parametrize(("words", "references"), rows("references"))
def test_references(words: str, references: str) -> None:
    assert ("; ".join(map(str, references_in(words))) or "-") == references


@pytest.mark.parametrize(("line", "entry"), rows("people"))
def test_people(line: str, entry: str) -> None:
    person = listed_person(line)
    if person is None:
        assert entry == "nobody"
        return
    parts = (person.name, person.role, person.organisation, person.initials)
    assert " | ".join(part or "-" for part in parts) == entry


@pytest.mark.parametrize(("labels", "numbers"), rows("numbering"))
def test_numbering(labels: str, numbers: str) -> None:
    numbering = Numbering()
    assert [numbering.next(label) or "-" for label in labels.split()] == numbers.split()


@given(TEXTS)
def test_sentences_always_hold_every_word_in_order(text: str) -> None:
    spans = split_sentences(text)
    end = 0
    for start, stop in spans:
        assert start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(TEXTS)
def test_a_nested_quotation_never_holds_its_own_marks(text: str) -> None:
    for quotation in nested_quotations(text, offset=7):
        before, after = text[quotation.start - 8], text[quotation.end - 7]
        assert before in "\"“‘'"
        assert after in "\"”’'"
