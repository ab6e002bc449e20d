"""Every file that is written opens: container, schema, references, accessibility."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.drafting.draft import Draft
from assistant.word import word_bytes
from tests.word.conftest import Complaints
from tests.word.opened import Opened, W, text_of
from tests.word.samples import paragraph, sample_draft, twelve_pages
from tests.word.strategies import drafts

THE_DRAFTS_OWN = (
    "heading level jumps",
    "no headings",
    "bidi control characters",
    "template markup left in text",
)
"""Warnings that the words of a draft can cause and a writer may not mend."""

Check = Callable[[bytes], Complaints]


@pytest.mark.parametrize("final", [False, True])
@pytest.mark.parametrize("draft", [sample_draft(), twelve_pages()], ids=["sample", "twelve pages"])
def test_a_submission_is_valid_and_accessible(draft: Draft, final: bool, complaints: Check) -> None:
    assert complaints(word_bytes(draft, final=final).data) == ([], [])


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large,
                           HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(draft=drafts, final=st.booleans())
def test_every_draft_gives_a_valid_file(draft: Draft, final: bool, complaints: Check) -> None:
    errors, warnings = complaints(word_bytes(draft, final=final).data)
    assert errors == []
    assert [w for w in warnings if not any(known in w for known in THE_DRAFTS_OWN)] == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(draft=drafts)
def test_the_same_draft_gives_the_same_bytes(draft: Draft) -> None:
    copy = Draft.model_validate(draft.model_dump())
    assert word_bytes(draft).data == word_bytes(copy).data


def test_nothing_of_the_machine_or_the_clock_is_in_the_container() -> None:
    infos = Opened(word_bytes(sample_draft()).data).infos
    assert {i.date_time for i in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(i.create_system, i.compress_type, i.extra) for i in infos} == {(3, 8, b"")}


def test_python_docx_opens_it_and_sees_the_title_and_the_language() -> None:
    opened = docx.Document(io.BytesIO(word_bytes(sample_draft()).data))
    assert opened.core_properties.title == sample_draft().title
    assert opened.core_properties.language == "en-GB"
    assert opened.paragraphs[0].style.name == "Cover Title"


def test_an_empty_draft_is_an_empty_paper(complaints: Check) -> None:
    errors, _ = complaints(word_bytes(Draft(title="", template="t", body=())).data)
    assert errors == []


def test_a_very_long_text_is_written_whole(complaints: Check) -> None:
    long = "word " * 200_000
    data = word_bytes(Draft(title="Long", template="t", body=(paragraph(long),))).data
    assert text_of(Opened(data).paragraphs[0]) == long
    assert complaints(data)[0] == []


def test_a_draft_of_many_quotations_keeps_each(complaints: Check) -> None:
    data = word_bytes(twelve_pages(quotes=300)).data
    assert complaints(data) == ([], [])
    assert sum(1 for name in Opened(data).bookmarks() if name.startswith("ev_")) == 600


def test_right_to_left_text_is_marked_as_such() -> None:
    body = (paragraph("שלום עולם"), paragraph("They wrote שלום עולם on the wall."))
    opened = Opened(word_bytes(Draft(title="x", template="t", body=body)).data)
    whole, mixed = opened.paragraphs
    assert whole.find(f"{W}pPr/{W}bidi") is not None
    assert mixed.find(f"{W}pPr/{W}bidi") is None
    marked = [text_of(r) for r in mixed.iter(f"{W}r") if r.find(f"{W}rPr/{W}rtl") is not None]
    assert marked == ["שלום עולם"]
