"""A person who has never used a terminal program: from an empty folder to a Word file."""

from __future__ import annotations

import shutil
from pathlib import Path

from docx import Document
from textual import events
from textual.widgets import Input, TextArea

from assistant.briefs import load_brief
from assistant.briefs.changing import answer_to
from assistant.briefs.starting import new_workspace
from assistant.shipped import shipped
from assistant.themes import load_themes
from tests.questions.formats import written
from tests.tui.driving import NARROW, WIDE, drive, opened

QUESTIONS = """1. Do you agree that services should assess how encryption affects detection?
   Agree / Disagree
2. What more should be done for children whose images are shared?
3. Should search engines act?
"""


def test_an_empty_folder_welcomes_and_makes_a_workspace(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path, NARROW) as screen:
            assert "There is nothing to work on here yet." in screen.text
            assert screen.lines[-1].strip() == "⏎ Choose F1 Help"
            await screen.press("down", "enter")
            assert (tmp_path / "brief.yaml").is_file()
            assert screen.main.pane("brief").has_focus_within

    drive(scene)


def test_the_finished_example_is_opened_from_the_welcome(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path, WIDE) as screen:
            await screen.press("down", "down", "enter")
            assert screen.main.desk.path == tmp_path / "assistant-demo" / "brief.yaml"
            assert "10/10 answered" in screen.lines[0]

    drive(scene)


def test_another_folder_is_opened_by_its_name_and_a_wrong_one_told(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo.parent, WIDE) as screen:
            await screen.press("end", "enter")
            await screen.type("nowhere")
            await screen.press("enter")
            assert "There is no folder" in screen.text
            await screen.press("end", "enter")
            await screen.type(str(demo))
            await screen.press("enter")
            assert "brief.yaml is ready to be worked on." in screen.text
            await screen.press("enter")
            assert screen.main.desk.folder == demo

    drive(scene)


def test_from_an_empty_folder_to_a_word_file_by_keys_alone(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for path in sorted(shipped("seeds").glob("*.txt")):
        shutil.copy(path, tmp_path / "sources")
    (tmp_path / "asked.txt").write_text(QUESTIONS, encoding="utf-8")

    async def scene() -> None:
        async with opened(tmp_path, NARROW) as screen:
            await screen.press("enter")
            for words in ("Safe online", "Department for Tests", "Lanternfield Trust"):
                await screen.type(words)
                await screen.press("enter")
            await screen.press("enter")
            await screen.type("asked.txt")
            await screen.press("enter")
            assert "3 questions read:" in screen.text
            await screen.press("ctrl+s")
            brief = screen.brief
            assert [q.number for q in brief.consultation.questions] == ["1", "2", "3"]
            assert brief.consultation.questions[0].options == ("Agree", "Disagree")

            await screen.press("p", "enter", "escape")
            assert "Q1 … ▸ Agree" in screen.lines[1] or "▸ Agree ▸" in screen.lines[1]
            await screen.press("e")
            await screen.type("We agree, and say why.")
            await screen.press("escape", "slash")
            await screen.type("encryption detect abuse")
            await screen.press("down", "space")
            assert screen.lines[1].endswith("1 pinned")
            await screen.press("w")
            await screen.press("enter")
            assert "Wrote " in screen.text
            shown = "\n".join(p.text for p in Document(str(tmp_path / "brief.docx")).paragraphs)
            pin = load_brief(tmp_path / "brief.yaml").answers[0].pins[0]
            assert "We agree, and say why." in shown
            assert pin.words[:40] in shown

    drive(scene)


def test_questions_are_pasted_and_every_doubt_about_them_is_shown(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path, WIDE) as screen:
            await screen.press("enter")
            await screen.type("A title")
            box = screen.app.screen.query_one(TextArea)
            box.focus()
            await screen.pilot.pause()
            box.text = "A heading of some kind\nQ1. Is it so?\nQ3. Is it not?\n"
            await screen.press("ctrl+s")
            assert "2 questions read:" in screen.text
            assert "Still to fill in: who asks, who we are (the organisation)." in screen.text
            assert "! " in screen.text
            assert not (tmp_path / "brief.yaml").exists()

    drive(scene)


PAPER = """# Licensing of widget repairers

Department for Widgets

This consultation closes at 11:45pm on 3 March 2026. Write to widgets@widgets.gov.uk.

**Question 1: Do you agree that repairers should hold a licence?**

☐ Yes

☐ No

**Question 2: If you answered no to question 1, what would you do instead? (200 words)**

## About you

What is your name?
"""


def test_a_brief_begins_with_the_consultation_document_itself(tmp_path: Path) -> None:
    written(PAPER, tmp_path, "paper", "docx")

    async def scene() -> None:
        async with opened(tmp_path, WIDE) as screen:
            await screen.press("enter")
            screen.app.screen.query_one("#new-file").focus()
            await screen.type("paper.docx")
            await screen.press("enter")
            assert "2 questions read:" in screen.text
            assert "1 more ask who answers" in screen.text
            assert "The paper prints no time zone" in screen.text
            screen.app.screen.query_one("#new-organisation").focus()
            await screen.type("Repair Trust")
            await screen.press("ctrl+s")
            consultation = screen.brief.consultation
            assert consultation.title == "Licensing of widget repairers"
            assert consultation.closes == "2026-03-03T23:45"
            assert consultation.time_zone == "Europe/London"
            assert consultation.questions[0].options == ("Yes", "No")
            assert consultation.questions[1].limits.words == 200
            assert consultation.questions[1].follows is not None
            assert "paper.docx" not in screen.brief.sources

    drive(scene)


def test_a_file_that_cannot_be_read_is_told_in_the_window(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\nnothing")

    async def scene() -> None:
        async with opened(tmp_path, WIDE) as screen:
            await screen.press("enter")
            screen.app.screen.query_one("#new-file").focus()
            await screen.type("scan.pdf")
            await screen.press("enter")
            assert "Paste the questions instead." in screen.text

    drive(scene)


def test_a_theme_is_added_from_the_screen_and_its_words_are_searched_for(tmp_path: Path) -> None:
    new_workspace(tmp_path)
    (tmp_path / "sources" / "panel.txt").write_text(
        "The panel.\n\nResidents waited a median of 23 days for redress.\n", encoding="utf-8"
    )

    async def scene() -> None:
        async with opened(tmp_path, NARROW) as screen:
            await screen.press("1")
            assert "n New theme" in screen.lines[-1]
            await screen.press("n")
            await screen.type("Redress")
            await screen.press("enter")
            await screen.type("redress, refunds")
            await screen.press("ctrl+s")
            assert "[x] Redress" in screen.text
            await screen.press("down", "enter")
            assert "evidence for the theme “Redress”" in screen.text
            assert "a median of 23 days" in screen.text
            assert [t.title for t in load_themes(tmp_path / "themes.yaml").themes][-1] == "Redress"
            await screen.press("u")
            assert "Redress" not in [t.title for t in screen.main.desk.themes.themes]

    drive(scene)


def test_a_starter_theme_is_taken_over_and_the_example_worded_anew_by_keys(tmp_path: Path) -> None:
    new_workspace(tmp_path)

    async def scene() -> None:
        async with opened(tmp_path, NARROW) as screen:
            await screen.press("1", "n", "tab", "tab", "enter")
            assert len(answer_to(screen.brief, "1").themes) == 1
            await screen.press("down", "down", "E")
            assert screen.app.screen.query_one("#title", Input).value == "An example of a theme"
            await screen.press("escape", "X")
            assert "example" not in [theme.id for theme in screen.main.desk.themes.themes]

    drive(scene)


LISTED = "".join(f"{n}. Should proposal {n} go ahead, and if not, why not?\n" for n in range(1, 11))


def test_questions_pasted_on_the_line_for_a_file_go_into_the_box_whole(tmp_path: Path) -> None:
    async def scene() -> None:
        async with opened(tmp_path, NARROW) as screen:
            await screen.press("enter", *["tab"] * 4)
            driver = screen.app._driver
            assert driver is not None
            driver.process_message(events.Paste(LISTED))
            await screen.settle()
            assert screen.app.screen.query_one(TextArea).text == LISTED
            assert "10 questions read:" in screen.text

    drive(scene)


def test_a_list_of_questions_with_commas_is_read_from_a_file_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "questions.txt").write_text(LISTED, encoding="utf-8")

    async def scene() -> None:
        async with opened(tmp_path, WIDE) as screen:
            await screen.press("enter", *["tab"] * 4)
            await screen.type("questions.txt")
            await screen.press("enter")
            assert "10 questions read:" in screen.text
            assert "go ahead, and if not, why not?" in screen.text
            assert "--" not in screen.text

    drive(scene)
