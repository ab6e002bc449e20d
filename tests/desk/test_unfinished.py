"""Words typed into a window are kept until they are kept elsewhere or given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.desk.unfinished import (
    Typed,
    Window,
    forget_typed,
    keep_typed,
    left_open,
    typed_into,
)

DETAILS = Window(kind="details", brief="brief.yaml")
FACTS = Window(kind="facts", of=("appg",), brief="brief.yaml")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.dictionaries(st.text(), st.text(st.characters(codec="utf-8")), min_size=1))
def test_any_words_come_back_as_they_were(tmp_path: Path, words: dict[str, str]) -> None:
    keep_typed(tmp_path, Typed(window=DETAILS, words=words))
    assert typed_into(tmp_path, DETAILS) == words
    assert typed_into(tmp_path, FACTS) == {}


def test_the_window_typed_into_last_is_opened_again_and_only_once(tmp_path: Path) -> None:
    keep_typed(tmp_path, Typed(window=FACTS, words={"title": "One"}))
    keep_typed(tmp_path, Typed(window=DETAILS, words={"date": "3 May"}, is_open=False))
    assert left_open(tmp_path, "other.yaml") is None
    assert left_open(tmp_path, "brief.yaml") == FACTS
    assert left_open(tmp_path, "brief.yaml") is None
    assert typed_into(tmp_path, FACTS) == {"title": "One"}


def test_a_new_briefs_window_is_opened_again_beside_any_brief(tmp_path: Path) -> None:
    window = Window(kind="new brief")
    keep_typed(tmp_path, Typed(window=window, words={"new-title": "A"}))
    assert left_open(tmp_path, "brief.yaml") == window


def test_nothing_is_left_of_words_that_were_given_up(tmp_path: Path) -> None:
    keep_typed(tmp_path, Typed(window=DETAILS, words={"date": "3 May"}))
    forget_typed(tmp_path, DETAILS)
    assert list(tmp_path.iterdir()) == []
    keep_typed(tmp_path, Typed(window=DETAILS, words={}))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"{", b'{"words": 3}', b"[" * 5000, b"\xff\xfe"])
def test_a_damaged_file_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    keep_typed(tmp_path, Typed(window=DETAILS, words={"date": "3 May"}))
    [file] = (tmp_path / ".assistant" / "typed").iterdir()
    file.write_bytes(damage)
    assert typed_into(tmp_path, DETAILS) == {}
    assert left_open(tmp_path, "brief.yaml") is None


def test_words_for_a_folder_that_is_not_there_yet_are_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    window, folder = Window(kind="new brief"), tmp_path / "not yet"
    keep_typed(folder, Typed(window=window, words={"new-title": "A"}))
    assert not folder.exists()
    assert left_open(folder, "") == window
    assert typed_into(folder, window) == {"new-title": "A"}
