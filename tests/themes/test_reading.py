"""``themes.yaml`` is read strictly, saved gently, and searched by what people type."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import RecordError, UnknownName
from assistant.themes import (
    find_position,
    find_theme,
    load_themes,
    positions_of,
    save_themes,
)
from tests.files.cases import Case, read_cases

CASES = read_cases(Path(__file__).with_name("bad_themes.txt"))
SMALL = """\
schema: 1
themes:
  - id: encryption   # the hard one
    title: Encryption and detection
  - id: education
    title: Education
    parent: encryption
positions:
  - id: a
    theme: education
    stance: support
    statement: Lessons help.
  - id: b
    theme: encryption
    stance: oppose
    statement: No blind rollout.
synonyms:
  - [IWF, Internet Watch Foundation]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "themes.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_themes_are_refused_in_one_line(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "themes.yaml"
    file.write_text(case.text, encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        load_themes(file)
    assert str(refused.value).replace(str(file), "FILE") == case.message


def test_saved_themes_keep_their_comments(small: Path) -> None:
    themes = load_themes(small)
    renamed = themes.themes[0].model_copy(update={"title": "Encryption"})
    save_themes(small, themes.model_copy(update={"themes": (renamed, *themes.themes[1:])}))
    assert small.read_text(encoding="utf-8") == SMALL.replace(
        "title: Encryption and detection", "title: Encryption"
    )
    assert load_themes(small).themes[0] == renamed


@pytest.mark.parametrize("typed", ["encryption", "Encryption and Detection", "enc", " ENCRYPTION "])
def test_a_theme_is_found_by_id_title_or_beginning(typed: str, small: Path) -> None:
    assert find_theme(load_themes(small), typed).id == "encryption"


def test_a_beginning_that_fits_two_themes_finds_none(small: Path) -> None:
    with pytest.raises(UnknownName, match="there is no theme “e”"):
        find_theme(load_themes(small), "e")
    with pytest.raises(UnknownName, match="there is no theme “”"):
        find_theme(load_themes(small), "")


def test_an_unknown_name_offers_the_nearest(small: Path) -> None:
    with pytest.raises(UnknownName, match="Did you mean “encryption”"):
        find_theme(load_themes(small), "encription")


def test_positions_are_found_by_id_or_statement_and_listed_by_theme(small: Path) -> None:
    themes = load_themes(small)
    assert find_position(themes, "no blind").id == "b"
    assert find_position(themes, "a").theme == "education"
    assert [position.id for position in positions_of(themes, "encryption")] == ["b"]
