"""A whole brief by keys alone, and the same Word file from the command."""

from __future__ import annotations

import shutil
from pathlib import Path

from textual.widgets import TextArea

from assistant.cli.main import run
from assistant.shipped import shipped
from tests.tui.driving import WIDE, drive, opened

SUBJECTS = (
    "encryption", "moderators", "influencers", "police guidance", "search engines",
    "helpline contacts", "companies reporting", "grooming victims", "indecent images", "schools",
)  # fmt: skip


def test_ten_questions_with_twenty_quotations_by_keys_alone(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for path in sorted(shipped("seeds").glob("*.txt")):
        shutil.copy(path, tmp_path / "sources")

    async def scene() -> None:
        async with opened(tmp_path, WIDE) as screen:
            await screen.press("down", "enter")
            for words in ("Ten questions", "A body", "Us"):
                await screen.type(words)
                await screen.press("enter")
            asked = "\n".join(f"{n}. What of {s}?" for n, s in enumerate(SUBJECTS, 1))
            screen.app.screen.query_one(TextArea).text = asked
            await screen.press("ctrl+s")
            for number, subject in enumerate(SUBJECTS):
                if number:  # close the question, go down to the next, open it
                    await screen.press("1", "enter", "down", "enter")
                assert screen.main.desk.looking.answer == str(number + 1)
                await screen.press("slash", "ctrl+u")
                await screen.type(subject)
                await screen.press("down", "g", "space", "down", "space")
            pins = [pin for answer in screen.brief.answers for pin in answer.pins]
            assert len(pins) == 20
            assert screen.saved() == screen.brief
            await screen.press("w", "enter")

    drive(scene)
    by_command = tmp_path / "by-command.docx"
    run(["draft", str(tmp_path / "brief.yaml"), "--output", str(by_command)])
    assert (tmp_path / "brief.docx").read_bytes() == by_command.read_bytes()
