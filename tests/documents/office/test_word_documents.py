"""Word files as documents: the stored text, its blocks, what became an anchor or a note."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.documents import Document, read_bytes_as_document, read_document
from assistant.errors import CannotRead
from assistant.passages import read_passages
from tests.documents.wordfile.building import word_file

_BESIDE = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"
CORPUS = Path(os.environ.get("ASSISTANT_CORPUS", _BESIDE))
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not at hand")

LIST = (
    '<abstractNum abstractNumId="1"><lvl ilvl="0"><start val="1"/><numFmt val="decimal"/>'
    '<lvlText val="%1."/></lvl><lvl ilvl="1"><start val="1"/><numFmt val="lowerLetter"/>'
    '<lvlText val="(%2)"/></lvl><lvl ilvl="2"><numFmt val="bullet"/><lvlText val="•"/></lvl>'
    '</abstractNum><num numId="1"><abstractNumId val="1"/></num>'
)
STYLES = (
    '<style type="paragraph" styleId="H1"><name val="heading 1"/></style>'
    '<style type="paragraph" styleId="T"><name val="Title"/></style>'
    '<style type="paragraph" styleId="Toc"><name val="toc 1"/></style>'
)


def read(body: str, **parts: str) -> Document:
    return read_bytes_as_document(word_file(body, styles=STYLES, **parts), Path("a.docx"))


def numbered(level: int, words: str) -> str:
    place = f'<numPr><ilvl val="{level}"/><numId val="1"/></numPr>'
    return f"<p><pPr>{place}</pPr><x>{words}</x></p>"


def styled(style: str, words: str) -> str:
    return f'<p><pPr><pStyle val="{style}"/></pPr><x>{words}</x></p>'


def test_numbers_are_part_of_the_text_and_bullets_are_not() -> None:
    body = numbered(0, "We ask for three things:") + numbered(1, "this;") + numbered(2, "and that")
    document = read(body, numbering=LIST)
    assert document.text == "1. We ask for three things:\n(a) this;\nand that"
    assert [(b.kind, b.label, b.level) for b in document.blocks] == [
        ("item", "1.", 1),
        ("item", "(a)", 2),
        ("item", "•", 3),
    ]


def test_a_note_follows_the_paragraph_that_marks_it_and_breaks_no_sentence() -> None:
    body = (
        '<p><x>A sentence</x><r><footnoteReference id="2"/></r><x> goes on.</x></p><p><x>B</x></p>'
    )
    document = read(body, footnotes='<footnote id="2"><p><x> The note.</x></p></footnote>')
    assert document.text == "A sentence goes on.\n\nThe note.\n\nB"
    assert [(b.kind, b.label) for b in document.blocks][1] == ("paragraph", "1")
    passages = read_passages(document).passages
    assert [p.locator.item for p in passages] == [None, "note 1", None]


def test_marks_of_notes_are_no_numbers_of_paragraphs() -> None:
    body = "".join(
        numbered(0, f"Paragraph {n}.").replace("</p>", f'<r><footnoteReference id="{n}"/></r></p>')
        for n in (1, 2, 3)
    )
    notes = "".join(f'<footnote id="{n}"><p><x>Note.</x></p></footnote>' for n in (1, 2, 3))
    passages = read_passages(read(body, numbering=LIST, footnotes=notes)).passages
    assert [p.locator.paragraph for p in passages if p.text != "Note."] == ["1", "2", "3"]


def test_a_row_is_one_block_and_a_page_laid_out_as_a_table_is_not() -> None:
    cell = "<tc><p><x>{}</x></p></tc>".format
    long = "A long answer to a question. " * 20
    body = (
        f"<tbl><tr>{cell('a')}{cell('b')}</tr></tbl>"
        f"<tbl><tr>{cell('Question')}<tc><p><x>{long}</x></p><p><x>More.</x></p></tc></tr></tbl>"
    )
    document = read(body)
    told = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert told[0] == ("row", "a\tb")
    assert [kind for kind, _ in told[1:]] == ["paragraph", "paragraph", "paragraph"]


def test_headings_stand_below_the_title() -> None:
    document = read(styled("T", "Title") + styled("H1", "One") + "<p><x>Text.</x></p>")
    assert read_passages(document).passages[0].heading == ("Title", "One")


def test_a_table_of_contents_is_text_but_no_block() -> None:
    document = read(styled("Toc", "One 1") + styled("H1", "One") + "<p><x>Text.</x></p>")
    assert "One 1" in document.text
    assert len(document.blocks) == 2


def test_a_marking_becomes_an_anchor() -> None:
    document = read("<p><x>OFFICIAL-SENSITIVE</x></p><p><x>Text.</x></p>")
    assert document.text == "Text."
    assert [(a.kind, a.text) for a in document.anchors] == [("marking", "OFFICIAL-SENSITIVE")]


def test_what_was_left_out_is_told() -> None:
    body = (
        "<p><ins><x>new </x></ins><del><d>old </d></del><x>words</x>"
        "<r><rPr><vanish/></rPr><t>not seen</t></r></p>"
    )
    document = read(body, comments='<comment id="1" author="A"><p><x>Why?</x></p></comment>')
    assert document.text == "new words"
    assert document.notes == (
        "It holds tracked changes; it was read as if all were accepted.",
        "Hidden text was left out (2 words).",
        "1 comment left out.",
    )


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        (["1. We swim.", "2. We row.", "2.1 In May.", "3. We rest."], ["1.", "2.", "2.1", "3."]),
        (["1. We swim.", "Nobody rows.", "2. We rest."], [None, None, None]),
        (["4. We swim.", "9. We row.", "2. We rest."], [None, None, None]),
        (["1.1 We swim.", "1.2 We row.", "2.1 We rest."], ["1.1", "1.2", "2.1"]),
        (["1. We swim.", "2. We row.", "12 boats sank.", "3. Rest."], ["1.", "2.", None, "3."]),
    ],
)
def test_numbers_typed_by_hand_are_labels_where_they_run_on(
    typed: list[str], labels: list[str | None]
) -> None:
    body = "".join(f"<p><x>{words}</x></p>" for words in typed)
    document = read_bytes_as_document(word_file(body), Path("a.docx"))
    assert [block.label for block in document.blocks] == labels
    said = [document.text[block.start : block.end] for block in document.blocks]
    bare = [w.removeprefix(n or "").strip() for w, n in zip(typed, labels, strict=True)]
    assert said == bare
    assert all(words in document.text for words in typed)


@needs_corpus
def test_a_memorandum_has_the_numbers_that_word_prints() -> None:
    document = read_document(CORPUS / "uk-em_uksi-2019-1514_marriage-ni.docx")
    assert document.metadata["title"].startswith("EXPLANATORY MEMORANDUM TO THE Marriage (Same-sex")
    passages = read_passages(document).passages
    by_number = {p.locator.paragraph: p for p in passages if p.locator.paragraph}
    assert by_number["7.3"].text.startswith("When the Northern Ireland (Executive Formation etc.)")
    assert by_number["7.3"].heading == ("Policy background",)
    assert by_number["15.3"].text.startswith("Julian Smith at the Northern Ireland Office")
    assert "7.3 When the Northern Ireland" in document.text
    assert all(document.text[p.start : p.end] == p.text for p in passages)


@needs_corpus
def test_an_assessment_has_its_notes_where_they_are_marked() -> None:
    document = read_document(CORPUS / "uk-scotland_fairer-scotland-assessment_sadla.docx")
    passages = read_passages(document).passages
    (first,) = [i for i, p in enumerate(passages) if p.locator.item == "note 1"]
    assert passages[first].text.startswith("Social Security (Scotland) Act 2018 - https://")
    assert "Scotland Act 2016" in passages[first - 1].text
    assert sum((p.locator.item or "").startswith("note ") for p in passages) == 24
    assert {p.heading[-1] for p in passages if p.heading} >= {"Mobility", "Sign off"}


@needs_corpus
def test_a_file_of_pictures_is_refused_with_the_way_out() -> None:
    with pytest.raises(CannotRead, match=r"pictures.*OCR"):
        read_document(CORPUS / "uk-ni_nisr-2020-180_image-only.docx")
