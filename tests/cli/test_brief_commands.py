"""A brief made by commands alone: everything that the screen does can be done in plain lines."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from assistant.briefs import load_brief, save_brief
from assistant.briefs.changing import answer_to, with_stance
from assistant.shipped import shipped
from tests.cli.conftest import Call

QUESTIONS = """\
1. Should services assess a change to their design before they make it? (Yes/No/Don't know)
2. Should the duties apply to private messages?
3. What should services do to know which of their users are children?
4. Should search services be under a duty?
5. How should children who have shared images be helped? (500 words)
6. Is the balance of the law right?
7. How should detection be divided between tools and people?
8. What should companies have to report?
9. What part should prevention play?
10. What would it cost?
"""
SEARCHES = {
    "1": ("Facebook encrypts its messenger service", "referrals from WhatsApp end to end"),
    "2": ("no need to legislate for industry", "private messages and grooming"),
    "3": ("children under 13 on platforms", "age of users on social media"),
    "4": ("search engines child abuse material", "open web images"),
    "5": ("self generated images of children", "children coerced into sharing images"),
    "6": ("criminalise children sharing images", "outcome 21 police records"),
    "7": ("human moderators and automated tools", "moderators working from home"),
    "8": ("transparency reports from companies", "NCMEC referrals"),
    "9": ("influencers prevention messages", "education in schools and parents"),
    "10": ("capacity of charities and helplines", "resources for law enforcement"),
}


@pytest.fixture
def work(tmp_path: Path, call: Call) -> Path:
    """A workspace with the starter library's documents and ten questions, made by commands."""
    folder = tmp_path / "work"
    (tmp_path / "questions.txt").write_text(QUESTIONS, encoding="utf-8")
    facts = ["--title", "Safety online", "--body", "The Department", "--organisation", "Us"]
    said = call("new", folder, "--questions", tmp_path / "questions.txt", *facts)
    assert said.code == 0, said.err
    for seed in shipped("seeds").glob("*.txt"):
        (folder / "sources" / seed.name).write_bytes(seed.read_bytes())
    for name, target in (("themes.yaml", folder), ("sources.yaml", folder / "sources")):
        (target / name).write_bytes((shipped("seeds") / name).read_bytes())
    return folder


def test_ten_questions_with_twenty_quotations_are_answered_by_commands_alone(
    work: Path, call: Call
) -> None:
    brief = work / "brief.yaml"
    marked = brief.read_text(encoding="utf-8").replace("answers:", "# Ada answers these.\nanswers:")
    brief.write_text(marked, encoding="utf-8")
    for question, queries in SEARCHES.items():
        for query in queries:
            for nth in range(1, 10):
                words = ["pin", question, "--from", query, "--nth", nth, "--workspace", work]
                said = call(*words)
                if said.code == 0:
                    break
            assert said.code == 0, said.err
        call("answer", question, "--words", f"What we say to {question}.", "--workspace", work)
    made = load_brief(brief)
    pins = [pin for answer in made.answers for pin in answer.pins]
    assert [len(answer.pins) for answer in made.answers] == [2] * 10
    assert len({pin.id for pin in pins}) == 20
    assert "# Ada answers these." in brief.read_text(encoding="utf-8")
    said = call("status", "--workspace", work, "--json")
    assert said.data["answered"] == 10
    assert said.data["quotes"] == 20
    said = call("draft", "--workspace", work, "--format", "txt", "--json")
    assert said.data["quotes"] == 20
    listed = call("pins", "--workspace", work, "--json").data
    assert [pin["id"] for pin in listed] == [pin.id for pin in pins]
    assert all(pin["copied"].startswith("‘") for pin in listed)


def test_words_are_pinned_by_themselves_by_place_and_by_search(work: Path, call: Call) -> None:
    words = "The NCA have been trying to gain commitment from Facebook that cases such as David"
    words += " Wilson will continue to be identified if Facebook encrypts its messenger service and"
    words += " so far, that assurance has not been forthcoming."
    said = call(
        "pin", "1", "000", "--words", words, "--bearing", "challenges", "--theme", "encryption",
        "--lead-in", "It was noted that", "--workspace", work, "--json",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert (said.data["pin"], said.data["place"]) == ("appg-social-media-2021-05-19-1", "item 2")
    pin = answer_to(load_brief(work / "brief.yaml"), "1").pins[0]
    assert (pin.words, pin.bearing, pin.theme) == (words, "challenges", "encryption")
    assert pin.lead_in == "It was noted that"
    span = ["--start", said.data["start"], "--end", said.data["end"]]
    again = call("pin", "2", "000", *span, "--workspace", work)
    assert again.code == 0
    assert "These words are pinned already in question 1" in again.err
    once_more = call("pin", "2", "000", *span, "--workspace", work)
    assert once_more.code == 2
    assert "pinned to question 2 already" in once_more.err


def test_the_gate_refuses_a_change_of_meaning_until_a_reason_is_given(
    work: Path, call: Call
) -> None:
    cut = ["pin", "1", "000", "--words", "that assurance has not been forthcoming"]
    refused = call(*cut, "--workspace", work)
    assert refused.code == 2
    assert "say why it may stand" in refused.err
    assert answer_to(load_brief(work / "brief.yaml"), "1").pins == ()
    said = call(*cut, "--because", "Our words say so far.", "--workspace", work, "--json")
    assert said.code == 0
    overrides = answer_to(load_brief(work / "brief.yaml"), "1").overrides
    assert {override.reason for override in overrides} == {"Our words say so far."}
    assert {override.pin for override in overrides} == {said.data["pin"]}


def test_a_pin_is_trimmed_arranged_and_taken_out(work: Path, call: Call) -> None:
    pinned = call("pin", "1", "--from", "referrals from WhatsApp", "--workspace", work, "--json")
    name = pinned.data["pin"]
    trimmed = call(
        "trim", name, "--omit", "which is end to end encrypted", "--because", "It is said above.",
        "--workspace", work, "--json",
    )  # fmt: skip
    assert trimmed.code == 0, trimmed.err
    assert "[…]" in trimmed.data["printed"]
    whole = call("trim", name, "--whole", "--workspace", work, "--json")
    assert whole.data["omissions"] == []
    moved = call("arrange", name, "--question", "3", "--bearing", "context", "--workspace", work)
    assert moved.code == 0
    assert answer_to(load_brief(work / "brief.yaml"), "3").pins[0].bearing == "context"
    call("answer", "3", "--words", f"We note {{cite: {name}}} that.", "--workspace", work)
    refused = call("unpin", name, "--workspace", work)
    assert refused.code == 2
    assert "name the pin" in refused.err
    assert call("unpin", name, "--from-words", "--workspace", work).code == 0
    answer = answer_to(load_brief(work / "brief.yaml"), "3")
    assert (answer.pins, answer.text) == ((), "We note that.")


def test_answers_and_positions_are_given_shown_and_taken_back(
    work: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Yes – surely.\n".encode())))
    assert call("answer", "1", "--file", "-", "--choice", "Yes", "--workspace", work).code == 0
    shown = call("answer", "1", "--workspace", work, "--json").data
    assert (shown["text"], shown["choice"]) == ("Yes – surely.\n", "Yes")
    assert call("answer", "1", "--choice", "Perhaps", "--workspace", work).code == 2
    assert call("themes", "2", "--tick", "encryption", "--workspace", work).code == 0
    listed = call("themes", "2", "--workspace", work, "--json").data
    assert [theme["id"] for theme in listed if theme["ticked"]] == ["encryption"]
    said = call(
        "position", "2", "support with changes", "--take", "encryption-needs", "--conditions",
        "If it is *tested*.", "--workspace", work,
    )  # fmt: skip
    assert said.code == 0
    assert "Took the position “encryption-needs-safeguards” in question 2." in said.out
    shown = call("position", "2", "--workspace", work, "--json").data
    assert (shown["stance"], shown["conditions"]) == ("support with changes", "If it is *tested*.")
    refused = call("position", "2", "no comment", "--workspace", work)
    assert refused.code == 2
    assert "--discard" in refused.err
    assert call("position", "2", "no comment", "--discard", "--workspace", work).code == 0
    assert answer_to(load_brief(work / "brief.yaml"), "2").no_comment


def test_sources_are_left_out_taken_in_and_described_better(work: Path, call: Call) -> None:
    assert call("sources", "leave-out", "004", "--workspace", work).code == 0
    assert load_brief(work / "brief.yaml").unsearched == ("home-office-tech-response-2020-04-03",)
    found = call("pin", "8", "--from", "NCMEC referrals", "--workspace", work, "--json").data
    assert found["source"] == "appg-social-media-2021-05-19"
    assert call("sources", "take-in", "004", "--workspace", work).code == 0
    assert load_brief(work / "brief.yaml").unsearched == ()
    assert call("sources", "facts", "004", "--date", "2020-02-30", "--workspace", work).code == 2
    assert call("sources", "facts", "004", "--title", "New", "--workspace", work).code == 0
    text = (work / "sources" / "sources.yaml").read_text(encoding="utf-8")
    assert "title: New\n" in text
    assert "# Nothing here was guessed" in text
    assert call("sources", "facts", "004", "--workspace", work, "--json").data["title"] == "New"


def test_a_brief_that_somebody_else_changed_meanwhile_is_left_alone(
    work: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = work / "brief.yaml"

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            save_brief(path, with_stance(load_brief(path), "4", "oppose"))
            return super().read(size)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Slow(b"Our words.")))
    said = call("answer", "1", "--file", "-", "--workspace", work)
    assert said.code == 3
    assert "changed by somebody else" in said.err
    assert answer_to(load_brief(path), "4").stance == "oppose"
    assert answer_to(load_brief(path), "1").text == ""


def test_an_earlier_version_is_listed_and_put_back(work: Path, call: Call) -> None:
    path = work / "brief.yaml"
    assert call("earlier", "--workspace", work).code == 1
    before = path.read_bytes()
    call("answer", "1", "--words", "We agree.", "--workspace", work)
    call("answer", "summary", "--words", "In short.", "--workspace", work)
    assert load_brief(path).summary == "In short."
    after = path.read_bytes()
    listed = call("earlier", "--workspace", work, "--json").data
    assert [version["number"] for version in listed] == [1, 2]
    assert call("earlier", "1", "--workspace", work).code == 0
    assert path.read_bytes() == before
    assert call("earlier", "3", "--workspace", work).code == 0
    assert path.read_bytes() == after
    assert call("earlier", "99", "--workspace", work).code == 2


def test_status_shows_coverage_in_lines_and_as_data(demo: Path, call: Call) -> None:
    lines = call("status", "--coverage", "--workspace", demo).out.splitlines()
    assert any(
        line.startswith("  Legislation and the duty of care: position duty-of-care-now, 2 pinned")
        for line in lines
    )
    rows = call("status", "--coverage", "--json", "--workspace", demo).data["coverage"]
    assert [row["name"] for row in rows] == [str(number) for number in range(1, 11)]
    assert all(cell["evidence"] is not None for row in rows for cell in row["cells"])


def test_a_follow_up_whose_condition_is_not_met_is_no_open_question(
    tmp_path: Path, call: Call
) -> None:
    asked = """\
1. Should the duty apply to all services? (Yes/No)
2. If yes, should it apply soon? (Yes/No)
3. If you answered no to question 2, when?
4. What else?
"""
    (tmp_path / "asked.txt").write_text(asked, encoding="utf-8")
    folder = tmp_path / "work"
    assert call("new", folder, "--questions", tmp_path / "asked.txt").code == 0
    (folder / "sources" / "note.txt").write_text("Services differ in their size.\n", "utf-8")
    call("answer", "1", "--choice", "No", "--words", "Not yet.", "--workspace", folder)
    said = call("status", "--workspace", folder)
    assert "1 of 2 answered" in said.out
    assert "apply soon?: not asked, since question 1 is answered “No”" in said.out
    told = call("status", "--workspace", folder, "--json").data["findings"]
    assert [f["place"] for f in told if f["code"] == "unanswered-question"] == ["Question 4"]
    paper = tmp_path / "paper.md"
    call("draft", "--workspace", folder, "--format", "md", "-o", paper)
    assert "this question is for those who answer “Yes” to question 1." in paper.read_text("utf-8")
    call("answer", "1", "--choice", "Yes", "--workspace", folder)
    assert "1 of 4 answered" in call("status", "--workspace", folder).out


def test_accepting_names_the_pin_that_a_proposal_becomes(demo: Path, call: Call) -> None:
    said = call("accept", "--pin", "proposed-6-1", "--workspace", demo, "--json")
    assert [(one["pin"], one["proposal"]) for one in said.data] == [("found-6-1", "proposed-6-1")]
    assert answer_to(load_brief(demo / "brief.yaml"), "6").pins[-1].id == "found-6-1"
    assert call("unpin", "found-6-1", "--workspace", demo).code == 0


def test_a_proposal_is_accepted_by_its_name_alone(demo: Path, call: Call) -> None:
    said = call("accept", "proposed-6-1", "--workspace", demo, "--json")
    assert (said.code, [one["proposal"] for one in said.data]) == (0, ["proposed-6-1"])
    said = call("accept", demo / "brief.yaml", "proposed-6-9")
    assert said.code == 2
    assert "proposal" in said.err
    assert "proposed-6-9" in said.err


def test_what_is_turned_down_is_not_proposed_again(demo: Path, call: Call) -> None:
    def proposed() -> list[str]:
        findings = call("status", "--workspace", demo, "--json").data["findings"]
        return [f["message"] for f in findings if f["code"] == "proposal-not-read"]

    before = proposed()
    assert call("decline", "proposed-6-1", "--workspace", demo).code == 0
    assert before[0] not in proposed()
    assert call("decline", "nothing", "--workspace", demo).code == 2


def test_a_demonstration_does_not_mix_with_what_is_there(
    work: Path, tmp_path: Path, call: Call
) -> None:
    mine = tmp_path / "mine"
    (mine / "sources").mkdir(parents=True)
    (mine / "sources" / "report.txt").write_text("A report.", encoding="utf-8")
    said = call("demo", mine)
    assert said.code == 2
    assert "other things here" in said.err
    assert [path.name for path in (mine / "sources").iterdir()] == ["report.txt"]
    (work / "sources" / "000_45e461cf34117386.txt").unlink()
    assert call("demo", work).code == 2


def test_a_source_is_named_by_the_beginning_of_its_file(demo: Path, call: Call) -> None:
    said = call("passages", "004", "--workspace", demo, "--json")
    assert said.code == 0
    assert {passage["source"] for passage in said.data} == {"home-office-tech-response-2020-04-03"}


def test_questions_are_read_from_a_list_with_every_doubt_told(tmp_path: Path, call: Call) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("Our paper\n1. Do you agree?\n3. Why? (20 words)\n", encoding="utf-8")
    said = call("new", tmp_path / "ours", "--questions", listed)
    assert said.code == 0
    assert "There is no question 2, between 1 and 3." in said.err
    assert "“Our paper”" in said.err
    questions = load_brief(tmp_path / "ours" / "brief.yaml").consultation.questions
    assert [question.limits.words for question in questions] == [None, 20]
    assert call("new", tmp_path / "ours", "--questions", listed).code == 3
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert call("new", tmp_path / "none", "--questions", empty).code == 2
    assert json.loads(call("new", tmp_path / "more", "--questions", listed, "--json").out)["doubts"]
