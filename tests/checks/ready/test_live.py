"""The rules of a venue on a draft of ours, live: what is found, and where a key leads to."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from assistant.desk.live import origin_of
from assistant.shipped import shipped
from assistant.workspace import Drafted, draft_brief

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples beside the documents that they quote."""
    place = tmp_path_factory.mktemp("live")
    shutil.copytree(EXAMPLES, place / "examples", ignore=shutil.ignore_patterns(".assistant"))
    shutil.copytree(shipped("seeds"), place / "seeds")
    return place / "examples"


def told(drafted: Drafted) -> dict[str, str]:
    return {f.code: f.place for f in drafted.findings if f.code.startswith("venue-")}


@pytest.mark.parametrize(
    ("name", "venue"),
    [
        ("briefing-note", "members"),
        ("consultation-response", "government-department"),
        ("letter-to-companies", "letter"),
        ("ministerial-submission", "ministers"),
        ("public-bill-evidence", "commons-public-bill-committee"),
        ("select-committee", "commons-select-committee"),
    ],
)
def test_a_good_draft_breaks_no_rule_of_the_venue_of_its_template(
    folder: Path, name: str, venue: str
) -> None:
    drafted = draft_brief(folder / f"{name}.yaml")
    assert drafted.draft.venue == venue
    assert told(drafted) == {}


def test_what_is_wrong_in_an_answer_leads_to_that_answer(folder: Path) -> None:
    brief = (folder / "select-committee.yaml").read_text(encoding="utf-8")
    wrong = brief.replace(
        "for arrests can be drawn on that scale.",
        "for arrests can be drawn on that scale. MARAC is full, see Annex B.",
    )
    assert wrong != brief
    path = folder / "wrong.yaml"
    path.write_text(wrong, encoding="utf-8")
    drafted = draft_brief(path)
    assert told(drafted) == {
        "venue-acronyms": "The scale of the problem, paragraph 3",
        "venue-one-file": "The scale of the problem, paragraph 3",
    }
    origins = {
        origin_of(found, drafted.brief, drafted.draft).answer
        for found in drafted.findings
        if found.code.startswith("venue-")
    }
    assert origins == {"The scale of the problem"}


def test_what_is_wrong_under_a_question_leads_to_that_question(folder: Path) -> None:
    brief = (folder / "consultation-response.yaml").read_text(encoding="utf-8")
    start = brief.index('  - question: "2"')
    at = brief.index("text: |\n", start) + len("text: |\n")
    path = folder / "wrong-question.yaml"
    path.write_text(f"{brief[:at]}      MARAC is full.\n\n{brief[at:]}", encoding="utf-8")
    drafted = draft_brief(path)
    (found,) = (f for f in drafted.findings if f.code == "venue-acronyms")
    assert found.place.startswith("Question ")
    assert origin_of(found, drafted.brief, drafted.draft).answer == found.place.split()[1].strip(
        ","
    )


def test_what_is_wrong_with_the_whole_paper_leads_to_what_mends_it(folder: Path) -> None:
    brief = (folder / "consultation-response.yaml").read_text(encoding="utf-8")
    told = re.sub(r"(?m)^summary: \|\n(?:  .*\n|\n)*", "", brief)
    told = re.sub(r"(?m)^  (venue|limits): .*\n", "", told)
    said = "consultation:\n  venue: commons-select-committee\n  limits: {words: 20}\n"
    path = folder / "whole.yaml"
    path.write_text(told.replace("consultation:\n", said, 1), encoding="utf-8")
    drafted = draft_brief(path)
    led = {found.code: origin_of(found, drafted.brief, drafted.draft) for found in drafted.findings}
    assert led["venue-summary"].field == "summary"
    sizes = drafted.draft.answer_words
    assert led["over-limit-words"].near == max(sizes, key=lambda name: sizes[name])
    # What is let stand is let stand in an answer, and this is of none.
    assert led["over-limit-words"].answer is None


def test_boxes_of_a_web_form_are_held_against_the_rules_about_words(folder: Path) -> None:
    brief = (folder / "consultation-response.yaml").read_text(encoding="utf-8")
    told = re.sub(r"(?m)^(  venue: .*|  time_zone: .*)\n", "", brief)
    told = told.replace(
        "consultation:\n", "consultation:\n  venue: eu-have-your-say\n  time_zone: Asia/Tokyo\n", 1
    )
    start = told.index('  - question: "2"')
    at = told.index("text: |\n", start) + len("text: |\n")
    path = folder / "boxes.yaml"
    path.write_text(f"{told[:at]}      MARAC is full.\n\n{told[at:]}", encoding="utf-8")
    found = told_of_boxes(path)
    assert found["venue-acronyms"].startswith("Question 2, ")
    assert found["venue-deadline-zone"] == "consultation.time_zone"
    assert found["venue-register-number"] == "The paper"
    # What a form asks in fields of its own, and what is true of paper only, is no fault of a box.
    assert set(found) == {"venue-acronyms", "venue-deadline-zone", "venue-register-number"}


def told_of_boxes(path: Path) -> dict[str, str]:
    return told(draft_brief(path, boxes=True))
