"""Broken and hostile files: one line that says what is wrong, or a whole document; never part."""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents import limits, read_bytes_as_document
from assistant.documents.members import members_of
from assistant.documents.pdf import process
from assistant.errors import CannotRead
from tests.documents.pdfs import LEFT, Said, Sheet, pdf_of, scanned_pdf


def a_mail() -> bytes:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message["Subject"] = "Vans"
    message["Message-ID"] = "<a@example.org>"
    message.set_content("We support option B.\n")
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="a.csv")
    return message.as_bytes()


def a_zip(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


SOUND = {
    "a.pdf": pdf_of(*(Sheet([Said(f"Words of page {n}.", LEFT, 700.0)]) for n in range(3))),
    "scanned.pdf": scanned_pdf(),
    "a.html": b"<!DOCTYPE html><html><body><h1>A</h1><table><tr><td>b<td>c</table></body></html>",
    "a.eml": a_mail(),
    "a.csv": b'Ref,Name,Answer\n1,"A ""b""",Yes\n2,B,No\n3,C,No\n',
    "a.xml": b"<?xml version='1.0'?><hansard><section><title>A</title><p>b</p></section></hansard>",
}


def read_or_refused(data: bytes, name: str) -> None:
    """Read ``data``, and check that there is a whole document or an error in one line."""
    try:
        document = read_bytes_as_document(data, Path(name))
    except CannotRead as refusal:
        assert "\n" not in str(refusal)
        assert name in str(refusal)
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    assert all(0 <= anchor.at <= len(document.text) for anchor in document.anchors)


@pytest.mark.parametrize("name", SOUND)
def test_a_file_cut_off_anywhere_is_read_or_refused(name: str) -> None:
    data = SOUND[name]
    for end in range(0, len(data), max(1, len(data) // 40)):
        read_or_refused(data[:end], name)


@pytest.mark.parametrize("name", SOUND)
def test_a_file_with_bits_turned_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same damage on every run
    for _ in range(60):
        damaged = bytearray(SOUND[name])
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        read_or_refused(bytes(damaged), name)


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".pdf", ".md", ".html", ""])
def test_the_end_of_the_name_may_lie(name: str, suffix: str) -> None:
    read_or_refused(SOUND[name], f"lying{suffix}")


@settings(max_examples=150, deadline=None)
@given(
    head=st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"<?xml version='1.0'?>",
                          b"From: a\nMessage-ID: b\n\n", b"{\\rtf1", b"a,b\n1,2\n",
                          b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    tail=st.binary(max_size=300),
)  # fmt: skip
def test_any_bytes_behind_any_head_are_read_or_refused(head: bytes, tail: bytes) -> None:
    read_or_refused(head + tail, "any")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


@pytest.mark.parametrize(
    ("data", "what", "way_out"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "an older Word file (.doc)", "save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "without one"),
        (OLE + "DRMEncryptedTransform".encode("utf-16-le"), "rights are managed", "without protec"),
        (OLE + "__substg1.0_".encode("utf-16-le"), "an Outlook message (.msg)", "Save it as .eml"),
        (OLE, "an older Office file", "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a PNG picture", "OCR"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 50, "a HEIC or AVIF picture", "OCR"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a sound recording", "transcript"),
        (a_zip(**{"META-INF/container.xml": b"<a/>"}), "an e-book", "HTML or text"),
        (a_zip(**{"xl/workbook.xml": b"<a/>"}), "an Excel workbook", ".csv"),
        (a_zip(**{"ppt/a.xml": b"<a/>"}), "a PowerPoint file", "PDF"),
        (a_zip(**{"a.txt": b"words"}), "a zip archive", "Unpack it"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "a JPEG picture", "OCR"),
        (b"SQLite format 3\x00" + b"\x00" * 50, "an SQLite database", "Leave it out"),
        (bytes(range(256)) * 4, "not a text file", "Only text"),
    ],
)
def test_what_has_no_text_is_refused_by_its_real_name(data: bytes, what: str, way_out: str) -> None:
    with pytest.raises(CannotRead) as refusal:
        read_bytes_as_document(data, Path("paper.txt"))
    assert what in str(refusal.value)
    assert way_out in str(refusal.value)


class TestContainers:
    def names(self, data: bytes) -> list[str]:
        return ["/".join(member.inside) for member in members_of(data, Path("a.zip"))]

    def test_what_is_inside_is_named_by_its_way_in(self) -> None:
        inner = a_zip(**{"deep/c.txt": b"words"})
        outer = a_zip(**{"a.txt": b"words", "b/inner.zip": inner, "m.eml": a_mail()})
        assert self.names(outer) == ["a.txt", "b/inner.zip/deep/c.txt", "m.eml", "m.eml/a.csv"]

    def test_containers_are_opened_only_so_deep(self) -> None:
        data = a_zip(**{"end.txt": b"words"})
        for _ in range(6):
            data = a_zip(**{"in.zip": data})
        assert self.names(data) == ["in.zip/in.zip/in.zip"]

    @pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a\\b.txt", "C:/a.txt"])
    def test_a_name_that_leads_out_is_refused(self, name: str) -> None:
        with pytest.raises(CannotRead, match="unsafe name"):
            self.names(a_zip(**{name: b"words"}))

    def test_a_bomb_is_refused_before_it_goes_off(self) -> None:
        with pytest.raises(CannotRead, match="far more than it should"):
            self.names(a_zip(**{"a.txt": b"a" * 40_000_000}))

    def test_containers_together_may_not_give_more_than_one_may(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from assistant.documents import members

        monkeypatch.setattr(members, "LARGEST_WHOLE", 1_000)
        parts = {f"{n}.zip": a_zip(**{"a.txt": b"word " * 60}) for n in range(10)}
        with pytest.raises(CannotRead, match="more than can be read"):
            self.names(a_zip(**parts))

    def test_a_mail_with_a_name_that_leads_out_keeps_it_harmless(self) -> None:
        message = EmailMessage()
        message["From"] = message["Subject"] = "a"
        message["Message-ID"] = "<a>"
        message["MIME-Version"] = "1.0"
        message.add_attachment(b"a", maintype="text", subtype="plain", filename="../../etc/passwd")
        assert self.names(message.as_bytes()) == ["_.._etc_passwd"]


class TestTheProcessThatReadsPdf:
    def test_a_bomb_of_packed_pages_ends_that_file_alone(self) -> None:
        packed = zlib.compress(zlib.compress(b"(a) Tj " * 1_000_000 * 9, 9), 9)
        body = b"/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
        data = SOUND["a.pdf"].replace(b"<</Length", b"<<" + body % (len(packed), packed), 1)
        read_or_refused(data, "bomb.pdf")
        assert "page 1" in read_bytes_as_document(SOUND["a.pdf"], Path("a.pdf")).text

    @pytest.mark.skipif(sys.platform == "win32", reason="no process can be halted there")
    def test_a_file_that_takes_too_long_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        read_bytes_as_document(SOUND["a.pdf"], Path("a.pdf"))
        os.kill(process._serving[0].pid, signal.SIGSTOP)
        monkeypatch.setattr(limits, "SECONDS", 0.05)
        with pytest.raises(CannotRead, match=r"longer than 0.05 seconds"):
            read_bytes_as_document(SOUND["a.pdf"], Path("slow.pdf"))
        monkeypatch.undo()
        assert "page 1" in read_bytes_as_document(SOUND["a.pdf"], Path("a.pdf")).text

    def test_a_process_that_has_died_is_started_anew(self) -> None:
        read_bytes_as_document(SOUND["a.pdf"], Path("a.pdf"))
        process._serving[0].kill()
        process._serving[0].wait()
        assert "page 1" in read_bytes_as_document(SOUND["a.pdf"], Path("a.pdf")).text


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The Board said \u202eton\u202c yes.", "2 characters that turn the direction of reading"),
        ("The Bo\u200bard said yes.", "1 character without width stands in the text."),
        ("The B\u043eard said yes.", "Letters of another alphabet stand in “B\u043eard”."),
    ],
)
def test_characters_that_deceive_stay_and_are_told(text: str, note: str) -> None:
    document = read_bytes_as_document(text.encode(), Path("a.txt"))
    assert document.text == text
    assert any(said.startswith(note) for said in document.notes)


@pytest.mark.parametrize("text", ["5 μg of TNFα at 20 kΩ", "naïve “£5” – café", "Київ and Athens"])
def test_other_letters_of_every_day_are_not_told(text: str) -> None:
    assert read_bytes_as_document(text.encode(), Path("a.txt")).notes == ()
