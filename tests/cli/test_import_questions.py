"""``import-questions``: shown first, written only when somebody says so, and never over an "
"answer."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from assistant.briefs import load_brief
from tests.cli.conftest import Call
from tests.questions.formats import written

PAPER = """# Licensing of widget repairers

Department for Widgets

This consultation closes at 11:45pm on 3 March 2026. Write to widgets@widgets.gov.uk to respond.

**Question 1: Do you agree that repairers should hold a licence?**

☐ Yes

☐ No

**Question 2: If you answered no to question 1, what would you do instead? (200 words)**

## About you

What is your name?
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return written(PAPER, tmp_path, "paper", "docx")


def test_what_was_read_is_shown_and_nothing_is_written(
    call: Call, paper: Path, tmp_path: Path
) -> None:
    brief = tmp_path / "work" / "brief.yaml"
    said = call("import-questions", paper, "--into", brief)
    assert said.code == 1  # the zone was inferred, which is a doubt
    assert "1. Do you agree that repairers should hold a licence?" in said.out
    assert "asked if question 1 is answered “No”" in said.out
    assert "What is your name?" in said.out.partition("About who answers")[2]
    assert "Nothing was written" in said.err
    assert not brief.parent.exists()


def test_it_makes_a_brief_that_loads_and_drafts(call: Call, paper: Path, tmp_path: Path) -> None:
    brief = tmp_path / "work" / "brief.yaml"
    assert call("import-questions", paper, "--into", brief, "--yes").code == 0
    consultation = load_brief(brief).consultation
    assert (consultation.closes, consultation.time_zone) == ("2026-03-03T23:45", "Europe/London")
    first, second = consultation.questions
    assert first.options == ("Yes", "No")
    assert second.limits.words == 200
    assert second.follows is not None
    assert (second.follows.question, second.follows.answer) == ("1", "No")
    assert call("draft", brief).code in (0, 1)
    assert brief.with_suffix(".docx").is_file()


def test_answers_stay_when_a_paper_is_imported_again(
    call: Call, paper: Path, tmp_path: Path
) -> None:
    brief = tmp_path / "work" / "brief.yaml"
    call("import-questions", paper, "--into", brief, "--yes")
    text = brief.read_text(encoding="utf-8")
    brief.write_text(
        text.replace(
            '- question: "1"', '- question: "1"\n    choice: "Yes"\n    text: We agree.', 1
        ),
        encoding="utf-8",
    )
    assert call("import-questions", paper, "--into", brief, "--yes").code == 0
    answer = load_brief(brief).answers[0]
    assert (answer.choice, answer.text.strip()) == ("Yes", "We agree.")


def test_an_answer_never_comes_under_another_question(
    call: Call, paper: Path, tmp_path: Path
) -> None:
    brief = tmp_path / "work" / "brief.yaml"
    call("import-questions", paper, "--into", brief, "--yes")
    text = brief.read_text(encoding="utf-8")
    text = text.replace('- question: "1"', '- question: "1"\n    text: We agree.', 1)
    text = text.replace("Do you agree that repairers should hold a licence?", "Who pays for it?")
    brief.write_text(text, encoding="utf-8")
    said = call("import-questions", paper, "--into", brief, "--yes")
    assert said.code == 2
    assert "question 1 of the brief is answered" in said.err
    assert brief.read_text(encoding="utf-8") == text


def test_a_new_workspace_begins_with_the_paper_itself(
    call: Call, paper: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "response"
    assert call("new", folder, "--questions", paper, "--organisation", "Repair Trust").code == 0
    brief = load_brief(folder / "brief.yaml")
    assert brief.consultation.title == "Licensing of widget repairers"
    assert brief.consultation.body == "Department for Widgets"
    assert [question.number for question in brief.consultation.questions] == ["1", "2"]


def test_json_holds_all_that_was_read(call: Call, paper: Path, tmp_path: Path) -> None:
    said = call("import-questions", paper, "--into", tmp_path / "b.yaml", "--json")
    assert said.data["closes"] == "2026-03-03T23:45"
    assert said.data["respond"]["email"] == ["widgets@widgets.gov.uk"]
    assert [question["number"] for question in said.data["questions"]] == ["1", "2"]
    assert said.data["respondent"][0]["text"] == "What is your name?"
    assert said.data["written"] is None
    assert not (tmp_path / "b.yaml").exists()


def test_a_time_without_a_zone_waits_for_one(call: Call, tmp_path: Path) -> None:
    paper = written(
        "# Consultation on allotments\n\nNorthfield Council\n\nIt closes at noon on 30 June "
        "2026.\n\n"
        "Question 1: What should a plot cost?\n\nQuestion 2: Why?",
        tmp_path,
        "allotments",
        "md",
    )
    said = call("import-questions", paper, "--json")
    assert (said.data["closes"], said.data["time"], said.data["time_zone"]) == (
        "2026-06-30",
        "12:00",
        None,
    )
    assert any("--time-zone" in doubt for doubt in said.data["doubts"])
    said = call("import-questions", paper, "--time-zone", "Europe/London", "--json")
    assert said.data["closes"] == "2026-06-30T12:00"


def test_a_paper_without_questions_is_told(call: Call, tmp_path: Path) -> None:
    paper = written("# Annual report\n\nWe did a great deal.", tmp_path, "report", "docx")
    said = call("import-questions", paper, "--into", tmp_path / "b.yaml", "--yes")
    assert said.code == 1
    assert "No question was found" in said.out
    assert not (tmp_path / "b.yaml").exists()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["missing.docx"], 3, "There is no such file"),
        (["PAPER", "--closes", "soon"], 2, "The closing date"),
        (["PAPER", "--time-zone", "Mars"], 2, "The closing date"),
    ],
)
def test_what_is_asked_wrongly_is_one_clear_line(
    call: Call, paper: Path, words: list[str], code: int, told: str
) -> None:
    said = call("import-questions", *[paper if word == "PAPER" else word for word in words])
    assert said.code == code
    assert told in said.err
    assert "Traceback" not in said.err


class Typed(io.StringIO):
    """What a person types on a terminal."""

    def isatty(self) -> bool:
        return True


ALLOTMENTS = (
    "# Consultation on allotments\n\nNorthfield Council\n\nIt closes at noon on 30 June 2026.\n\n"
    "Question 1: What should a plot cost?\n\nQuestion 2: Why?"
)


@pytest.mark.parametrize(
    ("typed", "closes", "zone"),
    [
        ("Europe/London\ny\n", "2026-06-30T12:00", "Europe/London"),
        ("Mars\nEurope/Dublin\ny\n", "2026-06-30T12:00", "Europe/Dublin"),
        ("\ny\n", "2026-06-30", None),
    ],
)
def test_on_a_terminal_the_zone_is_asked_for_and_then_the_consent(
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    closes: str,
    zone: str | None,
) -> None:
    paper = written(ALLOTMENTS, tmp_path, "allotments", "docx")
    monkeypatch.setattr("sys.stdin", Typed(typed))
    said = call("import-questions", paper, "--into", tmp_path / "work" / "brief.yaml")
    assert said.code == 0
    consultation = load_brief(tmp_path / "work" / "brief.yaml").consultation
    assert (consultation.closes, consultation.time_zone) == (closes, zone)


def test_a_no_on_a_terminal_writes_nothing(
    call: Call, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Typed("n\n"))
    assert call("import-questions", paper, "--into", tmp_path / "work" / "b.yaml").code == 1
    assert not (tmp_path / "work").exists()


def test_the_lines_to_fill_in_of_a_new_brief_give_way_to_the_paper(
    call: Call, paper: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "response"
    assert call("new", folder).code == 0
    assert call("import-questions", paper, "--workspace", folder, "--yes").code == 0
    brief = load_brief(folder / "brief.yaml")
    assert brief.consultation.body == "Department for Widgets"
    assert [answer.question for answer in brief.answers] == ["1", "2"]
    assert not any(answer.no_comment for answer in brief.answers)
    assert "# A brief: what you are answering" in (folder / "brief.yaml").read_text("utf-8")


def test_what_the_brief_states_stays_unless_it_is_given_anew(
    call: Call, paper: Path, tmp_path: Path
) -> None:
    brief = tmp_path / "work" / "brief.yaml"
    call("import-questions", paper, "--into", brief, "--yes", "--closes", "2026-02-01")
    said = call("import-questions", paper, "--into", brief, "--yes")
    assert "The brief closes 2026-02-01" in said.err
    assert load_brief(brief).consultation.closes == "2026-02-01"
    call("import-questions", paper, "--into", brief, "--yes", "--closes", "2026-03-10")
    assert load_brief(brief).consultation.closes == "2026-03-10"
