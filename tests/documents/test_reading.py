"""How a file becomes a document: by what it holds, whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from assistant.documents import READERS, read_bytes_as_document, read_document
from assistant.documents import reading as reading_module
from assistant.errors import CannotRead

MARKED = b"# Heading\n\nSome **bold** words and [a link](https://example.org).\n"
TRANSCRIPT = (
    b"Day 1\n=====\n\n.. rst-class:: indented\n\n**Mr Keith**: Yes, `INQ1 <https://a.b>`_.\n"
)
HOSTILE = [
    *(mark * 20_000 for mark in ("<!--", "**a ", "_a*", "![", "<a", "](", "> ", "- ", "1.", "| ")),
    *(mark * 50_000 for mark in ("[", "`", "&", "\\", "'a", "“a", '"a ', ":a:`")),
]
"""Marks that begin again and again and never end."""

NOTED = b"""Waits fell.[1] Costs rose[2].

We cite [2024] UKSC 3, and [1] again.

[1] Board paper.
[2] Unaudited.
"""

NUMBERED = b"1. First.\n\n2. Second * and third.\n"


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        (MARKED, "a.md", "markdown"),
        (MARKED, "a.txt", "markdown"),
        (MARKED, "noextension", "markdown"),
        (NUMBERED, "a.md", "markdown"),
        (NUMBERED, "a.txt", "plain text"),
        (NUMBERED, "a.weird", "plain text"),
        (TRANSCRIPT, "a.rst", "restructuredtext"),
        (TRANSCRIPT, "a.txt", "restructuredtext"),
    ],
)
def test_the_format_is_told_by_what_the_file_holds(
    data: bytes, name: str, format_name: str
) -> None:
    assert read_bytes_as_document(data, Path(name)).format == format_name


def test_every_reader_has_a_name_of_its_own() -> None:
    assert len({reader.name for reader in READERS}) == len(READERS)


def test_a_file_on_disk_reads_as_its_bytes_do(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(NUMBERED)
    assert read_document(path) == read_bytes_as_document(NUMBERED, path)


def test_a_line_without_wrapping_is_a_block() -> None:
    document = read_bytes_as_document(
        b"Rob Jones, NCA\nTom Squire, LFF\nJohn Carr\n", Path("a.txt")
    )
    words = [document.text[b.start : b.end] for b in document.blocks]
    assert words == ["Rob Jones, NCA", "Tom Squire, LFF", "John Carr"]


def test_wrapped_lines_are_one_block_and_keep_their_line_ends() -> None:
    text = (
        "The Committee took evidence from many people during the course of\n"
        "its inquiry, and heard that waiting times had risen in all of the\n"
        "places which it visited.\n\nAnother.\n"
    )
    document = read_bytes_as_document(text.encode(), Path("a.txt"))
    assert document.text == text
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        text.partition("\n\n")[0],
        "Another.",
    ]


def test_front_matter_becomes_metadata_and_leaves_the_text() -> None:
    data = b"---\ntitle: GOV.AU\ndate: '2016-02-04'\nlist:\n  - a\n---\n## Summary\n\nWords.\n"
    document = read_bytes_as_document(data, Path("a.md"))
    assert document.metadata == {"title": "GOV.AU", "date": "2016-02-04"}
    assert document.text.strip() == "Summary\n\nWords."


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = read_bytes_as_document(b"---\n\nWords and: more words.\n\n---\n", Path("a.md"))
    assert document.metadata == {}
    assert document.text.strip() == "Words and: more words."


def test_list_items_know_their_label_and_depth() -> None:
    data = b"1. One\n   - a. Two\n   - b. Three\n\n     More of three.\n2. Four\n"
    blocks = read_bytes_as_document(data, Path("a.md")).blocks
    told = [(b.kind, b.label, b.level) for b in blocks]
    assert told == [
        ("item", "1.", 1),
        ("item", "a.", 2),
        ("item", "b.", 2),
        ("item", None, 2),
        ("item", "2.", 1),
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1. One", "1."),
        ("1.1 The board", "1.1"),
        ("10(a) The board", "10(a)"),
        ("(iv) words", "(iv)"),
        ("• words", "•"),
        ("4.5 million grants", None),
        ("2020. The year", None),
        ("10:30 Coffee", None),
        ("I. Smith spoke", None),
        ("a man walked", None),
        ("e.g. this", None),
    ],
)
def test_a_label_is_told_from_the_words(line: str, label: str | None) -> None:
    (block,) = read_bytes_as_document(line.encode(), Path("a.txt")).blocks
    assert block.label == label


def test_furniture_between_two_paragraphs_joins_nothing() -> None:
    data = b"This sentence is finished and has its full stop.\n\nOFFICIAL\n\nThis is another.\n"
    document = read_bytes_as_document(data, Path("a.txt"))
    assert document.text == (
        "This sentence is finished and has its full stop.\n\nThis is another.\n"
    )
    assert [(a.kind, a.text) for a in document.anchors] == [("marking", "OFFICIAL")]


def test_a_sentence_cut_by_two_lines_of_furniture_is_rejoined_with_one_space() -> None:
    data = (
        b"This sentence is long enough to be cut by the foot of\n\nOFFICIAL\nPage 2 of 3\n\n"
        b"a page and goes on.\n"
    )
    document = read_bytes_as_document(data, Path("a.txt"))
    assert document.text == (
        "This sentence is long enough to be cut by the foot of a page and goes on.\n"
    )
    assert len(document.blocks) == 1
    assert len(document.segments) == 2


def test_a_file_of_furniture_alone_is_refused() -> None:
    with pytest.raises(CannotRead, match="no text"):
        read_bytes_as_document(b"OFFICIAL\n", Path("a.txt"))


class TestHostileFiles:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRead, match="no such file"):
            read_document(tmp_path / "missing.txt")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRead, match="folder"):
            read_document(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
    def test_a_pipe_does_not_hang(self, tmp_path: Path) -> None:
        path = tmp_path / "pipe.txt"
        os.mkfifo(path)
        with pytest.raises(CannotRead, match="pipe"):
            read_document(path)

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "loop.txt"
        path.symlink_to(path)
        with pytest.raises(CannotRead, match="link"):
            read_document(path)

    @pytest.mark.skipif(
        sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here"
    )
    def test_a_file_one_may_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "secret.txt"
        path.write_text("words", encoding="utf-8")
        path.chmod(0)
        with pytest.raises(CannotRead, match="may not"):
            read_document(path)

    def test_a_sparse_file_of_gigabytes_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "big.txt"
        with path.open("wb") as stream:
            stream.truncate(10 * 1024**3)
        with pytest.raises(CannotRead, match="the largest text"):
            read_document(path)

    def test_a_line_of_megabytes_is_refused(self) -> None:
        with pytest.raises(CannotRead, match="One line has"):
            read_bytes_as_document(b"word " * 1_000_000, Path("a.txt"))

    def test_the_largest_line_there_may_be_is_read(self) -> None:
        document = read_bytes_as_document(b"word " * 199_999, Path("a.txt"))
        assert len(document.blocks) == 1

    def test_lines_without_number_are_refused(self) -> None:
        with pytest.raises(CannotRead, match="300,001 lines"):
            read_bytes_as_document(b"a\n" * 300_001, Path("a.txt"))

    @pytest.mark.parametrize("name", ["a.md", "a.rst"])
    def test_marks_without_number_are_refused(self, name: str) -> None:
        with pytest.raises(CannotRead, match="1,001,000 marks of formatting"):
            read_bytes_as_document((b"*a* " * 500 + b"\n") * 1001, Path(name))

    def test_the_cap_is_on_bytes_given_too(self) -> None:
        with pytest.raises(CannotRead, match="the largest text"):
            read_bytes_as_document(b"a\n" * reading_module.LARGEST_FILE, Path("a.txt"))

    @pytest.mark.parametrize(
        "hostile",
        HOSTILE,
    )
    @pytest.mark.parametrize("name", ["a.md", "a.rst", "a.txt"])
    def test_marks_without_end_are_read_in_time(self, hostile: str, name: str) -> None:
        document = read_bytes_as_document(f"{hostile}\n\nWords.".encode(), Path(name))
        assert document.text.endswith("Words.")


def test_marks_of_notes_leave_the_sentences_of_a_text_that_has_the_notes() -> None:
    document = read_bytes_as_document(NOTED, Path("a.txt"))
    assert document.text.startswith("Waits fell. Costs rose.\n\nWe cite [2024] UKSC 3, and [1] ag")
    assert "Board paper." in document.text
    marks = [(anchor.at, anchor.text) for anchor in document.anchors]
    assert marks == [(len("Waits fell."), "[1]"), (len("Waits fell. Costs rose"), "[2]")]
    alone = read_bytes_as_document(b"Waits fell.[1]\n\nThe end.\n", Path("a.txt"))
    assert "fell.[1]" in alone.text
