"""How soon the screen is painted, and how long a key waits at worst while a search runs.

In goes a folder with the unpacked transcripts, or None for generated ones; out come the rows of the
table in the README's measures that concern the screen.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from textual import events

from assistant.briefs.brief import Consultation, Question, Respondent
from assistant.briefs.starting import demo_workspace, new_brief, new_workspace
from assistant.briefs.writing import save_brief
from assistant.desk.opening import desk_library, open_desk
from assistant.tui.app import AssistantApp
from assistant.tui.search_box import SearchBox
from assistant.tui.working import SEARCH_AFTER
from tests.benchmarks.bench_search import QUERIES
from tests.benchmarks.generated import transcripts
from tests.benchmarks.measuring import Row, median_seconds, seconds_of

ROUNDS = 7
COLD_ROUNDS = 3
FIRST = "families wait months for a place"
"""What is searched for first: ordinary words, so that everything a search needs is loaded."""
TYPED = 5
"""Queries that are typed key by key."""
KEY = 0.06
"""Seconds between two keys of somebody who types fast."""
PHASES = ("first search", "typing", "searching", "idle")
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
    """Measure in fresh programs: what a first search loads is loaded once in each."""
    runs = [_run_apart(folder) for _ in range(COLD_ROUNDS)]
    worst = {phase: max(max(run[phase]) for run in runs) for phase in PHASES}
    usual = median_seconds([wait for run in runs for wait in run["typing"]], 0.99)
    over = f"{runs[0]['passages'][0]:,.0f} passages"
    typed = "worst stall of the interface while"
    return [
        Row(f"{typed} the first search loads {over}", worst["first search"], "50 ms", 0.050, 1),
        Row(f"{typed} words are typed and searched for", worst["typing"], "50 ms", 0.050, 1),
        Row(f"{typed} searches follow without a pause", worst["searching"], "50 ms", 0.050, 1),
        Row("the stall that 99 in 100 stay under", usual, "an idle screen", worst["idle"], None),
    ]


def _run_apart(folder: Path) -> dict[str, list[float]]:
    """Return the waits of each phase (:data:`PHASES`) in a program of its own."""
    words = [sys.executable, "-m", __name__, str(folder)]
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)  # type: ignore[no-any-return]


async def _searching(folder: Path) -> dict[str, list[float]]:
    """Type and search as a person does, and time every turn of the interface's loop."""
    app = AssistantApp(folder)
    async with app.run_test(size=(120, 36)):
        while app.main is None or app.main.report is None or app.main.live is None:
            await asyncio.sleep(0.1)
        waits = {"first search": await _beats(_type(app, FIRST))}
        waits["typing"] = await _beats(_type_all(app))
        waits["searching"] = await _beats(_search_all(app))
        await asyncio.sleep(2.0)
        waits["idle"] = await _beats(asyncio.sleep(1.0))
        waits["passages"] = [sum(row.passages for row in app.main.documents)]
    return waits


async def _type(app: AssistantApp, words: str) -> None:
    """Type words into the box as fast as people do, and wait for what is found.

    A moment's thought after each word lets a search begin, so that the keys after it are pressed
    while it runs.
    """
    main = app.main
    assert main is not None
    box = main.query_one(SearchBox)
    box.focus()
    box.value = ""
    for letter in words:
        _press(app, letter)
        await asyncio.sleep(SEARCH_AFTER * 1.1 if letter == " " else KEY)
    while main.found is None or main.found.query != words:
        await asyncio.sleep(KEY)


def _press(app: AssistantApp, letter: str) -> None:
    driver = app._driver
    assert driver is not None
    driver.send_message(events.Key("space" if letter == " " else letter, letter))


async def _type_all(app: AssistantApp) -> None:
    for query in QUERIES[:TYPED]:
        await _type(app, query)


async def _search_all(app: AssistantApp) -> None:
    """Search again as soon as the last search has ended, which no person can."""
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


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_searching(Path(sys.argv[1])))))
