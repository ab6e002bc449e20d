"""The gram table: made when it is needed, in step with the sources, whole or not at all."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CannotWrite
from assistant.library import Library, open_library
from assistant.library.grams import OVERLAP
from assistant.library.squeezing import GRAM, grams_of, squeeze, squeeze_with_origins
from tests.library.test_crash import KILLED_AT, TOO_LITTLE_ROOM, half_changed, run
from tests.library.workspaces import indexed, report_text, reports, write

LAST_WORDS = "The quangleworth memorandum names the xylobrand witness."
PREPARED = ".prepare_grams()"


def store(folder: Path) -> Path:
    return folder / ".assistant" / "library"


def tables(folder: Path) -> list[str]:
    return sorted(path.name for path in store(folder).glob("grams-*"))


def held(library: Library, words: str) -> list[str]:
    """Return the texts of the passages that hold the letters of the words."""
    (numbers,) = library.grams.holding([grams_of(squeeze(words))])
    return [passage.text for passage in library.placed_texts(numbers)]


def answers(folder: Path) -> list[tuple[str, int]]:
    """Return (source, start) of whatever shares grams with some words, in one order."""
    with open_library(folder) as library:
        words = ("children and young people", "the safety of the platform", "annual budget review")
        grams = sorted({gram for some in words for gram in grams_of(squeeze(some))})
        hits = library.grams.sharing([(gram, 1.0) for gram in grams], limit=1000)
        found = library.placed_texts([hit.number for hit in hits])
        return sorted((passage.source, passage.start) for passage in found)


def test_indexing_makes_no_table_and_the_first_look_up_does(tmp_path: Path) -> None:
    with indexed(reports(tmp_path, 3)) as library:
        assert tables(tmp_path) == []
        assert held(library, "nothing of the kind") == []
        assert tables(tmp_path) == ["grams-1"]


def test_before_the_first_indexing_nothing_is_found_and_nothing_made(tmp_path: Path) -> None:
    with open_library(reports(tmp_path, 1)) as library:
        library.prepare_grams()
        assert library.grams.frequencies(["police"]) == {}
        assert library.grams.holding([["police"], ["report"]]) == [[], []]
        assert not (tmp_path / ".assistant").exists()


def test_after_a_change_the_table_answers_as_one_made_anew(tmp_path: Path) -> None:
    reports(tmp_path / "one", 20)
    indexed(tmp_path / "one").prepare_grams()
    half_changed(tmp_path / "one")
    indexed(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two", ignore=shutil.ignore_patterns(".assistant"))
    indexed(tmp_path / "two")
    assert answers(tmp_path / "one") == answers(tmp_path / "two")
    assert tables(tmp_path / "one") == ["grams-2"], "the earlier table is gone"


def test_a_change_costs_only_the_sources_that_changed(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    reports(tmp_path, 20)
    indexed(tmp_path).prepare_grams(lambda *step: told.append(step))
    assert len(told) == 20 and told[-1] == (20, 20, "report-019.txt")
    write(tmp_path, "report-004.txt", report_text("Report 004", 77))
    told.clear()
    indexed(tmp_path).prepare_grams(lambda *step: told.append(step))
    assert told == [(1, 1, "report-004.txt")]
    told.clear()
    indexed(tmp_path).prepare_grams(lambda *step: told.append(step))
    assert told == []


def test_a_library_that_is_open_sees_what_another_process_indexed(tmp_path: Path) -> None:
    with indexed(reports(tmp_path, 2)) as library:
        assert held(library, LAST_WORDS) == []
        write(tmp_path, "new.txt", f"New\n\n{LAST_WORDS}\n")
        indexed(tmp_path).close()
        assert held(library, LAST_WORDS) == [LAST_WORDS]


def test_a_source_that_goes_is_not_found_again(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    path = write(tmp_path, "last.txt", f"Last\n\n{LAST_WORDS}\n")
    with indexed(tmp_path) as library:
        assert held(library, LAST_WORDS) == [LAST_WORDS]
        path.unlink()
        library.index()
        assert held(library, LAST_WORDS) == []


def test_a_removed_source_takes_the_whole_table_with_it(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    write(tmp_path, "last.txt", f"Last\n\n{LAST_WORDS}\n")
    with indexed(tmp_path) as library:
        assert library.grams.frequencies(["glewor"]) == {"glewor": 1}
        library.remove("last")
        assert tables(tmp_path) == [], "its letters would stay in the files until they are merged"
        assert library.grams.frequencies(["glewor"]) == {"glewor": 0}


@pytest.mark.parametrize("damage", ["gone", "cut short", "overwritten"])
def test_a_damaged_table_is_made_anew(tmp_path: Path, damage: str) -> None:
    write(tmp_path, "last.txt", f"Last\n\n{LAST_WORDS}\n")
    with indexed(tmp_path) as library:
        library.prepare_grams()
    (folder,) = store(tmp_path).glob("grams-*")
    for path in sorted(folder.iterdir()):
        size = path.stat().st_size
        if damage == "gone":
            path.unlink()
        elif path.suffix == ".json" or damage == "cut short":
            path.write_bytes(b"\0" * (size if damage == "overwritten" else size // 2))
    with open_library(tmp_path) as library:
        assert held(library, LAST_WORDS) == [LAST_WORDS]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_killed_at_any_moment_the_table_is_made_at_the_next_look_up(tmp_path: Path) -> None:
    folder = reports(tmp_path / "whole", 6, paragraphs=30)
    indexed(folder).prepare_grams()
    write(folder, "report-001.txt", report_text("Report 001", 500, 30))
    indexed(folder)
    program = KILLED_AT.replace(".index()", PREPARED)
    finished = run(program, shutil.copytree(folder, tmp_path / "finished"), 1_000_000)
    assert finished.returncode == 0, finished.stderr
    expected = answers(tmp_path / "finished")
    events = int(finished.stdout)
    for moment in [*random.Random(1).sample(range(1, events), 6), events - 1]:  # noqa: S311
        workspace = shutil.copytree(folder, tmp_path / f"killed-{moment}")
        assert run(program, workspace, moment).returncode == -9
        assert answers(workspace) == expected, f"killed at event {moment} of {events}"
        indexed(workspace).close()
        assert len(tables(workspace)) == 1, "nothing half-made stays behind"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_a_disk_that_refuses_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    indexed(reports(tmp_path, 30, paragraphs=60)).close()
    refused = run(TOO_LITTLE_ROOM.replace(".index()", PREPARED), tmp_path, 20_000)
    assert refused.returncode == 3, refused.stderr
    assert "disk" in refused.stdout
    assert tables(tmp_path) == []
    assert answers(tmp_path)


def test_a_folder_that_refuses_is_named(tmp_path: Path) -> None:
    with indexed(reports(tmp_path, 1)) as library:
        (store(tmp_path) / "grams-1").write_text("in the way", encoding="utf-8")
        with pytest.raises(CannotWrite, match="grams-1"):
            library.prepare_grams()
        assert library.candidates([("report", 1.0)])


def test_looking_up_loads_no_numpy(tmp_path: Path) -> None:
    indexed(reports(tmp_path, 1)).close()
    program = (
        "import sys; from pathlib import Path; from assistant.library import open_library; "
        "from assistant.quotes.finding import find_quote, find_runs; "
        "library = open_library(Path(sys.argv[1])); "
        "find_quote(library, 'words that stand nowhere at all'); find_runs(library, 'a ' * 20); "
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True
    )
    assert done.stdout.strip() == "False", done.stderr


ANY_TEXT = st.text(
    st.one_of(st.sampled_from("aB9é-’' \n\u00ad\ufb01™½ß…"), st.characters(codec="utf-8")),
    max_size=40,
)


@given(ANY_TEXT)
def test_squeezing_with_origins_gives_the_same_letters(text: str) -> None:
    squeezed = squeeze_with_origins(text)
    assert squeezed.text == squeeze(text)
    assert len(squeezed.origins) == len(squeezed.text)
    assert squeezed.origins == sorted(squeezed.origins)
    for letter, origin in zip(squeezed.text, squeezed.origins, strict=True):
        assert letter in squeeze(text[origin])


@given(ANY_TEXT, ANY_TEXT)
def test_squeezing_two_texts_apart_or_together_is_the_same(one: str, other: str) -> None:
    assert squeeze(one) + squeeze(other) == squeeze(one + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The child’s “safety” – first", "the childs safety first"),
        ("eﬀective ﬁnes, cooperation", "effective fines co-operation"),
        ("consul-\ntation", "consultation"),
        ("Café naïve Ø", "cafe naive o"),
        ("£1,400 (50%)", "1400 50"),
    ],
)
def test_typography_leaves_no_trace(one: str, other: str) -> None:
    assert squeeze(one) == squeeze(other)


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=60))
def test_grams_are_runs_of_the_text_and_a_part_of_all(letters: str) -> None:
    every = {letters[at : at + GRAM] for at in range(len(letters) - GRAM + 1)}
    kept = set(grams_of(letters))
    assert kept <= every
    assert {gram for gram in every if gram[0] not in "etaoinshr"} == kept


def test_fewer_than_half_of_the_grams_of_english_are_kept() -> None:
    text = squeeze(report_text("Report", 1, 200))
    assert len(grams_of(text)) < 0.5 * len(text)


def test_words_over_the_edge_of_passages_stand_together(tmp_path: Path) -> None:
    paragraphs = [f"{word} begins and ends with {word}." for word in ("quartz", "zephyr", "fjord")]
    write(tmp_path, "edges.txt", "Edges\n\n" + "\n\n".join([*paragraphs, "No.", "But why me?"]))
    with indexed(tmp_path) as library:
        words = " ".join([*paragraphs, "No.", "But why me?"]).split()
        for first in range(len(words) - OVERLAP):
            together = " ".join(words[first : first + OVERLAP + 1])
            assert held(library, together), together
