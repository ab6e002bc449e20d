"""Where quoted words come from: exact, altered, cut, spliced, in several sources, or nowhere."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.library import Library, open_library
from assistant.quotes.finding import Found, find_quote, find_quotes, looked_for
from assistant.quotes.typography import comparable
from assistant.quotes.words import is_whole
from tests.benchmarks.generated import transcripts
from tests.library.workspaces import SEEDS
from tests.quotes.alterations import ALTERATIONS, Alteration, excerpt

SUBMISSION = "home-office-tech-response-2020-04-03"
MINUTES = "appg-social-media-2021-05-19"

OAK = "The council planted forty oak trees beside the northern reservoir during March."
ELM = "Volunteers counted every elm along the old towpath and found most of them diseased."
ASH = "Nobody had expected the ash saplings to survive so dry and windy a spring."
YEW = OAK.replace("oak", "yew")
GREEN = f"{OAK}\n\n{ELM}\n\n{ASH}\n"
FAR = "\n\n".join(
    f"Paragraph {n} is about something else entirely, namely {n * n}." for n in range(90)
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The two shipped documents, generated hearings, and a few reports."""
    folder = tmp_path_factory.mktemp("finding")
    sources = folder / "sources"
    transcripts(sources / "hearings", paragraphs=2600)
    for path in [*SEEDS.glob("*.txt"), SEEDS / "sources.yaml"]:
        (sources / path.name).write_bytes(path.read_bytes())
    for name, text in {
        "green": f"Green report\n\n{GREEN}",
        "copy": f"Copied report\n\nAs others wrote: {OAK}\n",
        "far": f"Far report\n\n{YEW}\n\n{FAR}\n\n{ASH.replace('ash', 'yew')}\n",
    }.items():
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_library(folder) as opened:
        opened.index()
        yield opened


def words_of(library: Library, found: Found) -> str:
    return library.document_text(found.source)[found.start : found.end]


def only(found: tuple[Found, ...]) -> Found:
    (one,) = found
    return one


def test_the_very_words_are_found_exactly(library: Library) -> None:
    found = only(find_quote(library, "counted every elm along the old towpath"))
    assert (found.source, found.similarity, found.exact, found.confirm) == (
        "green-report", 100.0, True, False
    )  # fmt: skip
    assert words_of(library, found) == "counted every elm along the old towpath"


@pytest.mark.parametrize(
    "quoted",
    [
        "“forty oak trees beside the northern reservoir”",
        "forty  oak\ntrees beside the northern reser-\nvoir",
        "forty oak trees beside the northern reser\u00advoir",
    ],
)
def test_typography_does_not_make_words_inexact(library: Library, quoted: str) -> None:
    found = find_quote(library, quoted)
    assert [one.source for one in found] == ["copied-report", "green-report"]
    assert all(one.exact for one in found)


def test_another_case_or_comma_is_the_same_letters_but_not_exact(library: Library) -> None:
    for quoted in ("FORTY OAK TREES BESIDE THE NORTHERN", "forty, oak trees beside the northern"):
        for found in find_quote(library, quoted):
            assert (found.similarity, found.exact) == (100.0, False)


def test_every_source_that_holds_the_words_is_given_in_reading_order(library: Library) -> None:
    found = find_quote(library, OAK)
    assert [(one.source, one.exact) for one in found] == [
        ("copied-report", True), ("green-report", True)
    ]  # fmt: skip
    assert len(find_quote(library, OAK, limit=1)) == 1
    assert only(find_quote(library, OAK, sources=["green-report"])).source == "green-report"


def test_words_in_several_places_of_one_source_are_all_given(tmp_path: Path) -> None:
    text = f"Twice\n\n{OAK} {ASH}\n\n{ELM}\n\n{OAK}\n"
    (tmp_path / "twice.txt").write_text(text, encoding="utf-8")
    with open_library(tmp_path) as library:
        library.index()
        found = find_quote(library, OAK)
        stored = library.document_text("twice")
    core = OAK.rstrip(".")
    assert [one.start for one in found] == [m.start() for m in re.finditer(core, stored)]


@pytest.mark.parametrize(
    "quoted",
    [
        "forty oak trees beside",
        "found most of them diseased",
        "Agree to",
    ],
)
def test_a_few_words_are_found_where_they_stand_unaltered(library: Library, quoted: str) -> None:
    found = find_quote(library, quoted)
    assert found and all(one.exact for one in found)


@pytest.mark.parametrize(
    ("quoted", "stored"),
    [
        ("forty oak tree beside the northern", "forty oak trees beside the northern"),
        ("every elm along the towpath", "every elm along the old towpath"),
        ("the ash saplimgs to survive", "the ash saplings to survive"),
        (
            "Nobody expected the saplings to survive so dry a spring",
            "Nobody had expected the ash saplings to survive so dry and windy a spring",
        ),
        (
            "The council planted 14 oak trees beside the southern reservoir during March",
            "The council planted forty oak trees beside the northern reservoir during March",
        ),
        (
            "Voluntecrs countcd cvery elm aIong the oId towpath amd fouud mosl of thein",
            "Volunteers counted every elm along the old towpath and found most of them",
        ),
    ],
)
def test_altered_words_are_found_as_whole_words(library: Library, quoted: str, stored: str) -> None:
    found = find_quote(library, quoted, sources=["green-report"])[0]
    assert words_of(library, found) == stored
    assert found.source == "green-report"
    assert not found.exact and 60 <= found.similarity < 100


def test_words_over_consecutive_passages_are_one_place(library: Library) -> None:
    found = only(find_quote(library, f"most of them diseased. {ASH}"))
    assert found.exact
    assert words_of(library, found) == f"most of them diseased.\n\n{ASH}".rstrip(".")


@pytest.mark.parametrize("mark", ["[…]", "[...]", "…", ". . .", "(…)"])
def test_a_marked_omission_gives_a_place_for_each_fragment(library: Library, mark: str) -> None:
    found = only(find_quote(library, f"Volunteers counted every elm {mark} most of them diseased."))
    assert found.exact and found.whole
    text = library.document_text(found.source)
    assert [text[f.start : f.end] for f in found.fragments] == [
        "Volunteers counted every elm", "most of them diseased"
    ]  # fmt: skip


def test_an_omission_over_passages_is_one_place(library: Library) -> None:
    found = only(find_quote(library, "planted forty oak trees […] saplings to survive so dry"))
    assert found.exact and found.source == "green-report"


def test_words_in_square_brackets_are_not_looked_for(library: Library) -> None:
    quoted = "[T]he council planted forty [English] oak trees beside the [large] northern reservoir"
    found = find_quote(library, quoted, sources=["green-report"])[0]
    assert found.similarity == 100.0 and found.exact
    assert (
        words_of(library, found)
        == "The council planted forty oak trees beside the northern reservoir"
    )


def test_fragments_far_apart_in_a_source_are_found_each(library: Library) -> None:
    quoted = "planted forty yew trees beside the northern reservoir […] the yew saplings to survive"
    found = find_quote(library, quoted)[0]
    assert found.source == "far-report" and found.whole and found.exact


def test_fragments_out_of_order_are_found_but_not_exact(library: Library) -> None:
    quoted = "Nobody had expected the yew saplings […] planted forty yew trees beside the northern"
    found = find_quote(library, quoted)[0]
    assert found.source == "far-report" and found.whole and not found.exact
    first, second = found.fragments
    assert first.exact and second.exact
    assert first.start is not None and second.end is not None and first.start > second.end


def test_a_splice_of_two_sources_names_both_and_is_whole_in_neither(library: Library) -> None:
    quoted = f"{ELM[:-1]} […] We recommend pursuing options 1-3 now, and keeping 4-5 on hold"
    found = find_quote(library, quoted)
    assert {one.source for one in found} == {"green-report", SUBMISSION}
    for one in found:
        assert not one.whole and not one.exact
        assert sorted(fragment.placed for fragment in one.fragments) == [False, True]


def test_a_silent_cut_does_not_hide_the_second_half(library: Library) -> None:
    quoted = "Nobody had expected the ash saplings windy a spring."
    found = find_quote(library, quoted)[0]
    assert words_of(library, found) == ASH.rstrip(".")


@pytest.mark.parametrize(
    "quoted",
    [
        "",
        "…",
        "[sic]",
        "The minister resigned after the tapes were played in court last autumn.",
        "no elephant ever forgave",
        "Volunteers painted nothing at all inside the new library and left.",
    ],
)
def test_words_that_stand_nowhere_are_not_found(library: Library, quoted: str) -> None:
    assert find_quote(library, quoted) == ()


def test_many_quotations_at_once_get_the_same_answers(library: Library) -> None:
    quoted = [OAK, "nothing of this kind", ELM[10:60], ""]
    assert find_quotes(library, quoted) == tuple(find_quote(library, text) for text in quoted)


@pytest.mark.parametrize("alteration", ALTERATIONS, ids=lambda a: a.name)
def test_altered_quotations_find_their_source_again(
    library: Library, alteration: Alteration
) -> None:
    rng = random.Random(7)  # noqa: S311
    passages = [p for s in library.sources() for p in library.passages(s.id) if len(p.text) > 120]
    chosen = rng.sample(passages, 60)
    missed = []
    for passage in chosen:
        words = alteration.apply(rng, excerpt(rng, passage.text))
        found = find_quote(library, words)
        if not any(f.source == passage.source and f.start < passage.end for f in found):
            missed.append(words)
    assert len(missed) <= round((1 - alteration.least) * len(chosen)), missed


def test_absent_quotations_are_not_found(library: Library) -> None:
    """The words of one shipped document are looked for where only the other sources are."""
    rng = random.Random(8)  # noqa: S311
    text = library.document_text(MINUTES)
    others = [source.id for source in library.sources() if source.id != MINUTES]
    surely = []
    for _ in range(150):
        words = excerpt(rng, text)
        surely += [f for f in find_quote(library, words, sources=others) if not f.confirm]
    assert not surely


def test_the_smallest_words_alone_are_not_looked_for(library: Library) -> None:
    words = "to and it is"
    assert f"talk {words}" in library.document_text(MINUTES)
    assert not looked_for(words)
    assert find_quote(library, words) == ()
    assert [f.similarity for f in find_quote(library, f"talk {words}")] == [100.0]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_place_always_takes_whole_words_that_stand_there(
    library: Library, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from([SUBMISSION, MINUTES, "green-report"]))
    passage = data.draw(st.sampled_from(library.passages(source)))
    words = passage.text.split()
    assume(len(words) >= 4)
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 4, len(words)))
    quoted = " ".join(words[first:last])
    found = find_quote(library, quoted, limit=50)
    if not looked_for(quoted):
        assert found == ()
        return
    assert found and found[0].similarity == 100.0
    for one in found:
        stored = library.document_text(one.source)
        assert is_whole(stored, one.start, one.end)
        if one.exact and len(one.fragments) == 1:
            assert comparable(stored[one.start : one.end]) in comparable(quoted)


def test_a_long_quotation_is_placed_by_its_ends(library: Library) -> None:
    hearing = next(source for source in library.sources() if source.passages > 1000)
    passages = library.passages(hearing.id)[100:125]
    stored = library.document_text(hearing.id)[passages[0].start : passages[-1].end]
    words = re.sub(r"\*\*.*?\*\*:?", "", " ".join(p.text for p in passages)).split()
    altered = [word for at, word in enumerate(words) if at % 9 or at == 0] + [words[-1]]
    found = find_quote(library, " ".join(altered))[0]
    assert (found.source, found.start) == (hearing.id, passages[0].start)
    assert abs(found.end - passages[-1].end) < 20 < len(stored)
