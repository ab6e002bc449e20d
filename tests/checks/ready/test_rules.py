"""Submissions made wrong on purpose, one fault each: the fault is found, and it alone."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.checks.ready import check_ready, paper_of
from assistant.checks.ready.mending import mend
from assistant.venues import load_venue
from assistant.venues.rule import Rule, Venue
from tests.checks.ready.papers import COMMONS, PROSE, found, good, line, saved


def test_a_paper_that_keeps_every_rule_gives_no_finding() -> None:
    assert found(good()) == []


def without(begins: str) -> Callable[[Opened], None]:
    def change(paper: Opened) -> None:
        element = line(paper, begins)._element
        element.getparent().remove(element)

    return change


def rewritten(begins: str, text: str) -> Callable[[Opened], None]:
    def change(paper: Opened) -> None:
        line(paper, begins).text = text

    return change


def longer(paper: Opened) -> None:
    for number in range(4, 150):
        paper.add_paragraph(f"{number}. {PROSE}")


def tracked(paper: Opened) -> None:
    insertion = OxmlElement("w:ins", {qn("w:id"): "1", qn("w:author"): "A"})
    run = line(paper, "2.").runs[0]._element
    run.addprevious(insertion)
    insertion.append(run)


def commented(paper: Opened) -> None:
    paper.add_comment(line(paper, "2.").runs, text="Is this so?", author="A Colleague")


def hidden(paper: Opened) -> None:
    line(paper, "2.").add_run(" Do not say this.").font.hidden = True


def pictured(paper: Opened) -> None:
    for _ in range(4):
        paper.add_picture(io.BytesIO(dot_png()))


def dot_png() -> bytes:
    """A picture of one grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_of = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + sum_of

    head = (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    dots = zlib.compress(b"\0\x80")
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def authored(paper: Opened) -> None:
    paper.core_properties.author = "Jo Bloggs"


def out_of_order(paper: Opened) -> None:
    line(paper, "2.").text = f"3. {PROSE}"
    line(paper, "3. We ask").text = f"2. We ask the Treasury to publish waiting times. {PROSE}"


def begun_late(paper: Opened) -> None:
    for begins, text in (
        ("1.", f"5. We are a charity of parents and carers. {PROSE}"),
        ("2.", f"6. {PROSE}"),
        ("3.", f"7. We ask the Department for Education to publish waiting times. {PROSE}"),
    ):
        line(paper, begins).text = text


def summary_last(paper: Opened) -> None:
    for begins in ("Summary", "Waiting does", "Help that"):
        element = line(paper, begins)._element
        paper.element.body.insert(len(paper.element.body) - 1, element)


def summary_in_prose(paper: Opened) -> None:
    for begins in ("Waiting does", "Help that"):
        line(paper, begins).style = paper.styles["Normal"]


def summary_too_long(paper: Opened) -> None:
    line(paper, "Waiting does").text = "Waiting does harm to children everywhere. " * 100


FAULTS: list[tuple[str, str, Callable[[Opened], None]]] = [
    ("words", "the limit is 3,000", longer),
    ("summary", "There is no summary", rewritten("Summary", "Waiting")),
    ("sender", "does not say whom", rewritten("Written evidence", "Waiting for help")),
    ("capacity", "in what capacity", rewritten("1.", f"1. {PROSE}")),
    ("date", "no date", without("4 May")),
    ("paragraph-numbers", "has no number", rewritten("2.", PROSE)),
    (
        "paragraph-numbers",
        "stands twice",
        rewritten("3.", f"2. We ask the Treasury to act. {PROSE}"),
    ),
    (
        "paragraph-numbers",
        "go from 2 to 4",
        rewritten("3.", f"4. We ask the Treasury to act. {PROSE}"),
    ),
    ("paragraph-numbers", "comes after 3", out_of_order),
    ("paragraph-numbers", "begin at 5", begun_late),
    ("summary", "comes after", summary_last),
    ("summary", "not a list", summary_in_prose),
    ("summary", "more than a page", summary_too_long),
    ("recommendations", "asks for nothing", rewritten("3.", f"3. {PROSE}")),
    (
        "recommendations",
        "addressed to nobody",
        rewritten("3.", f"3. We ask that something is done. {PROSE}"),
    ),
    (
        "recommendations",
        "addressed to nobody",
        rewritten("3.", f"3. We recommend that waiting times are published. {PROSE}"),
    ),
    (
        "recommendations",
        "addressed to nobody",
        rewritten("3.", f"3. It is recommended that guidance be issued each year. {PROSE}"),
    ),
    (
        "acronyms",
        "“CAMHS” is not spelt out",
        rewritten(
            "2.", f"2. CAMHS is full. {PROSE} Child and adolescent services (CAMHS) need staff."
        ),
    ),
    ("acronyms", "“DfE” is not spelt out", rewritten("2.", f"2. The DfE knows. {PROSE}")),
    ("personal-data", "a postcode", rewritten("2.", f"2. We are at SW1A 1AA. {PROSE}")),
    (
        "personal-data",
        "a National Insurance number",
        rewritten("2.", f"2. His number is QQ 12 34 56 C. {PROSE}"),
    ),
    ("acronyms", "“CAMHS” is not spelt out", rewritten("2.", f"2. CAMHS is full. {PROSE}")),
    ("personal-data", "a telephone number", rewritten("2.", f"2. Ring 020 7946 0958. {PROSE}")),
    ("personal-data", "an e-mail address", rewritten("2.", f"2. Write to a@b.example. {PROSE}")),
    ("tracked-changes", "tracked changes", tracked),
    ("comments", "a comment of A Colleague", commented),
    ("hidden-text", "Do not say this", hidden),
    ("pictures", "4 pictures", pictured),
    ("author-metadata", "Jo Bloggs", authored),
    ("template-text", "A gap was left", rewritten("2.", f"2. [insert figure] {PROSE}")),
    ("one-file", "Annex A", rewritten("2.", f"2. See Annex A for the figures. {PROSE}")),
]


@pytest.mark.parametrize(
    ("rule", "said", "fault"), FAULTS, ids=[f"{rule}-{said}" for rule, said, _ in FAULTS]
)
def test_each_fault_is_found_and_it_alone(
    rule: str, said: str, fault: Callable[[Opened], None]
) -> None:
    paper = good()
    fault(paper)
    findings = found(paper)
    assert {finding.code for finding in findings} == {f"venue-{rule}"}
    assert any(said in finding.message for finding in findings)
    assert all("The rule: " in finding.message and finding.fix for finding in findings)


@pytest.mark.parametrize(
    "text",
    [
        "2. Child and adolescent mental health services (CAMHS) are full. CAMHS needs staff. ",
        "2. CAMHS (child and adolescent mental health services) is full. ",
        "2. The NHS and the BBC agree. ",
        "2. She said “CAMHS is full to the very brim and beyond” last year. ",
    ],
)
def test_a_short_form_that_is_spelt_out_known_or_quoted_is_no_fault(text: str) -> None:
    paper = good()
    line(paper, "2.").text = text + PROSE
    assert found(paper) == []


TELEPHONES = (
    "020 7946 0958",
    "+44 (0)7700 900123",
    "(01632) 960 001",
    "07700900123",
    "0044 7700 900123",
    "020–7946–0958",
    "(202) 555-0143",
    "+353 1 555 0143",
)


@pytest.mark.parametrize("number", TELEPHONES)
def test_a_telephone_number_is_found_however_it_is_written(number: str) -> None:
    paper = good()
    line(paper, "2.").text = f"2. Ring {number}. {PROSE}"
    assert [f.code for f in found(paper)] == ["venue-personal-data"]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 0 19 852663 6",
        "https://doi.org/10.1000/0123456789",
        "£1,034,567,890 in 2024–25",
        "charity number 1012345",
        "Option B2 and case M15",
        "option e1 1st and e2 2nd",
    ],
)
def test_numbers_of_other_kinds_are_no_personal_data(text: str) -> None:
    paper = good()
    line(paper, "2.").text = f"2. See {text}. {PROSE}"
    assert [f.code for f in found(paper)] == []


def test_a_letterhead_may_say_how_to_reach_the_sender_where_the_body_lets_it() -> None:
    paper = good()
    paper.sections[0].header.paragraphs[0].text = "1 High Street, Harrow HA1 3BX, 020 7946 0958"
    assert "venue-personal-data" not in {f.code for f in found(paper, "ofcom")}
    places = {f.place for f in found(paper) if f.code == "venue-personal-data"}
    assert places == {"The head of the page"}


@pytest.mark.parametrize(
    "lead", ["We ask the Department for Education to:", "We recommend that Ofcom should:"]
)
def test_a_lead_in_names_the_body_for_the_items_under_it(lead: str) -> None:
    paper = good()
    paper.add_heading("Recommendations", 1)
    paper.add_paragraph(lead)
    for item in ("Guidance should be published.", "Waiting times must be recorded."):
        paper.add_paragraph(item, style="List Bullet")
    assert found(paper) == []


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        ("We ask that the DfE publishes what each school spends.", []),
        ("The MoJ should say how many wait.", []),
        ("Something must be done before it is too late.", ["The paper"]),
        ("The Home Office has looked at this. It must be done before it is too late.", []),
    ],
)
def test_a_paper_whose_asks_name_nobody_is_told(ask: str, expected: list[str]) -> None:
    paper = good()
    for paragraph in paper.paragraphs:
        if re.search(r"\b(?:should|must|recommend|ask)\b", paragraph.text):
            paragraph.text = f"{paragraph.text[:3]}{PROSE}"
    paper.add_paragraph(f"4. {ask} {PROSE}")
    assert [one.place for one in found(paper) if one.code == "venue-recommendations"] == expected


@pytest.mark.parametrize(
    "line_of_sender",
    ["Memorandum by the Harrow Network", "Supplementary statement from Harrow Families"],
)
def test_the_sender_may_be_named_in_whatever_the_paper_calls_itself(line_of_sender: str) -> None:
    paper = good()
    paper.paragraphs[0].text = line_of_sender
    assert found(paper) == []


@pytest.mark.parametrize("how", ["bold", "underline", "capitals", "plain", "a style of Pages"])
def test_headings_may_be_lines_that_only_look_like_headings(how: str) -> None:
    paper = good()
    for heading in ("Summary", "Who we are", "The case"):
        paragraph = line(paper, heading)
        paragraph.style = paper.styles["Normal"]
        run = paragraph.runs[0]
        if how == "capitals":
            run.text = heading.upper()
        elif how == "plain":
            # Only a line that says what every paper's part is called can be known by its words.
            run.text = heading.replace("The case", "Background")
        elif how == "a style of Pages":
            names = [style.name for style in paper.styles]
            own = paper.styles["Heading"] if "Heading" in names else None
            paragraph.style = own or paper.styles.add_style("Heading", WD_STYLE_TYPE.PARAGRAPH)
        else:
            setattr(run, how, True)
    assert found(paper) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "{}) ",
        "({}) ",
        "[{}] ",
        "1.{} ",
        "{}\t",
        "{}: ",
        "Paragraph {}: ",
        "Para {} – ",
        "§{}. ",
        "¶ {}\t",
    ],
)
def test_typed_numbers_may_be_of_any_shape(pattern: str) -> None:
    paper = good()
    for number in (1, 2, 3):
        paragraph = line(paper, f"{number}. ")
        paragraph.text = pattern.format(number) + paragraph.text[3:]
    assert found(paper) == []


def test_a_paragraph_that_begins_by_naming_another_has_no_number() -> None:
    paper = good()
    paper.add_paragraph(f"Paragraph 3 of the call for evidence says otherwise. {PROSE}")
    (bare,) = found(paper)
    assert bare.message.startswith("This paragraph has no number.")


def test_the_items_of_a_list_inside_a_paragraph_are_not_paragraphs() -> None:
    paper = good()
    for item in ("(1) more staff;", "(2) earlier help."):
        paper.add_paragraph(item)
    for item in (
        "More staff for each team in every region of the country, at once and for good.",
    ) * 2:
        paper.add_paragraph(item, style="List Number 2")
    paper.add_paragraph(f"4. {PROSE}")
    assert found(paper) == []


def test_numbers_made_by_the_program_count_as_numbers() -> None:
    paper = good()
    for begins in ("1.", "2.", "3."):
        paragraph = line(paper, begins)
        paragraph.text = paragraph.text[3:]
        paragraph.style = paper.styles["List Number"]
    assert found(paper) == []


def test_a_wrong_type_a_large_file_and_page_numbers_are_found() -> None:
    assert [f.code for f in found(good(), name="paper.pdf")] == ["venue-file-type"]
    rule = Rule(rule="file-size", limit=0.001, unit="MB", says="Small.", source="Us")
    assert [f.code for f in found(good(), Venue(venue=1, title="x", rules=(rule,)))] == [
        "venue-file-size"
    ]
    paper = good()
    field = OxmlElement("w:fldSimple", {qn("w:instr"): "PAGE"})
    paper.sections[0].footer.paragraphs[0]._element.append(field)
    assert "venue-page-numbers" in [f.code for f in found(paper, "ni-assembly")]
    assert "venue-page-numbers" not in [f.code for f in found(good(), "ni-assembly")]


def test_what_can_be_mended_without_changing_words_is_mended_in_a_copy() -> None:
    paper = good()
    for fault in (authored, commented, hidden):
        fault(paper)
    before = saved(paper)
    copy, told = mend(before, load_venue(COMMONS))
    assert len(told) == 3
    kept = paper_of(copy, Path("paper.docx"))
    assert check_ready(kept, load_venue(COMMONS)) == check_ready(
        paper_of(saved(good()), Path("paper.docx")), load_venue(COMMONS)
    )
    assert [p.text for p in Document(io.BytesIO(copy)).paragraphs] == [
        p.text for p in good().paragraphs
    ]
    assert mend(copy, load_venue(COMMONS)) == (copy, ())


@pytest.mark.parametrize("venue", ["eu-have-your-say", "us-regulations"])
def test_what_a_body_expects_to_find_is_missed(venue: str) -> None:
    codes = {finding.code for finding in found(good(), venue)}
    assert codes & {"venue-register-number", "venue-docket"}
    paper = good()
    line(paper, "2.").text = f"2. 123456789-12, Docket EPA-2026-0001. {PROSE}"
    assert not {f.code for f in found(paper, venue)} & {"venue-register-number", "venue-docket"}


def test_a_part_that_is_confidential_needs_its_reason() -> None:
    for text, is_told in (
        ("Annex A of this response is confidential.", True),
        ("This e-mail and its attachments are confidential to the addressee.", True),
        ("Annex A is confidential, because it names families.", False),
        ("Nothing in this response is confidential.", False),
        ("The helpline is confidential and free.", False),
    ):
        paper = good()
        line(paper, "2.").text = f"2. {text} {PROSE}"
        codes = {f.code for f in found(paper, "government-department")}
        assert ("venue-confidential-reason" in codes) is is_told


CAPACITIES = (
    "The Royal College of Care is the professional body for carers.",
    "Dr Jane Smith is Professor of Law at the University of Harrow.",
    "I am submitting this in my capacity as a head teacher.",
    "This paper is made by Carers Link, which represents 5,000 members.",
    "Carers Link is one of the country's largest membership organisations.",
    "I am writing as a private individual.",
)


@pytest.mark.parametrize("text", CAPACITIES)
def test_a_capacity_may_be_said_in_many_ways(text: str) -> None:
    paper = good()
    line(paper, "1.").text = f"1. {text} {PROSE}"
    assert found(paper) == []


@pytest.mark.parametrize(
    "text",
    [
        "Annex A of the Home Office's submission says so, and so do we.",
        "We suggest that this is because of poverty.",
        "Each year we ask parents to tell us how long they waited.",
        "He said: “[name withheld] has been on the list since [date removed] and is there”.",
        "See also the ruling at [2019] UKSC 12.",
    ],
)
def test_what_good_papers_say_is_no_fault(text: str) -> None:
    paper = good()
    line(paper, "2.").text = f"2. {text} {PROSE}"
    assert found(paper) == []


def test_numbered_headings_that_are_not_made_as_headings_are_no_paragraphs() -> None:
    paper = good()
    for number, heading in (("1", "Who we are"), ("2", "The case")):
        paragraph = line(paper, heading)
        paragraph.style = paper.styles["Normal"]
        paragraph.text = f"{number}. {heading} and more of that"
    assert found(paper) == []


def test_a_long_first_line_needs_no_number() -> None:
    paper = good()
    first = line(paper, "Written evidence")
    first.style = paper.styles["Normal"]
    first.text = (
        "Written evidence submitted by the Association of Directors of Public Health and Social "
        "Care in the North of England"
    )
    assert found(paper) == []
