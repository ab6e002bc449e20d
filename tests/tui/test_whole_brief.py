"""A whole brief by keys alone, and the same by commands: an equal brief, an equal Word file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from textual.widgets import TextArea

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.cli.main import run
from assistant.shipped import shipped
from tests.tui.driving import WIDE, Driver, drive, opened

SUBJECTS = (
    "encryption", "moderators", "influencers", "police guidance", "search engines",
    "helpline contacts", "companies reporting", "grooming victims", "indecent images", "schools",
)  # fmt: skip
ASKED = "\n".join(f"{n}. What of {s}?" for n, s in enumerate(SUBJECTS, 1))
WORDS = "We say so for *two* reasons."
LEAD_IN = "The police put it so:"
REASON = "The words left out are about somebody else."


def workspace(folder: Path) -> Path:
    (folder / "sources").mkdir(parents=True)
    for path in sorted(shipped("seeds").glob("*.txt")):
        shutil.copy(path, folder / "sources")
    return folder


async def begin(screen: Driver) -> None:
    """From the welcome: who asks, who answers, when it closes, and the questions."""
    await screen.press("enter")
    for words in ("Ten questions", "A body", "Us", "31 January 2027"):
        await screen.type(words)
        await screen.press("enter")
    await screen.press("enter")
    screen.app.screen.query_one(TextArea).text = ASKED
    await screen.press("ctrl+s")


async def pin_two(screen: Driver, number: int, subject: str) -> None:
    """Open the question, search, and pin the best two matches."""
    if number > 1:  # close the question before, go down to this one, open it
        await screen.press("1", "enter", "down", "enter")
    assert screen.main.desk.looking.answer == str(number)
    await screen.press("slash", "ctrl+u")
    await screen.type(subject)
    await screen.press("down", "g", "space", "down", "space")


async def say_the_rest(screen: Driver) -> None:
    """Of question 10: a stance, words, and its pins moved, introduced, weighed and trimmed."""
    await screen.press("p", "g", "down", "enter", "escape", "e")
    await screen.type(WORDS)
    await screen.press("escape", "4", "right", "G", "K", "minus", "e")
    await screen.type(LEAD_IN)
    await screen.press("escape", "t", "left", "left", "enter")
    if screen.app.screen is not screen.main:  # it asks for a reason
        await screen.type(REASON)
        await screen.press("enter")
    await screen.press("d", "end")
    for field, words in (("respondent-capacity", "a charity"), ("date", "30 November 2026")):
        screen.app.screen.query_one(f"#detail-{field}").focus()
        await screen.pilot.pause()
        await screen.type(words)
    await screen.press("ctrl+s")


def by_commands(folder: Path, trimmed_to: int) -> None:
    """The same with commands; ``trimmed_to`` is where the trimmed quotation ends."""

    def do(*words: str) -> None:
        assert run([*words, "--workspace", str(folder), "--quiet"]) in (0, 1)

    listed = folder / "asked.txt"
    listed.write_text(ASKED, encoding="utf-8")
    given = {"title": "Ten questions", "body": "A body", "organisation": "Us"}
    facts = [part for name, words in given.items() for part in (f"--{name}", words)]
    do("new", str(folder), "--questions", str(listed), *facts, "--closes", "31 January 2027")
    listed.unlink()
    for number, subject in enumerate(SUBJECTS, 1):
        for nth in ("1", "2"):
            do("pin", str(number), "--from", subject, "--nth", nth)
    do("position", "10", "support with changes")
    do("answer", "10", "--words", WORDS)
    pin = load_brief(folder / "brief.yaml").answers[-1].pins[1].id
    do("arrange", pin, "--to", "1", "--bearing", "challenges", "--lead-in", LEAD_IN)
    do("trim", pin, "--end", str(trimmed_to), "--because", REASON)
    do("details", "respondent.capacity", "a charity")
    do("details", "date", "30 November 2026")


def test_ten_questions_with_twenty_quotations_are_the_same_by_keys_and_by_commands(
    tmp_path: Path,
) -> None:
    keys = workspace(tmp_path / "keys" / "work")
    done: list[Brief] = []

    async def scene() -> None:
        async with opened(keys, WIDE) as screen:
            await begin(screen)
            for number, subject in enumerate(SUBJECTS, 1):
                await pin_two(screen, number, subject)
            await say_the_rest(screen)
            assert screen.saved() == screen.brief
            done.append(screen.brief)
            await screen.press("w", "enter")

    drive(scene)
    brief = done[0]
    assert sum(len(answer.pins) for answer in brief.answers) == 20
    assert brief.answers[-1].text == WORDS
    trimmed = brief.answers[-1].pins[0]
    assert (trimmed.lead_in, trimmed.bearing) == (LEAD_IN, "challenges")

    commands = workspace(tmp_path / "commands" / "work")
    by_commands(commands, trimmed.end or 0)
    assert load_brief(commands / "brief.yaml") == brief
    run(["draft", "--workspace", str(commands), "--quiet"])
    for name in ("brief.docx", "brief.docx.audit.json"):
        assert (keys / name).read_bytes() == (commands / name).read_bytes()
    quotations = json.loads((keys / "brief.docx.audit.json").read_text("utf-8"))
    assert "Ten questions" in json.dumps(quotations)
