"""A workspace to begin in: whole, and never over what a person has."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.briefs import Consultation, Question, Respondent, check_against_themes, load_brief
from assistant.briefs.starting import demo_workspace, new_brief, new_workspace
from assistant.errors import CannotWrite
from assistant.shipped import shipped
from assistant.themes import load_themes

EXAMPLES = Path(__file__).parents[2] / "examples"


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_new_workspace_holds_a_brief_themes_and_a_place_for_documents(tmp_path: Path) -> None:
    written = new_workspace(tmp_path / "ours")
    assert names(tmp_path / "ours") == ["brief.yaml", "sources/sources.yaml", "themes.yaml"]
    assert len(written) == 3
    brief = load_brief(tmp_path / "ours" / "brief.yaml")
    check_against_themes(brief, load_themes(tmp_path / "ours" / "themes.yaml"), tmp_path)


def test_a_new_brief_says_nothing_that_a_person_has_not_written(tmp_path: Path) -> None:
    new_workspace(tmp_path)
    brief = load_brief(tmp_path / "brief.yaml")
    written = (brief.consultation.title, brief.respondent.organisation, brief.summary)
    assert written == ("", "", "")
    assert not any(answer.text for answer in brief.answers)


def test_the_demonstration_is_whole_and_agrees_with_itself(tmp_path: Path) -> None:
    demo_workspace(tmp_path)
    brief = load_brief(tmp_path / "brief.yaml")
    check_against_themes(brief, load_themes(tmp_path / "themes.yaml"), tmp_path / "brief.yaml")
    for document in shipped("seeds").glob("*.txt"):
        assert (tmp_path / "sources" / document.name).read_bytes() == document.read_bytes()
    assert brief.sources == ("sources",)


def test_the_demonstration_is_the_first_of_the_examples_with_its_own_paths() -> None:
    example = (EXAMPLES / "consultation-response.yaml").read_text(encoding="utf-8")
    demo = (shipped("seeds") / "demo.yaml").read_text(encoding="utf-8")
    fitted = example.replace("sources: [../seeds]", "sources: [sources]")
    assert demo == fitted.replace("themes_file: ../seeds/themes.yaml", "themes_file: themes.yaml")


@pytest.mark.parametrize("start", [new_workspace, demo_workspace])
def test_starting_again_touches_nothing(start: object, tmp_path: Path) -> None:
    assert callable(start)
    start(tmp_path)
    (tmp_path / "brief.yaml").write_text("# mine\n", encoding="utf-8")
    (tmp_path / "themes.yaml").unlink()
    assert start(tmp_path) == (tmp_path / "themes.yaml",)
    assert (tmp_path / "brief.yaml").read_text(encoding="utf-8") == "# mine\n"


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotWrite, match="in the way"):
        new_workspace(tmp_path / "ours")


def test_a_brief_for_a_consultation_has_an_answer_for_each_question() -> None:
    questions = (Question(number="1", text="Why?"), Question(number="2", text="How?"))
    brief = new_brief(
        Consultation(title="T", body="B", questions=questions), Respondent(organisation="R")
    )
    assert [answer.question for answer in brief.answers] == ["1", "2"]
