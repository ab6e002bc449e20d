"""Official forms filled from a brief: each kind of field, and nothing guessed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.documents.wordfile import read_word_file
from assistant.errors import CannotRead
from assistant.forms import Filled, fill_form
from tests.forms.made import (
    box,
    cell,
    control,
    date_control,
    form,
    line,
    list_control,
    old_box,
    old_list,
    old_text,
    prompt,
    renamed,
    sign,
    table,
    text_control,
    words,
)

BRIEF = """\
schema: 1
consultation:
  title: Waiting well
  body: Scottish Government
  reference: ABC-123
  questions:
    - {number: "1", text: "Do you agree that waiting times are published?", options: ["Yes", "No"]}
respondent:
  name: Jo Bloggs
  role: Director
  organisation: Harrow Families Network
  capacity: on behalf of a charity
  contact:
    email: jo@harrow.example
    telephone: 020 7946 0958
    address: |
      1 High Street
      Harrow
      HA1 3BX
answers:
  - {question: "1", choice: "Yes", text: Yes.}
date: "2026-11-02"
details: {publication: with name, confidential: nothing, contact again: "yes"}
"""
FORM = Path("form.docx")


def brief(tmp_path: Path, was: str = "", now: str = "", also: tuple[str, str] = ("", "")) -> Brief:
    assert was in BRIEF
    path = tmp_path / "brief.yaml"
    told = BRIEF.replace(was, now) if was else BRIEF
    path.write_text(told.replace(f"choice: {also[0]}", f"choice: {also[1]}"), encoding="utf-8")
    return load_brief(path)


def lines(data: bytes) -> list[str]:
    return [p.text for p in read_word_file(data, FORM).paragraphs if p.text.strip()]


def values(filled: Filled) -> dict[str, str]:
    return {field.label: field.value for field in filled.filled}


TIED = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'
NAMED = {"Name": "Jo Bloggs"}
FIELDS: list[tuple[str, bytes, dict[str, str]]] = [
    ("a cell beside its label", form(table(["Name:", ""])), NAMED),
    ("a cell below its label", form(table(["Name"], [""])), NAMED),
    ("a box under a line", form(line("Name"), table([""])), NAMED),
    (
        "cells under a row of labels",
        form(table(["Forename", "Surname", "Position"], ["", "", ""])),
        {"Forename": "Jo", "Surname": "Bloggs", "Position": "Director"},
    ),
    (
        "cells under labels that span",
        form(table([cell("Name", spans=2), "E-mail"], [cell(spans=2), ""])),
        {"Name": "Jo Bloggs", "E-mail": "jo@harrow.example"},
    ),
    (
        "two labels in a row",
        form(table(["Name", "", "Date", ""])),
        {"Name": "Jo Bloggs", "Date": "2 November 2026"},
    ),
    ("an empty row under a label", form(table(["Name", ""], ["", ""])), NAMED),
    (
        "a label that begins like a prompt",
        form(table(["Name", ""], ["Type of organisation", "x"])),
        NAMED,
    ),
    ("a table in a table", form(table([cell(table(["Name", ""]))])), NAMED),
    ("a prompt in a cell", form(table(["Name", "Enter your name here"])), NAMED),
    ("a label in pieces", form(table([cell(line(words("Na"), words("me:"))), ""])), NAMED),
    ("a control in a line", form(line("Name: ", text_control())), NAMED),
    ("a control in a cell", form(table(["Name", cell(line(text_control()))])), NAMED),
    (
        "a control around a line",
        form(line("Name"), control("<w:showingPlcHdr/>", line(prompt()))),
        NAMED,
    ),
    (
        "a control around a cell",
        form(
            table(["Name", ""]).replace(cell(), control("<w:showingPlcHdr/>", cell(line(prompt()))))
        ),
        NAMED,
    ),
    (
        "a control that only its title names",
        form(line(text_control('<w:alias w:val="Name"/>'))),
        NAMED,
    ),
    (
        "a control tied to a data part",
        form(line("Name: ", control(f"<w:showingPlcHdr/>{TIED}<w:text/>", prompt()))),
        NAMED,
    ),
    ("a date picker", form(line("Date: ", date_control())), {"Date": "2 November 2026"}),
    (
        "a list",
        form(line("I am responding as: ", list_control("An individual", "An organisation"))),
        {"I am responding as": "An organisation"},
    ),
    ("an old field", form(line("Name: ", old_text())), NAMED),
    (
        "an old list",
        form(line("Capacity: ", old_list("Individual", "Organisation"))),
        {"Capacity": "Organisation"},
    ),
    ("dots", form(line("Name: ..................")), NAMED),
    (
        "two rows of dots in a line",
        form(line("Name ______________   Date ________")),
        {"Name": "Jo Bloggs", "Date": "2 November 2026"},
    ),
    ("dots under a line", form(line("Name"), line("...............")), NAMED),
    (
        "dots before other words",
        form(line("Name", "<w:r><w:tab/></w:r>", ".........", "<w:r><w:tab/></w:r>", "Signed")),
        NAMED,
    ),
    ("a line that ends after its colon", form(line("Name:"), line("Thank you.")), NAMED),
    (
        "cells that are labels themselves",
        form(table(["Name:", "E-mail:"])),
        {"Name": "Jo Bloggs", "E-mail": "jo@harrow.example"},
    ),
    (
        "labels as bodies word them",
        form(
            table(
                ["Full name or organisation’s name", ""],
                ["Phone number", ""],
                ["Address (if not received by email)", ""],
                ["Postcode", ""],
                ["Consultation title", ""],
                ["Representing (self or organisation/s)", ""],
            )
        ),
        {
            "Full name or organisation’s name": "Harrow Families Network",
            "Phone number": "020 7946 0958",
            "Address (if not received by email)": "1 High Street, Harrow, HA1 3BX",
            "Postcode": "HA1 3BX",
            "Consultation title": "Waiting well",
            "Representing (self or organisation/s)": "Harrow Families Network",
        },
    ),
]


@pytest.mark.parametrize(("data", "expected"), [f[1:] for f in FIELDS], ids=[f[0] for f in FIELDS])
def test_a_field_is_filled_wherever_a_form_has_it(
    tmp_path: Path, data: bytes, expected: dict[str, str]
) -> None:
    filled = fill_form(data, FORM, brief(tmp_path))
    assert values(filled) == expected
    assert (filled.unsaid, filled.unknown) == ((), ())
    shown = "\n".join(lines(filled.data))
    for value in expected.values():
        assert value in shown or value == "2 November 2026"
    assert "Click" not in shown
    assert "...." not in shown


def test_a_date_picker_shows_the_date_in_its_own_format(tmp_path: Path) -> None:
    for shape, shown in (("dd/MM/yyyy", "02/11/2026"), ("d MMMM yyyy", "2 November 2026")):
        filled = fill_form(form(line("Date: ", date_control(shape))), FORM, brief(tmp_path))
        assert lines(filled.data) == [f"Date: {shown}"]
        assert b'w:fullDate="2026-11-02T00:00:00Z"' in document(filled.data)


def document(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")


SENDER = "Are you responding as an individual or an organisation?"
PUBLISH = (
    "Publish response with name",
    "Publish response only (without name)",
    "Do not publish response",
)
KINDS = [
    ("controls", box),
    ("old fields", old_box),
    ("characters", lambda: words("☐ ")),
    ("brackets", lambda: words("[ ] ")),
    ("signs of a font", lambda: sign("Wingdings", "F0A8")),
]


@pytest.mark.parametrize("make", [k[1] for k in KINDS], ids=[k[0] for k in KINDS])
def test_boxes_of_every_kind_are_ticked_before_their_words(
    tmp_path: Path, make: Callable[[], str]
) -> None:
    data = form(
        line(SENDER),
        line(make(), " Individual"),
        line(make(), " Organisation"),
        line("Please indicate your publishing preference:"),
        *(line(make(), f" {option}") for option in PUBLISH),
    )
    filled = fill_form(data, FORM, brief(tmp_path))
    assert list(values(filled).values()) == ["Organisation", "Publish response with name"]
    again = fill_form(filled.data, FORM, brief(tmp_path))
    assert (again.filled, again.unsaid, again.unknown) == ((), (), ())
    assert again.data == filled.data


def test_boxes_may_stand_in_a_row_before_or_behind_their_words(tmp_path: Path) -> None:
    for data, shown in (
        (form(line("I am: ☐ an individual  ☐ an organisation")), "☒ an organisation"),
        (form(line("Individual ☐   Organisation ☐")), "Organisation ☒"),
        (form(line(words("Individual "), box(), words(" Organisation "), box())), "Organisation ☒"),
    ):
        filled = fill_form(data, FORM, brief(tmp_path))
        assert len(filled.filled) == 1
        (text,) = lines(filled.data)
        assert shown in text
        assert text.count("☒") == 1


def test_boxes_of_a_table_have_their_words_in_the_right_cells(tmp_path: Path) -> None:
    behind = table(
        ["Nothing", "☐", "Name/contact details/job title", "☐"],
        ["Whole response", "☐", "Organisation", "☐"],
        ["Part of the response", "☐", "If there is no annex, which parts?", "It is there."],
    )
    data = form(line("What part of your response is confidential?"), behind)
    filled = fill_form(data, FORM, brief(tmp_path))
    assert list(values(filled).values()) == ["Nothing"]
    assert [text for text in lines(filled.data) if "☒" in text] == ["☒"]
    assert lines(filled.data).index("☒") == lines(filled.data).index("Nothing") + 1
    before = table(*(["☐", option] for option in PUBLISH))
    filled = fill_form(form(line("Your preference"), before), FORM, brief(tmp_path))
    assert lines(filled.data)[1:3] == ["☒", "Publish response with name"]


def test_boxes_under_yes_and_no_answer_the_question_of_their_row(tmp_path: Path) -> None:
    data = form(
        table(
            ["", "Yes", "No"],
            ["May we contact you again?", "☐", "☐"],
            ["Would you like your response to be confidential?", "☐", "☐"],
            ["Have you answered before?", "☐", "☐"],
        )
    )
    filled = fill_form(data, FORM, brief(tmp_path))
    assert list(values(filled).values()) == ["Yes", "No"]
    assert filled.unknown == ("Have you answered before? Yes / No",)


def test_a_question_of_the_consultation_takes_the_choice_of_its_answer(tmp_path: Path) -> None:
    data = form(
        line("Question 1: Do you agree that waiting times are published?"),
        line(old_box(), " Yes"),
        line(old_box(), " No"),
        line("Question 2: Do you know why?"),
        line(old_box(), " Yes"),
        line(old_box(), " No"),
    )
    filled = fill_form(data, FORM, brief(tmp_path))
    assert list(values(filled).values()) == ["Yes"]
    assert filled.unknown == ("Question 2: Do you know why? Yes / No",)


WHICH = "Which of these would help families most? Please tick all that apply."
OFFERED = (
    'text: "Do you agree that waiting times are published?", options: ["Yes", "No"]',
    f'text: "{WHICH}", options: [Post, E-mail, Fax], choose: ',
)


def test_every_option_chosen_of_several_is_ticked(tmp_path: Path) -> None:
    held = brief(tmp_path, *(OFFERED[0], f"{OFFERED[1]}several"), also=('"Yes"', "[Fax, Post]"))
    made = form(line(WHICH), line("☐ Post"), line("☐ E-mail"), line("☐ Fax"))
    filled = fill_form(made, FORM, held)
    assert lines(filled.data)[1:] == ["☒ Post", "☐ E-mail", "☒ Fax"]
    assert list(values(filled).values()) == ["Post; Fax"]
    in_a_row = fill_form(form(line(WHICH), line("[ ] Post  [ ] E-mail  [ ] Fax")), FORM, held)
    assert lines(in_a_row.data)[1] == "[X] Post  [ ] E-mail  [X] Fax"


def test_where_one_of_several_has_no_box_or_they_are_ranked_none_is_ticked(tmp_path: Path) -> None:
    made = form(line(WHICH), line("☐ Post"), line("☐ E-mail"), line("☐ Letter"))
    held = brief(tmp_path, *(OFFERED[0], f"{OFFERED[1]}several"), also=('"Yes"', "[Fax, Post]"))
    filled = fill_form(made, FORM, held)
    assert (filled.data, filled.unsaid) == (made, (f"{WHICH} Post / E-mail / Letter",))
    held = brief(tmp_path, *(OFFERED[0], f"{OFFERED[1]}rank"), also=('"Yes"', "[Fax, Post]"))
    made = form(line(WHICH), line("☐ Post"), line("☐ E-mail"), line("☐ Fax"))
    assert fill_form(made, FORM, held).data == made


LEFT: list[tuple[str, bytes, str]] = [
    ("an unknown label", form(table(["Favourite colour", ""])), "unknown"),
    ("a label of two meanings", form(table(["Name and date", ""])), "unknown"),
    ("a signature", form(line("Signature: ........................")), "unknown"),
    (
        "a single box",
        form(line("☐ Please keep my response confidential from everybody.")),
        "unknown",
    ),
    (
        "words to strike",
        form(table(["Representing (delete as appropriate)", "Self / Organisation"])),
        "unknown",
    ),
    ("a list that does not offer it", form(line("Name: ", list_control("A", "B"))), "unsaid"),
    ("a field that is too short", form(line("Name: ", old_text(longest=3))), "unsaid"),
]


@pytest.mark.parametrize(("data", "where"), [x[1:] for x in LEFT], ids=[x[0] for x in LEFT])
def test_what_is_not_known_is_listed_and_the_file_stays_byte_for_byte(
    tmp_path: Path, data: bytes, where: str
) -> None:
    filled = fill_form(data, FORM, brief(tmp_path))
    assert filled.filled == ()
    assert len(getattr(filled, where)) == 1
    assert filled.data == data


@pytest.mark.parametrize(
    "data",
    [
        form(table(["Name", "Sam Smith"])),
        form(line("Name: ", control("<w:text/>", words("Sam Smith")))),
        form(line("Name: ", old_text(result="Sam Smith"))),
        form(line(SENDER), line(box(ticked=True), " Individual"), line(box(), " Organisation")),
        form(
            line(SENDER),
            line(old_box(ticked=True), " Individual"),
            line(old_box(), " Organisation"),
        ),
        form(line("Name: ", text_control('<w:lock w:val="sdtContentLocked"/>'))),
    ],
    ids=["cell", "control", "old field", "box", "old box", "locked"],
)
def test_what_holds_words_already_stays(tmp_path: Path, data: bytes) -> None:
    filled = fill_form(data, FORM, brief(tmp_path))
    assert (filled.data, filled.filled, filled.unsaid, filled.unknown) == (data, (), (), ())


def test_a_brief_that_does_not_say_leaves_the_field_and_says_so(tmp_path: Path) -> None:
    data = form(
        table(["Phone number", ""], ["Full name or organisation’s name", ""]),
        line(SENDER),
        line(box(), " Individual"),
        line(box(), " Organisation"),
        line("Your preference"),
        *(line(box(), f" {option}") for option in PUBLISH),
    )
    silent = brief(tmp_path, "  capacity: on behalf of a charity\n")
    silent = silent.model_copy(update={"details": {}})
    without = silent.respondent.contact.model_copy(update={"telephone": None})
    sender = silent.respondent.model_copy(update={"contact": without})
    filled = fill_form(data, FORM, silent.model_copy(update={"respondent": sender}))
    assert filled.filled == ()
    assert len(filled.unsaid) == 4
    assert filled.data == data


@pytest.mark.parametrize(
    ("capacity", "ticked", "named"),
    [
        ("in a personal capacity", "Individual", "Jo Bloggs"),
        ("as an academic", "Individual", "Jo Bloggs"),
        ("as a charity that works with families", "Organisation", "Harrow Families Network"),
        ("on behalf of our members", "Organisation", "Harrow Families Network"),
        ("as a researcher at a university", None, None),
    ],
)
def test_who_answers_follows_the_capacity_and_is_never_guessed(
    tmp_path: Path, capacity: str, ticked: str | None, named: str | None
) -> None:
    data = form(
        line(SENDER),
        line(box(), " Individual"),
        line(box(), " Organisation"),
        table(["Full name or organisation’s name", ""]),
    )
    told = brief(tmp_path, "on behalf of a charity", capacity)
    assert list(values(fill_form(data, FORM, told)).values()) == [v for v in (named, ticked) if v]


def test_only_the_document_changes_and_in_it_only_the_fields(tmp_path: Path) -> None:
    data = form(line("Please read this first."), table(["Name", ""]), line("Thank you."))
    filled = fill_form(data, FORM, brief(tmp_path))
    assert lines(filled.data) == ["Please read this first.", "Name", "Jo Bloggs", "Thank you."]
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(filled.data)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]
    assert fill_form(data, FORM, brief(tmp_path)).data == filled.data


def test_a_main_part_of_another_name_is_filled_too(tmp_path: Path) -> None:
    data = renamed(form(table(["Name", ""])), "word/document.xml", "word/document2.xml")
    assert lines(fill_form(data, FORM, brief(tmp_path)).data) == ["Name", "Jo Bloggs"]


def test_words_that_xml_uses_and_signs_that_it_forbids_do_no_harm(tmp_path: Path) -> None:
    told = brief(tmp_path, "name: Jo Bloggs", 'name: "Jo <b> & \\x01 Co"')
    filled = fill_form(form(table(["Name", ""])), FORM, told)
    assert lines(filled.data)[1] == "Jo <b> & � Co"


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="This is a PDF file"):
        fill_form(b"%PDF-1.7\n", FORM, brief(tmp_path))
