"""What a brief says about itself, and the questions themselves: filled in, put right, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.briefs import load_brief
from assistant.briefs.brief import Question, Recipient
from assistant.briefs.days import iso_day
from assistant.desk.answering import choose_options, turn_option
from assistant.desk.asking import add_questions, question_called, remove_question, word_question
from assistant.desk.desk import Desk, undo
from assistant.desk.details import details_of, write_details
from assistant.desk.live import draft_now
from assistant.desk.recipients import lines_of, recipients_of
from assistant.desk.saving import save
from assistant.errors import AskedWrongly, UnknownName
from assistant.library import Library
from tests.cli.conftest import Call, call  # noqa: F401 - a fixture


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027-01-31", "2027-01-31"),
        ("31 January 2027", "2027-01-31"),
        ("Sunday 31 January 2027", "2027-01-31"),
        ("3rd Sept. 2027", "2027-09-03"),
        ("31/01/2027", "2027-01-31"),
        ("3.4.2027", "2027-04-03"),
        ("31 February 2027", None),
        ("01/31/2027", None),
        ("31 January", None),
        ("31 Jam 2027", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_british_papers_write_it_or_not_at_all(
    words: str, day: str | None
) -> None:
    assert iso_day(words) == day


def test_details_are_written_as_one_step_and_taken_back(desk: Desk) -> None:
    given = {
        "consultation.body": "A new body",
        "consultation.closes": "31 January 2027",
        "respondent.role": "Head of Policy",
        "marking": "OFFICIAL",
    }
    written = write_details(desk, given)
    brief = written.brief
    assert (brief.consultation.body, brief.consultation.closes) == ("A new body", "2027-01-31")
    assert (brief.respondent.role, brief.marking) == ("Head of Policy", "OFFICIAL")
    assert "who asks" in written.told[0]
    assert undo(written).papers == desk.papers
    assert write_details(written, {"marking": ""}).brief.marking is None


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("date", "soon", "“soon” is no date"),
        ("consultation.closes", "31/31/2027", "“31/31/2027” is no date"),
        ("consultation.time_zone", "Nowhere", "name of a time zone"),
    ],
)
def test_what_is_no_date_is_refused_and_nothing_is_changed(
    desk: Desk, field: str, words: str, told: str
) -> None:
    with pytest.raises(AskedWrongly, match=told):
        write_details(desk, {"marking": "OFFICIAL", field: words})


def test_a_template_names_the_details_it_needs_and_they_can_be_filled_in(desk: Desk) -> None:
    brief = desk.brief.model_copy(
        update={"template": "letter-to-companies", "recipients": (), "sign_off": None}
    )
    papers = desk.papers.model_copy(update={"brief": brief})
    letter = desk.model_copy(update={"papers": papers})
    lacking = {d.field for d in details_of(letter) if d.needed and not d.value}
    assert lacking >= {"recipients.name", "sign_off.name", "details.reply_by"}
    given = {"recipients.name": "Dana Bright", "sign_off.name": "A. N. Other"}
    written = write_details(letter, {**given, "details.reply_by": "1 May 2027"})
    assert written.brief.recipients[0].name == "Dana Bright"
    assert written.brief.details["reply_by"] == "1 May 2027"
    assert lacking & {d.field for d in details_of(written) if d.needed and not d.value} == set()
    with pytest.raises(UnknownName, match="detail"):
        write_details(desk, {"details.bill": "The Bill"})


OTHERS = "Eve Dark; ; B plc; 1 High Street; London\nFay Gold; Chief Executive"


def test_a_letter_is_addressed_to_as_many_as_one_likes(desk: Desk) -> None:
    letter = desk.brief.model_copy(update={"template": "letter-to-companies", "recipients": ()})
    begun = desk.model_copy(update={"papers": desk.papers.model_copy(update={"brief": letter})})
    given = {"recipients.name": "Dana Bright", "recipients.address": "2 Low Road\nLeeds"}
    written = write_details(begun, {**given, "recipients.others": OTHERS})
    assert written.brief.recipients == (
        Recipient(name="Dana Bright", address="2 Low Road\nLeeds"),
        Recipient(name="Eve Dark", organisation="B plc", address="1 High Street\nLondon"),
        Recipient(name="Fay Gold", role="Chief Executive"),
    )
    assert load_brief(save(written).path) == written.brief
    shown = {detail.field: detail.value for detail in details_of(written)}
    assert shown["recipients.others"] == OTHERS
    fewer = write_details(written, {"recipients.others": OTHERS.splitlines()[1]})
    assert [one.name for one in fewer.brief.recipients] == ["Dana Bright", "Fay Gold"]
    with pytest.raises(AskedWrongly, match="names nobody"):
        write_details(written, {"recipients.others": "; Director"})
    with pytest.raises(AskedWrongly, match="there is no name"):
        write_details(written, {"recipients.name": ""})
    moved = write_details(written, {"recipients.name": "", "recipients.address": ""})
    assert [one.name for one in moved.brief.recipients] == ["Eve Dark", "Fay Gold"]


_PART = st.none() | st.text(st.characters(codec="utf-8"), min_size=1)


@given(
    recipients=st.lists(
        st.builds(
            Recipient,
            name=st.text(st.characters(categories=["L"]), min_size=1),
            role=_PART,
            organisation=_PART,
            address=_PART,
        )
    )
)
def test_recipients_whose_lines_nobody_changes_stay_as_they_are(
    recipients: list[Recipient],
) -> None:
    assert recipients_of(lines_of(recipients), recipients) == tuple(recipients)


def test_every_gap_of_a_new_brief_says_where_it_is_filled_in(desk: Desk, library: Library) -> None:
    emptied = dict.fromkeys(("date", "respondent.about", "respondent.capacity"), "")
    bare = write_details(desk, {**emptied, "consultation.body": ""})
    asked = word_question(bare, "1", text="")
    live = draft_now(asked, library)
    fields = {check.origin.field for check in live.checks}
    assert fields >= {"date", "respondent.about", "respondent.capacity", "wording"}
    released = [check for check in live.checks if check.finding.code == "release-unknown"]
    assert [(check.origin.field, check.origin.source is not None) for check in released] == [
        ("facts", True)
    ]


def test_questions_are_put_right_added_and_taken_out_and_no_answer_loses_its_option(
    desk: Desk,
) -> None:
    asked = word_question(desk, "2", text=" A new\nwording? ", words=300)
    assert question_called(asked, "2").text == "A new wording?"
    assert question_called(asked, "2").limits.words == 300
    with pytest.raises(AskedWrongly, match="not among these options"):
        word_question(desk, "1", options=("Yes", "No"))
    more = add_questions(
        desk, (Question(number="1", text="Again?"), Question(number="12", text=""))
    )
    assert [q.number for q in more.brief.consultation.questions[-2:]] == ["11", "12"]
    gone = remove_question(desk, "1")
    assert "1" not in [q.number for q in gone.brief.consultation.questions]
    assert "1" not in [a.question for a in gone.brief.answers]
    assert gone.looking.answer == "2"
    assert undo(gone).papers == desk.papers
    with pytest.raises(UnknownName):
        remove_question(desk, "99")


def test_how_many_options_may_be_chosen_is_set_and_kept_to(desk: Desk) -> None:
    several = word_question(desk, "1", choosing="up to two")
    asked = question_called(several, "1")
    assert (asked.choose, asked.at_most) == ("several", 2)
    first, second, third = asked.options[:3]
    both = choose_options(several, "1", first, second)
    assert load_brief(save(both).path) == both.brief
    with pytest.raises(AskedWrongly, match="takes at most 2"):
        turn_option(both, "1", third)
    with pytest.raises(AskedWrongly, match=r"takes one option.*Take some of the answer back"):
        word_question(both, "1", choosing="one")
    assert question_called(word_question(both, "1", choosing="all that apply"), "1").at_most is None


def test_commands_do_the_same(folder: Path, tmp_path: Path, call: Call) -> None:  # noqa: F811
    place = ("--workspace", folder)
    assert "  respondent.organisation:" in call("details", *place).out
    assert call("details", "date", "30 November 2026", *place).code == 0
    assert load_brief(folder / "brief.yaml").date == "2026-11-30"
    assert call("details", "date", "soon", *place).code == 2
    assert call("details", "dat", "2026-11-30", *place).code == 2
    more = tmp_path / "more.txt"
    more.write_text("Is there more?\n", encoding="utf-8")
    assert call("question", "--add", more, *place).code == 0
    assert "11. Is there more?" in call("question", *place).out
    said = call("question", "11", "--option", "Yes", "--option", "No", *place, "--json")
    assert said.data["options"] == ["Yes", "No"]
    said = call("question", "11", "--choose", "up to 2", *place, "--json")
    assert (said.data["choose"], said.data["at_most"]) == ("several", 2)
    assert call("question", "11", "--choose", "perhaps", *place).code == 2
    assert call("question", "11", "--remove", *place).code == 0
    assert len(load_brief(folder / "brief.yaml").consultation.questions) == 10
