"""The starter library's themes cover the field, in words that can be printed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from assistant.shipped import shipped
from assistant.themes import Position, Theme, load_themes

THEMES = load_themes(shipped("seeds") / "themes.yaml")
# Every subject that the two documents of the starter library raise, and a word it must know.
SUBJECTS = {
    "encryption": ("E2EE", "detection"),
    "self-generated": ("sexting", "nudes", "selfies"),
    "age-assurance": ("age verification", "age checks", "under-13s"),
    "search": ("search engines", "open web"),
    "criminalisation": ("Outcome 21", "DBS"),
    "education": ("teachers", "parents"),
    "prevention": ("helpline", "Stop It Now"),
    "moderation": ("content reviewers", "perceptual hashing", "known image detection"),
    "legislation": ("duty of care", "fines"),
    "transparency": ("information sharing", "threat assessments"),
    "international": ("Five Eyes", "voluntary principles"),
    "hotlines": ("IWF", "capacity"),
    "known-offenders": ("registered sex offenders",),
    "parental-tools": ("nudges", "safety messages"),
    "threat": ("scale of abuse", "law enforcement capacity"),
    "referrals": ("NCMEC", "cyber tips"),
    "influencers": ("influencer", "creators"),
}
ACRONYMS = [
    "IWF",
    "NCA",
    "NCMEC",
    "CSAM",
    "CSEA",
    "CSA",
    "DCMS",
    "DSIT",
    "DfE",
    "GCHQ",
    "DBS",
    "E2EE",
    "VTC",
    "RSO",
    "CAID",
    "NPCC",
    "ICO",
    "APPG",
    "NGO",
]


def test_there_are_enough_themes_and_positions_of_every_stance() -> None:
    stances = Counter(position.stance for position in THEMES.positions)
    assert len(THEMES.themes) >= 16
    assert len(THEMES.positions) >= 36
    assert set(stances) == {"support", "support with changes", "neutral", "oppose"}
    assert min(stances.values()) >= 5


def test_every_theme_carries_a_position() -> None:
    assert {p.theme for p in THEMES.positions} == {theme.id for theme in THEMES.themes}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_of_the_documents_is_there_in_the_words_people_use(subject: str) -> None:
    theme = next(theme for theme in THEMES.themes if theme.id == subject)
    words = {w.casefold() for term in theme.terms for w in (term.term, *term.synonyms)}
    assert {word.casefold() for word in SUBJECTS[subject]} <= words


@pytest.mark.parametrize("acronym", ACRONYMS)
def test_the_acronyms_that_documents_do_not_spell_out_have_their_long_forms(acronym: str) -> None:
    groups = [group for group in THEMES.synonyms if acronym in group]
    assert groups
    assert any(len(word.split()) > 1 for group in groups for word in group)


def test_no_phrase_stands_in_two_groups_of_synonyms() -> None:
    # In two groups it would make strangers of the one synonyms of the other.
    seen = Counter(word for group in THEMES.synonyms for word in group)
    assert not [word for word, times in seen.items() if times > 1 and word != "E2EE"]


@pytest.mark.parametrize("theme", THEMES.themes, ids=lambda theme: theme.id)
def test_a_theme_has_terms_and_no_word_twice(theme: Theme) -> None:
    words = [w.casefold() for term in theme.terms for w in (term.term, *term.synonyms)]
    assert len(theme.terms) >= 2
    assert theme.description.endswith(".")
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize("position", THEMES.positions, ids=lambda position: position.id)
def test_a_position_can_be_printed_as_prose(position: Position) -> None:
    assert position.statement[0].isupper()
    assert position.statement.endswith(".")
    assert 1 <= len(re.findall(r"[.?](?:\s|$)", position.rationale)) <= 3
    claims = f"{position.statement} {position.rationale}".replace("Outcome 21", "")
    assert not re.search(r"[0-9%£]", claims)
    assert position.since is not None
    assert date.fromisoformat(position.since) < date(2026, 1, 1)


@pytest.mark.parametrize("position", THEMES.positions, ids=lambda position: position.id)
def test_each_ask_reads_on_from_we_ask_somebody_to(position: Position) -> None:
    assert position.asks or position.stance == "neutral"
    for ask in position.asks:
        assert re.match(r"[a-z]+ ", ask.ask)
        assert not ask.ask.startswith(("to ", "should ", "must "))
        assert not ask.ask.endswith(".")
        assert ask.of.strip() == ask.of != ""
