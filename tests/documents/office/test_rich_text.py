"""Rich text, case by case: every case stands in ``rich_text.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import Document, read_bytes_as_document
from assistant.errors import CannotRead


def read(inside: str | bytes) -> Document:
    data = inside.encode("latin-1") if isinstance(inside, str) else inside
    return read_bytes_as_document(b"{\\rtf1\\ansi " + data + b"}", Path("a.rtf"))


def cases() -> list[tuple[str, str, str]]:
    text = (Path(__file__).parent / "rich_text.txt").read_text(encoding="utf-8")
    return [
        (name, inside, blocks.removeprefix("blocks: "))
        for name, inside, blocks in (
            block.rstrip("\n").split("\n") for block in text.split("\n# ")[1:]
        )
    ]


def told(document: Document) -> str:
    blocks = (
        f"{b.kind} {f'[{b.label}] ' if b.label else ''}{document.text[b.start : b.end]}"
        for b in document.blocks
    )
    return " ¶ ".join(blocks).replace("\n", "⏎").replace("\t", "⇥")


@pytest.mark.parametrize(("name", "inside", "blocks"), cases(), ids=lambda value: value[:50])
def test_rich_text_reads_as_its_reader_sees_it(name: str, inside: str, blocks: str) -> None:
    assert told(read(inside)) == blocks.rstrip(), name


def test_a_note_of_the_reading_tells_what_was_left_out() -> None:
    document = read("It {\\v is not }so {\\deleted much}.{\\*\\annotation why}")
    assert document.text == "It so ."
    assert document.notes == (
        "It holds tracked changes; it was read as if all were accepted.",
        "Hidden text was left out (2 words).",
        "1 comment left out.",
    )


def test_emphasis_is_kept_as_spans() -> None:
    document = read("one {\\b two}{\\i  three} four")
    (block,) = document.blocks
    assert [document.text[s:e] for s, e in block.emphasis] == ["two three"]


def test_a_title_counts_only_where_the_text_shows_it() -> None:
    shown = read("{\\info{\\title The title}{\\author A Person}}The title\\par Text.")
    assert shown.metadata == {"title": "The title", "author property": "A Person"}
    assert read("{\\info{\\title Template 7}}Text.").metadata == {"title property": "Template 7"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{\\rtf1\\ansi words", "damaged or cut off"),
        (b"{\\rtf1" + b"{" * 5_000 + b"}" * 5_000 + b"}", "nested too deeply"),
        (b"{\\rtf1{\\pict 00}}", "pictures"),
        (b"{\\rtf1\\par}", "no text"),
    ],
    ids=["cut off", "deep", "pictures", "empty"],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes, reason: str) -> None:
    with pytest.raises(CannotRead, match=reason) as refusal:
        read_bytes_as_document(data, Path("a.rtf"))
    assert refusal.value.remedy
