"""Questions as people paste them: read with options and limits, and nothing dropped unsaid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.briefs.brief import Question
from assistant.questions import QuestionsRead, questions_from_text

CASES = (Path(__file__).parent / "lists.txt").read_text(encoding="utf-8").split("\n=== ")[1:]
PASTED = st.lists(
    st.sampled_from(
        ["1. Do you agree?", "Q2 Why?", "3(a) How?", "(b) What of cost and delay?", "- Yes", "No",
         "", "Yes/No", "(500 words)", "Part two", "[ ] Tick", "Question 4:", "2024. A year", "–"]
    )
    | st.text(max_size=30)
)  # fmt: skip


def shown(read: QuestionsRead) -> str:
    lines = [_line(question) for question in read.questions]
    return "\n".join([*lines, *(f"? {doubt}" for doubt in read.doubts)])


def _line(question: Question) -> str:
    limits = [f"{n} {unit}" for unit, n in question.limits.model_dump().items() if n]
    parts = [question.number, question.text, " / ".join(question.options), " ".join(limits)]
    while not parts[-1]:
        parts.pop()
    return " | ".join(parts).replace("|  |", "| |")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition("\n")[0])
def test_a_pasted_list_is_read_as_a_person_would_read_it(case: str) -> None:
    pasted, _, expected = case.partition("\n")[2].partition("---\n")
    assert shown(questions_from_text(pasted)) == expected.strip()


@given(PASTED)
def test_whatever_is_pasted_numbers_are_unique_and_every_word_is_somewhere(
    lines: list[str],
) -> None:
    read = questions_from_text("\n".join(lines))
    numbers = [question.number for question in read.questions]
    assert len(numbers) == len(set(numbers))
    assert all(question.text for question in read.questions)
    assert read.questions or read.doubts


@given(PASTED)
@example(["(500 words)", "[ ] Tick"])
def test_no_word_is_dropped_without_a_doubt(lines: list[str]) -> None:
    read = questions_from_text("\n".join(lines))
    kept = " ".join([*(q.text + " " + " ".join(q.options) for q in read.questions), *read.doubts])
    # "Question" and "words" may have been read as a mark and a limit.
    words = {w for line in lines for w in re.findall(r"[A-Za-z]{4,}", line)} - {"Question", "words"}
    assert words <= set(re.findall(r"[A-Za-z]+", kept))


@given(PASTED)
def test_reading_twice_gives_the_same(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert questions_from_text(text) == questions_from_text(text)
