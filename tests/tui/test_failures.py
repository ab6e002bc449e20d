"""What goes wrong is told in a sentence, with a way on; and no work is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.briefs import load_brief, save_brief
from assistant.briefs.changing import answer_to, with_stance
from assistant.desk.desk import Desk, look
from assistant.desk.opening import desk_library, open_desk
from assistant.desk.remembering import remember
from assistant.shipped import shipped
from assistant.themes import load_themes, save_themes
from assistant.themes.theme import Theme
from assistant.tui.desk_screen import DeskScreen
from assistant.tui.questions_list import QuestionRows
from assistant.tui.writing_dialog import TYPED_AFTER
from tests.tui.driving import NARROW, Driver, drive, opened


def test_a_brief_changed_by_somebody_else_is_taken_in(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            path = screen.main.desk.path
            save_brief(path, with_stance(load_brief(path), "2", "neutral"))
            screen.main.look_again()
            await screen.settle()
            assert answer_to(screen.brief, "2").stance == "neutral"
            assert "as somebody else had changed it" in " ".join(screen.main.told)

    drive(scene)


def test_a_theme_written_into_its_file_meanwhile_is_shown(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            path = demo / "themes.yaml"
            themes = load_themes(path)
            theme = Theme(id="by-hand", title="Written by hand")
            save_themes(path, themes.model_copy(update={"themes": (theme, *themes.themes)}))
            screen.main.look_again()
            await screen.settle()
            await screen.press("1")
            shown = [option.prompt.plain for option in screen.main.query_one(QuestionRows).options]
            assert "Written by hand" in "".join(shown)

    drive(scene)


def test_both_versions_are_kept_where_two_people_change_the_brief(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            path = screen.main.desk.path
            theirs = with_stance(load_brief(path), "2", "neutral")
            screen.main.change(lambda desk: _stance(desk, "oppose"))
            save_brief(path, theirs)
            await screen.settle()
            ours = load_brief(demo / "brief.ours.yaml")
            assert answer_to(ours, "3").stance == "oppose"
            assert load_brief(path) == theirs
            assert "brief.ours.yaml" in screen.text

    drive(scene)


def test_what_is_done_while_the_brief_is_being_written_is_neither_lost_nor_a_conflict(
    demo: Path,
) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            for _ in range(3):
                screen.main.change(lambda desk: _stance(desk, "oppose"))
                screen.main.save_now()
                screen.main.change(lambda desk: _stance(desk, "neutral"))
                screen.main.save_now()
            await screen.settle()
            assert screen.saved() == screen.brief
            assert answer_to(screen.saved(), "3").stance == "neutral"
            assert not list(demo.glob("*.ours*"))

    drive(scene)


def _stance(desk: Desk, stance: str) -> Desk:
    from assistant.desk.answering import choose_stance

    return choose_stance(desk, "3", stance)  # type: ignore[arg-type]


def test_a_template_with_a_mistake_is_told_where_the_draft_would_be_until_it_is_mended(
    demo: Path,
) -> None:
    own = demo / "templates" / "consultation-response"
    shutil.copytree(shipped("templates") / "consultation-response", own)
    text = (own / "submission.md.j2").read_text(encoding="utf-8")

    async def scene() -> None:
        async with opened(demo) as screen:
            (own / "submission.md.j2").write_text("{% for x in }\n" + text, encoding="utf-8")
            screen.main.draft()
            await screen.settle()
            await screen.press("4", "home")
            assert screen.lines[0].lstrip().startswith("! no draft")
            shown = " ".join(line[84:].strip("│┃ ") for line in screen.lines)
            assert "The draft cannot be made:" in shown
            assert "Below is the last one that could." in shown
            await screen.press("enter", "space", "x", "y")
            (own / "submission.md.j2").write_text(text, encoding="utf-8")
            screen.main.draft()
            await screen.settle()
            assert "no draft" not in screen.lines[0]
            assert "cannot be made" not in screen.text

    drive(scene)


def test_what_could_not_be_saved_is_told_to_be_saved_once_it_is(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            path = screen.main.desk.path
            kept = path.read_bytes()
            path.unlink()
            path.mkdir()
            screen.main.change(lambda desk: _stance(desk, "oppose"))
            await screen.settle()
            for _ in range(2):
                await screen.press("ctrl+q")
                assert screen.app.is_running
                screen.main.change(lambda desk: _stance(desk, "neutral"))
                screen.main.change(lambda desk: _stance(desk, "oppose"))
                await screen.settle()
            path.rmdir()
            path.write_bytes(kept)
            screen.main.look_again()
            await screen.settle()
            assert "Saved now." in screen.text
            assert answer_to(screen.saved(), "3").stance == "oppose"

    drive(scene)


def test_a_folder_that_cannot_be_written_is_told_and_the_work_stays(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            path = screen.main.desk.path
            kept = path.read_bytes()
            path.unlink()
            path.mkdir()  # nothing can be written where a folder stands
            await screen.press("g", "space")
            assert screen.main.desk.unsaved
            assert "not saved" in screen.lines[0]
            assert "Not saved:" in screen.text
            await screen.press("ctrl+q")
            assert "Quit again to leave without saving" in screen.text
            assert screen.app.is_running
            path.rmdir()
            path.write_bytes(kept)
            screen.main.look_again()
            await screen.settle()
            assert not screen.main.desk.unsaved
            assert len(answer_to(screen.saved(), "1").pins) == 3

    drive(scene)


def test_a_source_that_vanished_is_told_and_everything_else_goes_on(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            shutil.rmtree(demo / "sources")
            await screen.press("r", "escape")
            assert "see Sources in pane 1" in " ".join(screen.main.told)
            await screen.press("p", "down", "enter", "escape")
            assert answer_to(screen.saved(), "1").choice == "Neither agree nor disagree"

    drive(scene)


def test_a_damaged_library_is_told_and_made_anew_with_one_key(demo: Path) -> None:
    with desk_library(open_desk(demo)) as library:
        database = next(library.place.rglob("*.sqlite*"))

    async def scene() -> None:
        database.write_bytes(b"this is no database" * 1000)
        async with opened(demo) as screen:
            await screen.press("r", "escape", "slash")
            await screen.type("police")
            assert screen.main.found is not None
            assert screen.main.found.rows

    drive(scene)


def test_a_template_that_cannot_be_filled_is_told_and_the_draft_stays(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            lines = screen.main.live
            folder = demo / "templates" / "consultation-response"
            folder.mkdir(parents=True)
            (folder / "template.yaml").write_text("title: [", encoding="utf-8")
            (folder / "submission.md.j2").write_text("{{ nothing.here }", encoding="utf-8")
            await screen.press("g", "space")
            assert screen.main.live is lines
            assert "template" in " ".join(screen.main.told)
            await screen.press("w")
            assert not (demo / "brief.docx").exists()
            assert "template.yaml, line 1" in screen.text

    drive(scene)


def test_text_that_steers_a_terminal_or_looks_like_markup_is_shown_as_it_is(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "hostile"
    (folder / "sources").mkdir(parents=True)
    words = (
        "Zebras [bold red]were[/] counted \x1b[31mtwice\x1b]0;owned\x07 [@click=app.quit]here[/]."
    )
    around = "Nobody had counted them before, and nobody was asked to count them again. " * 8
    text = f"{words} […] They ran.\n\n{around}\n"
    (folder / "sources" / "a.txt").write_text(text, encoding="utf-8")

    async def scene() -> None:
        async with opened(folder.parent / "hostile", NARROW) as screen:
            await screen.press("down", "enter", "slash")
            await screen.type("zebras counted")
            await screen.press("down", "enter")
            assert "[bold red]were[/] counted" in screen.text
            assert "\x1b" not in screen.text
            assert "\x07" not in screen.text

    drive(scene)


def test_a_brief_that_cannot_be_read_is_told_with_its_line_and_can_be_mended(demo: Path) -> None:
    path = demo / "brief.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("schema: 1", "schema: [", 1), encoding="utf-8")

    async def scene() -> None:
        async with opened(demo) as screen:
            assert "brief.yaml,line" in "".join(screen.text.split())  # long paths are broken
            await screen.press("enter")
            assert screen.app.main is None
            path.write_text(good, encoding="utf-8")
            await screen.press("enter")
            assert screen.main.desk.path == path

    drive(scene)


def test_a_surprise_is_told_and_the_brief_is_safe(demo: Path) -> None:
    class Odd(Exception):
        pass

    async def fail() -> None:
        message = "of a kind nobody thought of"
        raise Odd(message)

    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.main.safely(fail())
            await screen.pilot.pause()
            assert "This should not have happened (Odd" in screen.text
            screen.main.surprises.clear()

    drive(scene)


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from assistant.desk.answering import choose_stance
from assistant.tui.writing_dialog import TYPED_AFTER
from tests.tui.driving import opened

async def scene():
    async with opened(Path(sys.argv[1])) as screen:
        screen.main.change(lambda desk: choose_stance(desk, "3", "oppose"))
        await screen.settle()
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(scene())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_program_that_is_killed_has_lost_nothing_that_was_saved(demo: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(demo)], cwd=root, env=os.environ)
    assert done.returncode == -signal.SIGKILL
    assert answer_to(load_brief(demo / "brief.yaml"), "3").stance == "oppose"


ENDED = """
import os, signal, sys
from pathlib import Path
from assistant.tui.app import AssistantApp
from tests.tui.driving import Driver

app = AssistantApp(Path(sys.argv[1]))

async def person(pilot):
    screen = Driver(app, pilot)
    await screen.settle()
    await screen.press("1", "g", "e")
    screen.send(*"Typed")
    while "Typed" not in app.screen.query_one("TextArea").text:
        await pilot.pause(0)
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))

app.run(headless=True, auto_pilot=person)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_window_that_is_closed_and_a_program_told_to_end_lose_no_letter(
    demo: Path, name: str
) -> None:
    root = Path(__file__).resolve().parents[2]
    run = [sys.executable, "-c", ENDED, str(demo), name]
    assert subprocess.run(run, cwd=root, env=os.environ, timeout=120).returncode == 0
    assert answer_to(load_brief(demo / "brief.yaml"), "1").text.startswith("Typed")


def test_the_box_for_our_words_takes_the_room_of_its_window(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            await screen.press("e")
            assert screen.app.screen.query_one("TextArea").size.height > 10

    drive(scene)


def test_words_are_saved_while_they_are_being_typed_without_a_pause(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            await screen.press("e")
            saved: list[bool] = []
            for _ in range(200):
                screen.send(*"word ")
                await screen.pilot.pause(TYPED_AFTER / 5)  # never as long as a pause must be
                saved.append("word word" in (demo / "brief.yaml").read_text(encoding="utf-8"))
                if saved[-1]:
                    break
            assert saved[-1]

    drive(scene)


def test_keys_that_come_faster_than_a_window_closes_are_not_for_the_screen_below(
    demo: Path,
) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            for keys in (("p",), ("e",), ("w",), ("c",), ("d",), ("f1",), ("2", "g", "t")):
                screen.send(*keys, "escape", "escape", "escape")
                await screen.settle()
                await screen.press(*keys)
                screen.send("escape", "escape", "escape")
                await screen.settle()
                assert screen.app.screen is screen.main

    drive(scene)


def test_a_program_that_ends_by_an_error_saves_first(demo: Path) -> None:
    async def scene() -> Driver:
        async with opened(demo) as screen:
            screen.main.change(lambda desk: _stance(desk, "oppose"))
            assert isinstance(screen.main, DeskScreen)
            screen.app.exit()
            return screen

    import asyncio

    screen = asyncio.run(scene())
    assert screen.app.save_at_the_end() == ""
    assert answer_to(load_brief(demo / "brief.yaml"), "3").stance == "oppose"


def test_where_the_document_read_last_is_gone_what_is_found_first_is_read(demo: Path) -> None:
    desk = open_desk(demo)
    remember(look(desk, at=("no-such-source", 10, 20), theme="encryption", answer="1"))

    async def scene() -> None:
        async with opened(demo) as screen:
            assert screen.main.page is not None
            assert screen.main.found is not None
            assert screen.main.page.source == screen.main.found.rows[0].source

    drive(scene)
