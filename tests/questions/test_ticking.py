"""How many options may be chosen: as papers print it, and as a person writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.briefs.brief import Question
from assistant.errors import AskedWrongly
from assistant.questions import questions_from_text
from assistant.questions.ticking import Ticking, ticking_of, ticking_said, ticking_words

LINES = Path(__file__).with_name("ticking.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" > ")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("printed", "taken"), CASES)
def test_the_instruction_of_a_paper_says_how_many_options_it_takes(
    printed: str, taken: str
) -> None:
    found = ticking_of([printed])
    assert f"{found.choose or '-'} {found.at_most or '-'}" == taken


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", Ticking()),
        ("one", Ticking("one")),
        ("One", Ticking("one")),
        ("1", Ticking("one")),
        ("several", Ticking("several")),
        ("all", Ticking("several")),
        ("all that apply", Ticking("several")),
        ("2", Ticking("several", 2)),
        ("two", Ticking("several", 2)),
        ("Up to  two", Ticking("several", 2)),
        ("at most 3", Ticking("several", 3)),
        ("rank", Ticking("rank")),
        ("in order", Ticking("rank")),
        ("rank up to 3", Ticking("rank", 3)),
    ],
)
def test_a_person_says_it_in_a_few_words_and_reads_it_as_they_wrote_it(
    said: str, meant: Ticking
) -> None:
    assert ticking_said(said) == meant
    shown = ticking_words(
        Question(number="1", text="?", choose=meant.choose, at_most=meant.at_most)
    )
    assert ticking_said(shown) == meant


def test_what_says_nothing_of_the_kind_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="does not say how many options"):
        ticking_said("perhaps")


def test_a_question_typed_with_its_instruction_keeps_it_as_data() -> None:
    text = "1. Which of these matter most? (choose up to two)\n- Cost\n- Speed\n- Care\n"
    [question] = questions_from_text(text).questions
    assert question.text == "Which of these matter most?"
    assert (question.choose, question.at_most) == ("several", 2)
    assert question.options == ("Cost", "Speed", "Care")
