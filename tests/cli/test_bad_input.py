"""Bad input: one clear line, the right exit code, and nothing lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from assistant.briefs import load_brief
from assistant.errors import CannotWrite
from assistant.workspace import refuse_changed
from tests.cli.conftest import Call, Said


def one_line(said: Said, code: int, *words: str) -> None:
    assert said.code == code, said
    lines = said.err.splitlines()
    assert len(lines) == 1, said.err
    assert all(word in lines[0] for word in words), lines[0]
    assert "Traceback" not in said.err


def test_an_empty_folder_holds_no_documents(call: Call, tmp_path: Path) -> None:
    said = call("index", "--workspace", tmp_path)
    assert said.code == 1
    assert "0 sources" in said.out


def test_an_empty_file_is_named_and_the_rest_goes_on(call: Call, seeds: Path) -> None:
    (seeds / "empty.txt").write_bytes(b"")
    said = call("index", "--workspace", seeds, "--json")
    assert said.code == 1
    assert [failed["file"] for failed in said.data["failed"]] == ["empty.txt"]
    assert len(said.data["added"]) == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200),
        ("paper.md", b"%PDF-1.7\n" + b"\x00\xff" * 200),
        ("word.txt", b"PK\x03\x04" + b"\x00" * 200),
    ],
)
def test_a_binary_file_is_refused_with_the_reason(
    call: Call, seeds: Path, name: str, data: bytes
) -> None:
    (seeds / name).write_bytes(data)
    said = call("index", "--workspace", seeds, "--json")
    assert said.code == 1
    assert [failed["file"] for failed in said.data["failed"]] == [name]
    assert said.data["failed"][0]["reason"]


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-16", "UTF-16"), ("cp1252", "1252"), ("utf-8-sig", None)],
)
def test_other_encodings_are_read_and_said(
    call: Call, tmp_path: Path, encoding: str, note: str | None
) -> None:
    words = "The naïve view costs £5 – and “more” than that.\n"
    (tmp_path / "note.txt").write_bytes(words.encode(encoding))
    found = call("sources", "--json", "--workspace", tmp_path).data[0]
    assert note is None or any(note in line for line in found["notes"])
    passage = call("passages", found["id"], "--json", "--workspace", tmp_path).data[0]
    assert passage["text"] == words.strip()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without all rights")
def test_a_file_without_permission_is_named(call: Call, seeds: Path) -> None:
    locked = seeds / "locked.txt"
    locked.write_text("secret", encoding="utf-8")
    locked.chmod(0)
    said = call("index", "--workspace", seeds, "--json")
    assert said.code == 1
    assert [failed["file"] for failed in said.data["failed"]] == ["locked.txt"]


def test_a_brief_with_an_unknown_position_is_named_with_its_line(call: Call, demo: Path) -> None:
    brief = demo / "brief.yaml"
    text = brief.read_text(encoding="utf-8")
    line = next(
        i for i, row in enumerate(text.splitlines(), 1) if row.strip().startswith("positions:")
    )
    broken = text.replace("positions: [", "positions: [no-such-position, ", 1)
    assert broken != text
    brief.write_text(broken, encoding="utf-8")
    said = call("draft", brief, "--force")
    one_line(said, 2, "brief.yaml", f"line {line}", "no-such-position")
    assert (demo / "brief.docx").exists()


def test_a_brief_that_is_no_yaml_is_named_with_its_line(call: Call, demo: Path) -> None:
    bad = demo / "bad.yaml"
    bad.write_text("consultation:\n  title: [unclosed\nrespondent: x\n", encoding="utf-8")
    one_line(call("draft", bad), 2, "bad.yaml", "line")


def test_an_existing_draft_is_never_replaced_without_force(call: Call, demo: Path) -> None:
    output = demo / "brief.docx"
    output.write_bytes(b"edited by hand")
    one_line(call("draft", demo / "brief.yaml"), 3, "brief.docx", "exists already", "--force")
    assert output.read_bytes() == b"edited by hand"
    assert call("draft", demo / "brief.yaml", "--force").code in (0, 1)
    assert output.read_bytes() != b"edited by hand"


def test_a_draft_into_a_missing_folder_says_so(call: Call, demo: Path) -> None:
    said = call("draft", demo / "brief.yaml", "-o", demo / "no" / "such" / "x.docx")
    one_line(said, 3, "x.docx", "folder does not exist")


def test_an_unknown_template_is_answered_with_the_nearest(call: Call, demo: Path) -> None:
    said = call(
        "draft", demo / "brief.yaml", "--template", "consultation-respons", "-o", demo / "x.docx"
    )
    one_line(said, 2, "consultation-respons", "Did you mean “consultation-response”?")
    assert not (demo / "x.docx").exists()


def test_a_house_style_that_is_no_word_file_is_refused(call: Call, demo: Path) -> None:
    style = demo / "style.docx"
    style.write_bytes(b"not a Word file")
    said = call("draft", demo / "brief.yaml", "--house-style", style, "-o", demo / "x.docx")
    one_line(said, 3, "style.docx")
    assert not (demo / "x.docx").exists()


def test_a_damaged_library_is_told_in_one_line_and_index_mends_it(call: Call, seeds: Path) -> None:
    assert call("index", "--workspace", seeds).code == 0
    for path in (seeds / ".assistant").iterdir():
        if path.is_file() and path.stat().st_size > 4096:
            path.write_bytes(b"rubbish" * 1000)
    said = call("search", "grooming", "--workspace", seeds)
    assert said.code in (0, 3)
    assert "Traceback" not in said.err
    assert call("index", "--workspace", seeds).code == 0
    assert call("search", "grooming", "--workspace", seeds).code == 0


def test_a_library_that_was_deleted_loses_nothing(call: Call, seeds: Path) -> None:
    before = call("search", "grooming", "--json", "--workspace", seeds)
    shutil.rmtree(seeds / ".assistant")
    assert call("search", "grooming", "--json", "--workspace", seeds).out == before.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_hostile_names_and_text_cannot_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    name = "bad\x1b[31m\nname\u202e.txt"
    filling = "Many more words follow here, so that this is running text. " * 20
    words = f"Grooming \x1b]0;title\x07 is \u202ehidden\u202c here.\n\n{filling}\n"
    (tmp_path / name).write_text(words, encoding="utf-8")
    commands = [("sources",), ("passages", "bad"), ("search", "grooming hidden"), ("index",)]
    for command in commands:
        said = call(*command, "--workspace", tmp_path)
        assert said.code == 0, said
        assert not {"\x1b", "\x07", "\u202e", "\u202c"} & set(said.out + said.err)
    assert "<U+000A>" in call("sources", "--workspace", tmp_path).out
    assert call("sources", "--json", "--workspace", tmp_path).data[0]["file"] == name
    absent = call("draft", tmp_path / "\x1b[31m.yaml")
    one_line(absent, 3, "<U+001B>", "no such file")


def test_a_template_that_the_brief_names_wrongly_is_told_with_its_line(
    call: Call, demo: Path
) -> None:
    brief = demo / "brief.yaml"
    rows = brief.read_text(encoding="utf-8").splitlines(keepends=True)
    line = next(i for i, row in enumerate(rows, 1) if row.startswith("template:"))
    rows[line - 1] = "template: consultation-respons\n"
    brief.write_text("".join(rows), encoding="utf-8")
    said = call("status", brief)
    one_line(said, 2, f"brief.yaml, line {line}", "Did you mean “consultation-response”?")


def test_a_document_that_a_draft_could_not_read_is_named(call: Call, demo: Path) -> None:
    (demo / "sources" / "empty.txt").write_bytes(b"")
    said = call("status", "--workspace", demo)
    assert "not read: sources/empty.txt: The file is empty." in said.err
    assert call("status", "--workspace", demo, "--quiet").err == ""


def test_an_existing_draft_is_noticed_before_the_work_begins(call: Call, demo: Path) -> None:
    shutil.rmtree(demo / ".assistant")
    one_line(call("draft", demo / "brief.yaml"), 3, "brief.docx", "exists already")
    assert not (demo / ".assistant").exists()


def test_what_somebody_else_changed_in_the_meantime_is_not_undone(demo: Path) -> None:
    path = demo / "brief.yaml"
    brief = load_brief(path)
    refuse_changed(path, brief)
    before = path.read_text(encoding="utf-8")
    path.write_text(before + "\nmarking: Confidential\n", encoding="utf-8")
    with pytest.raises(CannotWrite, match="changed by somebody else"):
        refuse_changed(path, brief)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("words", [("draft", "pipe.yaml"), ("status",), ("index",)])
def test_a_pipe_is_never_waited_for(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.yaml")
    os.mkfifo("pipe.txt")
    said = call(*words)
    assert said.code in (1, 2, 3)
    assert "not an ordinary file" in said.err or "no brief here" in said.err


def test_no_final_copy_stays_without_its_record(call: Call, demo: Path) -> None:
    (demo / "brief-final.docx.audit.json").mkdir()
    said = call("draft", demo / "brief.yaml", "--final", "--despite", "Cleared.")
    one_line(said, 3, "brief-final.docx.audit.json", "This is a folder")
    assert not (demo / "brief-final.docx").exists()


def test_letters_that_may_have_been_read_wrongly_are_told_when_they_are_read(
    call: Call, tmp_path: Path
) -> None:
    text = "The board met in Łódź and agreed the plan for the café.\n"
    (tmp_path / "polish.txt").write_bytes(text.encode("iso8859_2"))
    (tmp_path / "plain.txt").write_text(text, encoding="utf-8")
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{text[18:]}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode("latin-1", "replace"))
    said = call("index", "--workspace", tmp_path)
    (line,) = [line for line in said.err.splitlines() if ".txt" in line or ".html" in line]
    assert line.startswith("polish.txt: Read as Windows-1252. See that its letters are right")
    assert "polish" not in call("index", "--workspace", tmp_path).err


def test_indexing_a_folder_without_documents_says_so(call: Call, tmp_path: Path) -> None:
    said = call("index", "--workspace", tmp_path)
    assert said.code == 1
    assert said.err.splitlines() == [f"There are no documents to read in {tmp_path.resolve()}."]


def test_a_file_in_the_place_of_the_library_is_said_to_be_moved(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Minutes\n\nThe board met.\n", encoding="utf-8")
    (tmp_path / ".assistant").write_text("mine", encoding="utf-8")
    said = call("index", "--workspace", tmp_path)
    assert said.code == 3
    told = "A file of this name is in the way. Move it elsewhere, and try again.\n"
    assert said.err.endswith(told)
