"""Questions of a consultation found in a paper of any shape, and answered or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as Opened

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from tests.checks.ready.papers import COMMONS, PROSE, found, good

QUESTIONS = """
consultation:
  title: Waiting
  body: Department for Education
  questions:
    - {number: "1", text: Do you agree that waiting times should be published each quarter?}
    - {number: "2", text: What would help families while they wait for an assessment?}
    - {number: "3", text: Is there anything else?, limits: {characters: 60}}
respondent: {organisation: Harrow Families Network}
"""


def brief(tmp_path: Path) -> Brief:
    path = tmp_path / "brief.yaml"
    path.write_text(QUESTIONS.strip() + "\n", encoding="utf-8")
    return load_brief(path)


def answering(*answers: tuple[str, str]) -> Opened:
    paper = good()
    for heading, text in answers:
        paper.add_heading(heading, 2)
        if text:
            paper.add_paragraph(text)
    return paper


def test_a_question_left_out_or_empty_or_over_its_limit_is_found(tmp_path: Path) -> None:
    paper = answering(
        ("Question 1", f"4. {PROSE}"),
        ("Question 3", f"5. {PROSE}"),
    )
    said = {f.code: f.message for f in found(paper, COMMONS, brief=brief(tmp_path))}
    assert set(said) == {"venue-questions-answered", "over-limit-characters"}
    assert "Question 2 does not stand" in said["venue-questions-answered"]
    empty = answering(
        ("Q1.", PROSE), ("Q2: What would help families while they wait?", ""), ("Q3", "No comment")
    )
    said = {f.code: f.message for f in found(empty, "government-department", brief=brief(tmp_path))}
    assert "Nothing stands under question 2" in said["venue-questions-answered"]


@pytest.mark.parametrize(("choice", "missed"), [("Yes", True), ("No", False)])
def test_a_follow_up_is_missed_only_where_its_condition_is_met(
    tmp_path: Path, choice: str, missed: bool
) -> None:
    path = tmp_path / "brief.yaml"
    asked = """
    - {number: "4", text: Do you keep a list?, options: ["Yes", "No"]}
    - {number: "5", text: "If yes to question 4, which one?"}
"""
    answers = f'answers: [{{question: "4", choice: "{choice}"}}]'
    said_first = QUESTIONS.strip().replace("\nrespondent", f"{asked}respondent")
    path.write_text(f"{said_first}\n{answers}\n", encoding="utf-8")
    paper = answering(
        ("Question 1", PROSE),
        ("Question 2", PROSE),
        ("Question 3", "None."),
        ("Question 4", choice),
    )
    said = [f.message for f in found(paper, COMMONS, brief=load_brief(path))]
    assert any("Question 5 does not stand" in message for message in said) is missed


def test_a_question_is_known_by_its_number_and_its_own_words(tmp_path: Path) -> None:
    paper = answering(
        ("1. Do you agree that waiting times should be published each quarter?", f"4. {PROSE}"),
        ("2. What would help families while they wait for an assessment?", f"5. {PROSE}"),
        ("3. Is there anything else?", "No comment"),
    )
    assert found(paper, COMMONS, brief=brief(tmp_path)) == []


ASKED = (
    ("1", "Do you agree that waiting times should be published each quarter?"),
    ("2", "What would help families while they wait for an assessment?"),
    ("3", "Is there anything else?"),
)
ANSWERS = ("Yes.", f"Somebody who rings back. {PROSE}", "No comment.")


def in_headings(paper: Opened, number: str, question: str, answer: str) -> None:
    paper.add_heading(f"Question {number}", 2)
    paper.add_paragraph(question)
    paper.add_paragraph(answer)


def in_headings_of_questions(paper: Opened, number: str, question: str, answer: str) -> None:
    paper.add_heading(f"{number}. {question}", 2)
    paper.add_paragraph(answer)


def in_bold(paper: Opened, number: str, question: str, answer: str) -> None:
    paper.add_paragraph().add_run(f"Q{number}. {question}").bold = True
    paper.add_paragraph(answer)


def in_plain_lines(paper: Opened, number: str, question: str, answer: str) -> None:
    paper.add_paragraph(f"Question {number}: {question}")
    paper.add_paragraph(answer)


def without_numbers(paper: Opened, number: str, question: str, answer: str) -> None:
    del number
    paper.add_paragraph(question)
    paper.add_paragraph(answer)


def named_as_responses(paper: Opened, number: str, question: str, answer: str) -> None:
    del question
    paper.add_heading(f"Our response to question {number}", 2)
    paper.add_paragraph(answer)


def run_in(paper: Opened, number: str, question: str, answer: str) -> None:
    del question
    paragraph = paper.add_paragraph()
    paragraph.add_run(f"Question {number} ").bold = True
    paragraph.add_run(answer)


def in_a_table(paper: Opened, number: str, question: str, answer: str) -> None:
    cells = paper.add_table(1, 3).rows[0].cells
    for cell, text in zip(cells, (number, question, answer), strict=True):
        cell.text = text


Shape = Callable[[Opened, str, str, str], None]
SHAPES: tuple[Shape, ...] = (
    in_headings,
    in_headings_of_questions,
    in_bold,
    in_plain_lines,
    without_numbers,
    named_as_responses,
    run_in,
    in_a_table,
)


@pytest.mark.parametrize("shape", SHAPES)
def test_answers_are_found_in_every_shape_of_paper(shape: Shape, tmp_path: Path) -> None:
    asked = brief(tmp_path)

    def told(answers: tuple[str | None, ...]) -> list[tuple[str, str]]:
        paper = good()
        for (number, question), answer in zip(ASKED, answers, strict=True):
            if answer is not None:
                shape(paper, number, question, answer)
        findings = found(paper, "government-department", brief=asked)
        answered = [f for f in findings if f.code == "venue-questions-answered"]
        return [(f.place, f.message.partition(" The rule")[0]) for f in answered]

    assert told(ANSWERS) == []
    assert told((ANSWERS[0], None, ANSWERS[2])) == [
        ("Question 2", "Question 2 does not stand in the paper.")
    ]
    assert told((ANSWERS[0], "", ANSWERS[2])) == [
        ("Question 2", "Nothing stands under question 2.")
    ]


def test_questions_may_be_answered_together(tmp_path: Path) -> None:
    for heading in ("Questions 1 to 3", "Questions 1, 2 and 3", "Q1–3", "Questions 1–2 and Q3"):
        paper = good()
        paper.add_heading(heading, 2)
        paper.add_paragraph("We agree, and add nothing.")
        assert found(paper, "government-department", brief=brief(tmp_path)) == []


def test_an_answer_may_take_up_the_words_of_its_question(tmp_path: Path) -> None:
    paper = answering(
        ("Question 1", "Waiting times should be published."),
        ("Question 2", "What would help families is an assessment."),
        ("Question 3", "No."),
    )
    assert found(paper, "government-department", brief=brief(tmp_path)) == []


def test_a_paper_dated_after_its_deadline_is_told(tmp_path: Path) -> None:
    asked = brief(tmp_path)
    call = asked.consultation.model_copy(update={"closes": "2026-11-13"})
    late = asked.model_copy(update={"consultation": call, "date": "2026-11-14"})
    codes = [f.code for f in found(good(), "government-department", brief=late)]
    assert "venue-deadline" in codes
    in_time = late.model_copy(update={"date": "2026-11-13"})
    codes = [f.code for f in found(good(), "government-department", brief=in_time)]
    assert "venue-deadline" not in codes
