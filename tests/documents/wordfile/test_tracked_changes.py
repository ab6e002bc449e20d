"""Both readings of tracked changes, case by case: every case stands in ``tracked.txt``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.documents.wordfile import Reading, read_word_file, trace_word_file
from tests.documents.wordfile.building import FILE, word_file


class Case(NamedTuple):
    name: str
    body: str
    accepted: str
    rejected: str


def cases() -> list[Case]:
    text = (Path(__file__).parent / "tracked.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n# ")[1:]:
        name, body, accepted, rejected = block.rstrip("\n").split("\n")
        assert accepted.startswith("accepted: ")
        assert rejected.startswith("rejected: ")
        found.append(Case(name, body, accepted[10:], rejected[10:]))
    return found


CASES = cases()


def seen(data: bytes, reading: Reading) -> str:
    paragraphs = read_word_file(data, FILE, reading=reading).paragraphs
    words = " ¶ ".join(p.text for p in paragraphs if p.text)
    return words.replace("\n", "⏎").replace("\t", "⇥")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_tracked_change_is_read_as_accepted_and_as_rejected(case: Case) -> None:
    data = word_file(case.body)
    assert seen(data, "accepted") == case.accepted
    assert seen(data, "rejected") == case.rejected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("reading", ["accepted", "rejected"])
def test_every_character_leads_back_to_the_xml_it_came_from(case: Case, reading: Reading) -> None:
    traced = trace_word_file(word_file(case.body), FILE, reading=reading)
    for index, paragraph in enumerate(traced.file.paragraphs):
        stretches = traced.stretches(index, 0, len(paragraph.text))
        assert sum(s.end - s.start for s in stretches) == len(paragraph.text)
        words = (s.element.text[s.start : s.end] for s in stretches if s.element.text)
        assert all(piece in paragraph.text for piece in words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_says_whether_it_has_tracked_changes(case: Case) -> None:
    word = read_word_file(word_file(case.body), FILE)
    if case.accepted != case.rejected and "Change" not in case.body:
        assert word.has_tracked_changes
    if not any(f"<{name}" in case.body for name in ("ins", "del", "move", "cell")):
        assert not word.has_tracked_changes
