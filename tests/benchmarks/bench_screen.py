"""How soon the screen is painted, and how long a key waits at worst while a search runs.

In goes a folder with the unpacked transcripts, or None for generated ones; out come the rows of the
table in the README's measures that concern the screen.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant.briefs.brief import Consultation, Question, Respondent
from assistant.briefs.starting import demo_workspace, new_brief, new_workspace
from assistant.briefs.writing import save_brief
from assistant.desk.opening import desk_library, open_desk
from assistant.tui.app import AssistantApp
from tests.benchmarks.bench_search import QUERIES
from tests.benchmarks.generated import transcripts
from tests.benchmarks.measuring import Row, median_seconds, seconds_of

ROUNDS = 7
BEAT = 0.001
"""Seconds between two looks at the clock by the interface's own loop."""

EMPTY = """
from textual.app import App

class Empty(App):
    def on_mount(self):
        self.call_after_refresh(self.exit)

Empty().run(headless=True, size=(120, 36))
"""
OURS = """
import sys
from pathlib import Path
from assistant.tui.app import AssistantApp

AssistantApp.open_first = lambda self: self.exit()  # called once the frame has been painted
AssistantApp(Path(sys.argv[1])).run(headless=True, size=(120, 36))
"""
READY = """
import sys
from pathlib import Path
from assistant.tui.app import AssistantApp
from assistant.tui.main_screen import MainScreen

MainScreen.begin = lambda self: self.app.exit()  # called once the brief has been painted
AssistantApp(Path(sys.argv[1])).run(headless=True, size=(120, 36))
"""


def measure(corpus: Path | None) -> list[Row]:
    """Return the rows for the transcripts under ``corpus``; generated ones where it is None."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        rows = [*_first_paint(place / "demo")]
        folder = corpus or transcripts(place / "generated")
        return [*rows, *_stalls(_workspace(place / "workspace", folder))]


def _first_paint(folder: Path) -> list[Row]:
    demo_workspace(folder)
    with desk_library(open_desk(folder)) as library:
        library.index()
    programs = {"ours": OURS, "ready": READY, "empty": EMPTY}
    runs: dict[str, list[float]] = {name: [] for name in programs}
    for _round in range(ROUNDS):
        for name, program in programs.items():
            runs[name].append(seconds_of(lambda: _python(program, str(folder))))  # noqa: B023
    empty = median_seconds(runs["empty"])
    return [
        Row("first paint of the screen", median_seconds(runs["ours"]), "an empty app", empty, 1.6),
        Row("the brief on the screen", median_seconds(runs["ready"]), "an empty app", empty, None),
    ]


def _python(*words: str) -> None:
    subprocess.run([sys.executable, "-c", *words], check=True, stdout=subprocess.DEVNULL)


def _workspace(folder: Path, documents: Path) -> Path:
    """Make a workspace over the documents, with a brief of one question, and index it."""
    new_workspace(folder)
    asked = Consultation(title="T", body="B", questions=(Question(number="1", text="Why?"),))
    brief = new_brief(asked, Respondent(organisation="O"), sources=(str(documents),))
    (folder / "brief.yaml").unlink()
    save_brief(folder / "brief.yaml", brief)
    with desk_library(open_desk(folder)) as library:
        library.index()
    return folder


def _stalls(folder: Path) -> list[Row]:
    waits, rested, held = asyncio.run(_searching(folder))
    over = f"{held:,} passages"
    worst, usual = max(waits), median_seconds(waits, 0.99)
    return [
        Row(f"worst stall of the interface while searching {over}", worst, "50 ms", 0.050, 1),
        Row("the stall that 99 in 100 stay under", usual, "an idle screen's worst", rested, None),
    ]


async def _searching(folder: Path) -> tuple[list[float], float, int]:
    """Search for every query as if typed, and time every turn of the interface's loop."""
    app = AssistantApp(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        while app.main is None or app.main.report is None or app.main.live is None:
            await pilot.pause(0.1)
        main = app.main
        await pilot.pause(2.0)
        rested = max(await _beats(pilot.pause(1.0)))
        held = main.documents
        waits = await _beats(_type_all(app))
    return waits, rested, sum(row.passages for row in held)


async def _type_all(app: AssistantApp) -> None:
    main = app.main
    assert main is not None
    for query in QUERIES:
        for end in range(4, len(query) + 1, 6):
            main.look_at(query=query[:end])
            await main.search().wait()


async def _beats(work: object) -> list[float]:
    """Return how late each beat of the loop was while ``work`` was done."""
    waits: list[float] = []

    async def beat() -> None:
        while True:
            due = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            waits.append(time.perf_counter() - due)

    beating = asyncio.create_task(beat())
    try:
        await work  # type: ignore[misc]
    finally:
        beating.cancel()
    return waits
