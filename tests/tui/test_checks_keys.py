"""What a check says to do is said in keys of the screen, and enter goes where it is done."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.briefs import load_brief
from assistant.briefs.changing import pin_called
from assistant.briefs.starting import new_workspace
from assistant.tui.checks_list import CheckRows, way_of
from tests.tui.driving import NARROW, Driver, drive, opened

_COMMAND = re.compile(r"\bassistant [a-z]+ ")


async def _go_to_check(screen: Driver, code: str) -> None:
    rows = screen.main.query_one(CheckRows)
    await screen.press("4")
    while not rows.has_focus:
        await screen.press("right")
    for _ in range(40):
        if rows.check is not None and rows.check.finding.code.startswith(code):
            return
        await screen.press("down")
    raise AssertionError(code)


def test_no_check_tells_a_person_at_the_screen_to_type_a_command(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            live = screen.main.live
            assert live is not None
            told = [check for check in live.checks if _COMMAND.search(check.finding.fix)]
            assert told, "the demonstration has such checks"
            assert not [way for way in map(way_of, live.checks) if _COMMAND.search(way)]

    drive(scene)


def test_enter_reads_what_stands_around_a_pin_and_a_notes_it_as_read(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await _go_to_check(screen, "read-around")
            await screen.press("enter")
            assert screen.main.has_class("-at-source")
            await _go_to_check(screen, "read-around")
            check = screen.main.query_one(CheckRows).check
            assert check is not None
            await screen.press("a")
            _, pin = pin_called(screen.brief, check.origin.pin or "")
            assert pin.acknowledged == (check.finding.code,)
            live = screen.main.live
            assert live is not None
            assert check.finding not in [held.finding for held in live.checks]
            await screen.press("u")
            assert not pin_called(screen.brief, pin.id)[1].acknowledged

    drive(scene)


def test_enter_on_a_proposal_nobody_has_read_goes_to_it_and_space_accepts_it(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            before = sum(len(answer.pins) for answer in screen.brief.answers)
            await _go_to_check(screen, "proposal-not-read")
            await screen.press("enter", "space")
            assert sum(len(answer.pins) for answer in screen.brief.answers) == before + 1

    drive(scene)


def _moved(folder: Path) -> str:
    """Put a sentence before the words of the first pin, so that they stand elsewhere."""
    brief = load_brief(folder / "brief.yaml")
    pin = next(pin for answer in brief.answers for pin in answer.pins)
    for path in (folder / "sources").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        beginning = " ".join(pin.words.split()[:4])
        if beginning in text:
            path.write_text(f"A line that is new.\n\n{text}", encoding="utf-8")
            return pin.id
    raise AssertionError(pin)


def test_words_that_moved_are_pinned_where_they_stand_now_and_undo_brings_the_pin_back(
    demo: Path,
) -> None:
    name = _moved(demo)

    async def scene() -> None:
        async with opened(demo) as screen:
            await _go_to_check(screen, "quote-moved")
            check = screen.main.query_one(CheckRows).check
            assert check is not None
            pin = check.origin.pin or name
            _, before = pin_called(screen.brief, pin)
            await screen.press("enter")
            assert "Pin it here: " in screen.text
            await screen.press("enter")
            _, after = pin_called(screen.brief, pin)
            assert (after.start, after.sha256) != (before.start, before.sha256)
            assert after.words == before.words
            await screen.press("u")
            assert pin_called(screen.brief, pin)[1] == before

    drive(scene)


def test_what_is_missing_is_called_by_its_label_and_no_line_of_the_word_window_is_cut(
    tmp_path: Path,
) -> None:
    new_workspace(tmp_path)

    async def scene() -> None:
        async with opened(tmp_path, NARROW) as screen:
            await screen.press("4", "right", "right")
            assert "in what capacity we answer" in screen.text
            assert "respondent." not in screen.text
            await screen.press("w")
            assert "respondent." not in screen.text
            told = "the copy to send: no working marks, refused while an error stands"
            assert not [word for word in told.split() if word not in screen.text]

    drive(scene)
