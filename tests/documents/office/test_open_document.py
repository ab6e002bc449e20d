"""OpenDocument texts, case by case: every case stands in ``open_document.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import Document, read_bytes_as_document
from assistant.errors import CannotRead
from tests.documents.office.open_documents import open_document

STYLES = (
    '<office:styles><text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    '</text:outline-style><style:style style:name="Quotations" style:family="paragraph"/>'
    "</office:styles>"
)
AUTOMATIC = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")"/></text:list-style><text:list-style style:name="L2">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    '<style:style style:name="B" style:family="text"><style:text-properties'
    ' fo:font-weight="bold"/></style:style><style:style style:name="Hidden" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="In" style:family="paragraph"><style:paragraph-properties'
    ' fo:margin-left="1cm" fo:margin-right="1cm"/></style:style>'
)


def read(body: str, meta: str = "") -> Document:
    data = open_document(body, automatic=AUTOMATIC, styles=STYLES, meta=meta)
    return read_bytes_as_document(data, Path("a.odt"))


def cases() -> list[tuple[str, str, str]]:
    text = (Path(__file__).parent / "open_document.txt").read_text(encoding="utf-8")
    return [
        (name, body, blocks.removeprefix("blocks: "))
        for name, body, blocks in (
            block.rstrip("\n").split("\n") for block in text.split("\n# ")[1:]
        )
    ]


@pytest.mark.parametrize(("name", "body", "blocks"), cases(), ids=lambda value: value[:50])
def test_an_open_document_reads_as_its_reader_sees_it(name: str, body: str, blocks: str) -> None:
    document = read(body)
    told = " ¶ ".join(
        f"{b.kind} {f'[{b.label}] ' if b.label else ''}{document.text[b.start : b.end]}"
        for b in document.blocks
    )
    assert told.replace("\n", "⏎").replace("\t", "⇥") == blocks, name


def test_what_was_left_out_is_told() -> None:
    document = read(
        "<text:tracked-changes><text:changed-region/></text:tracked-changes><text:p>a<text:span "
        'text:style-name="Hidden">not seen</text:span><office:annotation/></text:p>'
    )
    assert document.notes == (
        "It holds tracked changes; it was read as if all were accepted.",
        "Hidden text was left out (2 words).",
        "1 comment left out.",
    )


def test_emphasis_is_kept_as_spans() -> None:
    document = read('<text:p>one <text:span text:style-name="B">two</text:span> three</text:p>')
    assert [document.text[s:e] for s, e in document.blocks[0].emphasis] == ["two"]


def test_a_title_counts_only_where_the_text_shows_it() -> None:
    meta = (
        "<dc:title>A title</dc:title><meta:creation-date>2024-05-01T10:00:00</meta:creation-date>"
    )
    assert read("<text:p>A title</text:p>", meta).metadata == {
        "title": "A title",
        "created": "2024-05-01",
    }
    assert read("<text:p>Text</text:p>", meta).metadata["title property"] == "A title"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (open_document("<text:p>a</text:p>", locked=True), "password"),
        (open_document("<text:p>a</text:p>")[:400], "damaged or cut off"),
        (open_document("<text:p><draw:frame><draw:image/></draw:frame></text:p>"), "pictures"),
        (open_document("<text:p/>"), "no text"),
        (open_document("<text:p>"), "not well-formed"),
    ],
    ids=["locked", "cut off", "pictures", "empty", "broken"],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes, reason: str) -> None:
    with pytest.raises(CannotRead, match=reason) as refusal:
        read_bytes_as_document(data, Path("a.odt"))
    assert refusal.value.remedy
