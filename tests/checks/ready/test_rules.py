"""Submissions made wrong on purpose, one fault each: the fault is found, and it alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from assistant.briefs.brief import Brief
from assistant.checks.ready import check_ready, paper_of
from assistant.checks.ready.mending import mend
from assistant.findings import Finding
from assistant.venues import load_venue
from assistant.venues.rule import Rule, Venue

PROSE = (
    "Families tell us that they wait for months before anyone answers, and that the waiting itself "
    "does harm to children who had hoped for help."
)
COMMONS = "commons-select-committee"


def good() -> Opened:
    """A short submission to a select committee that keeps every rule."""
    paper = Document()
    paper.core_properties.author = ""
    paper.core_properties.last_modified_by = ""
    paper.add_heading("Written evidence submitted by Harrow Families Network", 0)
    paper.add_paragraph("4 May 2026")
    paper.add_heading("Summary", 1)
    for point in ("Waiting does harm.", "Help that comes early costs less."):
        paper.add_paragraph(point, style="List Bullet")
    paper.add_heading("Who we are", 1)
    paper.add_paragraph(f"1. We are a charity of parents and carers. {PROSE}")
    paper.add_heading("The case", 1)
    paper.add_paragraph(f"2. {PROSE}")
    paper.add_paragraph(f"3. We ask the Department for Education to publish waiting times. {PROSE}")
    return paper


def found(
    paper: Opened,
    venue: str | Venue = COMMONS,
    name: str = "paper.docx",
    brief: Brief | None = None,
) -> list[Finding]:
    rules = load_venue(venue) if isinstance(venue, str) else venue
    findings = check_ready(paper_of(saved(paper), Path(name), brief), rules)
    return [finding for finding in findings if finding.code != "venue-reminder"]


def saved(paper: Opened) -> bytes:
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def test_a_paper_that_keeps_every_rule_gives_no_finding() -> None:
    assert found(good()) == []


def line(paper: Opened, begins: str) -> Paragraph:
    return next(p for p in paper.paragraphs if p.text.startswith(begins))


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
    from PIL import Image

    for _ in range(4):
        stream = io.BytesIO()
        Image.new("RGB", (8, 8), "red").save(stream, "PNG")
        paper.add_picture(stream)


def authored(paper: Opened) -> None:
    paper.core_properties.author = "Jo Bloggs"


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
    ("recommendations", "asks for nothing", rewritten("3.", f"3. {PROSE}")),
    (
        "recommendations",
        "addressed to nobody",
        rewritten("3.", f"3. We ask that something is done. {PROSE}"),
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
    if fault is pictured:
        pytest.importorskip("PIL", reason="no pictures can be made")
    paper = good()
    fault(paper)
    findings = found(paper)
    assert {finding.code for finding in findings} == {f"venue-{rule}"}
    assert said in findings[0].message
    assert "The rule: " in findings[0].message
    assert findings[0].fix


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


QUESTIONS = """
consultation:
  title: Waiting
  body: Department for Education
  questions:
    - {number: "1", text: Do you agree that waiting times should be published each quarter?}
    - {number: "2", text: What would help families while they wait for an assessment?}
    - {number: "3", text: Is there anything else?, limits: {characters: 60}}
respondent: {organisation: Harrow Families Network}
"""


def brief(tmp_path: Path) -> Brief:
    from assistant.briefs import load_brief

    path = tmp_path / "brief.yaml"
    path.write_text(QUESTIONS.strip() + "\n", encoding="utf-8")
    return load_brief(path)


def answering(*answers: tuple[str, str]) -> Opened:
    paper = good()
    for heading, text in answers:
        paper.add_heading(heading, 2)
        if text:
            paper.add_paragraph(text)
    return paper


def test_a_question_left_out_or_empty_or_over_its_limit_is_found(tmp_path: Path) -> None:
    paper = answering(
        ("Question 1", f"4. {PROSE}"),
        ("Question 3", f"5. {PROSE}"),
    )
    said = {f.code: f.message for f in found(paper, COMMONS, brief=brief(tmp_path))}
    assert set(said) == {"venue-questions-answered", "over-limit-characters"}
    assert "Question 2 does not stand" in said["venue-questions-answered"]
    empty = answering(
        ("Q1.", PROSE), ("Q2: What would help families while they wait?", ""), ("Q3", "No comment")
    )
    said = {f.code: f.message for f in found(empty, "government-department", brief=brief(tmp_path))}
    assert "Nothing stands under question 2" in said["venue-questions-answered"]


def test_a_question_is_known_by_its_number_and_its_own_words(tmp_path: Path) -> None:
    paper = answering(
        ("1. Do you agree that waiting times should be published each quarter?", f"4. {PROSE}"),
        ("2. What would help families while they wait for an assessment?", f"5. {PROSE}"),
        ("3. Is there anything else?", "No comment"),
    )
    assert found(paper, COMMONS, brief=brief(tmp_path)) == []


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
