"""A damaged library is never believed, always said so, and made anew from the documents."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged
from assistant.library import open_library
from assistant.matching.searching import search
from tests.library.workspaces import everything, indexed, reports

STORE = Path(".assistant") / "library"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    reports(tmp_path, 5, paragraphs=40)
    indexed(tmp_path).close()
    return tmp_path


def test_a_database_that_is_none_is_said_to_be_damaged_and_made_anew(workspace: Path) -> None:
    before = everything(workspace)
    (workspace / STORE / "library.sqlite").write_bytes(b"these are not the words\n" * 500)
    with pytest.raises(LibraryDamaged, match="run “assistant index”"):
        open_library(workspace).sources()
    report = open_library(workspace).index()
    assert "damaged" in report.notes[0] and len(report.added) == 5
    assert (workspace / STORE / "damaged" / "library.sqlite").exists()
    assert everything(workspace) == before


def test_a_database_cut_short_is_made_anew(workspace: Path) -> None:
    before = everything(workspace)
    database = workspace / STORE / "library.sqlite"
    for share in (0.0, 0.1, 0.5, 0.9):
        data = database.read_bytes()
        database.write_bytes(data[: int(len(data) * share)])
        library = open_library(workspace)
        library.refresh()
        try:
            for source in library.sources():
                library.document_text(source.id), library.passages(source.id)
        except LibraryDamaged:
            library.refresh()
        assert everything(workspace) == before, f"cut at {share}"


def test_bytes_changed_anywhere_never_end_in_a_traceback(workspace: Path) -> None:
    before = everything(workspace)
    database = workspace / STORE / "library.sqlite"
    whole, rng = database.read_bytes(), random.Random(3)  # noqa: S311
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(40):
            data[rng.randrange(100, len(data))] ^= 0xFF
        database.write_bytes(bytes(data))
        try:
            everything(workspace)
        except LibraryDamaged as error:
            assert "\n" not in str(error)
            assert open_library(workspace).refresh() is not None
            assert everything(workspace) == before
        database = workspace / STORE / "library.sqlite"


def test_one_letter_altered_in_a_stored_text_is_noticed(workspace: Path) -> None:
    before = everything(workspace)
    connection = sqlite3.connect(workspace / STORE / "library.sqlite")
    with connection:
        altered = "CAST(replace(text, 'police', 'policy') AS BLOB)"
        connection.execute(f"UPDATE sources SET text = {altered}")  # noqa: S608 - our own words
    connection.close()
    with open_library(workspace) as library, pytest.raises(LibraryDamaged, match="as it was"):
        for source in library.sources():
            library.document_text(source.id)
    assert open_library(workspace).refresh() is not None
    assert everything(workspace) == before


@pytest.mark.parametrize(
    "altered",
    [
        "passages SET text = replace(text, 'police', 'policy')",
        "passages SET start = start + 1",
        "passages SET rest = replace(rest, '{', '{ ')",
        "sources SET record = replace(record, 'Report 003', 'Report 008')",
        "meta SET value = '{' WHERE key = 'ranking'",
        "meta SET value = 'many' WHERE key = 'generation'",
    ],
)
def test_whatever_a_person_is_shown_is_noticed_where_it_was_altered(
    workspace: Path, altered: str
) -> None:
    before = everything(workspace)
    connection = sqlite3.connect(workspace / STORE / "library.sqlite")
    with connection:
        assert connection.execute(f"UPDATE {altered}").rowcount
    connection.close()
    with pytest.raises(LibraryDamaged) as refused:
        everything(workspace)
    assert "\n" not in str(refused.value)
    assert open_library(workspace).refresh() is not None
    assert everything(workspace) == before


def test_a_library_made_anew_while_it_is_open_is_not_taken_for_the_one_before(
    workspace: Path,
) -> None:
    with open_library(workspace) as library:
        generation = library.generation
        search(library, "police evidence")
        shutil.rmtree(workspace / ".assistant")
        reports(workspace, 9, paragraphs=4)
        assert library.refresh() is not None and library.generation != generation
        found = search(library, "police evidence")
    with open_library(workspace) as other:
        assert found == search(other, "police evidence")


def test_a_lost_index_folder_is_mended_from_the_text(workspace: Path) -> None:
    before = everything(workspace)
    (folder,) = (workspace / STORE).glob("ranking-*")
    shutil.rmtree(folder)
    assert everything(workspace) == before


def test_an_index_file_cut_short_is_mended_from_the_text(workspace: Path) -> None:
    before = everything(workspace)
    for _ in range(3):
        (folder,) = (workspace / STORE).glob("ranking-*")
        for path in sorted(folder.iterdir()):
            data = path.read_bytes()
            if not path.name.startswith(".tantivy") and data:
                path.write_bytes(data[: len(data) // 2])
        assert everything(workspace) == before


def test_one_byte_altered_in_any_index_file_is_mended_from_the_text(workspace: Path) -> None:
    before, rng = everything(workspace), random.Random(5)  # noqa: S311
    (folder,) = (workspace / STORE).glob("ranking-*")
    kinds = [path.suffix for path in folder.iterdir() if not path.name.startswith(".tantivy")]
    for kind in sorted(set(kinds)):
        (folder,) = (workspace / STORE).glob("ranking-*")
        path = next(path for path in folder.glob(f"*{kind}") if path.stat().st_size)
        data = bytearray(path.read_bytes())
        data[rng.randrange(len(data))] ^= 0xFF
        path.write_bytes(bytes(data))
        assert everything(workspace) == before, path.name


def test_a_library_of_another_version_is_made_anew_and_says_so(workspace: Path) -> None:
    before = everything(workspace)
    connection = sqlite3.connect(workspace / STORE / "library.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    library = open_library(workspace)
    assert library.sources() == ()
    report = library.refresh()
    assert report is not None and "another version" in report.notes[0]
    assert everything(workspace) == before


def test_a_folder_in_the_place_of_the_database_is_set_aside(workspace: Path) -> None:
    before = everything(workspace)
    database = workspace / STORE / "library.sqlite"
    database.unlink()
    (database / "inside").mkdir(parents=True)
    with pytest.raises(LibraryDamaged, match="is not a file"):
        open_library(workspace).sources()
    report = open_library(workspace).index()
    assert "damaged" in report.notes[0] and len(report.added) == 5
    assert everything(workspace) == before
