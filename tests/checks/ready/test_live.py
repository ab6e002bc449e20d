"""The rules of a venue on a draft of ours, live: what is found, and where a key leads to."""

from __future__ import annotations

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
