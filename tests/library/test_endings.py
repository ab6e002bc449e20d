"""Endings are cut as the published rules say, whatever versions of packages are installed."""

from __future__ import annotations

from pathlib import Path

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.endings import without_endings

CASES = [
    tuple(line.split())
    for line in Path(__file__).with_name("endings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PARTS = """
arsen commun emerg gener inter later organ past univers succ exc even out y ay w x a o b e l t s
ying ed edly eed eedly ing ingly li ogi bb tt at iz ative ement ion ies ied us ss ness ful ational
ation ll ize ous ousli fulli lessli biliti ical th é 1
""".split()  # noqa: SIM905 - a list of these would fill the page
WORDS = st.one_of(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map("".join),
    st.text(alphabet="aeioybdlstzné1", min_size=1, max_size=9),
)


@pytest.mark.parametrize(("word", "stem"), CASES)
def test_a_word_loses_its_endings(word: str, stem: str) -> None:
    assert without_endings(word) == stem


@given(WORDS)
def test_every_word_is_cut_as_the_makers_of_the_rules_cut_it(word: str) -> None:
    assert without_endings(word) == snowballstemmer.stemmer("english").stemWord(word)
