"""Consultation papers as bodies write them: every question read, in whatever format it comes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefs.brief import Question
from assistant.cli.asked_shapes import paper_lines
from assistant.documents import read_bytes_as_document
from assistant.questions import PaperRead, read_questions
from assistant.questions.deadline import deadline_of
from assistant.questions.follow_ups import with_follow_ups
from assistant.questions.options import polarity_of
from assistant.questions.paper import read_paper
from assistant.venues import load_venue
from tests.questions.formats import FORMATS, written

HERE = Path(__file__).parent
PAPERS = HERE / "papers"
NAMES = sorted(path.stem for path in PAPERS.glob("*.md"))
TABLED = ("brussels", "regulator", "scottish", "table", "transport")
"""Papers whose tables a plain text does not keep; they were printed to PDF by an office program."""
PLAIN = [name for name in NAMES if name not in (*TABLED, "return-form", "centre")]


def marked(name: str) -> str:
    return (PAPERS / f"{name}.md").read_text(encoding="utf-8")


def shown(paper: PaperRead) -> str:
    """What a person is shown, without pages: only some formats have them."""
    return re.sub(r"\[page \d+\] ", "", "\n".join(paper_lines(paper)))


def asked(paper: PaperRead) -> list[Question]:
    """The questions without the headings above them, which a plain text does not mark."""
    bare = {"section": None, "page": None}
    return [question.model_copy(update=bare) for question in paper.questions]


def read_as_text(text: str) -> PaperRead:
    return read_paper(read_bytes_as_document(text.encode(), Path("paper.md")))


@pytest.mark.parametrize("suffix", ["md", "docx", "html", "odt", "rtf"])
@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_read_as_a_careful_person_reads_it(
    name: str, suffix: str, tmp_path: Path
) -> None:
    expected = (PAPERS / f"{name}.expected").read_text(encoding="utf-8")
    paper = read_questions(written(marked(name), tmp_path, name, suffix))
    assert shown(paper) == expected.rstrip("\n")


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_text_asks_the_same_questions(name: str, tmp_path: Path) -> None:
    paper = read_questions(written(marked(name), tmp_path, name, "txt"))
    assert asked(paper) == asked(read_as_text(marked(name)))


@pytest.mark.parametrize("name", [name for name in PLAIN if name != "bold"])
def test_a_pdf_asks_the_same_questions_and_says_on_which_page(name: str, tmp_path: Path) -> None:
    paper = read_questions(written(marked(name), tmp_path, name, "pdf"))
    assert asked(paper) == asked(read_as_text(marked(name)))
    assert all(question.page for question in paper.questions)


@pytest.mark.parametrize("name", TABLED)
def test_tables_of_a_printed_paper_are_read(name: str) -> None:
    paper = read_questions(PAPERS / "printed" / f"{name}.pdf")
    assert asked(paper) == asked(read_as_text(marked(name)))


def test_in_a_plain_text_boxes_make_a_question_and_a_bare_line_that_asks_is_told(
    tmp_path: Path,
) -> None:
    paper = read_questions(written(marked("centre"), tmp_path, "centre", "txt"))
    assert [q.options for q in paper.questions] == [("Support", "Oppose", "Not sure")]
    assert any("How would it affect you?" in doubt for doubt in paper.doubts)


def test_a_question_has_the_page_on_which_it_stands(tmp_path: Path) -> None:
    paper = read_questions(written(marked("department"), tmp_path, "department", "pdf"))
    pages = [[place.page for place in one.places] for one in paper.asked]
    assert pages[0] == ["1", "2"]
    assert pages[-1] == ["3"]


@pytest.mark.parametrize("name", NAMES)
def test_every_venue_that_a_paper_is_given_has_rules(name: str) -> None:
    venue = read_as_text(marked(name)).venue
    assert venue is None or load_venue(venue).rules


def test_there_are_papers_and_formats_to_read() -> None:
    assert len(NAMES) >= 12
    assert set(FORMATS) == {"md", "txt", "docx", "html", "odt", "rtf", "pdf"}


DEADLINES = [
    line.split(" => ")
    for line in (HERE / "deadlines.txt").read_text(encoding="utf-8").splitlines()
    if " => " in line
]


@pytest.mark.parametrize(("lines", "expected"), DEADLINES)
def test_a_deadline_is_read_with_its_zone_and_none_is_made_up(lines: str, expected: str) -> None:
    text = "Consultation on boats\n\n" + lines.replace(" // ", "\n\n")
    deadline = deadline_of(read_bytes_as_document(text.encode(), Path("paper.txt")))
    if deadline.closes is None:
        read = "none"
    elif deadline.time and deadline.time_zone is None:
        read = f"{deadline.closes} ? {deadline.time}"
        assert any("--time-zone" in doubt for doubt in deadline.doubts)
    else:
        read = " ".join(filter(None, [deadline.closes, deadline.time_zone]))
    assert read == expected


def test_two_dates_that_differ_are_both_told() -> None:
    lines = ("Consultation on boats", "It closes on 3 March 2026.", "Responses by 10 March 2026.")
    text = "\n\n".join(lines)
    read = read_as_text(text)
    assert read.closes == "2026-03-03"
    assert any("10 March 2026" in doubt for doubt in read.doubts)


def test_a_day_of_the_week_that_is_wrong_is_told() -> None:
    read = read_as_text("Consultation on boats\n\nThe consultation closes on Monday 3 March 2026.")
    assert "The paper says Monday, but 2026-03-03 is a Tuesday." in read.doubts


CONDITIONS = (HERE / "follow_ups.txt").read_text(encoding="utf-8").split("\n=== ")[1:]


@pytest.mark.parametrize("case", CONDITIONS, ids=lambda case: case.partition("\n")[0])
def test_a_condition_names_its_question_and_answer(case: str) -> None:
    lines, _, expected = case.partition("\n")[2].partition("=>\n")
    questions = [_question(line) for line in lines.splitlines() if line]
    read, doubts = with_follow_ups(questions)
    told = [f"{q.number}: {q.follows.question} = {q.follows.answer}" for q in read if q.follows]
    assert "\n".join([*told, *(f"? {doubt}" for doubt in doubts)]) == expected.strip()


def _question(line: str) -> Question:
    number, text, *options = (part.strip() for part in line.split("|"))
    return Question(
        number=number, text=text, options=tuple(options[0].split(" / ")) if options else ()
    )


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Which option is the LEAST helpful?", "least"),
        ("Do you disagree with the fee?", "disagree with"),
        ("Do you disagree that it should rise?", "disagree"),
        ("Do you agree or disagree with the fee?", None),
        ("To what extent do you agree/disagree with this?", None),
        ("Do you support or oppose the fee?", None),
        ("Should there be at least one?", None),
        ("If you disagree with this, what would you do?", None),
        ("Do you oppose the fee?", "oppose"),
    ],
)
def test_only_a_question_that_asks_the_other_way_round_is_said_to(
    text: str, polarity: str | None
) -> None:
    assert polarity_of(text) == polarity


PARTS = st.sampled_from(
    [
        "# Chapter one", "Question 1: Do you agree?", "**Question 2**", "What else should be done?",
        "☐ Yes", "☐ No", "- Yes", "- The cost of repair", "Please give reasons.", "About you",
        "1. Do you agree?", "2. Why?", "a) What does it cost?", "Question 1 asks about cost.",
        "(200 words)", "What is your name?", "If yes, why?", "| Proposal | Agree | Disagree |",
        "A paragraph of text.", "It closes at 5pm on 3 March 2026.", "Question 2 – Do you?",
        "Annex A: list of questions",
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=14))
def test_whatever_a_paper_holds_numbers_are_unique_and_words_are_its_own(parts: list[str]) -> None:
    text = "\n\n".join(parts) or "-"
    document = read_bytes_as_document(text.encode(), Path("paper.md"))
    paper = read_paper(document)
    numbers = [question.number for question in paper.questions]
    assert len(numbers) == len(set(numbers))
    assert all(numbers)
    words = set(re.findall(r"\w+", document.text))
    for one in (*paper.asked, *paper.respondent):
        assert one.question.text
        assert set(re.findall(r"\w+", one.question.text)) <= words | {"a", "b", "c"}
        for place in one.places:
            assert 0 <= place.start < place.end <= len(document.text)


@given(st.lists(PARTS, max_size=10))
def test_reading_a_paper_twice_gives_the_same(parts: list[str]) -> None:
    text = "\n\n".join(parts) or "-"
    assert read_as_text(text) == read_as_text(text)


@pytest.mark.parametrize("name", ["list.txt", "list.md"])
def test_a_plain_list_is_read_as_a_list_and_asks_for_no_title(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("Our paper\n\n1. Do you agree?\n\n- Yes\n- No\n\n2. Why? (20 words)\n")
    paper = read_questions(path)
    assert [question.options for question in paper.questions] == [("Yes", "No"), ()]
    assert paper.questions[1].limits.words == 20
    assert not any("--title" in doubt for doubt in paper.doubts)
