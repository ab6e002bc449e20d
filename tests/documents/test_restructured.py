"""reStructuredText as the inquiries' transcripts are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import Document, read_bytes_as_document

DAY = """\
22 June 2023
============

.. raw:: html

   <a id="hearing-link" href="https://example.org">Official page</a>

*(9.59 am)*

.. rst-class:: indented

**Lady Hallett**: Yes, Mr Keith.

Mr Roger Hargreaves
-------------------

Questions From Lead Counsel
^^^^^^^^^^^^^^^^^^^^^^^^^^^

**Mr Keith**: Please see `INQ000195846 <https://example.org/x>`_\\_0021, of :abbr:`POL (Post Office
Limited)`.

  Read aloud,
  and set in.

A line
wrapped in two.

- one
- two

.. note::

   A note is read.

.. [9]     A footnote.
"""


def document(text: str = DAY) -> Document:
    return read_bytes_as_document(text.encode(), Path("day.rst"))


def blocks(text: str = DAY) -> list[tuple[str, int | None, str]]:
    read = document(text)
    return [(b.kind, b.level, read.text[b.start : b.end]) for b in read.blocks]


def test_a_hearing_day_is_read_block_by_block() -> None:
    assert blocks() == [
        ("heading", 1, "22 June 2023"),
        ("paragraph", None, "(9.59 am)"),
        ("paragraph", None, "Lady Hallett: Yes, Mr Keith."),
        ("heading", 2, "Mr Roger Hargreaves"),
        ("heading", 3, "Questions From Lead Counsel"),
        ("paragraph", None, "Mr Keith: Please see INQ000195846_0021, of POL."),
        ("quote", None, "Read aloud, and set in."),
        ("paragraph", None, "A line wrapped in two."),
        ("item", 1, "one"),
        ("item", 1, "two"),
        ("quote", None, "A note is read."),
        ("paragraph", None, "A footnote."),
    ]


def test_what_an_abbreviation_stands_for_is_metadata() -> None:
    text = "**Mr Keith**: Of :abbr:`POL (Post Office Limited)` we know.\n"
    assert document(text).metadata == {"abbreviation POL": "Post Office Limited"}


def test_names_in_bold_are_kept_as_emphasis() -> None:
    read = document()
    emphasised = [read.text[s:e] for b in read.blocks for s, e in b.emphasis]
    assert emphasised == ["(9.59 am)", "Lady Hallett", "Mr Keith"]


def test_no_mark_is_left_in_the_text() -> None:
    text = document().text
    assert not any(mark in text for mark in ("**", "`", ".. ", "::", "\\", "===", "^^^", "<a"))


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("3.7. The Inquiry was told.\n\n  “It was immeasurable.”\n", ["item", "quote"]),
        ("1. An item\n\n   that goes on.\n", ["item", "item"]),
    ],
)
def test_text_set_in_below_a_number_is_a_quotation_below_an_item_its_own(
    source: str, seen: list[str]
) -> None:
    assert [kind for kind, _, _ in blocks(source)] == seen


def test_a_list_table_gives_its_rows() -> None:
    text = ".. list-table::\n   :header-rows: 1\n\n   * - A\n     - B\n   * - C\n     - D\n"
    assert [words for _, _, words in blocks(text)] == ["A\tB", "C\tD"]


def test_a_title_with_a_letter_is_a_heading() -> None:
    assert blocks("b. Categories of persons\n========================\n\nWords.\n")[0] == (
        "heading", 1, "Categories of persons",
    )  # fmt: skip


def test_an_escape_within_a_link_leaves_its_character() -> None:
    assert document("See `CBO1\\_039 <https://a.b>`_ and **a\\_b** now.\n").text == (
        "See CBO1_039 and a_b now.\n"
    )
