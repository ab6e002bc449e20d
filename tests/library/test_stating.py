"""What a person states about a source: into the catalogue that the library reads for its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import AskedWrongly
from assistant.files.records import save_record
from assistant.library import open_library
from assistant.library.catalogue import Entry, SourcesRecord
from assistant.library.source import Release
from assistant.library.stating import catalogue_for, with_facts, with_release

PAPER = "A report\n\nDelay is common, and nobody says why.\n"


def document(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAPER, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("file", "root", "catalogue"),
    [
        ("work/sources/paper.txt", "work/sources", "work/sources/sources.yaml"),
        ("work/sources/2026/paper.txt", "work/sources", "work/sources/sources.yaml"),
        ("work/paper.txt", "work", "work/sources.yaml"),
        ("elsewhere/paper.txt", "elsewhere", "elsewhere/sources.yaml"),
        ("elsewhere/2026/paper.txt", "elsewhere", "elsewhere/sources.yaml"),
        ("elsewhere/paper.txt", "elsewhere/paper.txt", "elsewhere/sources.yaml"),
    ],
)
def test_a_fact_goes_where_the_library_reads_it(
    tmp_path: Path, file: str, root: str, catalogue: str
) -> None:
    document(tmp_path / file)
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    with open_library(work, sources=[tmp_path / root]) as library:
        library.index()
        source = library.sources()[0]
        path = catalogue_for(work, source, [tmp_path / root])
        assert path == tmp_path / catalogue
        stated = with_facts(SourcesRecord(), path, work / source.file, title="Better", date="2026")
        save_record(path, stated)
        library.refresh()
        assert (library.source(source.id).title, library.source(source.id).date) == (
            "Better",
            "2026",
        )


def test_the_nearest_catalogue_is_the_one_that_speaks(tmp_path: Path) -> None:
    document(tmp_path / "sources" / "2026" / "paper.txt")
    (tmp_path / "sources" / "2026" / "sources.yaml").write_text("schema: 1\n", encoding="utf-8")
    with open_library(tmp_path) as library:
        library.index()
        path = catalogue_for(tmp_path, library.sources()[0])
    assert path == tmp_path / "sources" / "2026" / "sources.yaml"


def test_only_the_entry_of_the_file_changes(tmp_path: Path) -> None:
    others = (Entry(file="a.txt", title="A"), Entry(file="./b.txt", title="B", status="draft"))
    record = SourcesRecord(sources=others)
    path = tmp_path / "sources.yaml"
    changed = with_facts(record, path, tmp_path / "b.txt", title="", status="final")
    assert changed.sources == (others[0], Entry(file="./b.txt", status="final"))
    released = with_release(changed, path, tmp_path / "c.txt", Release(route="foi"))
    assert released.sources[2] == Entry(file="c.txt", release=Release(route="foi"))
    assert with_facts(record, path, tmp_path / "c.txt", title=None) == record


@pytest.mark.parametrize("facts", [{"date": "2026-13-01"}, {"accessed": "today"}, {"titel": "x"}])
def test_what_is_no_fact_or_no_date_is_refused(tmp_path: Path, facts: dict[str, str]) -> None:
    with pytest.raises(AskedWrongly):
        with_facts(SourcesRecord(), tmp_path / "sources.yaml", tmp_path / "a.txt", **facts)
