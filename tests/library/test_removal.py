"""Removing a source: nothing of it stays in any byte, and it stays away until it is asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy, UnknownName
from assistant.library import open_library
from tests.library.workspaces import everything, indexed, report_text, reports, write

LAST_WORDS = "The quangleworth memorandum names the xylobrand witness."


def every_byte(folder: Path) -> bytes:
    files = [path for path in sorted((folder / ".assistant").rglob("*")) if path.is_file()]
    return b"\n".join(path.read_bytes() for path in files)


def with_secret(folder: Path) -> Path:
    reports(folder, 3, paragraphs=30)
    write(folder, "secret.txt", f"{report_text('Secret', 9, 30)}\n\n{LAST_WORDS}\n")
    return folder


def test_nothing_of_a_removed_source_is_left_in_any_byte(tmp_path: Path) -> None:
    with_secret(tmp_path)
    with indexed(tmp_path) as library:
        text = library.document_text("secret").encode()
        before = every_byte(tmp_path)
        assert b"quangleworth" in before and b"xylobrand" in before and text[40:80] in before
        library.remove("secret")
        assert library.candidates([("quangleworth", 1.0)]) == []
        assert library.word_frequencies(["xylobrand"]) == {"xylobrand": 0}
    after = every_byte(tmp_path)
    assert b"quangleworth" not in after and b"xylobrand" not in after
    assert not any(text[at : at + 40] in after for at in range(0, len(text) - 40, 40))
    assert (tmp_path / "secret.txt").exists()


def test_it_is_removed_from_every_list_of_sources_that_held_it(tmp_path: Path) -> None:
    with_secret(tmp_path)
    with open_library(tmp_path, sources=[tmp_path / "secret.txt"]) as other:
        other.index()
    with indexed(tmp_path) as library:
        library.remove("secret")
    assert b"quangleworth" not in every_byte(tmp_path)


def test_nothing_of_it_is_left_in_a_list_of_sources_whose_indexing_was_cut_short(
    tmp_path: Path,
) -> None:
    with_secret(tmp_path)
    with open_library(tmp_path, sources=[tmp_path / "secret.txt"]) as other:
        other.index()
        (database,) = other.place.glob("library-*/library.sqlite")
    database.rename(database.with_name("unfinished.sqlite"))
    assert b"quangleworth" in every_byte(tmp_path)
    with indexed(tmp_path) as library:
        library.remove("secret")
    assert b"quangleworth" not in every_byte(tmp_path)


def test_what_is_left_equals_a_library_that_never_had_it(tmp_path: Path) -> None:
    indexed(with_secret(tmp_path / "one")).remove("secret")
    (with_secret(tmp_path / "two") / "secret.txt").unlink()
    indexed(tmp_path / "two")
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_a_removed_source_stays_away_until_it_is_named(tmp_path: Path) -> None:
    with_secret(tmp_path)
    with indexed(tmp_path) as library:
        library.remove("secret")
        assert library.refresh() is None
        assert library.index().added == ()
        (tmp_path / "secret.txt").rename(tmp_path / "another name.txt")
        assert library.index().added == (), "it has another name and is still the same document"
        assert library.index(only=[tmp_path / "another name.txt"]).added == ("secret",)
        assert library.refresh() is None
        assert len(library.sources()) == 4


def test_it_stays_away_when_the_library_is_made_anew(tmp_path: Path) -> None:
    with_secret(tmp_path)
    with indexed(tmp_path) as library:
        library.remove("secret")
        library.close()
        (tmp_path / ".assistant" / "library" / "library.sqlite").write_bytes(b"not a database")
        assert len(library.index().added) == 3


def test_while_another_program_reads_it_says_that_bytes_may_be_left(tmp_path: Path) -> None:
    with_secret(tmp_path)
    with indexed(tmp_path) as library:
        reader = sqlite3.connect(tmp_path / ".assistant" / "library" / "library.sqlite")
        rows = reader.execute("SELECT text FROM passages")
        rows.fetchone()
        try:
            with pytest.raises(LibraryBusy, match="Close the other program"):
                library.remove("secret")
        finally:
            rows.close()
            reader.close()
        with pytest.raises(UnknownName):
            library.source("secret")
        assert library.refresh() is not None
        assert library.refresh() is None
    assert b"quangleworth" not in every_byte(tmp_path)


def test_a_source_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    reports(tmp_path, 1)
    with indexed(tmp_path) as library, pytest.raises(UnknownName, match="Did you mean"):
        library.remove("reprot-000")


def test_the_last_source_can_be_removed(tmp_path: Path) -> None:
    write(tmp_path, "only.txt", "Only\n\nThe zebra crossed the road.\n")
    with indexed(tmp_path) as library:
        library.remove("only")
        assert library.sources() == () and library.candidates([("zebra", 1.0)]) == []
        assert library.statistics == (0, 0, 0.0)
    assert b"zebra" not in every_byte(tmp_path)
