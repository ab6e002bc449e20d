"""Which files are evidence, which are not, and which are reported as unreadable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from assistant.library import open_library
from assistant.library.gathering import LARGEST_FILE, gather, looks_like_source
from tests.library.workspaces import write

EVIDENCE = ["a.txt", "notes.md", "day 1.rst", "paper.docx", "scan.pdf", "page.html", "figures.csv"]
NOT_EVIDENCE = [
    "brief.yaml", "themes.yml", ".hidden.txt", "~$paper.docx", "._paper.docx", ".DS_Store",
    "Thumbs.db", "tool.py", "manifest.json", "submission.md.j2", "draft.audit.md",
    ".git/notes.txt", ".assistant/old.txt", "templates/own/submission.txt", "kit/submission.txt",
]  # fmt: skip


def found(folder: Path, *roots: Path) -> tuple[list[str], list[str]]:
    gathering = gather(folder, roots or (folder,))
    return [g.file for g in gathering.files], [file for file, _ in gathering.refused]


def test_documents_are_found_and_everything_else_is_left(tmp_path: Path) -> None:
    for name in (*EVIDENCE, *NOT_EVIDENCE, "templates/own/template.yaml", "kit/template.yaml"):
        write(tmp_path, name, "words")
    assert found(tmp_path) == (sorted(EVIDENCE), [])


def test_our_own_drafts_and_records_are_not_evidence(tmp_path: Path) -> None:
    for name in ("draft.docx", "draft.audit.json", "colleague.docx", "out/report.csv"):
        write(tmp_path, name, "words")
    write(tmp_path, "out/manifest.json", "[]")
    assert found(tmp_path)[0] == ["colleague.docx"]
    assert not looks_like_source(tmp_path / "draft.docx")


def test_roots_may_be_files_may_overlap_and_may_lie_elsewhere(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    inside = write(workspace, "sources/a.txt", "words")
    outside = write(tmp_path, "elsewhere/b.txt", "words")
    files, refused = found(workspace, workspace, inside, outside, outside.parent)
    assert files == ["../elsewhere/b.txt", "sources/a.txt"] and refused == []


def test_a_root_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    assert gather(tmp_path, [tmp_path / "absent"]).refused == (
        ("absent", "There is no such file or folder."),
    )


def test_a_file_beyond_the_size_is_refused_without_being_opened(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    ((file, reason),) = gather(tmp_path, [tmp_path]).refused
    assert file == "huge.txt" and "at most 128 MB" in reason


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_pipes_and_circles_are_reported_and_never_followed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "circle").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == (["a.txt"], ["circle", "link.txt", "pipe.txt"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_name_that_is_no_text_is_reported(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad-\xff.txt")).write_text("x", encoding="utf-8")
    assert gather(tmp_path, [tmp_path]).refused == (
        ("bad-\\udcff.txt", "Its name is not valid text. Rename it."),
    )


def test_our_own_drafts_are_no_evidence_and_a_note_of_that_name_is(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text("schema: 1\nconsultation:\n  title: x\n", encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("notes: 1\n", encoding="utf-8")
    final = ("brief-final.docx", "brief-final.docx.audit.json")
    ours = ("brief.docx", "brief.txt", "brief.md", *final)
    for name in (*ours, "notes.txt", "briefing.txt"):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    taken = {p.name for p in tmp_path.iterdir() if looks_like_source(p)}
    assert taken == {"notes.txt", "briefing.txt"}


def test_the_drafts_of_a_batch_are_no_evidence(tmp_path: Path) -> None:
    for name in ("one.docx", "manifest.json", "report.csv"):
        (tmp_path / name).write_text("[]", encoding="utf-8")
    assert not looks_like_source(tmp_path / "one.docx")


def test_the_longest_name_a_disk_allows_is_looked_at_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".txt")
    path.write_text("Words that can be read.", encoding="utf-8")
    with open_library(tmp_path) as library:
        assert library.index().failed == ()


@pytest.mark.parametrize("held", ["[]", "null", '"x"', "{"])
def test_a_list_of_removed_files_that_is_no_list_is_taken_as_empty(
    tmp_path: Path, held: str
) -> None:
    (tmp_path / "note.txt").write_text("Words that can be read.", encoding="utf-8")
    with open_library(tmp_path) as library:
        library.index()
        (library.place / "removed.json").write_text(held, encoding="utf-8")
        assert library.index().failed == ()
        assert len(library.sources()) == 1
