"""What the writer wrote, the reader of Word files reads: word for word, number for number."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from assistant.documents import read_bytes_as_document
from assistant.documents.wordfile import WordFile, read_word_file
from assistant.drafting.draft import Break, Draft, Inline, Table
from assistant.drafting.lines import PROPOSED, inline_text, lines_of
from assistant.word import word_bytes
from tests.word.opened import Opened
from tests.word.samples import LONG, SHORT, sample_draft, twelve_pages

PATH = Path("draft.docx")


def printed(line: tuple[Inline, ...]) -> str:
    return "".join("\n" if isinstance(i, Break) else inline_text(i) for i in line)


def lines(draft: Draft) -> list[str]:
    found = [printed(line) for line in lines_of((*draft.cover, *draft.body, *draft.annex))]
    return [line for line in found if line.strip()]


def read(draft: Draft) -> WordFile:
    return read_word_file(word_bytes(draft).data, PATH)


@pytest.mark.parametrize("draft", [sample_draft(), twelve_pages()], ids=["sample", "twelve pages"])
def test_every_line_of_a_draft_is_read_in_order(draft: Draft) -> None:
    body = [p for p in read(draft).paragraphs if p.story == "body"]
    seen = [re.sub(rf"\[{PROPOSED}\] |^{PROPOSED}: ", "", p.text) for p in body]
    place = 0
    for line in lines(draft):
        assert line in seen[place:], line
        place = seen.index(line, place) + 1


@pytest.mark.parametrize("draft", [sample_draft(), twelve_pages()], ids=["sample", "twelve pages"])
def test_every_note_is_read_where_it_is_marked(draft: Draft) -> None:
    word = read(draft)
    texts = {note.id: printed(note.content) for note in draft.notes}
    read_texts = [word.paragraphs[n.paragraphs[0]].text.strip() for n in word.notes]
    assert [n.mark for n in word.notes] == [str(i + 1) for i in range(len(word.notes))]
    for text in read_texts:
        assert any(text.startswith(own.strip()) for own in texts.values()), text


def test_every_quotation_is_read_from_its_bookmarks() -> None:
    draft = twelve_pages()
    data = word_bytes(draft).data
    word = read_word_file(data, PATH)
    quoted = {b.name: word.bookmarked(b.name) for b in word.bookmarks}
    assert quoted == Opened(data).bookmarks()
    for quote in draft.quotes:
        assert (quoted[f"ev_{quote.id}_1"] or "").strip("‘’") == quote.printed.strip("‘’")


def test_headings_quotes_and_cells_are_known_for_what_they_are() -> None:
    word = read(sample_draft())
    assert any(p.kind == "quote" and p.text == LONG for p in word.paragraphs)
    assert any(p.kind in ("title", "heading") for p in word.paragraphs)
    has_table = any(isinstance(block, Table) for block in sample_draft().body)
    assert any(p.cell for p in word.paragraphs) or not has_table


def test_the_manifest_is_among_the_data_parts() -> None:
    parts = read(sample_draft()).custom_xml
    assert any(b"urn:assistant:manifest:1" in data for data in parts.values())


def test_a_draft_is_a_document_like_any_other() -> None:
    document = read_bytes_as_document(word_bytes(sample_draft()).data, PATH)
    assert document.format == "docx"
    assert SHORT in document.text
    quotes = [document.text[b.start : b.end] for b in document.blocks if b.kind == "quote"]
    assert LONG in quotes


@pytest.fixture(scope="module")
def through_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the twelve pages as LibreOffice saves them in each of its formats."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("office")
    (folder / "draft.docx").write_bytes(with_a_tracked_change(word_bytes(twelve_pages()).data))
    for ending in ("docx", "odt", "rtf"):
        subprocess.run(
            [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", ending, "--outdir", str(folder / "out"), str(folder / "draft.docx")],
            capture_output=True,
            check=True,
            timeout=300,
        )  # fmt: skip
    return {p.suffix: p.read_bytes() for p in (folder / "out").iterdir()}


CHANGE = (
    b'<w:p><w:r><w:t xml:space="preserve">One </w:t></w:r>'
    b'<w:del w:id="901" w:author="A" w:date="2024-01-02T00:00:00Z"><w:r><w:delText>old</w:delText>'
    b'</w:r></w:del><w:ins w:id="902" w:author="A" w:date="2024-01-02T00:00:00Z"><w:r><w:t>new'
    b'</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> word.</w:t></w:r></w:p>'
)


def with_a_tracked_change(data: bytes) -> bytes:
    """Return the file with a tracked change in a paragraph of its own at the beginning."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body>" + CHANGE, 1)
            after.writestr(name, part)
    return out.getvalue()


def test_a_draft_that_libreoffice_saved_reads_the_same(
    through_libreoffice: dict[str, bytes],
) -> None:
    ours = read_bytes_as_document(with_a_tracked_change(word_bytes(twelve_pages()).data), PATH)
    for suffix in (".docx", ".odt", ".rtf"):
        theirs = read_bytes_as_document(through_libreoffice[suffix], Path(f"draft{suffix}"))
        told = [ours.text[b.start : b.end] for b in ours.blocks]
        assert [theirs.text[b.start : b.end] for b in theirs.blocks] == told, suffix
        numbers = [b.label for b in ours.blocks if b.kind != "item" or b.label not in "•–"]
        assert [b.label for b in theirs.blocks if b.kind != "item" or b.label not in "•–"] == (
            numbers
        )
        assert "tracked changes" in " ".join(theirs.notes)


def test_tracked_changes_that_libreoffice_saved_are_read_both_ways(
    through_libreoffice: dict[str, bytes],
) -> None:
    data = through_libreoffice[".docx"]
    accepted = read_word_file(data, PATH)
    rejected = read_word_file(data, PATH, reading="rejected")
    assert accepted.paragraphs[0].text == "One new word."
    assert rejected.paragraphs[0].text == "One old word."
    assert accepted.has_tracked_changes
