"""Writing a file: the old one or the new one, and nothing left lying about."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from assistant.errors import CannotWrite
from assistant.files.writing import check_free, write_bytes

needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs links and special files")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_process_left_is_swept_up_and_what_is_being_written_stays(
    tmp_path: Path,
) -> None:
    old, fresh = tmp_path / ".writing-old.part", tmp_path / ".writing-fresh.part"
    for left in (old, fresh):
        left.write_bytes(b"half")
    past = fresh.stat().st_mtime - 7200
    os.utime(old, (past, past))
    write_bytes(tmp_path / "a.txt", b"whole")
    assert names(tmp_path) == [".writing-fresh.part", "a.txt"]


def test_a_refused_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_bytes(path, b"old")
    with pytest.raises(CannotWrite, match="exists already"):
        write_bytes(path, b"new", overwrite=False)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_folder_is_called_a_folder(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(CannotWrite, match=r"This is a folder\. Give the name of a file\."):
        write_bytes(tmp_path, b"x", overwrite=overwrite)
    with pytest.raises(CannotWrite, match="This is a folder"):
        check_free(tmp_path)


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_name_that_is_too_long_is_told(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(CannotWrite):
        write_bytes(tmp_path / ("x" * 400), b"x", overwrite=overwrite)
    assert names(tmp_path) == []


@needs_posix
def test_a_link_stays_and_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "brief.yaml"
    target.write_bytes(b"old")
    link = tmp_path / "brief.yaml"
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "elsewhere") == ["brief.yaml"]


@needs_posix
def test_what_is_no_ordinary_file_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("pipe.docx")
        with pytest.raises(CannotWrite, match="not an ordinary file"):
            write_bytes(Path("pipe.docx"), b"x")
        assert Path("pipe.docx").is_socket()
    assert names(tmp_path) == ["pipe.docx"]


@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="this user may write everything")
def test_a_file_that_may_only_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(CannotWrite, match="may only be read"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
