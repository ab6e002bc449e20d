"""A saved brief keeps the one before it."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.briefs import load_brief, save_brief
from assistant.briefs.writing import KEPT, earlier_folder, earlier_versions
from tests.files.test_records_saving import BEFORE


def test_the_version_before_is_kept_beside_it_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_bytes(BEFORE.read_bytes())
    brief = load_brief(file)
    save_brief(file, brief.model_copy(update={"title": "Second"}))
    save_brief(file, brief.model_copy(update={"title": "Third"}))
    first, second = earlier_versions(file)
    assert first.read_bytes() == BEFORE.read_bytes()
    assert load_brief(second).title == "Second"
    assert load_brief(file).title == "Third"
    assert first == tmp_path / ".brief.yaml.earlier" / "0001.yaml"


def test_saving_what_stands_there_keeps_nothing(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_bytes(BEFORE.read_bytes())
    save_brief(file, load_brief(file))
    assert not earlier_folder(file).exists()


def test_a_new_brief_has_no_earlier_version(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    save_brief(file, load_brief(BEFORE))
    assert load_brief(file) == load_brief(BEFORE)
    assert earlier_versions(file) == ()


def test_only_the_newest_versions_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(
        "consultation: {title: T, body: B}\nrespondent: {organisation: R}\ntitle: v0\n",
        encoding="utf-8",
    )
    brief = load_brief(file)
    for number in range(1, KEPT + 4):
        save_brief(file, brief.model_copy(update={"title": f"v{number}"}))
    kept = earlier_versions(file)
    assert len(kept) == KEPT
    assert load_brief(kept[-1]).title == f"v{KEPT + 2}"
    assert kept[0].name == "0004.yaml"


def test_what_stood_for_long_is_kept_through_a_morning_of_small_changes(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(
        "consultation: {title: T, body: B}\nrespondent: {organisation: R}\ntitle: v0\n",
        encoding="utf-8",
    )
    brief = load_brief(file)
    at = file.stat().st_mtime
    for number in range(1, 3 * KEPT):
        # Every twentieth version stands for an hour and a half, the others for a second.
        os.utime(file, (at, at))
        at += 5400 if number % 20 == 1 else 1
        save_brief(file, brief.model_copy(update={"title": f"v{number}"}))
    kept = [load_brief(version).title for version in earlier_versions(file)]
    assert len(kept) == KEPT
    assert {f"v{number}" for number in range(0, 3 * KEPT - 1, 20)} <= set(kept)
    assert kept[-10:] == [f"v{number}" for number in range(3 * KEPT - 11, 3 * KEPT - 1)]


def test_a_comment_below_pins_that_are_gone_becomes_no_word_of_the_answer_above(
    tmp_path: Path,
) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(
        "consultation: {title: T, body: B, questions: [{number: 1, text: Why?}]}\n"
        "respondent: {organisation: R}\nanswers:\n  - question: '1'\n    text: |\n      Because.\n"
        "    pins:\n      - {id: a, source: s, start: 1, end: 2, words: w}\n"
        "      # The strongest point.\n      - {id: b, source: s, start: 3, end: 4, words: w}\n",
        encoding="utf-8",
    )
    for kept in (1, 0):
        brief = load_brief(file)
        answer = brief.answers[0].model_copy(update={"pins": brief.answers[0].pins[:kept]})
        changed = brief.model_copy(update={"answers": (answer,)})
        save_brief(file, changed)
        assert load_brief(file) == changed
    assert load_brief(file).answers[0].text == "Because.\n"
    assert "# The strongest point." in file.read_text(encoding="utf-8")
