"""The same files give the same library, whatever it went through and however many helped."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library import changes, open_library, stream, workers
from tests.library.workspaces import answers, everything, report_text, reports, write

NAMES = [f"report-{number}.txt" for number in range(5)]
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.integers(0, 30)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just(0)),
    st.tuples(st.just("index"), st.just(""), st.just(0)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(STEPS, max_size=12))
def test_a_library_with_a_history_equals_a_fresh_one(steps: list[tuple[str, str, int]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for step, file, seed in steps:
            if step == "write":
                # Titles follow the names of the files: an id, once given, is kept on purpose.
                write(folder, file, report_text(f"Title of {file[:-4]}", seed))
            elif step == "delete":
                (folder / file).unlink(missing_ok=True)
            else:
                open_library(folder).index()
        open_library(folder).index()
        grown = everything(folder)
        shutil.rmtree(folder / ".assistant")
        open_library(folder).index()
        assert everything(folder) == grown


def test_a_large_library_is_changed_in_place_and_finds_the_same_passages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "BUILT_WHOLE_BELOW", 0)
    monkeypatch.setattr(changes, "_MOST_GONE", 1.0)
    reports(tmp_path, 8)
    open_library(tmp_path).index()
    for number in range(3):
        write(tmp_path, f"report-00{number}.txt", report_text(f"Report 00{number}", 90 + number))
        (tmp_path / f"report-00{number + 4}.txt").unlink()
        open_library(tmp_path).index()
    with open_library(tmp_path) as grown:
        found = {word: answers(grown, word) for word in ("polic", "report", "figur")}
    shutil.rmtree(tmp_path / ".assistant")
    with open_library(tmp_path) as fresh:
        fresh.index()
        for word, kept in found.items():
            anew = answers(fresh, word)
            assert {hit[:2] for hit in kept} == {hit[:2] for hit in anew}
            assert [score for *_, score in kept] == sorted((h[2] for h in kept), reverse=True)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_number_of_workers_changes_nothing(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "PARALLEL_FROM", 1)
    monkeypatch.setattr(workers, "_BATCH", 4_000)
    alone, helped = tmp_path / "alone", tmp_path / "helped"
    for folder in (alone, helped):
        reports(folder, 12)
        (folder / "empty.txt").write_bytes(b"")
    one = open_library(alone).index(jobs=1)
    other = open_library(helped).index(jobs=jobs)
    assert one == other
    assert everything(alone) == everything(helped)


def test_equal_scores_come_in_reading_order_and_are_cut_there(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        write(tmp_path, f"{name}.txt", f"Title {name}\n\n" + "The zebra ran away.\n\n" * 40)
    with open_library(tmp_path) as library:
        library.index()
        write(tmp_path, "a.txt", "Title a\n\n" + "The zebra ran off.\n\n" * 40)
        library.index()
        found = answers(library, "zebra", limit=30)
    assert [(source, ordinal) for source, ordinal, _ in found] == sorted(
        (source, ordinal) for source, ordinal, _ in found
    )
    assert {source for source, _, _ in found} == {"title-a"}
    assert len(found) == 30


def test_deleting_the_library_loses_nothing(tmp_path: Path) -> None:
    reports(tmp_path, 4)
    open_library(tmp_path).index()
    before = everything(tmp_path)
    shutil.rmtree(tmp_path / ".assistant")
    open_library(tmp_path).index()
    assert everything(tmp_path) == before
