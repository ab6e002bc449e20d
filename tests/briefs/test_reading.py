"""A brief is read strictly, and its parts must agree with each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.briefs import check_against_themes, load_brief
from assistant.errors import RecordError
from assistant.shipped import shipped
from assistant.themes import load_themes
from tests.files.cases import Case, read_cases

CASES = read_cases(Path(__file__).with_name("bad_briefs.txt"))
SMALL = """\
consultation: {title: T, body: B}
respondent: {organisation: R}
answers:
  - section: Summary
    themes: [encryption]
    positions:
      - encryption-needs-safeguards
    pins:
      - {id: a, source: s, words: w, theme: search}
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_brief_that_contradicts_itself_is_refused_in_one_line(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(case.text, encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        load_brief(file)
    assert str(refused.value).replace(str(file), "FILE") == case.message


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("[encryption]", "[encription]", "line 5: answers.0.themes.0: there is no theme “encr"),
        ("encryption-needs", "needs", "line 7: answers.0.positions.0: there is no position “need"),
        ("theme: search", "theme: 42", "line 9: answers.0.pins.0.theme: there is no theme “42”"),
        ("respondent:", "themes: [moderation, zzz]\nrespondent:", "line 2: themes.1: there is no"),
        ("[encryption]", "[encription]", "did you mean “encryption”?"),
    ],
)  # fmt: skip
def test_themes_and_positions_must_be_among_those_held(
    was: str, now: str, said: str, tmp_path: Path
) -> None:
    themes = load_themes(shipped("seeds") / "themes.yaml")
    file = tmp_path / "brief.yaml"
    file.write_text(SMALL, encoding="utf-8")
    check_against_themes(load_brief(file), themes, file)
    file.write_text(SMALL.replace(was, now), encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        check_against_themes(load_brief(file), themes, file)
    assert str(refused.value).startswith(f"{file}, line")
    assert said in str(refused.value)


def test_questions_may_be_numbered_as_they_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    numbers = ["3", "4(a)", "1.10", "Q7", "007"]
    questions = "".join(f"    - {{number: {n}, text: Why?}}\n" for n in numbers)
    answers = "".join(f"  - {{question: {n}, text: Because.}}\n" for n in numbers)
    file.write_text(
        f"consultation:\n  title: T\n  body: B\n  questions:\n{questions}"
        f"respondent: {{organisation: R}}\nanswers:\n{answers}",
        encoding="utf-8",
    )
    assert [answer.question for answer in load_brief(file).answers] == numbers


def test_a_placeholder_in_code_or_behind_a_backslash_names_no_pin(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    words = "answers:\n  - section: S\n    text: |\n      `{quote: x}` and \\{cite: y}\n"
    file.write_text(SMALL.partition("answers:")[0] + words, encoding="utf-8")
    assert load_brief(file).answers[0].text == "`{quote: x}` and \\{cite: y}\n"
