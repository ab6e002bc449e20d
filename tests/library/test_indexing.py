"""Indexing: what is new, changed, renamed, gone or unreadable, and what stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import CannotRead, RecordError, UnknownName
from assistant.library import open_library
from tests.library.workspaces import (
    MINUTES,
    SEEDS,
    everything,
    indexed,
    report_text,
    reports,
    write,
)


def test_every_passage_of_the_seeds_stands_in_its_stored_text(tmp_path: Path) -> None:
    library = open_library(tmp_path, sources=[SEEDS])
    report = library.index()
    assert len(report.added) == 2 and not report.failed
    for source in library.sources():
        text = library.document_text(source.id)
        passages = library.passages(source.id)
        assert len(passages) == source.passages > 30
        assert all(text[p.start : p.end] == p.text and p.source == source.id for p in passages)


def test_a_library_that_was_never_indexed_is_empty(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        assert library.sources() == ()
        assert library.candidates([("polic", 1.0)]) == []
        assert library.generation == 0
    assert not (tmp_path / ".assistant").exists()


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="There is no such folder"):
        open_library(tmp_path / "absent")


def test_indexing_again_finds_nothing_to_do(tmp_path: Path) -> None:
    reports(tmp_path, 3)
    with indexed(tmp_path) as library:
        before = everything(tmp_path)
        generation = library.generation
        report = library.index()
        assert report.added == report.changed == report.removed == ()
        assert len(report.unchanged) == 3
        assert library.generation == generation
        assert everything(tmp_path) == before


def test_refresh_looks_and_reads_only_when_something_changed(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    with open_library(tmp_path) as library:
        first = library.refresh()
        assert first is not None and len(first.added) == 2
        assert library.refresh() is None
        write(tmp_path, "report-001.txt", report_text("Report 001", 77))
        second = library.refresh()
        assert second is not None and second.changed == ("report-001",)
        assert library.refresh() is None


def test_a_changed_file_keeps_its_id_and_loses_its_old_words(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "A report\n\nThe zebra crossed the road.\n")
    with indexed(tmp_path) as library:
        assert library.document_frequencies(["zebra"]) == {"zebra": 1}
        write(tmp_path, "a.txt", "A report\n\nThe giraffe crossed the road.\n")
        assert library.index().changed == ("a-report",)
        assert library.document_frequencies(["zebra"]) == {"zebra": 0}
        assert library.word_frequencies(["zebra", "giraffe"]) == {"zebra": 0, "giraffe": 1}
        assert library.candidates([("zebra", 1.0)]) == []
        assert len(library.candidates([("giraff", 1.0)])) == 1


def test_a_change_that_keeps_size_and_time_is_noticed_by_index(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "A report\n\nThe figure was 37 in all.\n")
    with indexed(tmp_path) as library:
        times = path.stat()
        path.write_text("A report\n\nThe figure was 73 in all.\n", encoding="utf-8", newline="\n")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert library.index().changed == ("a-report",)
        assert "73" in library.document_text("a-report")


def test_a_file_that_is_gone_leaves_the_library(tmp_path: Path) -> None:
    reports(tmp_path, 3)
    with indexed(tmp_path) as library:
        (tmp_path / "report-001.txt").unlink()
        report = library.index()
        assert report.removed == ("report-001",)
        assert [source.id for source in library.sources()] == ["report-000", "report-002"]


def test_a_renamed_file_keeps_its_id_and_is_not_read_again(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    with indexed(tmp_path) as library:
        (tmp_path / "report-001.txt").rename(tmp_path / "moved to another name.txt")
        report = library.index()
        assert report.added == report.removed == report.changed == ()
        assert any("moved to another name.txt" in note for note in report.notes)
        assert library.source("report-001").file == "moved to another name.txt"


def test_two_files_that_exchange_their_names_exchange_their_texts(tmp_path: Path) -> None:
    one, two = reports(tmp_path, 2).glob("*.txt")
    with indexed(tmp_path) as library:
        before = {source.file: library.document_text(source.id) for source in library.sources()}
        one.rename(tmp_path / "x"), two.rename(one), (tmp_path / "x").rename(two)
        library.index()
        after = {source.file: library.document_text(source.id) for source in library.sources()}
    assert before[one.name] == after[two.name] and before[two.name] == after[one.name]


def test_files_of_one_title_get_ids_that_differ_and_can_be_told_apart(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        write(tmp_path, f"{folder}/minutes.txt", f"Minutes\n\nThe {folder} board met.\n")
    write(tmp_path, "south/more.txt", "Minutes\n\nThe other board met.\n")
    with indexed(tmp_path) as library:
        assert [source.id for source in library.sources()] == [
            "minutes",
            "minutes-south",
            "minutes-south-2",
        ]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    reports(tmp_path, 1)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\n\x00\x01")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    report = indexed(tmp_path).index()
    assert report.unchanged == ("report-000",)
    assert [file for file, _ in report.failed] == ["empty.txt", "noise.txt", "scan.pdf"]
    assert all(reason.endswith(".") for _, reason in report.failed)


def test_data_that_only_looks_like_text_is_refused_with_the_way_out(tmp_path: Path) -> None:
    write(tmp_path, "data.txt", "\n\n".join(f"row {number}" for number in range(250_001)))
    ((file, reason),) = open_library(tmp_path).index().failed
    assert file == "data.txt" and reason.endswith("if it is data, leave it out.")


def test_a_file_that_became_unreadable_is_no_longer_quoted(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    with indexed(tmp_path) as library:
        (tmp_path / "report-001.txt").write_bytes(b"")
        report = library.index()
        assert report.removed == ("report-001",)
        assert [file for file, _ in report.failed] == ["report-001.txt"]
        assert library.refresh() is None, "a known failure is not a change"


def test_sources_yaml_wins_over_what_the_file_says(tmp_path: Path) -> None:
    reports(tmp_path, 1)
    write(
        tmp_path,
        "sources.yaml",
        "schema: 1\nsources:\n  - file: report-000.txt\n    id: panel-2024\n"
        "    title: Findings of the panel\n    date: 2024-02-03\n    release: {route: published}\n",
    )
    with indexed(tmp_path) as library:
        (source,) = library.sources()
    assert (source.id, source.title, source.date) == (
        "panel-2024",
        "Findings of the panel",
        "2024-02-03",
    )
    assert source.release is not None and source.release.route == "published"


def test_a_change_of_sources_yaml_alone_changes_the_source(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    with indexed(tmp_path) as library:
        write(
            tmp_path,
            "sources.yaml",
            "schema: 1\nsources:\n  - file: report-000.txt\n    publisher: The Panel\n",
        )
        report = library.refresh()
        assert report is not None and report.changed == ("report-000",)
        assert library.source("report-000").publisher == "The Panel"
        (tmp_path / "sources.yaml").unlink()
        library.refresh()
        assert library.source("report-000").publisher is None


def test_a_genre_given_by_a_person_has_the_file_read_again(tmp_path: Path) -> None:
    write(tmp_path, "minutes.txt", MINUTES.read_text(encoding="utf-8"))
    with indexed(tmp_path) as library:
        before = library.sources()[0]
        assert before.genre == "minutes"
        write(
            tmp_path, "sources.yaml", "schema: 1\nsources: [{file: minutes.txt, genre: general}]\n"
        )
        assert library.index().changed == (before.id,)
        (source,) = library.sources()
        assert source.genre == "general"
        assert not any(p.speaker for p in library.passages(source.id))


def test_an_id_given_to_another_file_moves_and_is_told(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    with indexed(tmp_path) as library:
        write(
            tmp_path,
            "sources.yaml",
            "schema: 1\nsources: [{file: report-001.txt, id: report-000}]\n",
        )
        report = library.index()
        assert library.source("report-000").file == "report-001.txt"
        assert len({source.id for source in library.sources()}) == 2
        assert any("report-000" in note for note in report.notes)


def test_sources_yaml_that_names_no_file_is_a_note_and_one_that_is_wrong_an_error(
    tmp_path: Path,
) -> None:
    reports(tmp_path, 1)
    catalogue = write(
        tmp_path, "sources.yaml", "schema: 1\nsources: [{file: reprt-000.txt, title: X}]\n"
    )
    report = indexed(tmp_path).index()
    assert any("Did you mean “report-000.txt”" in note for note in report.notes)
    catalogue.write_text("schema: 1\nsources: [{file: a.txt, titel: X}]\n", encoding="utf-8")
    with pytest.raises(RecordError, match="titel"):
        open_library(tmp_path).index()


def test_naming_files_reads_nothing_else_and_keeps_the_rest(tmp_path: Path) -> None:
    reports(tmp_path / "sources", 2)
    outside = write(tmp_path, "elsewhere/extra.txt", report_text("Extra", 5))
    with indexed(tmp_path) as library:
        (tmp_path / "sources" / "report-000.txt").unlink()
        report = library.index(only=[outside])
        assert report.added == ("extra",) and report.removed == ()
        later = library.index()
        assert later.removed == ("report-000",)
        assert [source.id for source in library.sources()] == ["extra", "report-001"]


def test_each_list_of_sources_has_answers_of_its_own(tmp_path: Path) -> None:
    reports(tmp_path, 3)
    one = open_library(tmp_path, sources=[tmp_path / "report-000.txt"])
    one.refresh()
    alone = one.statistics
    with indexed(tmp_path) as whole:
        assert whole.statistics.sources == 3
    assert one.refresh() is None
    assert one.statistics == alone and alone.sources == 1


def test_a_source_is_found_by_id_file_or_the_beginning_of_either(tmp_path: Path) -> None:
    write(tmp_path, "sources/first.txt", report_text("Annual review", 1))
    write(tmp_path, "sources/second.txt", report_text("Annual survey", 2))
    with indexed(tmp_path) as library:
        for name in ("annual-review", "annual-r", "sources/first.txt", "first.txt"):
            assert library.source(name).file == "sources/first.txt"
        with pytest.raises(UnknownName, match="annual-review"):
            library.source("annual-")
        with pytest.raises(UnknownName, match="Did you mean “annual-survey”"):
            library.source("anual-survey")


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    reports(tmp_path, 3)
    told: list[tuple[int, int, str]] = []
    open_library(tmp_path).index(progress=lambda *step: told.append(step))
    assert told == [(n + 1, 3, f"report-{n:03}.txt") for n in range(3)]
