"""Words lifted from a source without marks: every run of eight, where it stands, and no more."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from assistant.library import Library, open_library
from assistant.quotes.finding import Run, find_runs
from tests.benchmarks.generated import transcripts

OAK = "The council planted forty oak trees beside the northern reservoir during March."
ELM = "Volunteers counted every elm along the old towpath and found most of them diseased."
ASH = "Nobody had expected the ash saplings to survive so dry and windy a spring."
OWN = "We think that this deserves a longer answer than anyone has given it so far."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("lifted")
    transcripts(folder / "hearings", paragraphs=1300)
    (folder / "green.txt").write_text(
        f"Green report\n\n{OAK}\n\n{ELM}\n\n{ASH}\n", encoding="utf-8"
    )
    (folder / "copy.txt").write_text(f"Copied report\n\nSo: {OAK} Yes.\n", encoding="utf-8")
    (folder / "oaths.txt").write_text(
        "Oaths\n\n"
        + "\n\n".join(f"{n}: I swear that I shall tell the truth here." for n in range(400)),
        encoding="utf-8",
    )
    with open_library(folder) as opened:
        opened.index()
        yield opened


def said(text: str, runs: tuple[Run, ...]) -> list[str]:
    return [text[run.start : run.end] for run in runs]


def stored(library: Library, run: Run) -> list[tuple[str, str]]:
    return [
        (place.source, library.document_text(place.source)[place.start : place.end])
        for place in run.places
    ]


def test_a_run_is_found_with_every_place_it_stands_in(library: Library) -> None:
    text = f"{OWN} It is known that the council planted forty oak trees beside the northern shore."
    (run,) = find_runs(library, text)
    assert text[run.start : run.end] == "the council planted forty oak trees beside the northern"
    assert run.words == 9
    words = "The council planted forty oak trees beside the northern"
    assert stored(library, run) == [("copied-report", words), ("green-report", words)]


def test_seven_words_are_no_run_of_eight(library: Library) -> None:
    text = f"{OWN} forty oak trees beside the northern reservoir. {OWN}"
    assert find_runs(library, text) == ()
    assert said(text, find_runs(library, text, words=7)) == [
        "forty oak trees beside the northern reservoir"
    ]


def test_a_run_goes_on_over_passages_and_over_paragraphs(library: Library) -> None:
    text = f"{OWN}\n\nfound most of them “diseased”.\n\nNobody had expected the ash plague."
    (run,) = find_runs(library, text)
    assert text[run.start : run.end].startswith("found most") and run.words == 10
    ((_, words),) = stored(library, run)
    assert words == "found most of them diseased.\n\nNobody had expected the ash"


@pytest.mark.parametrize("before", range(1, 8))
def test_a_run_of_eight_over_the_edge_of_passages_is_found(library: Library, before: int) -> None:
    words = [*ELM.split()[-before:], *ASH.split()[: 8 - before]]
    text = f"{OWN} {' '.join(words)} {OWN}"
    (run,) = find_runs(library, text)
    assert run.words == 8


def test_typography_does_not_break_a_run(library: Library) -> None:
    text = "VOLUNTEERS counted – every elm – along the ‘old’ tow-\npath, and found"
    (run,) = find_runs(library, text)
    assert run.words >= 10


def test_a_changed_word_ends_a_run(library: Library) -> None:
    text = f"{ELM[:-1]} and {ASH}".replace("found", "counted")
    assert [run.words for run in find_runs(library, text)] == [9, 14]


def test_a_run_inside_a_longer_one_is_not_listed(library: Library) -> None:
    text = f"So: {OAK} Yes."
    (run,) = find_runs(library, text)
    assert run.words == 14
    assert [place.source for place in run.places] == ["copied-report"]


def test_runs_that_overlap_are_both_listed(library: Library) -> None:
    text = f"{OAK} Yes. {ELM}"
    found = find_runs(library, f"So: {OAK} {ELM}")
    assert [run.words for run in found] == [13, 26]
    assert [run.words for run in find_runs(library, text)] == [13, 14]


def test_only_the_sources_asked_for_are_looked_into(library: Library) -> None:
    (run,) = find_runs(library, OAK, sources=["copied-report"])
    assert [place.source for place in run.places] == ["copied-report"]


def test_words_in_hundreds_of_passages_are_still_a_run(library: Library) -> None:
    (run,) = find_runs(library, f"{OWN} I swear that I shall tell the truth {OWN}")
    assert run.words == 8 and len(run.places) >= 200


@pytest.mark.parametrize("text", ["", "Too few words.", OWN, "— … 8 – (£)", "word " * 40])
def test_a_text_of_its_own_has_no_runs(library: Library, text: str) -> None:
    assert find_runs(library, text) == ()


def test_every_run_is_found_wherever_it_begins(library: Library) -> None:
    rng = random.Random(5)  # noqa: S311
    hearing = next(source for source in library.sources() if source.passages > 1000)
    passages = [p for p in library.passages(hearing.id) if len(p.text.split()) > 12]
    for _ in range(120):
        words = rng.choice(passages).text.split()
        size = rng.randint(8, min(14, len(words)))
        first = rng.randrange(len(words) - size + 1)
        lifted = " ".join(words[first : first + size])
        text = f"{OWN[: rng.randint(20, 60)]} {lifted} {OWN}"
        found = find_runs(library, text)
        assert any(lifted.rstrip(".") in text[run.start : run.end] for run in found), lifted
        for run in found:
            for place in run.places:
                assert library.document_text(place.source)[place.start : place.end]
