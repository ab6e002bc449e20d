"""Words that stand for one another bring the evidence that other words would miss."""

from __future__ import annotations

from collections.abc import Callable

from assistant.library import Library
from assistant.matching import search
from assistant.themes.theme import Term, Theme, Themes

Make = Callable[..., Library]

FIELD = Themes(
    synonyms=(("IWF", "Internet Watch Foundation"), ("hash list", "image fingerprints")),
    themes=(
        Theme(
            id="hotlines",
            title="Hotlines",
            terms=(Term(term="hotline", synonyms=("reporting portal",)),),
        ),
    ),
)


def first(library: Library, query: str) -> str:
    found = search(library, query, themes=FIELD)
    return found[0].passage.text if found else ""


def test_an_acronym_finds_its_long_form_and_the_other_way_round(make_library: Make) -> None:
    library = make_library(
        one="The Internet Watch Foundation works at half strength this month.\n\nNothing else.",
        two="The IWF reviews pages that people send in every single day.\n\nNothing more.",
    )
    found = {m.passage.text for m in search(library, "IWF", themes=FIELD)}
    assert any("Internet Watch" in text for text in found)
    found = {m.passage.text for m in search(library, "Internet Watch Foundation", themes=FIELD)}
    assert any("IWF" in text for text in found)


def test_a_definition_in_a_document_is_followed(make_library: Make) -> None:
    library = make_library(
        one="We wrote to the Harbour Safety Council (HSC) about the pier last spring.",
        two="In its reply the HSC said that the lamps had been mended.",
    )
    texts = [m.passage.text for m in search(library, "harbour safety council")]
    assert any("lamps" in text for text in texts)


def test_terms_of_a_theme_and_their_synonyms_are_one(make_library: Make) -> None:
    library = make_library(
        one="People may use the reporting portal at any hour of the day or night.",
        two="The weather stayed fine for the whole of the summer fair.",
    )
    assert "portal" in first(library, "hotline")


def test_hyphens_spaces_and_neither_meet(make_library: Make) -> None:
    library = make_library(
        a="The self-generated pictures were found by chance in March.",
        b="The self generated pictures were found by chance in April.",
        c="The selfgenerated pictures were found by chance in May.",
    )
    for query in ("self-generated", "self generated", "selfgenerated"):
        assert len(search(library, query)) == 3, query
