"""Misspelt words are put right against the library; real words are left alone."""

from __future__ import annotations

import pytest

from assistant.library import Library
from assistant.matching.english import is_common
from assistant.matching.spelling import Speller
from assistant.matching.synonyms import gather_synonyms
from assistant.matching.wants import ClaimReader
from tests.relevance.mistyping import mistype


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("encrpytion", "encryption"),
        ("encrytion", "encryption"),
        ("encryyption", "encryption"),
        ("moderatirs", "moderators"),
        ("gromming", "grooming"),
        ("fcaebook", "facebook"),
        ("eferrals", "referrals"),
        ("xeferrals", "referrals"),
        ("rreferrals", "referrals"),
    ],
)
def test_a_misspelt_word_is_put_right(library: Library, typed: str, meant: str) -> None:
    assert meant in [c.word for c in Speller(library).corrections(typed, 0)]


@pytest.mark.parametrize("word", ["teenagers", "shaming", "naming", "housing", "13", "iwf"])
def test_a_word_that_is_merely_absent_is_left_alone(library: Library, word: str) -> None:
    assert Speller(library).corrections(word, 0) == []


def test_a_word_that_a_theme_adds_is_known(library: Library) -> None:
    speller = Speller(library, lambda: ["sextortion"])
    assert speller.corrections("sextortion", 0) == []
    assert speller.corrections("sextortoin", 0)[0].word == "sextortion"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("expectd", "expected"),
        ("tleling", "telling"),
        ("blakcmailed", "blackmailed"),
        ("jarmed", "harmed"),
        ("hme", "home"),
        ("eay", "easy"),
    ],
)
def test_a_word_of_general_english_is_meant_though_no_document_holds_that_form(
    library: Library, typed: str, meant: str
) -> None:
    words = ["blackmail", "harm", "home", "easy"]
    assert Speller(library, lambda: words).corrections(typed, 0)[0].word == meant


def test_a_slip_of_one_finger_is_likelier_than_another_letter(library: Library) -> None:
    """The o left out of "police" comes before the a that would make "place" of it."""
    assert [c.word for c in Speller(library).corrections("plice", 0)] == ["police", "place"]


def test_a_word_of_three_letters_is_changed_for_a_slip_alone(library: Library) -> None:
    assert Speller(library).corrections("iwx", 0) == []


@pytest.mark.parametrize("name", ["Snapchot", "Patel", "Khan", "ICO", "Starmer", "Wales"])
def test_a_name_in_a_claim_is_not_taken_for_another_word(library: Library, name: str) -> None:
    assert _taken_for(library, f"what the police told {name} of it") == []


def test_a_slip_in_a_name_or_in_a_heading_is_put_right(library: Library) -> None:
    assert "police" in _taken_for(library, "what the Polcie said")
    assert "moderators" in _taken_for(library, "The Moderatirs of Platforms")
    assert "facebook" in _taken_for(library, "harm on Facebok")


@pytest.mark.parametrize("typed", ["algos", "whately", "shareding", "alsos"])
def test_nothing_is_taken_for_a_word_that_nobody_writes(library: Library, typed: str) -> None:
    for correction in Speller(library).corrections(typed, 0):
        assert correction.word not in {"agos", "alsos", "hately", "shareding"}


def _taken_for(library: Library, claim: str) -> list[str]:
    wants = ClaimReader(library, gather_synonyms(None, ())).wants(claim)
    return [way.words for want in wants for way in want.ways if way.how == "spelling"]


def test_a_short_word_is_never_changed_by_two_letters(library: Library) -> None:
    for correction in Speller(library).corrections("imoge", 0):
        assert correction.word == "image"


def test_forms_of_common_words_are_common() -> None:
    assert all(map(is_common, ["naming", "shamed", "tries", "carefully", "rules"]))
    assert not any(map(is_common, ["encrpytion", "zzzyx", "policee", "expectd", "urgees"]))


def test_typing_errors_are_the_same_at_every_run() -> None:
    text = "Police forces need rules for recording image sharing"
    assert mistype(text, "1") == mistype(text, "1") != text
